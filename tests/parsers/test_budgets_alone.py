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
    ],
)
def test_what_an_amount_is_spent_on_is_one_a_bullet(printed: str, items: list[str]) -> None:
    (budget,) = records(PLAN + "<p>（単位：千円）</p>" + BUDGET.format(printed)).budgets
    assert budget.line_items == items


def test_a_footnote_is_of_the_item_that_prints_its_number() -> None:
    found = records(PLAN + "<p>※1　数量ベース</p><p>※2　端数処理をした</p>")
    notes = {note.text[:2]: note.initiative_id for note in found.notes if note.text[0] == "※"}
    assert notes["※1"] == found.initiatives[0].initiative_id
