"""A small table of labels below each heading, ＫＰＩ beside a table of its own."""

from __future__ import annotations

import pytest

import pipeline
from normalize import load_taxonomy
from schema.records import Records

HEAD = (
    "<h1>令和6年度 鹿児島支部 事業計画（案）<br>及び支部保険者機能強化予算（案）の概要</h1>"
    "<h2>１　基盤的保険者機能の盤石化</h2>"
)
INNER = "<th>令和６年度目標</th><th>（参考）令和４年度末</th>"
AIMS = (
    "<td>現金給付等の申請に係る郵送化率を対前年度以上とする（※２）</td><td>97.1%</td>",
    "<td>サービススタンダードの達成状況を100％とする</td><td>99.99%</td>",
)


def records(body: str) -> Records:
    page = f'<meta charset="utf-8">{HEAD}{body}'
    return pipeline.convert_document("a.html", page.encode(), taxonomy=load_taxonomy(None)).records


def item(number: str, title: str, measures: str, *rows: str, label: str = "ＫＰＩ") -> str:
    first = f"<tr><th>{measures}</th><td colspan=2>・案内を送付する。<br>・窓口を増やす。</td></tr>"
    head = f"<th rowspan={len(rows)}>{label}</th>"
    aims = "".join(f"<tr>{head if row is rows[0] else ''}{row}</tr>" for row in rows)
    return f"<h4>{number}　{title}</h4><table>{first}{aims if rows else ''}</table>"


def page(*rows: str, measures: str = "主な取組", label: str = "ＫＰＩ") -> str:
    titles = ("サービス水準の向上", "広報の充実", "人材育成の推進")
    items = (
        item(number, title, measures, *rows, label=label)
        for number, title in zip("①②③", titles, strict=True)
    )
    return f"<h3>Ⅱ)　業務改革の実践</h3>{''.join(items)}"


@pytest.mark.parametrize("measures", ["主な取組", "実施内容"])
@pytest.mark.parametrize(
    ("label", "marker"), [("ＫＰＩ", "kpi"), ("KPI", "kpi"), ("評価指標", "target")]
)
def test_a_label_over_an_inner_table_heads_the_targets(
    measures: str, label: str, marker: str
) -> None:
    found = records(page(INNER, *AIMS, measures=measures, label=label))
    assert [i.number_raw for i in found.initiatives] == ["①", "②", "③"]
    assert found.initiatives[0].path == ["１ 基盤的保険者機能の盤石化", "業務改革の実践"]
    assert [a.text for a in found.actions][:2] == ["案内を送付する。", "窓口を増やす。"]
    aims = [
        (k.kpi_id, k.marker, k.comparator, k.baseline_value, k.baseline_fiscal_year)
        for k in found.kpi_targets
    ]
    assert aims[:2] == [
        ("mail_application_rate", marker, "yoy_ge", 97.1, 2022),
        ("service_standard_rate", marker, "eq", 99.99, 2022),
    ]
    assert not [i for i in found.issues if i.code == "unknown_table"]


@pytest.mark.parametrize("rows", [AIMS, AIMS[:1]], ids=["two rows", "one row"])
def test_a_figure_that_no_header_names_is_an_issue(rows: tuple[str, ...]) -> None:
    found = records(page(*rows))
    assert len(found.kpi_targets) == 3 * len(rows)
    assert {(k.marker, k.baseline_value, k.actual_value) for k in found.kpi_targets} == {
        ("kpi", None, None)
    }
    assert [i.code for i in found.issues].count("unnamed_figure") == 3 * len(rows)


def test_a_figure_beside_a_name_alone_is_its_target() -> None:
    row = "<td>現金給付等の申請に係る郵送化率</td><td>98.0％以上</td>"
    found = records(page(row.replace("98.0％以上", "98.0％"), row.replace("郵送化率", "件数")))
    assert [k.target_value for k in found.kpi_targets if k.kpi_id] == [98.0] * 3


def test_a_label_beside_a_whole_table_marks_its_targets() -> None:
    head = "<th rowspan=3>ＫＰＩ</th>"
    table = f"<table><tr>{head}{INNER}</tr><tr>{AIMS[0]}</tr><tr>{AIMS[1]}</tr></table>"
    found = records(page().replace("</table>", f"</table>{table}"))
    assert [k.marker for k in found.kpi_targets] == ["kpi"] * 6


@pytest.mark.parametrize("number", ["Ⅰ)", "Ⅰ）", "ⅰ)", "I)"])
def test_romans_before_the_first_circled_number_stand_around_it(number: str) -> None:
    table = "<table><tr><th>主な取組</th><td>・意見交換を行う。</td></tr></table>"
    found = records(f"<h3>{number}　健全な財政運営</h3>{table}{page()}")
    first, second, *_ = found.initiatives
    assert (first.number_raw, first.title_raw) == (number, "健全な財政運営")
    assert second.path[-1] == "業務改革の実践"


def test_a_title_goes_on_below_its_first_line() -> None:
    title = "令和6年度 鹿児島支部 事業計画（案）及び支部保険者機能強化予算（案）の概要"
    assert records(page()).documents[0].title_raw == title


def among(number: str, title: str, *aims: str) -> str:
    """An item whose label of targets stands among four labels."""
    rows = [
        ("現状・課題", "周知が足りない。"),
        ("取組内容", "・案内を送付する。"),
        ("担当", "業務グループ"),
    ]
    printed = [f"<tr><td>{label}</td><td colspan=3>{text}</td></tr>" for label, text in rows]
    head = f"<td rowspan={len(aims)}>ＫＰＩ</td>"
    printed[2:2] = [f"<tr>{head if aim is aims[0] else ''}{aim}</tr>" for aim in aims]
    return f"<h4>{number}　{title}</h4><table>{''.join(printed)}</table>"


def test_names_and_values_without_a_header_stand_among_other_labels() -> None:
    rows = (
        "<td>サービススタンダードの達成状況</td><td>100％</td>",
        "<td>現金給付等の申請に係る郵送化率</td><td>96.0％以上</td>",
    )
    found = records(among("①", "サービス水準の向上", *rows) + among("②", "広報の充実", rows[1]))
    assert [(k.kpi_id, k.target_value) for k in found.kpi_targets] == [
        ("service_standard_rate", 100.0),
        ("mail_application_rate", 96.0),
        ("mail_application_rate", 96.0),
    ]
    assert [i.groups for i in found.initiatives] == [["業務"], ["業務"]]


def test_targets_of_an_earlier_year_beside_the_plans_own_are_notes() -> None:
    head = "<th>項目</th><th>令和5年度目標</th><th>令和6年度目標</th>"
    row = "<td>現金給付等の申請に係る郵送化率</td><td>95.0％以上</td><td>96.0％以上</td>"
    found = records(page(head, row))
    assert [k.target_value for k in found.kpi_targets] == [96.0] * 3
