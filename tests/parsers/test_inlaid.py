"""Small tables drawn with the cells of a sheet are tables inside a cell again."""

from __future__ import annotations

import pytest

import pipeline
from ingest import read_document
from normalize import load_taxonomy
from parsers.whole.inlaid import inlaid
from schema.document import Document, Table
from schema.records import Records

HEAD = "<th>No.</th><th>事業</th><th>実施内容</th><th colspan=4>進捗状況</th><th>実施状況</th>"
PLAIN = """<tr><td>1</td><td>業務改革の推進</td><td>手順書に沿って処理する。</td>
<td colspan=4>・研修を二度行った。</td><td>○</td></tr>"""
SHEET = """<tr><td rowspan=4>2</td><td rowspan=4>サービス水準の向上</td>
<td rowspan=4>【KPI】現金給付等の申請に係る郵送化率を96.5％以上とする</td>
<td colspan=4>・窓口で案内した。</td><td rowspan=4>△</td></tr>
<tr><td>累計</td><td>4月</td><td>5月</td><td>6月</td></tr>
<tr><td>令和3年度</td><td>93.1%</td><td>94.2%</td><td>95.3%</td></tr>
<tr><td>令和4年度</td><td>94.1%</td><td>95.2%</td><td>96.3%</td></tr>"""


def _page(*rows: str) -> bytes:
    body = "".join(rows)
    return f"<h1>令和4年度 徳島支部事業報告</h1><table><tr>{HEAD}</tr>{body}</table>".encode()


def _whole(*rows: str) -> tuple[Document, Document]:
    read = read_document("page.html", _page(*rows))
    return read, inlaid(read)


def _read(page: bytes) -> Records:
    return pipeline.convert_document(
        "page.html", page, taxonomy=load_taxonomy(None), layout="generic"
    ).records


def test_months_below_a_merged_header_are_the_series_of_their_row() -> None:
    """The measure beside them is merged over their rows: they are one cell of it."""
    records = _read(_page(PLAIN, SHEET))
    assert [row.title_raw for row in records.initiatives] == [
        "業務改革の推進",
        "サービス水準の向上",
    ]
    assert [(row.fiscal_year, row.month, row.value) for row in records.observations] == [
        (year, month, value)
        for year, values in ((2021, (93.1, 94.2, 95.3)), (2022, (94.1, 95.2, 96.3)))
        for month, value in zip((4, 5, 6), values, strict=True)
    ]
    (target,) = records.kpi_targets
    assert (target.actual_value, target.status) == (96.3, "behind")
    assert not [row for row in records.issues if row.code != "few_initiatives"]


def test_each_cell_of_them_keeps_the_place_where_it_is_printed() -> None:
    read, whole = _whole(PLAIN, SHEET)
    (printed,) = (b for b in read.blocks if isinstance(b, Table))
    (table,) = (b for b in whole.blocks if isinstance(b, Table))
    (cell,) = (cell for cell in table.cells if cell.tables)
    assert (cell.row, cell.row_span, cell.column_span) == (2, 4, 4)
    (small,) = cell.tables
    assert (small.rows, small.columns, small.above) == (3, 4, 1)
    places = {
        (c.text, ref.row, ref.column) for c, ref in zip(small.cells, small.refs(), strict=True)
    }
    assert places <= {(c.text, c.row, c.column) for c in printed.cells}
    assert {ref.table for ref in small.refs()} == {printed.number}


@pytest.mark.parametrize(
    "rows",
    [
        pytest.param((SHEET,), id="no cell is merged over the columns alone"),
        pytest.param((PLAIN,), id="nothing but text"),
        pytest.param(
            (PLAIN, "<tr><td>2</td><td>広報</td><td>広報紙を出す。</td>"
             "<td>●</td><td>●</td><td></td><td>●</td><td>○</td></tr>"),
            id="columns of its own",
        ),
    ],
)  # fmt: skip
def test_other_tables_stay_as_they_are(rows: tuple[str, ...]) -> None:
    read, whole = _whole(*rows)
    assert whole is read
