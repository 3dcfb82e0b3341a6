"""Tables of budgets below a heading of their own, and footnotes below a table."""

from __future__ import annotations

import pytest

import pipeline
from normalize import load_taxonomy
from revisions.edition import edition_of
from schema.records import Records

PLAN = (
    "<table><tr><th>No.</th><th>事業名</th><th>取組内容</th><th>KPI</th></tr>"
    "<tr><td>1</td><td>ジェネリック医薬品の使用促進</td><td>・訪問する。</td>"
    "<td>使用割合※1を80％以上とする</td></tr>"
    "<tr><td>2</td><td>コスト削減</td><td>・公告する。</td><td>－</td></tr></table>"
)
BUDGET = (
    "<table><tr><th>区分</th><th>予算額</th><th>執行額</th><th>執行率</th><th>主な取組</th></tr>"
    "<tr><td>健診経費</td><td>21,500</td><td>13,373</td><td>62.2％</td>"
    "<td>{}</td></tr></table>"
)


def records(body: str) -> Records:
    page = f'<meta charset="utf-8"><h1>令和3年度 宮城支部事業実施結果</h1>{body}'
    return pipeline.convert_document("a.html", page.encode(), taxonomy=load_taxonomy(None)).records


def test_a_heading_of_its_own_makes_a_table_of_budgets_the_document_s() -> None:
    heading = "<p>【参考】支部保険者機能強化予算の執行状況</p><p>（単位：千円）</p>"
    found = records(PLAN + heading + BUDGET.format("・集団健診<br>・受診勧奨"))
    (budget,) = found.budgets
    assert (budget.initiative_id, budget.budget_yen, budget.executed_yen) == (
        None,
        21_500_000,
        13_373_000,
    )
    assert not [i for i in found.issues if i.code in ("unused_text", "budget_table")]
    assert any("健診経費 21,500,000 13,373,000" in n.text for n in edition_of(found).notes)


def test_a_table_right_below_an_item_s_rows_is_kept_with_it_and_said() -> None:
    found = records(PLAN + "<p>（単位：千円）</p>" + BUDGET.format("集団健診"))
    assert found.budgets[0].initiative_id == found.initiatives[-1].initiative_id
    assert "budget_table" in [issue.code for issue in found.issues]


@pytest.mark.parametrize(
    ("printed", "items"),
    [
        ("・集団健診<br>・受診勧奨", ["集団健診", "受診勧奨"]),
        ("・集団健診　・受診勧奨", ["集団健診", "受診勧奨"]),
        ("<ul><li>集団健診</li><li>受診勧奨</li></ul>", ["集団健診", "受診勧奨"]),
        ("・集団健診<br>の実施", ["集団健診の実施"]),
        ("集団健診、受診勧奨", ["集団健診、受診勧奨"]),
        ("・集団健診<br>★受診勧奨<br>・広報", ["集団健診", "★受診勧奨", "広報"]),
        ("★集団健診<br>★受診勧奨", ["★集団健診", "★受診勧奨"]),
        ("・集団健診　☆受診勧奨", ["集団健診", "☆受診勧奨"]),
        ("・集団健診<br>【新】受診勧奨", ["集団健診", "【新】受診勧奨"]),
        ("・集団健診<br>（新規）受診勧奨", ["集団健診", "（新規）受診勧奨"]),
        ("・集団健診<br>（新規加入者向け）", ["集団健診（新規加入者向け）"]),
        ("・集団健診<br>※重点　受診勧奨", ["集団健診", "※重点 受診勧奨"]),
        ("・集団健診<br>※郵送料を含む。<br>・受診勧奨", ["集団健診", "受診勧奨"]),
        ("①集団健診<br>②受診勧奨<br>・文書<br>・電話", ["集団健診", "受診勧奨・文書・電話"]),
        ("－集団健診<br>－受診勧奨", ["集団健診", "受診勧奨"]),
        ("冊子の作成<br>通知の送付", ["冊子の作成", "通知の送付"]),
        ("チラシ<br>ラジオ<br>電車内での広告", ["チラシ", "ラジオ", "電車内での広告"]),
        ("医薬品軽減額<br>通知の送付", ["医薬品軽減額 通知の送付"]),
        ("未治療者への<br>受診勧奨<br>（文書）", ["未治療者への 受診勧奨 （文書）"]),
        ("特定健診の受診<br>勧奨", ["特定健診の受診 勧奨"]),
    ],
)
def test_what_an_amount_is_spent_on_is_one_a_bullet(printed: str, items: list[str]) -> None:
    (budget,) = records(PLAN + "<p>（単位：千円）</p>" + BUDGET.format(printed)).budgets
    assert budget.line_items == items


def test_a_footnote_is_of_the_item_that_prints_its_number() -> None:
    found = records(PLAN + "<p>※1　数量ベース</p><p>※2　端数処理をした</p>")
    notes = {note.text[:2]: note.initiative_id for note in found.notes if note.text[0] == "※"}
    assert notes["※1"] == found.initiatives[0].initiative_id


ALONE = "<h2>３．支部保険者機能強化予算</h2><p>（単位：千円）</p>"


def listed(rows: str) -> list[tuple[str | None, int | None, list[str]]]:
    found = records(PLAN + ALONE + f"<table>{rows}</table>")
    assert not [i for i in found.issues if i.code == "unused_text"]
    assert len(found.initiatives) == 2
    return [(b.category_raw, b.budget_yen, b.line_items) for b in found.budgets]


