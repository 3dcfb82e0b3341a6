"""Quarters and halves whose cells hold what was done and figures with dates."""

from __future__ import annotations

import pytest

import pipeline
from normalize import load_taxonomy
from parsers.periods.dated_figures import figure_behind, figure_of, holds_dated_rate
from schema.records import Records

KPI = "【KPI】現金給付等の申請に係る郵送化率を96.0％以上とする"
DONE = "<h1>令和4年度 岐阜支部事業計画の実施結果</h1>"
QUARTERS = ("第1四半期", "第2四半期", "第3四半期", "第4四半期")


def row(*cells: str, tag: str = "td") -> str:
    return "<tr>" + "".join(f"<{tag}>{cell}</{tag}>" for cell in cells) + "</tr>"


def records(title: str, head: str, rows: str) -> Records:
    page = f'<meta charset="utf-8">{title}<table>{head}{rows}</table>'
    return pipeline.convert_document("a.html", page.encode(), taxonomy=load_taxonomy(None)).records


@pytest.mark.parametrize(
    ("line", "number", "month"),
    [
        ("6月末 92.3％", "92.3%", 6),
        ("9月末時点 61.2%", "61.2%", 9),
        ("実績：45.1％（8月末）", "45.1%", 8),
        ("令和4年9月末現在　23.4％（全国 20.1％）", "23.4%", 9),
        ("100％", "100%", None),
    ],
)
def test_a_line_of_nothing_but_a_figure_and_its_date(
    line: str, number: str, month: int | None
) -> None:
    figure = figure_of(line, 2022)
    assert figure is not None and (figure.number, figure.month) == (number, month)


@pytest.mark.parametrize(
    "line",
    ["7月に送付 612件", "R3.6月末 12％", "目標 9月末 45.1％", "前年同月比 101.2％", "毎日実施"],
)
def test_lines_that_tell_something_else(line: str) -> None:
    assert figure_of(line, 2022) is None


@pytest.mark.parametrize(
    ("line", "before", "number"),
    [
        ("・勉強会 2回11月末 0.322％（全国0.335％）", "・勉強会 2回", "0.322%"),
        ("・20か所を訪問した81.6％（9月診療分）", "・20か所を訪問した", "81.6%"),
        ("・電話 300社12月末 1,150社", "・電話 300社", "1,150社"),
    ],
)
def test_a_figure_run_into_the_line_above_it(line: str, before: str, number: str) -> None:
    split = figure_behind(line, 2022)
    assert split is not None and (split[0], split[1].number) == (before, number)


def test_a_figure_that_other_words_name_is_left_and_told() -> None:
    assert figure_behind("・電話勧奨 12月末 300名", 2022) is None
    assert holds_dated_rate("9月末で33.2％となり、目標を下回る") and not holds_dated_rate(
        "9月に送付"
    )
    head = row("No.", "事業", "KPI", "取組内容", "上期", "下期", "評価", tag="th")
    rows = row("1", "サービス", KPI, "①配る。", "①配布した。<br>回収率 33.2％（8月末）", "", "○")
    found = records(DONE, head, rows)
    assert found.kpi_targets[0].actual_value is None
    assert "unread_figure" in [issue.code for issue in found.issues]


def test_rows_of_targets_hold_figures_and_rows_of_measures_what_was_done() -> None:
    head = row("No.", "事業", "実施計画", *QUARTERS, "評価", tag="th")
    rows = row("1", "サービス水準の向上", KPI, "6月末 94.1％", "9月末 95.2％", "", "", "○")
    rows += row("", "", "①案内を配る。", "①毎日実施", "①延期", "①実施", "", "○")
    found = records(DONE, head, rows)
    (target,), (action,) = found.kpi_targets, found.actions
    assert (target.actual_value, target.actual_as_of) == (95.2, "2022-09")
    assert [(o.month, o.value) for o in found.observations] == [(6, 94.1), (9, 95.2)]
    assert action.progress_text == "第1四半期 ①毎日実施 第2四半期 ①延期 第3四半期 ①実施"
    assert (action.schedule_text, action.months) == (None, [])
    assert "told_by_title" in [issue.code for issue in found.issues]


