"""Texts over the months where other rows print numbers; stars in titles; labels beside months."""

from __future__ import annotations

import pytest

import pipeline
from normalize import load_taxonomy
from schema.records import Records

YEAR = [4, 5, 6, 7, 8, 9, 10, 11, 12, 1, 2, 3]
HEAD = "<th>No.<th>事業（担当）<th>KPI・取組<th>区分" + "".join(f"<th>{m}月" for m in YEAR)
RATE = "【KPI】現金給付等の申請に係る郵送化率を95.7％以上とする"
SHARE = "<td>使用割合" + "".join(f"<td>{80 + m / 10}" for m in range(7)) + "<td>" * 5
TITLE = "<tr><td rowspan=2>1<td rowspan=2>サービス水準の向上（業務Ｇ）★"


def read(*rows: str, above: str = "") -> Records:
    body = "".join(f"{row}</tr>" for row in rows)
    table = f"<table><tr>{HEAD}<th>評価</tr>{body}</table>"
    page = f'<meta charset="utf-8"><h1>令和3年度 宮崎支部事業計画 進捗管理表</h1>{above}{table}'
    return pipeline.convert_document("a.html", page.encode(), taxonomy=load_taxonomy(None)).records


SERIES = f"{TITLE}<td>{RATE}{SHARE}<td>△"


@pytest.mark.parametrize(
    "told",
    [
        "<tr><td>取組状況<td colspan=13>①案内を配る。<br>②30人以上の事業所へ送る。<td>○",
        "<tr><td>主な取組<td><td colspan=12>①案内を配る。<br>②30人以上の事業所へ送る。<td>○",
        "<tr><td colspan=14>①案内を配る。<br>②30人以上の事業所へ送る。<td>○",
        "<tr><td colspan=14>【取組状況】<br>①案内を配る。<br>②30人以上の事業所へ送る。<td>○",
    ],
)
def test_measures_over_the_months(told: str) -> None:
    found = read(SERIES, told)
    assert [a.text for a in found.actions] == ["案内を配る。", "30人以上の事業所へ送る。"]
    assert {a.status_raw for a in found.actions} == {"○"}
    (item,), (target,) = found.initiatives, found.kpi_targets
    assert (item.path, item.status_raw, target.status_raw) == ([], None, "△")
    assert len(found.observations) == 7


@pytest.mark.parametrize(
    "text", ["R4.1　宮崎 90.8％　全国 88.7％", "令和4年1月末 90.8％（全国 88.7％）"]
)
def test_a_result_over_the_months(text: str) -> None:
    (target,) = read(f"{TITLE}<td>{RATE}<td colspan=13>{text}<td>△").kpi_targets
    assert (target.actual_value, target.actual_as_of) == (90.8, "2022-01")
    assert (target.national_value, target.target_value) == (88.7, 95.7)


def test_a_result_below_the_months_of_the_same_target() -> None:
    first = TITLE.replace("=2", "=3") + f"<td rowspan=2>{RATE}<td colspan=13>月次の数値なし<td>△"
    found = read(first, "<tr><td colspan=13>R4.1　宮崎 90.8％　全国 88.7％")
    (target,) = found.kpi_targets
    assert (target.actual_value, target.actual_as_of) == (90.8, "2022-01")


def test_a_sentence_over_the_months_is_a_measure() -> None:
    found = read(SERIES, "<tr><td colspan=14>30人以上の事業所へ案内を送る。<td>○")
    assert [action.text for action in found.actions] == ["30人以上の事業所へ案内を送る。"]


def test_a_target_over_the_months_is_no_result() -> None:
    name = RATE.removesuffix("を95.7％以上とする")
    (target,) = read(f"{TITLE}<td>{name}<td colspan=13>95.7％以上<td>△").kpi_targets
    assert (target.target_value, target.actual_value) == (95.7, None)


def test_what_was_done_of_the_measures_above() -> None:
    plan = TITLE.replace("=2", "=3") + "<td>取組内容<td colspan=13>①案内を配る。<br>②送る。<td>"
    found = read(plan, "<tr><td>取組状況<td colspan=13>①配った。<br>②送った。<td>○")
    assert [(a.text, a.progress_text) for a in found.actions] == [
        ("案内を配る。", "配った。"),
        ("送る。", "送った。"),
    ]
    assert {a.status_raw for a in found.actions} == {"○"}


@pytest.mark.parametrize(
    ("above", "marked"),
    [
        ("", False),
        ("<p>※★印はインセンティブ制度に関連する項目</p>", True),
        ("<p>インセンティブ関連の項目には★を付しています。</p>", True),
        ("<p>★：重点事業</p>", False),
    ],
)
def test_a_star_behind_the_group_means_what_the_page_says(above: str, marked: bool) -> None:
    (item,) = read(SERIES, above=above).initiatives
    assert (item.title_raw, item.groups) == ("サービス水準の向上", ["業務"])
    assert item.incentive is marked


def test_a_column_that_lists_kpis_and_what_was_done() -> None:
    rows = (SERIES, "<tr><td>取組状況<td colspan=13>①案内を配る。<td>○")
    head = HEAD.replace("KPI・取組", "KPI及び取組状況").replace("区分", "項目")
    body = "".join(f"{row}</tr>" for row in rows)
    page = f"<h1>令和3年度 宮崎支部事業計画</h1><table><tr>{head}<th>評価</tr>{body}</table>"
    data = f'<meta charset="utf-8">{page}'.encode()
    found = pipeline.convert_document("a.html", data, taxonomy=load_taxonomy(None)).records
    assert [target.target_value for target in found.kpi_targets] == [95.7]
    assert [action.text for action in found.actions] == ["案内を配る。"]
