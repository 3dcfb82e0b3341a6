"""Tables of years below an item, and the captions above them."""

from __future__ import annotations

import pytest

import pipeline
from normalize import load_taxonomy
from parsers.vocabulary import vocabulary
from schema.records import Records
from tests.parsers.test_by_number import table

KPIS = (
    "KPI|目標|実績",
    "生活習慣病予防健診実施率|62.0%以上|61.2%",
    "被扶養者の特定健診受診率|30.5%以上|31.2%",
)
DONE = ("主な取組|実施結果", "・受診勧奨を行う。|640社に電話した。")
YEARS = "令和3年度|令和4年度|令和5年度"


def read(*parts: str) -> Records:
    head = '<meta charset="utf-8"><h1>令和5年度 佐賀支部事業実施状況</h1>'
    page = head + "".join(parts)
    return pipeline.convert_document("a.html", page.encode(), taxonomy=load_taxonomy(None)).records


def items(found: Records) -> list[str | None]:
    return [item.number_raw for item in found.initiatives]


def test_two_levels_of_labels_name_the_indicator_of_each_row() -> None:
    rows = (
        "<table><tr><th>健診<th>項目<th>令和3年度<th>令和4年度<th>令和5年度</tr>"
        "<tr><td rowspan=2>生活習慣病予防健診<td>受診者数（人）<td>48,216<td>50,033<td>51,240</tr>"
        "<tr><td>実施率（％）<td>58.6<td>60.3<td>61.2</tr>"
        "<tr><td rowspan=2>被扶養者の特定健診<td>受診者数（人）<td>6,011<td>6,390<td>6,718</tr>"
        "<tr><td>受診率（％）<td>26.9<td>29.1<td>未集計</tr></table>"
    )
    found = read(
        "<h3>1. 健診の受診率の向上</h3>", table(*KPIS), "<p>健診実績の推移</p>", rows, table(*DONE)
    )
    got = {(row.kpi_id, row.measure, row.fiscal_year): row.value for row in found.observations}
    assert "生活習慣病予防健診 実施率（％）" in {row.series_raw for row in found.observations}
    assert got["lifestyle_checkup_rate", "numerator", 2021] == 48216
    assert got["lifestyle_checkup_rate", "value", 2023] == 61.2
    assert got["dependent_checkup_rate", "value", 2022] == 29.1
    assert len(got) == 11
    assert [action.text for action in found.actions] == ["受診勧奨を行う。"]


def test_a_caption_with_the_headings_number_is_no_heading() -> None:
    series = table(f"|{YEARS}", "3部位以上の割合|0.66|0.64|0.65")
    parts = [
        "<h3>１　現金給付の適正化</h3>" + table(*DONE),
        "<h3>２　レセプト点検の推進</h3>" + table(*DONE),
        "<h3>３　柔道整復施術療養費の照会の強化</h3>" + table(*KPIS),
        "<p>3部位以上の申請の割合の推移</p>" + series + table(*DONE),
        "<h3>３　柔道整復施術療養費の照会の強化（続き）</h3>" + table(*DONE),
        "<h3>４　債権の回収</h3>" + table(*DONE),
    ]
    found = read(*parts)
    assert items(found) == ["１", "２", "３", "４"]
    assert [action.initiative_id[-1] for action in found.actions] == list("12334")


def test_a_caption_that_counts_names_the_part_of_its_indicator() -> None:
    months = table("|4月|5月|6月", "令和4年度|201|655|790", "令和5年度|218|691|-")
    head = "<h3>1. 健診の受診率の向上</h3>" + table(*KPIS)
    found = read(head, "<p>【参考】被扶養者の特定健診受診者数（単月、人）</p>", months)
    told = {(row.kpi_id, row.measure, row.unit, row.basis) for row in found.observations}
    assert told == {("dependent_checkup_rate", "numerator", "persons", "monthly")}
    unknown = read(head, "<p>【参考】がん検診受診者数（単月、人）</p>", months)
    assert {row.kpi_id for row in unknown.observations} == {None}
    assert "series_unmapped" in {issue.code for issue in unknown.issues}


