"""Pages that are only a picture, read with Tesseract where that is installed."""

from __future__ import annotations

import io

import numpy as np
import pypdfium2
import pytest

from ingest.errors import NoRecognition
from ingest.pdf import PdfOptions, ocr, read_pdf
from schema.document import Document
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


def scans(count: int) -> bytes:
    """A PDF of so many pages that are pictures."""
    one = pypdfium2.PdfDocument(scan(ruled()))
    for _ in range(count - 1):
        one.import_pages(one, [0])
    out = io.BytesIO()
    one.save(out)
    return out.getvalue()


class Recogniser:
    """Stands for pytesseract: the same words for each picture, in Tesseract's form."""

    class Output:
        DICT = "dict"

    def __init__(self, *words: tuple[str, float, int, int, int, int]) -> None:
        self._words = words
        self.asked: list[dict[str, object]] = []

    def image_to_data(self, _picture: object, **options: object) -> dict[str, list[object]]:
        self.asked.append(options)
        names = ("text", "conf", "left", "top", "width", "height")
        columns = dict(zip(names, map(list, zip(*self._words, strict=True)), strict=True))
        same = [1] * len(self._words)
        return {"block_num": same, "par_num": same, "line_num": same} | columns


def recognised(
    monkeypatch: pytest.MonkeyPatch, tool: object, data: bytes | None = None
) -> Document:
    """A picture of a small table, read with a tool in Tesseract's place."""
    monkeypatch.setattr("ingest.pdf.inprocess.tesseract", lambda: tool)
    options = PdfOptions(isolate=False, ocr=True)
    return read_pdf("scan.pdf", data or scan(ruled()), options=options)


def test_words_come_into_the_cells_that_the_picture_shows(monkeypatch: pytest.MonkeyPatch) -> None:
    tool = Recogniser(("受診率", 90.0, 180, 225, 150, 50), ("64.0%", 90.0, 680, 225, 200, 50))
    document = recognised(monkeypatch, tool)
    assert [cell.text for cell in only_table(document).cells] == ["受診率", "64.0%", "", ""]
    assert document.recognised == (1,)
    (finding,) = document.findings
    assert (finding.severity, finding.code, finding.ref.page) == ("warning", "recognised_text", 1)
    assert [options["lang"] for options in tool.asked] == ["jpn"]


def test_boxes_that_overlap_keep_their_order(monkeypatch: pytest.MonkeyPatch) -> None:
    """Tesseract parts 4,902円 where it likes, and the boxes of the parts overlap."""
    tool = Recogniser(("4,90", 90.0, 180, 225, 120, 50), ("2円", 90.0, 280, 225, 80, 50))
    assert only_table(recognised(monkeypatch, tool)).cells[0].text == "4,902円"


def test_words_that_are_hardly_seen_are_left_out(monkeypatch: pytest.MonkeyPatch) -> None:
    tool = Recogniser(("受診率", 90.0, 180, 225, 150, 50), ("|", 5.0, 400, 225, 10, 50))
    assert only_table(recognised(monkeypatch, tool)).cells[0].text == "受診率"


def test_a_page_on_which_tesseract_fails_costs_only_itself(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    class Failing(Recogniser):
        def image_to_data(self, picture: object, **options: object) -> dict[str, list[object]]:
            if not self.asked:
                self.asked.append(options)
                raise RuntimeError("Tesseract process timeout")
            return super().image_to_data(picture, **options)

    tool = Failing(("受診率", 90.0, 180, 225, 150, 50))
    document = recognised(monkeypatch, tool, scans(2))
    assert document.recognised == (2,)
    assert [(f.code, f.ref.page) for f in document.findings] == [
        ("no_recognition", 1),
        ("scanned_page", 1),
        ("recognised_text", 2),
    ]
    assert "Tesseract process timeout" in document.findings[0].message


def test_what_is_missing_is_told_once(monkeypatch: pytest.MonkeyPatch) -> None:
    def lacking() -> None:
        raise NoRecognition("tesseract has no Japanese model")

    monkeypatch.setattr("ingest.pdf.inprocess.tesseract", lacking)
    document = read_pdf("scan.pdf", scans(3), options=PdfOptions(isolate=False, ocr=True))
    codes = [finding.code for finding in document.findings]
    assert codes == ["no_recognition", *["scanned_page"] * 3, "no_text"]


@pytest.mark.parametrize(
    ("missing", "advice"),
    [
        ("module", "pip install 'keikaku[ocr]'"),
        ("program", "apt install tesseract-ocr tesseract-ocr-jpn"),
        ("language", "apt install tesseract-ocr-jpn"),
    ],
)
def test_what_is_missing_is_told_with_what_to_do(
    missing: str, advice: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    class NotFound(OSError):
        pass

    class Module:
        TesseractNotFoundError = NotFound

        @staticmethod
        def get_languages() -> list[str]:
            if missing == "program":
                raise NotFound
            return ["eng"]

    found = None if missing == "module" else object()
    monkeypatch.setattr("importlib.util.find_spec", lambda _name: found)
    monkeypatch.setattr("importlib.import_module", lambda _name: Module)
    with pytest.raises(NoRecognition) as raised:
        ocr.tesseract()
    assert advice in str(raised.value)


def test_recognised_text_is_marked_as_such() -> None:
    try:
        ocr.tesseract()
    except NoRecognition as missing:
        pytest.skip(str(missing))
    sheet = ruled().write(40, 66, "NUMBER 745", 14).write(160, 66, "TOTAL 812", 14)
    document = read_pdf("scan.pdf", scan(sheet), options=PdfOptions(isolate=False, ocr=True))
    table = only_table(document)
    assert shape(table) == (2, 2, 4)
    assert "745" in table.cells[0].text
    assert "812" in table.cells[1].text
    assert [(f.severity, f.code) for f in document.findings] == [("warning", "recognised_text")]
