"""HTML inside the cells of a dump."""

import pytest

from tests.ingest.show import cell, lines, marked, places, spans


@pytest.mark.parametrize(
    ("field", "expected"),
    [
        ("冊子を配る", [(0, "冊子を配る")]),
        ("<p>一行目</p> <p>二行目</p>", [(0, "一行目"), (0, "二行目")]),
        ("前<br>中<br/>後", [(0, "前"), (0, "中"), (0, "後")]),
        ("<div style='border: 1px'>枠</div>外", [(0, "枠"), (0, "外")]),
        (
            "見出し <ul style='list-style-type: none'> <li>甲</li> <li>乙</li> </ul> 後",
            [(0, "見出し"), (1, "甲"), (1, "乙"), (0, "後")],
        ),
        (
            "<ul><li>外 <ul><li>内</li></ul></li><li>次</li></ul>",
            [(1, "外"), (2, "内"), (1, "次")],
        ),
        (
            "<ul><li>甲<li>乙<ul><li>丙</ul><li>丁</ul>",
            [(1, "甲"), (1, "乙"), (2, "丙"), (1, "丁")],
        ),
        ("<ul> ・配る ・送る ", [(0, "・配る ・送る")]),
        ("<li>裸の項目</li>", [(1, "裸の項目")]),
        ("<li><p>段落</p><p>続き</p></li>", [(1, "段落"), (0, "続き")]),
        ("&lt;内訳&gt; A&amp;B Q & A &nbsp;終", [(0, "<内訳> A&B Q & A 終")]),
        ("<達成状況> 5<6 と 7>6", [(0, "<達成状況> 5<6 と 7>6")]),
        ("<KPI>受診率<!-- 注 -->八割", [(0, "<KPI>受診率八割")]),
        ("切れた <ul><li>項目 <b", [(0, "切れた"), (1, "項目 <b")]),
        ("</ul></p></td></table>残り", [(0, "残り")]),
    ],
)
def test_lines_and_levels(field: str, expected: list[tuple[int, str]]) -> None:
    assert lines(cell(field)) == expected


@pytest.mark.parametrize(
    ("field", "expected"),
    [
        ("目標は<u>九割</u>以上", [("九割", "underline")]),
        ("<b>【KPI】受診率</b>と<strong>文</strong>", [("【KPI】受診率", "bold"), ("文", "bold")]),
        ("<p>新<u>しい</p><p>行</u>は別</p>", [("しい", "underline")]),
        ("<u><p>甲</p><p>乙</p></u>丙", [("甲", "underline"), ("乙", "underline")]),
        ("<u>甲<b>乙</u>丙</b>", [("甲乙", "underline"), ("乙丙", "bold")]),
        (
            "<span style='text-decoration: underline'>甲<span>乙</span>丙</span>丁",
            [("甲乙丙", "underline")],
        ),
        ("<u> </u>空", []),
        ("x</u>y", []),
    ],
)
def test_marks(field: str, expected: list[tuple[str, str]]) -> None:
    read = cell(field)
    assert marked(read) == expected


def test_a_table_inside_a_cell() -> None:
    read = cell(
        "前 <table border=1><tr><th colspan=2></th><th>4月</th></tr>"
        "<tr><td rowspan='2'>令和3年度</td><td>人数</td><td>10</td></tr>"
        "<tr><td>率</td><td></td></tr></table> 後"
    )
    assert lines(read) == [(0, "前"), (0, "後")]
    (inner,) = read.tables
    assert (inner.rows, inner.columns) == (3, 3)
    assert places(inner) == {
        (0, 0): "",
        (0, 2): "4月",
        (1, 0): "令和3年度",
        (1, 1): "人数",
        (1, 2): "10",
        (2, 1): "率",
        (2, 2): "",
    }
    assert spans(inner)["令和3年度"] == (2, 1)
    assert [held.header for held in inner.cells[:3]] == [True, True, False]


def test_a_cut_table_inside_a_cell_keeps_what_was_printed() -> None:
    (inner,) = cell("<table><tr><td>4月<td>5月</tr><tr><td>10").tables
    assert places(inner) == {(0, 0): "4月", (0, 1): "5月", (1, 0): "10"}