def of_two_branches(corner: str, *rows: str) -> Records:
    """A table of years with rows for the branch and for all, below an item with one KPI."""
    return read(
        "<h3>1. 現金給付の適正化</h3>" + table(*DONE),
        "<h3>2. 柔道整復施術療養費の照会の強化</h3>",
        table("KPI|令和4年度実績|令和5年度目標|令和5年度実績|全国平均", JUDO),
        table(f"{corner}|{YEARS}", *rows),
        table("取組内容|・照会を強化する。"),
        "<h3>3. 債権の回収</h3>" + table(*DONE),
    )


JUDO = "施術箇所3部位以上、かつ月15日以上の施術の申請の割合|0.64％|対前年度以下|0.65％|0.86％"
BRANCH, NATIONAL = "佐賀支部|0.66|0.64|0.65", "全国平均|1.12|0.95|0.86"


@pytest.mark.parametrize("corner", ["多部位・頻回の割合（％）", "区分", "支部", ""])
def test_rows_of_the_branch_are_the_indicator_and_those_of_all_are_not(corner: str) -> None:
    found = of_two_branches(corner, BRANCH, NATIONAL)
    assert items(found) == ["1", "2", "3"]
    assert len(found.kpi_targets) == 1
    got = {(row.measure, row.fiscal_year): row.value for row in found.observations}
    assert {row.kpi_id for row in found.observations} == {"judo_multi_site_frequent_rate"}
    assert {row.unit for row in found.observations} == {"percent"}
    assert [got["value", year] for year in (2021, 2022, 2023)] == [0.66, 0.64, 0.65]
    assert [got["other", year] for year in (2021, 2022, 2023)] == [1.12, 0.95, 0.86]


def test_rows_that_compare_the_branch_with_all_are_no_items() -> None:
    found = of_two_branches("割合（％）", BRANCH, NATIONAL, "全国平均との差|-0.46|-0.31|-0.21")
    assert items(found) == ["1", "2", "3"]
    measures = {row.series_raw: row.measure for row in found.observations}
    assert measures["割合（％） 全国平均との差"] == "other"


def test_ranks_among_all_branches_are_said_to_be_unread() -> None:
    found = of_two_branches("割合（％）", BRANCH, "全国順位|35位|33位|34位")
    assert items(found) == ["1", "2", "3"]
    assert [issue.text for issue in found.issues if issue.code == "unread_number"] == [
        "35位",
        "33位",
        "34位",
    ]


def test_kyoto_is_a_branch_with_and_without_its_ending() -> None:
    assert all(vocabulary().names_branch(name) for name in ("京都", "京都府", "京都支部", "東京都"))
    assert not vocabulary().names_branch("京")


def test_years_without_their_ending_are_the_fiscal_years_and_that_is_said() -> None:
    found = read(
        "<h3>1. 柔道整復施術療養費の照会の強化</h3>",
        table("KPI|令和4年度実績|令和5年度目標|令和5年度実績|全国平均", JUDO),
        table("区分|令和3年|令和4年|令和5年", BRANCH),
    )
    assert [row.fiscal_year for row in found.observations] == [2021, 2022, 2023]
    assert sum(issue.code == "year_without_fiscal" for issue in found.issues) == 3


@pytest.mark.parametrize(
    ("caption", "basis"),
    [
        ("■ジェネリック医薬品使用割合の推移（累計・%）", "cumulative"),
        ("■ジェネリック医薬品使用割合の推移（単月・%）", "monthly"),
        ("■ジェネリック医薬品使用割合の推移（%）", "unspecified"),
    ],
)
def test_a_caption_says_how_the_figures_of_years_are_counted(caption: str, basis: str) -> None:
    rows = (
        "<table><tr><td></td><td>令和3年度</td><td>令和4年度</td><td>令和5年度</td></tr>"
        "<tr><td>佐賀支部</td><td>80.1％</td><td>81.2％</td><td>82.3％</td></tr>"
        "<tr><td>差（対全国）</td><td>▲2.5</td><td>▲1.7</td><td>▲1.6</td></tr></table>"
    )
    item = "<h2>(1) ジェネリック医薬品の使用促進</h2>" + table(*DONE)
    found = read(item, f"<p>{caption}</p>", rows).observations
    assert len(found) == 6
    assert {row.basis for row in found} == {basis}
    assert {row.unit for row in found} == {"percent"}
