"""Plans and results of a target below quarters, halves and months; how they are counted."""

from __future__ import annotations

import pipeline
from normalize import load_taxonomy
from schema.records import Records

TITLE = "<h1>令和5年度 熊本支部 KPI管理表</h1>"
FIRST = "".join(f"<th rowspan=2>{word}</th>" for word in ("No", "施策", "KPI", "年度目標"))
NAME, GOAL = "生活習慣病予防健診実施率（％）", "62.5％以上"


def records(table: str, above: str = "") -> Records:
    page = f'<meta charset="utf-8">{TITLE}{above}<table>{table}</table>'
    return pipeline.convert_document("a.html", page.encode(), taxonomy=load_taxonomy(None)).records


def row(*cells: str, tag: str = "td") -> str:
    return "<tr>" + "".join(f"<{tag}>{cell}</{tag}>" for cell in cells) + "</tr>"


def below(*periods: str) -> str:
    """A header with 目標 and 実績 below each period."""
    wide = "".join(f"<th colspan=2>{period}</th>" for period in periods)
    return f"<tr>{FIRST}{wide}</tr>" + row(*["目標", "実績"] * len(periods), tag="th")


def series(found: Records, role: str) -> list[tuple[int | None, float, str]]:
    return [(o.month, o.value, o.basis) for o in found.observations if o.role == role]


def test_plans_and_results_below_months_are_counted_as_the_line_above_says() -> None:
    values = ["3.0", "2.7", "8.0", "7.1", "14.0", ""]
    note = "<p>※各月の目標・実績は、年度当初からの累計。</p>"
    table = below("4月", "5月", "6月") + row("8", "健診の推進", NAME, GOAL, *values)
    found = records(table, note)
    assert series(found, "target") == [
        (4, 3.0, "cumulative"),
        (5, 8.0, "cumulative"),
        (6, 14.0, "cumulative"),
    ]
    assert series(found, "actual") == [(4, 2.7, "cumulative"), (5, 7.1, "cumulative")]
    (target,) = found.kpi_targets
    assert (target.actual_value, target.actual_as_of) == (7.1, "2023-05")


def test_halves_without_a_word_are_of_no_basis() -> None:
    table = below("上期", "下期") + row("8", "健診の推進", NAME, GOAL, "31.0", "30.9", "62.5", "－")
    assert series(records(table), "actual") == [(9, 30.9, "unspecified")]


def test_the_result_of_the_year_goes_before_those_of_its_periods() -> None:
    head = below("第1四半期（6月末）", "第2四半期（9月末）")
    head = head.replace("</tr>", "<th rowspan=2>最終実績</th></tr>", 1)
    cells = ["14.0", "13.2", "31.0", "30.9", "60.7<br>(R6.2末)"]
    above = "<p>（令和6年3月末現在）</p>"
    found = records(head + row("8", "健診の推進", NAME, GOAL, *cells), above)
    (target,) = found.kpi_targets
    assert (target.actual_value, target.actual_as_of) == (60.7, "2024-02")
    assert "period_values" not in [issue.code for issue in found.issues]
    assert found.documents[0].kind == "result"


def test_figures_of_a_target_below_month_ends_are_a_series() -> None:
    head = f"<tr>{FIRST}<th colspan=3>実績（累計）</th></tr>"
    head += row("6月末", "9月末", "12月末", tag="th")
    found = records(head + row("8", "健診の推進", NAME, GOAL, "13.2", "30.9", "47.7"))
    assert [month for month, _, _ in series(found, "actual")] == [6, 9, 12]
    (target,) = found.kpi_targets
    assert (target.target_value, target.actual_value) == (62.5, 47.7)


def test_without_a_target_of_the_year_the_last_period_s_is_taken_and_told() -> None:
    head = below("第3四半期", "第4四半期").replace("<th rowspan=2>年度目標</th>", "")
    found = records(head + row("8", "健診の推進", NAME, "48.5", "47.7", "62.9", "61.8"))
    (target,) = found.kpi_targets
    assert (target.comparator, target.target_value) == ("eq", 62.9)
    assert "target_of_period" in [issue.code for issue in found.issues]
