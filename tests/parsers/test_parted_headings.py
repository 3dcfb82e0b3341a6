"""A pillar's heading and that of its first item in one paragraph are two headings."""

from __future__ import annotations

import pytest

import pipeline
from normalize import load_taxonomy
from parsers.headings.parted import part_pillars
from schema.document import Document, Line, Paragraph

TABLE = (
    "<table><tr><th>令和5年度の主な取組</th><th>4月</th><th>5月</th></tr>"
    "<tr><td>①　評議会で議論する</td><td>●</td><td></td></tr></table>"
)


@pytest.mark.parametrize("between", ["<br>", "</p><p>"])
def test_items_below_a_pillar_in_the_same_paragraph_are_found(between: str) -> None:
    titles = ("１　健全な財政運営", "２　サービス水準の向上", "３　現金給付の適正化の推進")
    heads = (f"<p>Ⅰ　基盤的保険者機能関係{between}{title}</p>{TABLE}" for title in titles)
    page = f"<meta charset=utf-8><h1>令和５年度 福井支部事業計画</h1>{''.join(heads)}"
    found = pipeline.convert_document("a.html", page.encode(), taxonomy=load_taxonomy(None)).records
    assert [(i.pillar, i.title_raw) for i in found.initiatives] == [
        ("foundation", title[2:]) for title in titles
    ]


@pytest.mark.parametrize("below", ["加入者の利益を守る。", "20％以下を目指す", "令和5年度の取組"])
def test_other_lines_below_a_pillar_stay_with_it(below: str) -> None:
    lines = [Line("Ⅰ　基盤的保険者機能関係"), Line(below)]
    document = Document("a.pdf", "", "", 0, blocks=[Paragraph(1, lines, 1)])
    assert part_pillars(document) is document
