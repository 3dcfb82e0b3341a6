"""A list of targets that a later page prints again counts once."""

from __future__ import annotations

import pytest

import pipeline
from normalize import load_taxonomy
from schema.records import Records

NAMES = [
    ("サービススタンダードの達成状況", "100％", "100％"),
    ("現金給付等の申請に係る郵送化率", "96.0％以上", "96.5％"),
    ("ジェネリック医薬品使用割合", "80.0％以上", "79.8％"),
]
ITEMS = (
    "<h2>実施事項</h2><table><tr><th>施策</th><th>取組内容</th></tr>"
    "<tr><td colspan=2>１．基盤的保険者機能</td></tr>"
    "<tr><td>(1) サービス水準の向上</td><td>・郵送を案内する</td></tr>"
    "<tr><td>(2) 広報の推進</td><td>・広報する</td></tr>"
    "<tr><td colspan=2>２．戦略的保険者機能</td></tr>"
    "<tr><td>(1) ジェネリック医薬品の使用促進</td><td>・通知を送る</td></tr></table>"
)


def listed(heading: str = "ＫＰＩ一覧", *, results: bool = False, goal: str | None = None) -> str:
    rows = "".join(
        f"<tr><td>{name}</td><td>{(goal or aim) if '郵送' in name else aim}</td>"
        + (f"<td>{reached}</td>" if results else "")
        + "</tr>"
        for name, aim, reached in NAMES
    )
    head = "<tr><th>指標</th><th>目標</th>" + ("<th>実績</th>" if results else "") + "</tr>"
    return f"<h2>{heading}</h2><table>{head}{rows}</table>"


def records(*parts: str) -> Records:
    page = f'<meta charset="utf-8"><h1>令和6年度 長野支部 事業実績報告</h1>{"".join(parts)}'
    return pipeline.convert_document("a.html", page.encode(), taxonomy=load_taxonomy(None)).records


@pytest.mark.parametrize("again", ["ＫＰＩ一覧", "（再掲）ＫＰＩ一覧", "ＫＰＩのまとめ"])
def test_a_list_printed_again_counts_once(again: str) -> None:
    found = records(listed(), ITEMS, listed(again))
    assert [t.target_value for t in found.kpi_targets] == [100, 96, 80]
    assert {t.marker for t in found.kpi_targets} == {"kpi"}
    assert len([i for i in found.issues if i.code == "repeated_targets"]) == 1


def test_what_the_second_list_reports_is_the_first_ones() -> None:
    found = records(listed(), ITEMS, listed("ＫＰＩの実績", results=True))
    assert [(t.target_value, t.actual_value) for t in found.kpi_targets] == [
        (100, 100),
        (96, 96.5),
        (80, 79.8),
    ]


def test_another_value_in_the_second_list_stays_a_target() -> None:
    found = records(listed(), ITEMS, listed(goal="97.0％以上"))
    assert [t.target_value for t in found.kpi_targets] == [100, 96, 97, 80]


def test_a_short_list_of_kpis_is_no_item() -> None:
    found = records(listed(), ITEMS)
    assert [i.title_raw for i in found.initiatives] == [
        "サービス水準の向上",
        "広報の推進",
        "ジェネリック医薬品の使用促進",
    ]
