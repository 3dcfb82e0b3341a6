"""What the corner of a series says in front of its labels."""

from __future__ import annotations

import pytest

import pipeline
from normalize import load_taxonomy


@pytest.mark.parametrize(
    ("corner", "raw"),
    [("項目", "受診率"), ("年度", "受診率"), ("生活習慣病予防健診", "生活習慣病予防健診 受診率")],
)
def test_a_corner_without_a_quantity_is_no_part_of_the_label(corner: str, raw: str) -> None:
    months = "".join(f"<th>{month}月</th>" for month in range(4, 10))
    values = "".join(f"<td>{value}.5</td>" for value in range(6))
    page = (
        '<meta charset="utf-8"><h1>令和4年度 福岡支部 事業報告</h1><h2>1. 生活習慣病予防健診</h2>'
        "<p>・【KPI】生活習慣病予防健診受診率 58.0％以上</p>"
        f"<table><tr><th>{corner}</th>{months}</tr><tr><td>受診率</td>{values}</tr></table>"
    )
    found = pipeline.convert_document("a.html", page.encode(), taxonomy=load_taxonomy(None)).records
    assert {number.series_raw for number in found.observations} == {raw}
