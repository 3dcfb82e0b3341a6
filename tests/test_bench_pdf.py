"""The benches of the PDF reader count what they say they count."""

from __future__ import annotations

import io
from collections import Counter
from pathlib import Path

import pypdfium2

from bench.pdf_cells import score
from bench.pdf_speed import long_document
from bench.pdf_tools import extract
from bench.pdf_truth import Truth, samples

ROOT = Path(__file__).parents[1]
SAMPLE = ROOT / "samples" / "nagasaki_2024.reportlab.pdf"


def test_all_cells_of_a_sample_are_found() -> None:
    truth = samples([SAMPLE])
    found = score(extract("keikaku", [SAMPLE]), truth)
    assert found.cells == truth[SAMPLE].cells.total() > 50
    assert (found.right, found.wrong, found.pages) == (found.cells, 0, 2)
    assert found.kept == found.nested


def test_a_text_in_no_cell_is_wrong_and_a_repeated_header_is_not() -> None:
    truth = {SAMPLE: Truth(Counter({"事業": 1, "受診率": 1}), [[["4月"], ["12.5%"]]])}
    grids = [[["事業", "受診率30%"], ["事業", ""]], [["4月"], ["12.5%"]]]
    made = {"grids": {str(SAMPLE): grids}, "seconds": 1.0, "busy": 1.0, "megabytes": 1.0}
    found = score(made, truth)
    assert (found.cells, found.right, found.wrong) == (2, 1, 3)
    assert (found.nested, found.kept) == (1, 1)


def test_a_long_document_has_the_pages_asked_for() -> None:
    document = pypdfium2.PdfDocument(io.BytesIO(long_document(60)))
    assert len(document) == 60
