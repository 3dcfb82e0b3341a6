"""Measures told by what was undertaken, and columns headed by the branch's bare name."""

from __future__ import annotations

import pytest

import pipeline
from normalize import load_taxonomy
from schema.records import Records


def records(head: str, row: str) -> Records:
    page = (
        '<meta charset="utf-8"><h1>令和6年度 愛媛支部事業計画 進捗状況</h1>'
        f"<table>{head}<tr><td>1</td><td>サービス水準の向上</td>"
        f"<td>現金給付等の申請に係る郵送化率 96.0％以上</td>{row}</tr></table>"
    )
    return pipeline.convert_document("a.html", page.encode(), taxonomy=load_taxonomy(None)).records


def undertaken(word: str, text: str, more: str = "", value: str = "") -> Records:
    head = f"<tr><th>No.</th><th>施策</th><th>KPI</th><th>{word}</th>{more}</tr>"
    return records(head, f"<td>{text}</td>{value}")


@pytest.mark.parametrize("word", ["上半期の取組状況", "取り組み状況", "主な取組結果"])
def test_what_was_undertaken_is_the_measure_where_no_column_plans_any(word: str) -> None:
    found = undertaken(word, "・窓口で案内した。<br>・研修を開いた。")
    assert [action.text for action in found.actions] == ["窓口で案内した。", "研修を開いた。"]


def test_what_was_carried_out_is_the_measure_where_it_is_listed() -> None:
    assert len(undertaken("上半期の実施状況", "・窓口で案内した。").actions) == 1
    more = "".join(
        f"<tr><td>{n}</td><td>{t}の推進</td></tr>" for n, t in ((2, "広報"), (3, "健診"))
    )
    found = undertaken("上半期の実施状況", f"おおむね順調に推移している。</td></tr>{more}<tr><td>")
    assert not found.actions
    assert [i.severity for i in found.issues if i.code == "no_measures"] == ["warning"]


def test_beside_a_column_of_measures_it_is_their_progress() -> None:
    found = undertaken("取組状況", "案内した。", "<th>取組内容</th>", "<td>・窓口で案内する。</td>")
    assert [(a.text, a.progress_text) for a in found.actions] == [
        ("窓口で案内する。", "案内した。")
    ]


@pytest.mark.parametrize("name", ["愛媛", "愛媛支部", "支部", "愛媛県"])
def test_the_branch_s_name_over_figures_heads_what_it_reached(name: str) -> None:
    head = (
        "<tr><th rowspan=2>No.</th><th rowspan=2>施策</th><th rowspan=2>KPI</th>"
        "<th colspan=2>令和5年度実績</th><th colspan=2>令和6年9月末 実績</th></tr>"
        f"<tr><th>{name}</th><th>全国</th><th>{name}</th><th>全国</th></tr>"
    )
    row = "<td>95.1%</td><td>94.2%</td><td>96.9%</td><td>-</td>"
    (target,) = records(head, row).kpi_targets
    assert (target.baseline_value, target.baseline_fiscal_year) == (95.1, 2023)
    assert (target.actual_value, target.actual_as_of) == (96.9, "2024-09")
    assert target.national_value is None


def test_several_branches_beside_each_other_are_not_guessed() -> None:
    head = "<tr><th>No.</th><th>施策</th><th>KPI</th><th>香川</th><th>愛媛</th><th>全国</th></tr>"
    found = records(head, "<td>95.1%</td><td>96.9%</td><td>94.2%</td>")
    assert found.kpi_targets[0].actual_value is None
    assert "unknown_header" in [issue.code for issue in found.issues]


def test_a_date_in_a_target_s_name_is_not_that_of_the_figures() -> None:
    head = "<p>令和6年10月24日</p><p>（令和6年9月末現在）</p>"
    body = (
        "<table><tr><th>No.</th><th>施策</th><th>KPI</th><th>目標値</th></tr><tr><td>1</td>"
        "<td>ＤＸの推進</td><td>マイナ保険証利用率（令和6年11月末時点）</td><td>50%</td></tr></table>"
    )
    page = f'<meta charset="utf-8"><h1>令和6年度 愛媛支部事業計画 進捗状況</h1>{head}{body}'
    found = pipeline.convert_document("a.html", page.encode(), taxonomy=load_taxonomy(None))
    assert str(found.records.documents[0].as_of) == "2024-09-30"
