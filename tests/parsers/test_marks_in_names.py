"""The mark of a note between an indicator's name and its value, and what the note says."""

from __future__ import annotations

import pytest

import pipeline
from normalize import load_taxonomy

NAME = "ジェネリック医薬品使用割合"


@pytest.mark.parametrize(
    ("header", "cell"),
    [
        ("KPI", f"{NAME}（※）　年度末時点で対前年度（79.4％）以上"),
        ("KPI", f"{NAME}<br>（※）　年度末時点で対前年度（79.4％）以上"),
        ("KPI", f"{NAME}<br>（※1）<br>年度末時点で対前年度（79.4％）以上"),
        ("KPI", f"【KPI】{NAME}<br>（※）を対前年度（79.4％）以上とする"),
        ("実施内容", f"【KPI】{NAME}<br>（※）を対前年度（79.4％）以上とする"),
    ],
)
def test_a_line_break_in_front_of_the_mark(header: str, cell: str) -> None:
    head = f"<th>No.<th>項目<th>{header}<th>9月末実績"
    note = "<br>※ 医科、DPC、歯科、調剤。本年度の実績は令和4年6月診療分"
    row = f"<td>1<td>ジェネリック医薬品の使用促進<td>{cell}{note}<td>79.9％"
    page = (
        f"<h1>令和4年度 愛媛支部事業計画</h1><table border=1><tr>{head}</tr><tr>{row}</tr></table>"
    )
    data = f'<meta charset="utf-8">{page}'.encode()
    found = pipeline.convert_document("a.html", data, taxonomy=load_taxonomy(None)).records
    (target,) = found.kpi_targets
    assert (target.kpi_id, target.comparator) == ("generic_usage_rate", "yoy_ge")
    assert (target.baseline_value, target.actual_value) == (79.4, 79.9)
    if header == "KPI":
        assert target.actual_as_of == "2022-06"
