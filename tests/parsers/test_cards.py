"""Cards: an item's title over both columns of a table, below it labels and their values."""

from __future__ import annotations

import pytest

import pipeline
from normalize import load_taxonomy
from schema.records import Records


def card(title: str, *pairs: tuple[str, str]) -> str:
    rows = "".join(f"<tr><th>{label}<td>{value}</tr>" for label, value in pairs)
    return f"<table border=1><tr><th colspan=2>{title}</tr>{rows}</table>"


def read(*tables: str) -> Records:
    text = f"<h1>令和6年度 兵庫支部事業計画</h1><h2>Ⅰ 基盤的保険者機能</h2>{''.join(tables)}"
    data = f'<meta charset="utf-8">{text}'.encode()
    return pipeline.convert_document("a.html", data, taxonomy=load_taxonomy(None)).records


FINANCE = (("主な取組", "① 議論を行う。<br>② 情報を発信する。"), ("担　当", "企画総務グループ"))
POST = (
    ("現状・課題", "郵送化率は低い。"),
    ("主な取組", "① 郵送を呼びかける。"),
    ("ＫＰＩ", "・郵送化率を対前年度以上とする（令和4年度末　94.8％）"),
    ("担　当", "業務グループ"),
)


@pytest.mark.parametrize("between", ["", "<p>　</p>"])
@pytest.mark.parametrize("numbers", [("1．", "2．"), ("(1) ", "(2) ")])
def test_the_title_of_a_card_is_the_item_of_its_labels(
    between: str, numbers: tuple[str, str]
) -> None:
    first, second = numbers
    found = read(
        card(f"{first}健全な財政運営【重要度：高】【困難度：高】", *FINANCE),
        between,
        card(f"{second}サービス水準の向上", *POST),
    )
    titles = [item.title_raw for item in found.initiatives]
    assert titles == ["健全な財政運営", "サービス水準の向上"]
    assert [item.groups for item in found.initiatives] == [["企画総務"], ["業務"]]
    assert [action.initiative_id[-3:] for action in found.actions] == ["001", "001", "002"]
    (target,) = found.kpi_targets
    assert (target.kpi_id, target.initiative_id[-3:]) == ("mail_application_rate", "002")
    assert (target.comparator, target.baseline_value) == ("yoy_ge", 94.8)


def test_cards_in_one_table_are_an_item_each() -> None:
    table = card("1．健全な財政運営", *FINANCE).removesuffix("</table>")
    more = card("2．サービス水準の向上", *POST).removeprefix("<table border=1>")
    assert [item.number_raw for item in read(table + more).initiatives] == ["1", "2"]


def test_a_population_between_the_targets_of_a_cell_counts_for_those_below_it() -> None:
    """Its head count was taken for the target above it."""
    kpis = (
        "【被保険者】（対象者数：812,430人）<br>"
        "■生活習慣病予防健診実施率を58.5%以上とする（実施見込者数：475,272人）<br>"
        "【被扶養者】（対象者数：236,518人）<br>"
        "■被扶養者の特定健診実施率を29.3%以上とする（実施見込者数：69,300人）"
    )
    head = "<tr><th>施策<th>主な実施内容<th>KPI</tr>"
    row = f"<tr><td>（1）健診の推進<td>①案内する。<td>{kpis}</tr>"
    found = read(f"<table border=1>{head}{row}</table>")
    assert [(t.eligible_count, t.expected_count) for t in found.kpi_targets] == [
        (812430, 475272),
        (236518, 69300),
    ]


def test_the_basis_may_stand_between_an_indicator_and_its_years() -> None:
    months = "".join(f"<th>{month}月" for month in range(4, 10))
    years = [("令和4年度", range(1, 7)), ("令和5年度", range(2, 8))]
    rows = []
    for place, (year, values) in enumerate(years):
        labels = "<td rowspan=2>郵送化率（％）<td rowspan=2>単月" if place == 0 else ""
        cells = "".join(f"<td>{90 + value}.1" for value in values)
        rows.append(f"<tr>{labels}<td>{year}{cells}</tr>")
    head = f"<tr><th>指標<th>区分<th>年度{months}</tr>"
    table = f"<h2>（参考）月別推移</h2><table border=1>{head}{''.join(rows)}</table>"
    found = read(card("1．サービス水準の向上", *POST), table)
    values = {(o.kpi_id, o.fiscal_year, o.month, o.value, o.basis) for o in found.observations}
    assert len(values) == 12
    assert ("mail_application_rate", 2023, 9, 97.1, "monthly") in values
