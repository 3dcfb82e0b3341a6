"""A grade of the whole item (総合評価) beside signs of its KPIs."""

from __future__ import annotations

import pytest

import pipeline
from normalize import load_taxonomy
from schema.records import Records

KPIS = (
    "<tr><th rowspan='3'>KPI</th><th>指標</th><th>目標値</th><th>実績</th><th>達成</th></tr>"
    "<tr><td>事業者健診データ取得率</td><td>8.9％以上</td><td>6.8％</td><td>×</td></tr>"
    "<tr><td>生活習慣病予防健診実施率</td><td>53.5％以上</td><td>54.0％</td><td>○</td></tr>"
)


def records(body: str) -> Records:
    page = f'<meta charset="utf-8"><h1>令和4年度 三重支部事業報告</h1><table>{body}</table>'
    return pipeline.convert_document("a.html", page.encode(), taxonomy=load_taxonomy(None)).records


def form(label: str, kpis: str) -> str:
    return (
        f"<tr><th>施策</th><td colspan='2'>(1) 健診の推進</td><th>{label}</th><td>△</td></tr>"
        "<tr><th>担当</th><td colspan='4'>保健グループ</td></tr>"
        f"{kpis}<tr><th>実施内容</th><td colspan='4'>①案内を送る。<br>②会場を増やす。</td></tr>"
    )


@pytest.mark.parametrize("label", ["総合評価", "総合<br>評価", "自己評価", "総合判定"])
def test_a_forms_grade_is_its_items_beside_signs_of_its_kpis(label: str) -> None:
    found = records(form(label, KPIS))
    (item,) = found.initiatives
    assert (item.status_raw, item.status) == ("△", "behind")
    assert [target.status_raw for target in found.kpi_targets] == ["×", "○"]


def test_an_overall_grade_is_no_grade_of_the_measures() -> None:
    found = records(form("総合評価", ""))
    assert [item.status_raw for item in found.initiatives] == ["△"]
    assert [action.status_raw for action in found.actions] == [None, None]


def test_a_column_of_overall_grades_stands_beside_one_of_the_kpis() -> None:
    head = (
        "<tr><th>番号</th><th>施策</th><th>実施内容</th><th>KPI</th><th>目標値</th>"
        "<th>達成状況</th><th>総合評価</th></tr>"
    )
    rows = (
        "<tr><td rowspan='2'>1</td><td rowspan='2'>健診の推進</td>"
        "<td rowspan='2'>①案内を送る。</td><td>事業者健診データ取得率</td><td>8.9％以上</td>"
        "<td>×</td><td rowspan='2'>△</td></tr>"
        "<tr><td>生活習慣病予防健診実施率</td><td>53.5％以上</td><td>○</td></tr>"
    )
    found = records(head + rows)
    assert [item.status_raw for item in found.initiatives] == ["△"]
    assert [target.status_raw for target in found.kpi_targets] == ["×", "○"]
