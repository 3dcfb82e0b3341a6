"""Titles of documents that a cover breaks, and captions that are none."""

from __future__ import annotations

import re

import pytest

from ingest import read_document
from parsers import parse
from parsers.headings.titles import is_document_title

TABLE = """<table border=1><tr><th>項番<th>事業項目<th>取組内容</tr>
<tr><td>1<td>サービス水準の向上<td>郵送を呼びかける。</tr></table>"""


def titles(front: str) -> list[str]:
    data = f'<meta charset="utf-8">{front}{TABLE}'.encode()
    return [title.text for title in parse(read_document("a.html", data), layout="generic").titles]


@pytest.mark.parametrize(
    "front",
    [
        "<h1>令和4年度　青森支部<br>事業の実施状況</h1>",
        "<h1>令和4年度 青森支部</h1><h1>事業の実施状況</h1>",
        "<p>令和4年度</p><p>青森支部<br>事業の実施状況</p>",
        "<table><tr><td>令和4年度 青森支部 事業の実施状況<td>資料３<tr><td>○：達成</table>",
    ],
)
def test_a_title_on_two_lines_or_in_a_table_of_its_own(front: str) -> None:
    found = titles(front)
    assert [title.removeprefix("令和4年度 ") for title in found] == ["青森支部 事業の実施状況"]


def test_lines_that_are_no_title_together_stay_apart() -> None:
    assert titles("<p>奈良支部</p><p>支部長あいさつ</p><p>事業計画</p>") == []
    assert titles("<p>令和5年度第1回青森支部評議会</p><p>重点事業の実施状況</p>") == []


def test_a_caption_of_figures_is_no_title() -> None:
    assert not is_document_title("＜青森支部の健診実施状況の推移＞")
    assert is_document_title("令和6年度支部事業計画（案）と令和5年度事業計画の比較")


@pytest.mark.parametrize(
    "front",
    [
        "<h1>令和6年度奈良支部事業計画（案）及び</h1><h1>支部予算（案）</h1>",
        "<p>令和6年度奈良支部事業計画（案）</p><p>及び支部予算（案）</p>",
        "<h1>令和6年度奈良支部事業計画（案）・</h1><h1>支部予算（案）</h1>",
        "<h1>令和6年度奈良支部事業計画（令和6年</h1><h1>9月末の実施状況）</h1>",
        "<h1>奈良支部の</h1><h1>令和6年度事業計画について</h1>",
    ],
)
def test_a_title_goes_on_where_its_line_breaks_off(front: str) -> None:
    text = "".join(re.findall(r">([^<]+)<", front))
    assert titles(front) == [text]


def test_what_stands_below_a_complete_title_is_no_part_of_it() -> None:
    title = "令和6年度奈良支部事業計画（案）"
    for below in ("支部予算（案）", "令和6年1月19日　第3回奈良支部評議会", "のびのび健康だより。"):
        assert titles(f"<h1>{title}</h1><p>{below}</p>")[0] == title
