"""What `keikaku inspect` prints."""

from __future__ import annotations

from report.inspection import inspection_lines
from schema.document import Cell, Document, Finding, Line, Paragraph, Ref, Table
from schema.plan import Plan, Quote


def cell(row: int, column: int, text: str, *, nested: list[Table] | None = None) -> Cell:
    return Cell(row, column, [Line(text)], tables=nested or [])


def test_the_report_of_a_document() -> None:
    inner = Table(2, 1, 2, [cell(0, 0, "4月"), cell(0, 1, "5月")], page=1)
    outer = Table(
        1, 2, 2, [cell(0, 0, "事業"), cell(0, 1, "KPI"), cell(1, 0, "広報", nested=[inner])], page=1
    )
    document = Document(
        "plan.pdf",
        "0" * 64,
        "application/pdf",
        1234,
        pages=1,
        blocks=[Paragraph(1, [Line("令和3年度計画")], page=1, level=1), outer],
        findings=[Finding("info", "odd_cell", "A cell stands alone.", "広報")],
    )
    plan = Plan("generic", "1", ["layout generic: no other layout fits"], branch="群馬")
    plan.titles.append(Quote("令和3年度計画", Ref(page=1, row=1)))
    plan.legend["○"] = "達成"
    lines = list(inspection_lines(document, plan, ["gunma: does not fit"]))
    assert lines[:3] == [
        "plan.pdf",
        "  application/pdf, 1,234 bytes, 1 pages",
        "  1 tables, 3 cells, 1 paragraphs",
    ]
    assert "layout generic (version 1)" in lines
    assert "  layout generic: no other layout fits" in lines
    assert "  gunma: does not fit" in lines
    assert "  legend ○ 達成" in lines
    assert "  paragraph 1 on page 1 heading 1: 令和3年度計画" in lines
    assert "  table 1 on page 1: 2 rows x 2 columns, 3 cells" in lines
    assert "    row 0: 事業 | KPI" in lines
    assert "      table 2 on page 1: 1 rows x 2 columns, 2 cells" in lines
    assert lines[-1] == "  info odd_cell: A cell stands alone. [広報]"


def test_a_long_text_is_cut_and_kept_on_one_line() -> None:
    document = Document("a.txt", "0" * 64, "text/plain", 1)
    document.blocks.append(Paragraph(1, [Line("計画" * 100), Line("次")]))
    lines = list(inspection_lines(document, Plan("generic", "1"), []))
    (paragraph,) = [line for line in lines if "paragraph 1" in line]
    assert paragraph.endswith("…")
    assert len(paragraph) < 90
