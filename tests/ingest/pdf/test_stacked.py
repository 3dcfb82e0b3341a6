"""Tables that stand right below each other on a page, and over its foot."""

from __future__ import annotations

from schema.document import Document
from tests.ingest.pdf.drawing import Sheet
from tests.ingest.pdf.reading import grid, read

HIGH = 20.0
Rows = list[tuple[list[float], tuple[str, ...]]]


def sheets(top: float, rows: Rows) -> Sheet:
    """A page with ruled rows, each on column lines of its own."""
    page = Sheet(480, 400)
    for number, (xs, texts) in enumerate(rows):
        y = top + HIGH * number
        page.rule(xs[0], y, xs[-1], y).rule(xs[0], y + HIGH, xs[-1], y + HIGH)
        for x in xs:
            page.rule(x, y, x, y + HIGH)
        for x, text in zip(xs, texts, strict=False):
            page.write(x + 3, y + 13, text)
    return page


def firsts(document: Document) -> list[list[str]]:
    return [[row[0] for row in grid(table)] for table in document.tables()]


KPI = [50.0, 200.0, 260.0, 320.0]
WIDE, NARROW = [50.0, 120.0, 420.0], [50.0, 120.0, 300.0]


def test_a_wider_table_below_is_one_of_its_own() -> None:
    rows: Rows = [(KPI, ("KPI", "目標", "実績")), (KPI, ("郵送化率", "96.0%", "95.1%"))]
    rows += [(WIDE, ("取組内容", "案内を送る")), (WIDE, ("実施結果", "送った"))]
    assert firsts(read(sheets(40, rows))) == [["KPI", "郵送化率"], ["取組内容", "実施結果"]]


def test_rows_of_a_title_and_its_date_stay_with_the_table() -> None:
    title = [50.0, 240.0, 300.0]
    rows: Rows = [(title, ("事業報告", "資料1")), (title, ("評価の凡例", "3月末"))]
    rows += [(WIDE, ("項目", "結果")), (WIDE, ("健診", "送った"))]
    assert len(firsts(read(sheets(40, rows)))) == 1


def test_one_row_of_another_width_begins_no_table() -> None:
    rows: Rows = [
        (WIDE, ("項目", "結果")),
        (WIDE, ("健診", "送った")),
        (NARROW, ("広報", "出した")),
    ]
    assert len(firsts(read(sheets(40, rows)))) == 1


def test_a_sheet_goes_on_over_the_foot_of_a_page_that_others_share() -> None:
    """The rows at the break have the same columns; those of the next sheet have others."""
    other = [50.0, 160.0, 420.0]
    above: Rows = [(other, ("項目", "健診")), (other, ("担当", "保健"))] * 7
    above += [(WIDE, ("項目", "広報")), (WIDE, ("取組内容", "案内を送る"))]
    below: Rows = [(WIDE, ("実施結果", "送った")), (WIDE, ("担当", "企画"))]
    below += [([50.0, 90.0, 420.0], ("項目", "研修")), ([50.0, 90.0, 420.0], ("担当", "企画"))]
    pages = sheets(40, above), sheets(40, below)
    assert [len(rows) for rows in firsts(read(*pages))] == [20]
    apart = sheets(40, above), sheets(40, below[2:])
    assert [len(rows) for rows in firsts(read(*apart))] == [16, 2]
