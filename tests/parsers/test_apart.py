"""A table of targets by item, and what was done under headings that name the same items."""

from __future__ import annotations

import pipeline
from normalize import load_taxonomy

TABLE = """<table><tr><th>区分</th><th>施策名</th><th>指標（KPI）</th><th>令和3年度目標</th></tr>
<tr><td rowspan="2">基盤的保険者機能</td><td>(1) サービス水準の向上</td>
<td>現金給付等の申請に係る郵送化率</td><td>95.0%以上</td></tr>
<tr><td>(3) レセプト点検の推進</td><td>支払基金と合算したレセプト点検の査定率</td>
<td>対前年度以上</td></tr></table>"""
PROSE = """<h2>基盤的保険者機能関係</h2><h3>(1) サービス水準の向上</h3>
<p>①　毎朝、受付の件数を確かめた。</p>
<p>②　記入例を配った。</p><h3>(2) 限度額適用認定証の利用促進</h3><p>　申請書を病院に置いた。</p>
<h3>(3) レセプト点検の推進</h3><p>①　二人で点検した。</p>"""


def test_both_parts_make_one_item_each() -> None:
    for body in (TABLE + PROSE, PROSE + TABLE):
        page = f'<meta charset="utf-8"><h1>令和3年度 熊本支部 KPI一覧表</h1>{body}'
        done = pipeline.convert_document("a.html", page.encode(), taxonomy=load_taxonomy(None))
        names = {item.initiative_id: item.number_raw for item in done.records.initiatives}
        assert sorted(filter(None, names.values())) == ["(1)", "(2)", "(3)"]
        assert len(names) == 3
        assert sorted((str(names[a.initiative_id]), a.text[:4]) for a in done.records.actions) == [
            ("(1)", "毎朝、受"),
            ("(1)", "記入例を"),
            ("(2)", "申請書を"),
            ("(3)", "二人で点"),
        ]
        assert {names[t.initiative_id] for t in done.records.kpi_targets} == {"(1)", "(3)"}
