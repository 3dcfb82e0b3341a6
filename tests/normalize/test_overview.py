"""Tables that repeat the targets of the items: a list of KPIs at the end or the beginning."""

from __future__ import annotations

import pytest

import pipeline
from normalize import load_taxonomy
from schema.records import Records

ITEMS = (
    "<table><tr><th>項番</th><th>施策</th><th>取組内容</th><th>KPI</th></tr>"
    "<tr><td>1</td><td>サービス水準の向上</td><td>・早く払う。</td>"
    "<td>①サービススタンダードの達成状況を100％とする<br>"
    "②現金給付等の申請に係る郵送化率を96.0％以上とする</td></tr>"
    "<tr><td>2</td><td>被扶養者資格の再確認</td><td>・電話をする。</td>"
    "<td>確認書の提出率を94.0％以上とする</td></tr>"
    "<tr><td>3</td><td>広報</td><td>・便りを出す。</td><td>－</td></tr></table>"
)
TEXT = (
    "<h2>１．基盤的保険者機能</h2><h3>（１）サービス水準の向上</h3><p>・早く払う。</p>"
    "<p>■ＫＰＩ：１）サービススタンダードの達成状況を100％とする</p>"
    "<p>２）現金給付等の申請に係る郵送化率を96.0％以上とする</p>"
    "<h3>（２）被扶養者資格の再確認</h3><p>・電話をする。</p>"
    "<p>■ＫＰＩ：確認書の提出率を94.0％以上とする</p>"
    "<h3>（３）広報</h3><p>・便りを出す。</p>"
)
NAMES = (
    "サービススタンダードの達成状況",
    "現金給付等の申請に係る郵送化率",
    "被扶養者資格の確認対象事業所からの確認書の提出率",
)
NEW = ("100％", "96.0％以上", "94.0％以上")
OLD = ("100％", "95.5％以上", "93.0％以上")


def table(head: str, *columns: tuple[str, ...]) -> str:
    rows = [head.split("|"), *zip(*columns, strict=True)]
    cells = ("".join(f"<td>{cell}</td>" for cell in row) for row in rows)
    return "<table>" + "".join(f"<tr>{row}</tr>" for row in cells) + "</table>"


def records(body: str, title: str = "事業計画") -> Records:
    page = f'<meta charset="utf-8"><h1>令和6年度 香川支部{title}</h1>{body}'
    return pipeline.convert_document("a.html", page.encode(), taxonomy=load_taxonomy(None)).records


def codes(found: Records) -> list[str]:
    return [issue.code for issue in found.issues]


HEADINGS = (
    "<h2>【参考】ＫＰＩ一覧</h2>",
    "<p>（参考）令和6年度の数値目標</p>",
    "<h2>４．目標値</h2>",
)


@pytest.mark.parametrize("items", [ITEMS, TEXT])
@pytest.mark.parametrize("heading", HEADINGS)
def test_a_list_at_the_end_repeats_the_targets_of_the_items(items: str, heading: str) -> None:
    listed = table("KPI|令和5年度目標|令和6年度目標", NAMES, OLD, NEW)
    found = records(items + heading + listed + "<p>「－」は設定のないもの。</p>")
    assert [(t.kpi_name_raw is not None, t.target_value) for t in found.kpi_targets] == [
        (True, 100),
        (True, 96),
        (True, 94),
    ]
    assert len(found.initiatives) == 3
    assert "repeated_targets" in codes(found)


def test_targets_of_an_earlier_year_are_notes_of_the_item_and_said() -> None:
    listed = table("KPI|令和5年度目標|令和6年度目標", NAMES, OLD, NEW)
    found = records(TEXT + "<h2>【参考】ＫＰＩ一覧</h2>" + listed)
    assert [note.text for note in found.notes if note.initiative_id] == list(OLD)
    (issue,) = [i for i in found.issues if i.code == "earlier_year"]
    assert (issue.severity, issue.text) == ("info", "令和5年度目標")


def test_a_list_at_the_beginning_is_no_item() -> None:
    found = records("<h2>令和6年度ＫＰＩ</h2>" + table("KPI|目標値", NAMES, NEW) + ITEMS)
    assert [i.number_raw for i in found.initiatives] == ["1", "2", "3"]
    assert len(found.kpi_targets) == 3
    assert "unused_text" not in codes(found)


def test_what_the_list_says_was_reached_goes_to_the_items_targets() -> None:
    head = "KPI|令和6年度目標|令和6年度実績|全国"
    listed = table(head, NAMES, NEW, ("100％", "95.2％", "92.8％"), ("99.9％", "95.5％", "91.0％"))
    found = records(TEXT + "<p>別紙　ＫＰＩ達成状況</p>" + listed, "事業報告")
    assert [(t.actual_value, t.national_value) for t in found.kpi_targets] == [
        (100, 99.9),
        (95.2, 95.5),
        (92.8, 91.0),
    ]
    assert {t.baseline_value for t in found.kpi_targets} == {None}


def test_another_value_stays_a_target_of_the_indicators_item_and_is_said() -> None:
    listed = table("KPI|目標値", NAMES, ("100％", "97.5％以上", "94.0％以上"))
    found = records(TEXT + "<h2>【参考】ＫＰＩ一覧</h2>" + listed)
    assert [t.target_value for t in found.kpi_targets] == [100, 96, 97.5, 94]
    assert "contradiction" in codes(found)
    assert len(found.initiatives) == 3


def test_an_items_own_table_of_other_targets_stays_its_own() -> None:
    names = ("訪問件数", "研修回数", "宣言事業所数")
    found = records(TEXT + table("KPI|目標値", names, ("10件以上", "4回以上", "80事業所以上")))
    assert len(found.kpi_targets) == 6
    assert "repeated_targets" not in codes(found)
