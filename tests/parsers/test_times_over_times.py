"""Tables inside a cell whose columns are times over times are kept as notes, with an issue."""

from __future__ import annotations

import pytest

import pipeline
from normalize import load_taxonomy


@pytest.mark.parametrize(
    ("over", "below"),
    [
        (("令和5年度", "令和6年度"), ("8月", "9月")),
        (("第1四半期", "第2四半期"), ("R5", "R6")),
        (("8月", "9月"), ("前年度", "今年度")),
        (("令和5年度", "令和6年度"), ("上期", "下期")),
    ],
)
@pytest.mark.parametrize("line", ["", "<tr><th colspan=5>受診率の推移</th></tr>"])
def test_figures_below_two_headers_of_times_are_of_no_year(
    over: tuple[str, str], below: tuple[str, str], line: str
) -> None:
    top = "".join(f"<th colspan=2>{each}</th>" for each in over)
    heads = "".join(f"<th>{each}</th>" for each in below * 2)
    figures = "".join(f"<td>{each}</td>" for each in ("20.1%", "25.3%", "21.0%", "26.4%"))
    inner = (
        f"<table>{line}<tr><th rowspan=2></th>{top}</tr><tr>{heads}</tr>"
        f"<tr><td>実施率</td>{figures}</tr></table>"
    )
    page = (
        '<meta charset="utf-8"><h1>令和6年度 長野支部事業計画 進捗状況</h1><table>'
        "<tr><th>施策</th><th>取組内容</th><th>ＫＰＩ</th><th>進捗状況</th></tr>"
        "<tr><td>(1) 健診の推進</td><td>・案内する</td>"
        f"<td>生活習慣病予防健診実施率：60.0％以上</td><td>文書を送った。{inner}</td></tr>"
        "<tr><td>(2) 広報の推進</td><td>・広報する</td><td>－</td><td>広報した。</td></tr>"
        "<tr><td>(3) 人材の育成</td><td>・学ぶ</td><td>－</td><td>学んだ。</td></tr></table>"
    )
    found = pipeline.convert_document("a.html", page.encode(), taxonomy=load_taxonomy(None)).records
    assert not found.observations
    assert [t.actual_value for t in found.kpi_targets] == [None]
    assert [i.code for i in found.issues if i.code == "nested_table_unread"]
