"""Reports that print what was done and nowhere what was planned: that is their measures."""

from __future__ import annotations

import pytest

import pipeline
from normalize import load_taxonomy
from schema.records import Records

TOLD = "①案内を3,120社へ送った。<br>②会場を7か所増やした。"
TEXTS = ["案内を3,120社へ送った。", "会場を7か所増やした。"]


def records(body: str) -> Records:
    page = f'<meta charset="utf-8"><h1>令和4年度 三重支部 事業実施報告書</h1>{body}'
    return pipeline.convert_document("a.html", page.encode(), taxonomy=load_taxonomy(None)).records


def table(label: str, told: str, *more: str) -> str:
    head = "".join(f"<th>{each}</th>" for each in ("番号", "施策", *more[::2], label))
    cells = "".join(f"<td>{each}</td>" for each in ("1", "健診の推進", *more[1::2], told))
    return f"<table><tr>{head}</tr><tr>{cells}</tr></table>"


@pytest.mark.parametrize("label", ["実施結果", "取組結果", "取組状況", "実施状況", "実施した内容"])
def test_the_only_column_of_what_was_done_holds_the_measures(label: str) -> None:
    found = records(table(label, TOLD, "KPI", "事業者健診データ取得率", "目標値", "8.9％以上"))
    assert [action.text for action in found.actions] == TEXTS
    assert [target.target_value for target in found.kpi_targets] == [8.9]


def test_beside_a_plan_it_is_the_progress() -> None:
    found = records(table("実施結果", TOLD, "実施内容", "①案内を送る。"))
    (action,) = found.actions
    assert action.text == "案内を送る。"
    assert (action.progress_text or "").startswith("①案内を3,120社")


@pytest.mark.parametrize("line", ["KPI：6.8％（全国平均 8.8％）", "6.8％（全国平均 8.8％）"])
def test_lines_of_figures_among_it_are_results(line: str) -> None:
    cells = ("KPI", "事業者健診データ取得率を8.9％以上とする")
    found = records(table("実施結果", f"{line}<br>{TOLD}", *cells))
    assert [action.text for action in found.actions] == TEXTS
    (target,) = found.kpi_targets
    assert (target.actual_value, target.national_value) == (6.8, 8.8)


def test_a_column_of_figures_alone_is_no_measure() -> None:
    cells = ("KPI", "事業者健診データ取得率", "目標値", "8.9％以上")
    found = records(table("実施結果", "6.8％", *cells))
    assert (len(found.actions), found.kpi_targets[0].actual_value) == (0, 6.8)


def test_a_form_tells_its_measures_beside_a_table_of_kpis() -> None:
    rows = (
        "<tr><th>施策</th><td colspan='2'>(1) 健診の推進</td></tr>"
        "<tr><th>担当</th><td colspan='2'>保健グループ</td></tr>"
        "<tr><th rowspan='3'>KPI</th><th>指標</th><th>目標値</th></tr>"
        "<tr><td>事業者健診データ取得率</td><td>8.9％以上</td></tr>"
        "<tr><td>生活習慣病予防健診実施率</td><td>53.5％以上</td></tr>"
        f"<tr><th>実施<br>結果</th><td colspan='2'>{TOLD}</td></tr>"
    )
    found = records(f"<table>{rows}</table>")
    assert [action.text for action in found.actions] == TEXTS


def test_of_two_grades_of_a_form_the_one_behind_the_result_is_the_targets() -> None:
    pairs = {
        "事業名": "(1) 健診の推進",
        "KPI": "事業者健診データ取得率　8.9％以上",
        "実績": "6.8％",
        "達成度": "×",
        "取組結果": TOLD,
        "自己評価": "△",
    }
    rows = "".join(f"<tr><th>{label}</th><td>{text}</td></tr>" for label, text in pairs.items())
    found = records(
        f"<p>特定健診と保険証、レセプトについて協会けんぽの支部が報告する。</p><table>{rows}</table>"
    )
    assert [item.status_raw for item in found.initiatives] == ["△"]
    assert [target.status_raw for target in found.kpi_targets] == ["×"]
