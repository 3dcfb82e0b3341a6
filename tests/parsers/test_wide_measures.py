"""Measures in a cell over KPI, goal and result, where a table has no column for them."""

from __future__ import annotations

import pytest

import pipeline
from normalize import load_taxonomy
from schema.records import Records

HEAD = "<th>番号<th>{}<th>KPI<th>令和6年度目標<th>千葉支部<th>全国<th>判定"
POSTAL = "<td>郵送化率<td>96.0％以上<td>96.5％<td>95.9％<td>○"
GENERIC = "<td>ジェネリック医薬品使用割合<td>82.0％以上<td>81.4％<td>81.9％<td>×"
TEXTS = [f"{what}した。" for what in ("配布", "案内", "開催", "説明", "送付", "訪問")]
TITLES = ["サービス水準の向上", "健全な財政運営", "ジェネリック医薬品の使用促進"]


def read(told: str, first: str = "①", second: str = "②", head: str = "具体的施策") -> Records:
    cells = [told.format(f"{first}{TEXTS[at]}<br>{second}{TEXTS[at + 1]}") for at in range(0, 6, 2)]
    band = "<tr><td colspan=7>Ⅰ　基盤的保険者機能の盤石化</tr>"
    rows = [f"<tr><td rowspan=2>1<td rowspan=2>{TITLES[0]}{POSTAL}</tr><tr>{cells[0]}</tr>"]
    rows += [f"<tr><td>2<td>{TITLES[1]}{cells[1]}</tr>"]
    rows += [f"<tr><td rowspan=2>3<td rowspan=2>{TITLES[2]}{GENERIC}</tr><tr>{cells[2]}</tr>"]
    table = f"<table border=1><tr>{HEAD.format(head)}</tr>{band}{''.join(rows)}</table>"
    page = f'<meta charset="utf-8"><h1>令和6年度 千葉支部事業報告</h1>{table}'
    return pipeline.convert_document("a.html", page.encode(), taxonomy=load_taxonomy(None)).records


@pytest.mark.parametrize(
    "told",
    [
        "<td colspan=5>{}",
        "<td colspan=5>【主な取組】<br>{}",
        "<td>取組内容<td colspan=4>{}",
        "<td colspan=4>{}<td>",
        "<td>{}<td><td><td><td>",
    ],
)
@pytest.mark.parametrize("marks", ["①②", "・・", "◆◆", "■■"])
@pytest.mark.parametrize("head", ["具体的施策", "取組"])
def test_measures_over_the_columns_of_figures(told: str, marks: str, head: str) -> None:
    found = read(told, marks[0], marks[1], head)
    assert [item.title_raw for item in found.initiatives] == TITLES
    assert [action.text for action in found.actions] == TEXTS
    assert [target.actual_value for target in found.kpi_targets] == [96.5, 81.4]
    assert [target.status_raw for target in found.kpi_targets] == ["○", "×"]


def test_what_was_done_is_no_target_without_marks_either() -> None:
    found = read("<td>{}<td><td><td><td>", "", "")
    assert [target.kpi_id for target in found.kpi_targets] == [
        "mail_application_rate",
        "generic_usage_rate",
    ]
    assert len(found.actions) == 3
