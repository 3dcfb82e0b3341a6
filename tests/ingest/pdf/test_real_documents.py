"""The two given renderings, and all five documents rebuilt as PDFs and read again."""

from __future__ import annotations

import json
import re
from collections import Counter
from pathlib import Path

import pytest

from ingest.pdf import PdfOptions, read_pdf
from ingest.reader import read_document
from schema.document import Document, Table
from tests.ingest.pdf import render_reportlab
from tests.ingest.pdf.comparing import all_tables, completed, recovery

HERE = PdfOptions(isolate=False)
DUMPS = ["000", "001", "002", "004"]
"""Document 003's dump shifts its cells, so its PDF rendering is what is rebuilt."""
MONTH = re.compile(r"(\d{1,2})月")
NUMBER = re.compile(r"[△-]?[\d,.]+[%円]?")


def given(shared: Path, name: str) -> Document:
    """One of the two given renderings."""
    return read_pdf(name, (shared / "documents" / "pdf" / name).read_bytes(), options=HERE)


def months(table: Table) -> Counter[tuple[int | None, float]]:
    """(month, value) of each number below or beside a month; None below 合計 and 累計."""
    found: Counter[tuple[int | None, float]] = Counter()
    header: dict[int, int | None] = {}
    for row in range(table.rows):
        cells = [cell for cell in table.cells if cell.row == row]
        named = {cell.column: MONTH.fullmatch(cell.text) for cell in cells}
        if sum(match is not None for match in named.values()) > 2:
            header = {column: int(match[1]) if match else None for column, match in named.items()}
            continue
        for cell in cells:
            if cell.column in header and cell.column > 0 and NUMBER.fullmatch(cell.text):
                value = float(re.sub(r"[,%円]", "", cell.text).replace("△", "-"))
                found[(header[cell.column], value)] += 1
    return found


def test_every_monthly_number_is_found_and_none_is_wrong(shared: Path) -> None:
    """683 numbers in nested tables of nine pages (Gunma), against the annotation."""
    document = given(shared, "gunma_2021.chromium.pdf")
    gold = json.loads((shared / "gold" / "gunma_2021.json").read_text(encoding="utf-8"))
    wanted = Counter((row["month"], float(row["value"])) for row in gold["observations"])
    nested = all_tables(list(document.tables()))[1:]
    found: Counter[tuple[int | None, float]] = Counter()
    for table in nested:
        if any(MONTH.fullmatch(cell.text) for cell in table.cells):
            found += months(table)
    assert found == wanted


def test_nine_pages_are_one_table(shared: Path) -> None:
    document = given(shared, "gunma_2021.chromium.pdf")
    (table,) = document.tables()
    assert (table.rows, table.columns, table.page) == (87, 7, 1)
    assert len(table.repeats) == 8 * 7
    labels = [cell.text for cell in table.cells if cell.column == 0 and cell.lines]
    assert labels[0].startswith("1")
    kinds = Counter(paragraph.kind for paragraph in document.paragraphs())
    assert kinds["page_footer"] == 9
    stamped = [c for c in table.cells if "インセンティブ関連" in [line.text for line in c.lines]]
    assert [cell.column for cell in stamped] == [2, 2, 2]


def test_spreadsheet_pages_keep_their_headings_and_tables(shared: Path) -> None:
    document = given(shared, "kumamoto_2021.office.pdf")
    assert [(t.rows, t.columns, t.page) for t in document.tables()] == [
        (11, 5, 1), (7, 5, 2), (13, 6, 3), (10, 5, 4), (5, 5, 5),
    ]  # fmt: skip
    titles = [p.text for p in document.paragraphs() if p.level == 1]
    assert titles == ["令和3年度熊本支部事業実施結果"] * 4
    assert document.findings == []


@pytest.mark.parametrize("name", ["gunma_2021.chromium.pdf", "kumamoto_2021.office.pdf"])
def test_both_engines_see_the_same_cells(shared: Path, name: str) -> None:
    data = (shared / "documents" / "pdf" / name).read_bytes()
    other = read_pdf(name, data, options=PdfOptions(engine="pdfplumber", isolate=False))
    same = recovery(given(shared, name), other)
    # pdfminer gives 〜 for what Chromium calls ～.
    assert same.share > 0.99
    assert same.expected == same.found
    waves = [cell for cell in same.missing if "~" not in str(cell)]
    assert waves == []


def test_the_engines_agree_on_every_digit(shared: Path) -> None:
    name = "kumamoto_2021.office.pdf"
    data = (shared / "documents" / "pdf" / name).read_bytes()
    document = read_pdf(name, data, options=PdfOptions(verify=True, isolate=False))
    assert [finding.code for finding in document.findings] == []


@pytest.mark.parametrize("name", DUMPS)
def test_cells_come_back_from_a_rebuilt_pdf(shared: Path, name: str) -> None:
    (path,) = (shared / "documents").glob(f"{name}_*.txt")
    source = completed(read_document(path.name, path.read_bytes()))
    found = read_pdf("rebuilt.pdf", render_reportlab.print_document(source), options=HERE)
    result = recovery(source, found)
    assert result.share > 0.98, (result.missing[:5], result.spurious[:5])


def test_underlined_changes_come_back(shared: Path) -> None:
    """Saitama underlines what changed; the marks are what the comparison is about."""
    (path,) = (shared / "documents").glob("001_*.txt")
    source = completed(read_document(path.name, path.read_bytes()))
    found = read_pdf("rebuilt.pdf", render_reportlab.print_document(source), options=HERE)
    assert underlined(found) == pytest.approx(underlined(source), rel=0.02)


def underlined(document: Document) -> int:
    """Glyphs with an underline in the document's cells."""
    return sum(
        len("".join(line.text[mark.start : mark.end].split()))
        for table in document.tables()
        for cell in table.cells
        for line in cell.lines
        for mark in line.marks
        if mark.style == "underline"
    )