def test_each_amount_is_a_budget_of_the_merged_category() -> None:
    assert listed(
        "<tr><th>区分</th><th>事業名</th><th>予算額</th></tr>"
        "<tr><td colspan=3>【保健事業予算】</td></tr>"
        "<tr><td rowspan=3>健診経費</td><td>集団健診</td><td>6,050</td></tr>"
        "<tr><td>勧奨</td><td>1,265</td></tr><tr><td>小計</td><td>7,315</td></tr>"
        "<tr><td rowspan=2>広報経費</td><td>便り</td><td rowspan=2>300</td></tr>"
        "<tr><td>動画</td></tr><tr><td colspan=2>保健事業予算　計</td><td>7,615</td></tr>"
    ) == [
        ("健診経費", 6_050_000, ["集団健診"]),
        ("健診経費", 1_265_000, ["勧奨"]),
        ("広報経費", 300_000, ["便り", "動画"]),
    ]


def test_a_framed_row_that_sums_up_those_below_is_a_total() -> None:
    assert listed(
        "<tr><th>区分</th><th>予算額</th><th>主な事業</th></tr>"
        "<tr><td>【保健事業予算】</td><td>5,000</td><td></td></tr>"
        "<tr><td>健診経費</td><td>3,000</td><td>・集団健診</td></tr>"
        "<tr><td>保健指導経費</td><td>2,000</td><td>・勧奨</td></tr>"
        "<tr><td>総合計（税込）</td><td>5,000</td><td></td></tr>"
    ) == [("健診経費", 3_000_000, ["集団健診"]), ("保健指導経費", 2_000_000, ["勧奨"])]


def test_a_heading_over_all_columns_is_the_category_where_rows_name_what_it_is_for() -> None:
    assert listed(
        "<tr><th>事業名</th><th>予算額</th></tr><tr><td colspan=2>＜健診経費＞</td></tr>"
        "<tr><td>集団健診</td><td>6,050</td></tr><tr><td>勧奨</td><td>1,265</td></tr>"
        "<tr><td>計</td><td>7,315</td></tr>"
    ) == [("健診経費", 6_050_000, ["集団健診"]), ("健診経費", 1_265_000, ["勧奨"])]


def test_a_wider_category_over_several_is_none_of_their_names() -> None:
    assert listed(
        "<tr><th>予算区分</th><th>経費</th><th>事業名</th><th>予算額</th></tr>"
        "<tr><td rowspan=3>保健事業予算</td><td rowspan=2>健診経費</td><td>集団健診</td>"
        "<td>6,050</td></tr><tr><td>勧奨</td><td>1,265</td></tr>"
        "<tr><td colspan=2>保健事業予算計</td><td>7,315</td></tr>"
    ) == [("健診経費", 6_050_000, ["集団健診"]), ("健診経費", 1_265_000, ["勧奨"])]


def test_items_of_a_budget_s_own_cell_open_with_the_same_marks() -> None:
    listed = "・集団健診及び<br>（新規加入者向け）勧奨<br>★広報<br>【新】会場"
    cell = f"【健診経費】<br>100,000円<br>{listed}"
    page = (
        "<table><tr><th>No.</th><th>事業名</th><th>取組内容</th><th>予算</th></tr>"
        f"<tr><td>1</td><td>コスト削減</td><td>・公告する。</td><td>{cell}</td></tr></table>"
    )
    (budget,) = records(page).budgets
    assert (budget.category_raw, budget.line_items) == (
        "健診経費",
        ["集団健診及び（新規加入者向け）勧奨", "★広報", "【新】会場"],
    )


@pytest.mark.parametrize(
    ("heads", "cells"),
    [
        ("<th>令和2年度予算額</th><th>令和3年度予算額</th>", "<td>3,000</td><td>3,500</td>"),
        ("<th>令和3年度予算額</th><th>令和2年度予算額</th>", "<td>3,500</td><td>3,000</td>"),
        ("<th>前年度予算額</th><th>予算額</th>", "<td>3,000</td><td>3,500</td>"),
    ],
)
def test_the_amounts_of_the_year_before_are_not_this_year_s(heads: str, cells: str) -> None:
    rows = f"<tr><th>区分</th>{heads}</tr><tr><td>健診経費</td>{cells}</tr>"
    below = f"<p>４．支部保険者機能強化予算</p><p>（単位：千円）</p><table>{rows}</table>"
    found = records(PLAN + below)
    assert [budget.budget_yen for budget in found.budgets] == [3_500_000]
    assert "earlier_year" in [issue.code for issue in found.issues]
    row = f"<tr><td>(1) 健診の推進</td><td>・訪問する。</td>{cells.replace('00<', '00千円<')}</tr>"
    again = row.replace("(1) 健診", "(2) 広報")
    table = f"<table><tr><th>施策</th><th>取組内容</th>{heads}</tr>{row}{again}</table>"
    inside = records(table)
    assert [item.title_raw for item in inside.initiatives] == ["健診の推進", "広報の推進"]
    assert [budget.budget_yen for budget in inside.budgets] == [3_500_000] * 2


def test_amounts_of_two_other_years_are_none_of_this_year() -> None:
    heads = "<th>区分</th><th>令和元年度予算額</th><th>令和2年度予算額</th>"
    rows = f"<tr>{heads}</tr><tr><td>健診経費</td><td>3,000千円</td><td>3,500千円</td></tr>"
    found = records(f"{PLAN}<p>４．支部保険者機能強化予算</p><table>{rows}</table>")
    assert [budget.budget_yen for budget in found.budgets if budget.budget_yen] == []
    assert "earlier_year" in [issue.code for issue in found.issues]
