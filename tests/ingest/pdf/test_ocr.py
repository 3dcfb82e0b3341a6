"""Pages that are only a picture, read with Tesseract where that is installed."""

from __future__ import annotations

import io

import numpy as np
import pypdfium2
import pytest

from ingest.pdf import PdfOptions, ocr, read_pdf
from tests.ingest.pdf.drawing import Sheet, pdf
from tests.ingest.pdf.reading import only_table, shape


def scan(sheet: Sheet) -> bytes:
    """A picture of a page as a PDF."""
    document = pypdfium2.PdfDocument(pdf(sheet))
    picture = document[0].render(scale=150 / 72).to_pil().convert("L")
    out = io.BytesIO()
    picture.save(out, "PDF", resolution=150)
    return out.getvalue()


def ruled() -> Sheet:
    """A small table."""
    return Sheet(300, 200).rules([30.0, 150.0, 270.0], [40.0, 80.0, 120.0], 0.8)


def test_without_recognition_a_scan_is_an_error_that_says_what_to_do() -> None:
    document = read_pdf("scan.pdf", scan(ruled()), options=PdfOptions(isolate=False))
    finding = document.findings[0]
    assert (finding.severity, finding.code) == ("error", "scanned_page")
    assert document.blocks == []


def test_rules_are_found_in_a_picture() -> None:
    pixels = np.full((200, 300), 255, np.uint8)
    pixels[50:52, 20:280] = 0
    pixels[20:180, 100:102] = 0
    pixels[100:110, 200:215] = 0
    assert sorted(ocr.find_rules(pixels, 1.0)) == [(20, 50, 280, 52, 0), (100, 20, 102, 180, 0)]


def test_what_is_missing_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    def lacking() -> None:
        raise ocr.NoRecognition("tesseract lacks the language jpn")

    monkeypatch.setattr("ingest.pdf.inprocess.tesseract", lacking)
    document = read_pdf("scan.pdf", scan(ruled()), options=PdfOptions(isolate=False, ocr=True))
    assert {f.code for f in document.findings} >= {"no_recognition", "scanned_page"}


def test_recognised_text_is_marked_as_such() -> None:
    try:
        ocr.tesseract()
    except ocr.NoRecognition as missing:
        pytest.skip(str(missing))
    sheet = ruled().write(40, 66, "NUMBER 745", 14).write(160, 66, "TOTAL 812", 14)
    document = read_pdf("scan.pdf", scan(sheet), options=PdfOptions(isolate=False, ocr=True))
    table = only_table(document)
    assert shape(table) == (2, 2, 4)
    assert "745" in table.cells[0].text
    assert "812" in table.cells[1].text
    assert [(f.severity, f.code) for f in document.findings] == [("warning", "recognised_text")]
