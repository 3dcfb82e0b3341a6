"""Parts of an item beside its merged title, its own targets in brackets, amounts behind words."""

from __future__ import annotations

import pytest

import pipeline
from normalize import load_taxonomy
from normalize.result import parse_results
from parsers.budgets.stated import stated_amounts
from schema.records import Records

TITLE = "<h1>令和2年度 三重支部事業計画の実施状況（令和3年3月末現在）</h1>"


def records(head: str, rows: str) -> Records:
    page = f'<meta charset="utf-8">{TITLE}<table><tr>{head}</tr>{rows}</table>'
    return pipeline.convert_document("a.html", page.encode(), taxonomy=load_taxonomy(None)).records


HEAD = "<th>No.<th colspan=2>事業<th>担当<th>実施計画<th>実施状況"


def parts(first: str, second: str, third: str) -> str:
    plan = "<td>①文書を送付する。<br>②研修を行う。<td>・送付した。</tr>"
    return (
        f"<tr><td>9<td colspan=2>サービス水準の向上<td>業務Ｇ{plan}"
        "<tr><td rowspan=3>10<td rowspan=3>保健事業実施計画（データヘルス計画）の着実な実施"
        f"<td>{first}<td rowspan=2>保健Ｇ{plan}<tr><td>{second}{plan}"
        f"<tr><td>{third}<td>企画総務Ｇ{plan}"
        f"<tr><td>11<td colspan=2>インセンティブ制度の周知<td>企画総務Ｇ{plan}"
    )


@pytest.mark.parametrize("marks", [("i) ", "ii) ", "iii) "), ("ⅰ）", "ⅱ）", "ⅲ）")])
def test_parts_beside_a_merged_title_are_items(marks: tuple[str, ...]) -> None:
    names = ("特定健診受診率の向上", "特定保健指導の実施率の向上", "コラボヘルスの推進")
    found = records(HEAD, parts(*(mark + name for mark, name in zip(marks, names, strict=True))))
    titles = [item.title_raw for item in found.initiatives]
    assert titles[2:5] == list(names)
    assert len(titles) == 6
    assert [item.groups for item in found.initiatives[2:5]] == [["保健"], ["保健"], ["企画総務"]]
    owners = [action.initiative_id for action in found.actions]
    assert owners[4:6] == [found.initiatives[3].initiative_id] * 2


def test_a_target_in_brackets_stays_in_its_measure() -> None:
    row = (
        "<tr><td>1<td colspan=2>コラボヘルスの推進<td>企画総務Ｇ"
        "<td>①{}<br>②研修を行う。<td>・行った。"
    )
    measure = "健康宣言事業所の拡大（【目標】宣言事業所数 1,000社以上）"
    found = records(HEAD, row.format(measure))
    assert found.actions[0].text == measure
    (target,) = found.kpi_targets
    assert (target.kpi_name_raw, target.target_value, target.marker) == (
        "宣言事業所数",
        1000.0,
        "target",
    )


@pytest.mark.parametrize(
    "cell",
    [
        "健診経費<br>予算　38,420<br>執行　27,955",
        "健診経費<br>予算額：38,420千円<br>執行額：27,955千円",
        "健診経費 予算 38,420 執行 27,955",
        "健診経費（予算38,420／執行27,955）",
        "健診経費<br>（予算）38,420<br>（執行）27,955",
    ],
)
def test_amounts_behind_words(cell: str) -> None:
    head = "<th>No.<th>事業<th>実施計画<th>支部保険者機能強化予算<br>（千円）"
    row = f"<tr><td>1<td>特定健診の推進<td>①文書を送付する。<br>②研修を行う。<td>{cell}"
    (budget,) = records(head, row).budgets
    assert (budget.category_raw, budget.budget_yen) == ("健診経費", 38_420_000)
    assert budget.executed_yen == 27_955_000


def test_no_amounts_of_two_things_or_among_words() -> None:
    assert stated_amounts("予算 100 予算 200") == ("", [])
    assert stated_amounts("予算 100 を予定している") == ("", [])
    assert stated_amounts("予算執行率 72.8％") == ("", [])


@pytest.mark.parametrize(
    ("text", "national"),
    [("95.3（94.8％）", 94.8), ("95.3％（94.8）", 94.8), ("1,266（94.8％）", None)],
)
def test_one_sign_for_two_rates(text: str, national: float | None) -> None:
    assert parse_results(text, 2020)[0].national_value == national
