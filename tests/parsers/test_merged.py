"""Merged cells that a print has taken apart are one cell again, for reading alone."""

from __future__ import annotations

import pytest

import pipeline
from ingest import read_document
from normalize import load_taxonomy
from parsers.whole.merged import remerged
from schema.document import Table
from schema.records import Records

Row = tuple[str, ...]
HEAD = ("No.", "施策", "KPI", "取組内容", "担当")
KPI = "事業者健診データ取得率を8.5％以上とする"


def _page(*rows: Row) -> bytes:
    body = "".join(f"<tr>{''.join(f'<td>{cell}</td>' for cell in row)}</tr>" for row in rows)
    return f"<h1>令和4年度 福島支部事業計画</h1><table>{body}</table>".encode()


def _read(page: bytes) -> Records:
    return pipeline.convert_document(
        "a.html", page, taxonomy=load_taxonomy(None), layout="generic"
    ).records


def _cells(*rows: Row) -> list[tuple[int, int, int]]:
    """Row, column and height of the cells that span rows, after the table was made whole."""
    document = remerged(read_document("page.html", _page(*rows)))
    table = next(block for block in document.blocks if isinstance(block, Table))
    assert len(table.refs()) == len(table.cells) + len(table.repeats)
    return [(c.row, c.column, c.row_span) for c in table.cells if c.row_span > 1]


@pytest.mark.parametrize("again", [("1", "健診の推進", KPI), ("", "", "")])
def test_what_names_an_item_goes_on_where_its_rows_print_it_again_or_leave_it_blank(
    again: Row,
) -> None:
    """Number, title and target of one item stand beside each of its measures."""
    rows = (
        HEAD,
        ("1", "健診の推進", KPI, "・健診機関を訪ねる。", "保健"),
        (*again, "・運輸業の団体と文書を送る。", "保健"),
        ("2", "広報の推進", "－", "・広報紙を毎月出す。", "企画総務"),
    )
    assert _cells(*rows) == [(1, 0, 2), (1, 1, 2), (1, 2, 2)]
    records = _read(_page(*rows))
    assert [row.title_raw for row in records.initiatives] == ["健診の推進", "広報の推進"]
    assert [row.target_value for row in records.kpi_targets] == [8.5]
    assert len(records.actions) == 3


def test_what_is_printed_again_is_decoration_of_the_ledger() -> None:
    """Its text is no issue: the cell above holds it."""
    records = _read(
        _page(
            HEAD,
            ("1", "健診の推進", KPI, "・健診機関を訪ねる。", "保健"),
            ("1", "健診の推進", KPI, "・運輸業の団体と文書を送る。", "保健"),
        )
    )
    roles = {(cell.row, cell.column): cell.role for cell in records.cells}
    assert [roles[2, column] for column in range(3)] == ["decoration"] * 3
    assert not [issue for issue in records.issues if issue.code == "unused_text"]


def test_values_and_words_that_two_rows_have_in_common_stay() -> None:
    """The same figure, group or label says nothing of merged cells; nor does a whole row."""
    assert not _cells(
        ("区分", "目標", "実績"),
        ("郵送化率", "100%", "100%"),
        ("査定率", "100%", "100%"),
        ("査定率", "100%", "100%"),
    )
    assert _cells(
        ("施策", "区分", "内容"),
        ("健診の推進", "KPI", "受診率を50％以上とする"),
        ("健診の推進", "KPI", "取得率を8％以上とする"),
    ) == [(1, 0, 2)]


def test_a_number_alone_goes_on_with_no_other_title() -> None:
    """A title without a number below a numbered one keeps its own row."""
    assert not _cells(
        HEAD,
        ("1", "健診の推進", KPI, "・健診機関を訪ねる。", "保健"),
        ("", "広報の推進", "－", "・広報紙を毎月出す。", "保健"),
    )


def test_two_header_lines_are_one_where_words_stand_in_both() -> None:
    """指標 and 施策 printed in both lines head their columns once."""
    cells = _cells(
        ("施策", "指標", "目標", "実績"),
        ("施策", "指標", "令和4年度", "令和3年度"),
        ("健診の推進", "受診率", "50％以上", "48％"),
    )
    assert cells == [(0, 0, 2), (0, 1, 2)]


def test_a_sum_beside_each_measure_of_a_kind_of_expense_is_one_budget() -> None:
    """The amounts of 健診経費 stand in each of its rows."""
    records = _read(
        _page(
            ("経費区分", "取組名", "予算額（円）", "執行額（円）"),
            ("健診経費", "集団健診の広報", "18,920,000", "15,307,421"),
            ("健診経費", "健診データの取得", "18,920,000", "15,307,421"),
            ("広報経費", "広報紙", "1,200,000", "1,100,000"),
        )
    )
    assert [(row.budget_yen, row.executed_yen) for row in records.budgets] == [
        (18_920_000, 15_307_421),
        (1_200_000, 1_100_000),
    ]


@pytest.mark.parametrize("years", [("令和5年度", "令和6年度"), ("現行", "改正案")])
def test_a_target_in_rows_of_two_years_is_printed_by_each(years: tuple[str, str]) -> None:
    """The same long KPI below the last year's is this year's own: its number leads to its row."""
    titles = ("データの取得", "健診の案内", "広報の推進")
    rows = [
        (str(number) + title, year, "・便りを送る。", KPI)
        for number, title in enumerate(titles, 1)
        for year in years
    ]
    records = _read(_page(("施策", "年度", "取組内容", "KPI"), *rows))
    found = {(t.edition, t.provenance.row) for t in records.kpi_targets}
    assert found == {
        ("previous", 1),
        ("current", 2),
        ("previous", 3),
        ("current", 4),
        ("previous", 5),
        ("current", 6),
    }
