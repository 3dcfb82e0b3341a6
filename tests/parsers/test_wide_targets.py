"""Targets over the months of a table, and columns or labels of what is planned next."""

from __future__ import annotations

import pytest

import pipeline
from normalize import load_taxonomy
from schema.records import Records

YEAR = [4, 5, 6, 7, 8, 9, 10, 11, 12, 1, 2, 3]
HEAD = "<tr><th>項番<th>事業<th>取組内容" + "".join(f"<th>{month}月" for month in YEAR) + "</tr>"
DOTS = "".join(f"<td>{'●' if month % 3 == 0 else ''}" for month in YEAR)
RATE = "現金給付等の申請に係る郵送化率"


def read(body: str) -> Records:
    head = '<meta charset="utf-8"><h1>令和5年度 佐賀支部事業計画</h1>'
    page = head + body
    return pipeline.convert_document("a.html", page.encode(), taxonomy=load_taxonomy(None)).records


@pytest.mark.parametrize(
    "last",
    [
        f"<td>KPI<td colspan=12>{RATE}を96.0％以上とする",
        f"<td>【KPI】{RATE}<td colspan=12>96.0％以上",
        f"<td colspan=13>【KPI】{RATE}を96.0％以上とする",
    ],
)
def test_a_target_over_the_months(last: str) -> None:
    first = "<tr><td rowspan=3>1<td rowspan=3>サービス水準の向上<td>・窓口の案内を見直す。"
    rows = f"{first}{DOTS}</tr><tr><td>・チラシを送る。{DOTS}</tr><tr>{last}</tr>"
    found = read(f"<table>{HEAD}{rows}</table>")
    assert [action.text for action in found.actions] == ["窓口の案内を見直す。", "チラシを送る。"]
    assert [action.months for action in found.actions] == [[6, 9, 12, 3]] * 2
    (target,) = found.kpi_targets
    assert (target.kpi_id, target.target_value) == ("mail_application_rate", 96.0)


def test_words_over_the_months_plan_them() -> None:
    row = "<tr><td>1<td>サービス水準の向上<td>・窓口の案内を見直す。<td colspan=12>通年</tr>"
    (action,) = read(f"<table>{HEAD}{row}</table>").actions
    assert action.months == YEAR


def form(*pairs: tuple[str, str]) -> str:
    rows = "".join(f"<tr><th>{label}<td colspan=3>{text}</tr>" for label, text in pairs)
    first = "<tr><th>施策1<td>サービス水準の向上<th>担当<td>業務グループ</tr>"
    return f"<table>{first}{rows}</table>"


def test_a_label_of_steps_is_the_plan_or_what_comes_next() -> None:
    aim = ("KPI", f"{RATE}を96％以上とする")
    plan = read(form(aim, ("取組予定", "①案内を見直す。")))
    assert [action.text for action in plan.actions] == ["案内を見直す。"]
    told = (("取組内容", "①案内を見直す。"), ("実施状況", "①見直した。"), ("取組予定", "続ける。"))
    (action,) = read(form(aim, *told)).actions
    assert (action.progress_text, action.next_text) == ("①見直した。", "続ける。")


ITEMS = (
    "<h2>(1) サービス水準の向上</h2><p>【KPI】{rate}を96.0％以上とする</p><p>【KPIの結果】</p>"
    "<p>95.2％（全国 95.8％）</p>{plan}<p>【実施結果】</p><p>① 窓口の案内を見直した。</p>"
    "<p>② 6月にチラシを送った。</p><h2>(2) レセプト点検の推進</h2><p>【実施結果】</p>"
    "<p>① 研修を3回行った。</p><p>【今後の取組】</p><p>研修を続ける。</p>"
)


def test_a_list_of_what_was_undertaken_is_the_measures_where_nothing_was_planned() -> None:
    found = read(ITEMS.format(rate=RATE, plan=""))
    assert [(action.text, action.next_text) for action in found.actions] == [
        ("窓口の案内を見直した。", None),
        ("6月にチラシを送った。", None),
        ("研修を3回行った。", "研修を続ける。"),
    ]
    (target,) = found.kpi_targets
    assert (target.actual_value, target.national_value) == (95.2, 95.8)


def test_beside_a_plan_it_is_how_far_that_has_come() -> None:
    plan = "<p>【実施計画】</p><p>① 案内を見直す。</p>"
    (action,) = read(ITEMS.format(rate=RATE, plan=plan)).actions
    assert action.text == "案内を見直す。"
    assert "チラシを送った" in (action.progress_text or "")


def test_a_target_over_quarters() -> None:
    head = "<tr><th>項番<th>事業<th>取組内容" + "".join(f"<th>第{n}四半期" for n in (1, 2, 3, 4))
    first = "<tr><td rowspan=2>1<td rowspan=2>サービス水準の向上<td>・チラシを送る。"
    plan = "<td>作成<td>送付<td>送付<td>見直し</tr>"
    aim = f"<tr><td>KPI<td colspan=4>{RATE}を96.0％以上とする</tr>"
    found = read(f"<table>{head}</tr>{first}{plan}{aim}</table>")
    assert [action.text for action in found.actions] == ["チラシを送る。"]
    assert [target.target_value for target in found.kpi_targets] == [96.0]
