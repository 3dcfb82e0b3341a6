"""Figures of several targets in one cell: a page may join their lines, some are not known yet."""

from __future__ import annotations

import pytest

import pipeline
from normalize import load_taxonomy
from normalize.result import parse_results
from normalize.text.figures import figures_of
from schema.records import Records

GUIDANCE = (
    "被保険者の特定保健指導の実施率を26.0％以上",
    "被扶養者の特定保健指導の実施率を7.7％以上",
)


def records(result: str, head: str = "実績") -> Records:
    stated = "<br>".join(f"【KPI】{each}とする" for each in GUIDANCE)
    page = (
        '<meta charset="utf-8"><h1>令和4年度 熊本支部事業報告</h1>'
        f"<table><tr><th>No.</th><th>事業</th><th>計画</th><th>{head}</th></tr>"
        f"<tr><td>1</td><td>特定保健指導</td><td>{stated}</td><td>{result}</td></tr></table>"
    )
    return pipeline.convert_document("a.html", page.encode(), taxonomy=load_taxonomy(None)).records


def reached(result: str, head: str = "実績") -> list[tuple[float | None, float | None]]:
    targets = records(result, head).kpi_targets
    return [(each.actual_value, each.national_value) for each in targets]


@pytest.mark.parametrize("between", ["<br>", " ", "", "、", "／"])
def test_as_many_figures_as_targets_go_in_order(between: str) -> None:
    assert reached(f"17.9％{between}6.4％") == [(17.9, None), (6.4, None)]
    assert reached(f"17.9％（18.2％）{between}6.4％（12.8％）") == [(17.9, 18.2), (6.4, 12.8)]


@pytest.mark.parametrize(
    "word", ["－（未集計）", "未集計", "－", "集計中", "未公表", "確定後公表", "（未確定）", "－％"]
)
def test_what_is_not_known_yet_keeps_its_place(word: str) -> None:
    assert reached(f"{word}<br>6.4％（12.8％）") == [(None, None), (6.4, 12.8)]
    assert reached(f"17.9％（18.2％）<br>{word}") == [(17.9, 18.2), (None, None)]


def test_the_national_average_of_a_value_not_known_yet() -> None:
    assert reached("集計中（18.2％）<br>6.4％（12.8％）") == [(None, 18.2), (6.4, 12.8)]
    assert reached("－（9月公表予定）<br>6.4％（12.8％）") == [(None, None), (6.4, 12.8)]


def test_more_figures_than_targets_are_none_with_an_issue() -> None:
    found = records("17.9％6.4％5.1％")
    assert [each.actual_value for each in found.kpi_targets] == [None, None]
    assert "unpaired_result" in {issue.code for issue in found.issues}


@pytest.mark.parametrize("head", ["KPI結果", "KPIの実績", "KPI達成状況"])
def test_a_header_of_results_of_the_kpis_states_no_targets(head: str) -> None:
    assert reached("17.9％<br>6.4％", head) == [(17.9, None), (6.4, None)]


def test_lines_of_figures_below_what_was_done() -> None:
    assert reached("① 43機関に頼んだ。<br>17.9％6.4％", "取組結果") == [(17.9, None), (6.4, None)]
    assert reached("① 43機関に頼んだ。<br>未集計 6.4％", "取組結果") == [(None, None), (6.4, None)]
    issues = records("① 43機関に頼んだ。<br>6.4％", "取組結果").issues
    assert "unpaired_result" in {issue.code for issue in issues}


@pytest.mark.parametrize(
    ("text", "months"),
    [
        ("80.3％（80.4％）【R5.2診療分】", ["2023-02"]),
        ("【R5.2診療分】80.3％", ["2023-02"]),
        ("【9月】80% 【10月】81%", ["2022-09", "2022-10"]),
        ("80% 【9月】 81% 【10月】", ["2022-09", "2022-10"]),
    ],
)
def test_a_month_in_lenticular_brackets(text: str, months: list[str]) -> None:
    assert [each.as_of for each in parse_results(text, 2022)] == months


@pytest.mark.parametrize(
    "text", ["5社12件を訪問", "R2.5 96%", "3月末 92.3％", "年4回", "92.3％以上", "12月", ""]
)
def test_other_texts_are_no_figures(text: str) -> None:
    assert figures_of(text) == []


def test_a_result_marked_as_the_targets_is_not_the_kpis() -> None:
    stated = (
        "【KPI】健康宣言事業所数を900社以上とする<br>【目標】メルマガ登録件数を3,200件以上とする"
    )
    page = (
        '<meta charset="utf-8"><h1>令和4年度 熊本支部事業報告</h1>'
        "<table><tr><th>No.</th><th>事業</th><th>計画</th><th>実績</th></tr>"
        f"<tr><td>1</td><td>広報</td><td>{stated}</td>"
        "<td>【KPI実績】912社<br>【目標実績】3,046件</td></tr></table>"
    )
    found = pipeline.convert_document("a.html", page.encode(), taxonomy=load_taxonomy(None)).records
    assert [each.actual_value for each in found.kpi_targets] == [912, 3046]


def test_a_national_average_named_behind_goes_with_the_figure_before_it() -> None:
    assert figures_of("83.5％（大分） 82.1％（全国）") == ["83.5％（大分） 82.1％（全国）"]
    assert figures_of("83.5％ 82.1％") == ["83.5％", "82.1％"]