def test_one_cell_holds_both_and_what_is_to_come_is_a_plan() -> None:
    head = row("No.", "事業", "KPI", "取組内容", "上期", "下期", "評価", tag="th")
    cells = ("①案内を配布した。<br>実績：95.9％（8月末）", "①2月に配布予定", "○")
    rows = row("1", "サービス水準の向上", KPI, "①案内を配る。", *cells)
    found = records("<h1>令和4年度 岐阜支部事業計画の進捗状況</h1>", head, rows)
    (target,), (action,) = found.kpi_targets, found.actions
    assert (target.actual_value, target.actual_as_of) == (95.9, "2022-08")
    assert action.progress_text == "上期 ①案内を配布した。"
    assert (action.next_text, action.schedule_text, action.months) == (
        "下期 ①2月に配布予定",
        None,
        [],
    )


def test_named_figures_of_two_targets_below_a_header_that_says_it() -> None:
    head = '<tr><th rowspan="2">番号</th><th rowspan="2">施策</th><th rowspan="2">KPI</th>'
    head += '<th rowspan="2">実施内容</th><th colspan="2">実施状況</th></tr>'
    head += row("4-6月", "7-9月", tag="th")
    kpis = f"{KPI}<br>【KPI】サービススタンダードの達成状況を100％とする"
    cells = (
        kpis,
        "・案内を配る",
        "・配布",
        "・検証<br>郵送化率 95.2％（9月末）<br>達成状況 99.9％",
    )
    rows = row("(1)", "サービス水準の向上", *cells)
    found = records("<h1>令和5年度 愛媛支部 重点施策</h1>", head, rows)
    assert [(t.actual_value, t.actual_as_of) for t in found.kpi_targets] == [
        (95.2, "2023-09"),
        (None, None),
    ]
    assert found.actions[0].progress_text == "4-6月 ・配布 7-9月 ・検証 達成状況 99.9％"


def test_results_of_both_halves_are_told_by_their_headers() -> None:
    head = row("No.", "事業", "KPI", "取組内容", "上期実績", "下期実績", "評価", tag="th")
    cells = ("①案内した<br>95.2％（9月末）", "①案内した<br>96.1％（3月末）", "○")
    found = records(DONE, head, row("1", "サービス", KPI, "①案内する。", *cells))
    (target,), (action,) = found.kpi_targets, found.actions
    assert (target.actual_value, target.actual_as_of) == (96.1, "2023-03")
    assert action.progress_text == "上期実績 ①案内した 下期実績 ①案内した"


def test_what_was_done_beside_the_result_of_a_month_stays_apart() -> None:
    head = row("No.", "事業", "KPI", "取組内容", "上期実績", "12月末実績", "評価", tag="th")
    cells = ("①案内した", "95.2％（全国 94.0％）", "○")
    found = records(DONE, head, row("1", "サービス", KPI, "①案内する。", *cells))
    (target,), (action,) = found.kpi_targets, found.actions
    assert (target.actual_value, target.national_value) == (95.2, 94.0)
    assert action.progress_text == "①案内した"


@pytest.mark.parametrize(
    ("title", "columns", "cells"),
    [
        ("令和5年度 佐賀支部 事業計画", (), ("案内の作成", "9月末 95.0％", "検証", "")),
        (
            "令和5年度 佐賀支部 事業計画の進捗状況",
            ("進捗状況",),
            ("作成", "配布", "", "", "配布した。"),
        ),
        ("令和5年度 佐賀支部 事業計画の実施結果", (), ("→", "●", "", "検証")),
    ],
)
def test_plans_marks_and_a_column_of_progress_leave_a_schedule(
    title: str, columns: tuple[str, ...], cells: tuple[str, ...]
) -> None:
    head = row("No.", "事業", "取組内容", *QUARTERS, *columns, tag="th")
    rows = row("1", "サービス水準の向上", "①案内を配る。", *cells)
    rows += row("2", "健診の推進", f"{KPI}<br>①勧奨する。", *cells)
    found = records(f"<h1>{title}</h1>", head, rows)
    assert (found.actions[0].schedule_text or "").startswith("第1四半期")
    assert found.observations == [] and found.kpi_targets[0].actual_value is None
