"""Cells that print what was reached and what it is compared with: 96.4％／95.8％."""

from __future__ import annotations

import pytest

import pipeline
from normalize import load_taxonomy
from parsers.whole.shared_words import parts_named
from schema.records import KpiTargetRecord, Records

MAIL, STANDARD = "現金給付等の申請に係る郵送化率", "サービススタンダードの達成状況"


def records(header: str, *cells: str, legend: str = "") -> Records:
    """A report at the end of September with one column of such cells."""
    rows = [["KPI", "目標", header], [STANDARD, "100％", cells[0]], [MAIL, "96.0％", cells[1]]]
    body = ["<tr>" + "".join(f"<td>{text}</td>" for text in row) + "</tr>" for row in rows]
    page = [
        '<meta charset="utf-8"><h1>令和6年度 長野支部事業計画の上期実施状況</h1>',
        f"<h2>１．基盤的保険者機能関係</h2><h3>（1）サービス水準の向上</h3>{legend}",
        *("<table>", *body, "</table><p>・進捗を毎日確認した。</p>"),
    ]
    text = "".join(page).encode()
    return pipeline.convert_document("a.html", text, taxonomy=load_taxonomy(None)).records


def read(target: KpiTargetRecord) -> tuple[object, ...]:
    return target.actual_value, target.actual_as_of, target.national_value, target.baseline_value


BEFORE = [
    ("9月末実績／前年同期", "100％／99.8％", "96.4％／95.8％"),
    ("9月末実績・前年度同月", "100％・99.8％", "96.4％・95.8％"),
    ("9月末実績｜昨年同時期", "100％ ｜ 99.8％", "96.4％ ｜ 95.8％"),
    ("9月末実績→前年度同期比", "100％→＋0.2％", "96.4％→＋0.6％"),
    ("9月末実績／前年同期", "100％（99.8％）", "96.4％（95.8％）"),
    ("前年同期／9月末実績", "99.8％／100％", "95.8％／96.4％"),
    ("R6.9月末／R5.9月末", "100％／99.8％", "96.4％／95.8％"),
    ("上段：9月末実績<br>下段：前年同期", "100％<br>99.8％", "96.4％<br>95.8％"),
    ("9月末実績<br>（下段：前年同月）", "100％<br>（99.8％）", "96.4％<br>（95.8％）"),
    ("9月末実績<br>前年度同月", "100％<br>99.8％", "96.4％<br>95.8％"),
    ("（上段）前年同期<br>（下段）9月末実績", "99.8％<br>100％", "95.8％<br>96.4％"),
]


@pytest.mark.parametrize(("header", "one", "other"), BEFORE)
def test_what_is_of_the_year_before_is_no_result(header: str, one: str, other: str) -> None:
    found = records(header, one, other)
    reached = [read(target) for target in found.kpi_targets]
    assert reached == [(100.0, "2024-09", None, None), (96.4, "2024-09", None, None)]
    assert not [issue for issue in found.issues if issue.code == "shared_cell"]


@pytest.mark.parametrize(
    ("header", "one", "other"),
    [
        ("9月末実績／全国平均", "100％／99.9％", "96.4％／95.5％"),
        ("9月末実績（支部／全国）", "100％／99.9％", "96.4％／95.5％"),
        ("上段：9月末実績<br>下段：全国", "100％<br>99.9％", "96.4％<br>95.5％"),
        ("9月末実績／全国／前年同期", "100％／99.9％／99.8％", "96.4％／95.5％／95.8％"),
    ],
)
def test_what_is_of_all_branches_is_the_average(header: str, one: str, other: str) -> None:
    reached = [read(target) for target in records(header, one, other).kpi_targets]
    assert reached == [(100.0, "2024-09", 99.9, None), (96.4, "2024-09", 95.5, None)]


def test_a_whole_year_before_is_the_baseline() -> None:
    reached = records("実績／前年度実績", "100％／99.8％", "96.4％／95.8％").kpi_targets
    assert [(t.actual_value, t.baseline_value) for t in reached] == [(100, 99.8), (96.4, 95.8)]
    assert {target.baseline_fiscal_year for target in reached} == {2023}


def test_a_line_says_what_stands_above_and_below() -> None:
    legend = "<p>※実績欄の上段は9月末、下段は前年同期</p>"
    found = records("実績", "100％<br>99.8％", "96.4％<br>95.8％", legend=legend)
    assert [target.actual_as_of for target in found.kpi_targets] == ["2024-09", "2024-09"]
    assert [target.actual_value for target in found.kpi_targets] == [100.0, 96.4]


def test_a_cell_of_other_figures_has_no_result_and_an_issue() -> None:
    found = records("9月末実績／前年同期", "100％／99.8％／99.7％", "96.4％／95.8％")
    assert [target.actual_value for target in found.kpi_targets] == [None, 96.4]
    told = [issue.text for issue in found.issues if issue.code == "shared_cell"]
    assert told == ["100％／99.8％／99.7％"]


def test_a_cell_of_one_figure_has_an_issue() -> None:
    found = records("9月末実績／前年同期", "100％", "96.4％／95.8％")
    assert [target.actual_value for target in found.kpi_targets] == [100.0, 96.4]
    assert [issue.text for issue in found.issues if issue.code == "shared_cell"] == ["100％"]


@pytest.mark.parametrize(
    "words",
    [
        "実績・評価",
        "実績（9月末現在・累計）",
        "実績\n（9月末）",
        "（参考）\nR2年度実績",
        "目標／実績",
    ],
)
def test_other_headers_name_one_figure(words: str) -> None:
    assert parts_named(words) == []
