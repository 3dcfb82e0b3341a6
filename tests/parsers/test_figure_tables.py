"""Tables of figures below a table of items go on from none: each is a series, or has an issue."""

from __future__ import annotations

import pytest

import pipeline
from normalize import load_taxonomy
from schema.records import Records
from tests.parsers.test_by_number import table

ITEMS = table(
    "項目|KPI",
    "健診の推進|生活習慣病予防健診実施率60％以上",
    "広報の推進|広報回数4回以上",
    "債権の回収|回収率90％以上",
)


def read(*parts: str) -> Records:
    page = '<meta charset="utf-8"><h1>令和5年度 佐賀支部事業報告</h1>' + "".join(parts)
    return pipeline.convert_document("a.html", page.encode(), taxonomy=load_taxonomy(None)).records


@pytest.mark.parametrize(
    "figures",
    [
        ("|令和4年度|令和5年度", "被保険者|55％|58％", "被扶養者|25％|28％"),
        ("|R3|R4|R5", "男性|55％|56％|58％", "女性|25％|26％|28％"),
        ("令和3年度|令和4年度|令和5年度", "55％|56％|58％"),
        ("|合計|うち新規", "訪問件数|55件|25件", "電話件数|120件|－"),
    ],
)
def test_tables_of_figures_make_no_items(figures: tuple[str, ...]) -> None:
    found = read(ITEMS, table(*figures).replace("th>", "td>"))
    assert len(found.initiatives) == len(found.kpi_targets) == 3
    assert not found.observations
    assert "unknown_table" in {issue.code for issue in found.issues}


def test_rows_of_populations_below_years_are_series_of_their_indicators() -> None:
    items = table(
        "項目|KPI", "健診の推進|①生活習慣病予防健診実施率60％以上②被扶養者の特定健診受診率30％以上"
    )
    years = table(
        "|令和3年度|令和4年度|令和5年度", "被保険者|55％|56％|58％", "被扶養者|25％|26％|28％"
    )
    found = read(items.replace("②", "<br>②"), years)
    assert len(found.initiatives) == 1
    values = {(row.kpi_id, row.fiscal_year): row.value for row in found.observations}
    assert values["lifestyle_checkup_rate", 2023] == 58
    assert values["dependent_checkup_rate", 2021] == 25


def test_a_page_that_goes_on_with_the_items_is_read() -> None:
    found = read(ITEMS, table("レセプト点検の推進|査定率0.3％以上", "研修の実施|研修回数12回以上"))
    assert len(found.initiatives) == len(found.kpi_targets) == 5
