"""Figures for comparison beside targets: one for each, with another in brackets."""

from __future__ import annotations

import pytest

import pipeline
from normalize import load_taxonomy
from schema.records import Records

POST = "・現金給付等の申請に係る郵送化率を対前年度以上とする"
AMOUNT = "・協会けんぽの再審査レセプト1件当たりの査定額を対前年度以上とする"
RATE = "・サービススタンダードの達成状況を100％とする"
WORDS = "・医療データ等を活用した効果的な意見発信を実施する"


def records(targets: list[str], compared: str) -> Records:
    page = (
        '<meta charset="utf-8"><h1>令和6年度 茨城支部事業計画</h1><table>'
        "<tr><th>施策</th><th>取組内容</th><th>KPI</th><th>（参考）令和4年度実績</th></tr>"
        f"<tr><td>1. 施策</td><td>・行う。</td><td>{'<br>'.join(targets)}</td>"
        f"<td>{compared}</td></tr>"
        "</table>"
    )
    return pipeline.convert_document("a.html", page.encode(), taxonomy=load_taxonomy(None)).records


@pytest.mark.parametrize(
    ("targets", "compared", "expected"),
    [
        ([RATE, POST], "99.99％（99.98％）<br>94.6％（95.7％）", [99.99, 94.6]),
        ([POST, AMOUNT], "94.6％（95.7％）<br>7,480円（7,125円）", [94.6, 7480]),
        ([POST, AMOUNT], "7,480円（7,125円）<br>94.6％", [94.6, 7480]),
        ([RATE, POST], "－<br>94.6％（95.7％）", [None, 94.6]),
        ([POST, WORDS], "94.6％", [94.6, None]),
        ([POST], "令和4年度末 94.6％（全国 95.7％）", [94.6]),
        ([AMOUNT], "7,480円", [7480]),
    ],
)
def test_each_target_takes_the_figure_of_its_line(
    targets: list[str], compared: str, expected: list[float | None]
) -> None:
    found = records(targets, compared)
    assert [target.baseline_value for target in found.kpi_targets] == expected
    assert "unsure_comparison" not in [issue.code for issue in found.issues]


@pytest.mark.parametrize(
    ("targets", "compared"), [([RATE, POST], "94.6％"), ([AMOUNT], "94.6％（95.7％）")]
)
def test_a_figure_that_may_be_either_targets_is_an_issue(targets: list[str], compared: str) -> None:
    found = records(targets, compared)
    assert [target.baseline_value for target in found.kpi_targets] == [None] * len(targets)
    assert "unsure_comparison" in [issue.code for issue in found.issues]


def last_known(title: str, head: str) -> list[tuple[float | None, int | None, float | None]]:
    page = (
        f'<meta charset="utf-8"><h1>{title}</h1><table>'
        f"<tr><th>施策</th><th>取組内容</th><th>KPI</th>{head}</tr>"
        "<tr><td>1. 施策</td><td>・行う。</td><td>現金給付等の申請に係る郵送化率</td>"
        "<td>94.6％</td><td>95.7％以上</td><td>95.1％</td></tr></table>"
    )
    found = pipeline.convert_document("a.html", page.encode(), taxonomy=load_taxonomy(None))
    return [
        (target.baseline_value, target.baseline_fiscal_year, target.actual_value)
        for target in found.records.kpi_targets
    ]


@pytest.mark.parametrize("now", ["現状値", "現状", "直近の実績値", "現在値"])
def test_the_last_figures_known_are_the_previous_ones_in_a_plan(now: str) -> None:
    head = f"<th>{now}</th><th>目標値</th><th>全国平均</th>"
    assert last_known("令和6年度 茨城支部事業計画", head) == [(94.6, None, None)]


def test_the_last_figures_known_are_the_previous_ones_beside_results() -> None:
    head = "<th>現状値</th><th>目標値</th><th>実績値</th>"
    assert last_known("令和6年度 茨城支部事業計画 実施結果", head) == [(94.6, None, 95.1)]


def test_the_last_figures_known_are_what_a_report_reached() -> None:
    head = "<th>現在値</th><th>目標値</th><th>全国平均</th>"
    assert last_known("令和6年度 茨城支部事業計画 実施結果", head) == [(None, None, 94.6)]


def test_what_stands_beside_the_previous_result_is_kept_as_a_note() -> None:
    found = records([POST], "94.6％（95.7％）")
    assert "94.6％（95.7％）" in [note.text for note in found.notes]
    page = (
        '<meta charset="utf-8"><h1>令和6年度 茨城支部事業計画</h1><table>'
        "<tr><th>施策</th><th>取組内容</th><th>KPI</th><th>令和4年度実績</th><th>令和5年度実績</th>"
        "<th>目標値</th></tr><tr><td>1. 施策</td><td>・行う。</td>"
        "<td>現金給付等の申請に係る郵送化率</td><td>93.1％</td><td>94.6％</td><td>95.7％以上</td></tr></table>"
    )
    both = pipeline.convert_document("a.html", page.encode(), taxonomy=load_taxonomy(None)).records
    assert [(t.baseline_value, t.baseline_fiscal_year) for t in both.kpi_targets] == [(94.6, 2023)]
    assert "93.1％" in [note.text for note in both.notes]
