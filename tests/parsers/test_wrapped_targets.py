"""Numbered targets of one block that a narrow column wraps, and marks that a page break parts."""

from __future__ import annotations

import pipeline
from normalize import load_taxonomy
from parsers.measures.markers import Piece
from parsers.measures.segments import segments_of
from schema.document import Ref


def stated(*lines: str) -> list[tuple[str | None, str | None, str]]:
    segments = segments_of([Piece(line, Ref(row=n)) for n, line in enumerate(lines)])
    return [
        (s.statement, s.label, "".join(s.text.split())) for s in segments if s.kind == "statement"
    ]


def test_a_wrapped_head_count_does_not_end_the_block() -> None:
    assert stated(
        "■ＫＰＩ：１）健診実施率を63.8％以上とする（対象者数　98,400人、実施見込者数",
        "62,780人）",
        "２）取得率を6.5％以上とする（取得見込者数",
        "6,396人）",
        "３）受診率を30.1％以上とする（実施見込者数",
        "6,532人）",
    ) == [
        ("kpi", "１）", "健診実施率を63.8％以上とする（対象者数98,400人、実施見込者数62,780人）"),
        ("kpi", "２）", "取得率を6.5％以上とする（取得見込者数6,396人）"),
        ("kpi", "３）", "受診率を30.1％以上とする（実施見込者数6,532人）"),
    ]


def test_a_target_wrapped_before_its_value_does_not_end_the_block() -> None:
    found = stated(
        "【KPI】①郵送化率を対前年度",
        "（97.1％）以上とする",
        "②査定率を対前年度以上とする",
        "・便りを出す。",
    )
    assert [(kind, label) for kind, label, _ in found] == [("kpi", "①"), ("kpi", "②")]


def test_marks_alone_in_a_titles_cell_are_the_item_s_above() -> None:
    page = (
        '<meta charset="utf-8"><h1>令和4年度 新潟支部事業計画</h1><table>'
        "<tr><th>重点施策</th><th>具体的取組</th><th>KPI</th></tr>"
        "<tr><td>（１）特定保健指導</td><td>①会う。</td><td>－</td></tr>"
        "<tr><td>【重要度：高】【困難度：高】</td><td>②話す。</td><td>－</td></tr>"
        "<tr><td>（２）広報</td><td>①書く。</td><td>－</td></tr>"
        "<tr><td>（３）人材</td><td>①学ぶ。</td><td>－</td></tr></table>"
    )
    found = pipeline.convert_document("a.html", page.encode(), taxonomy=load_taxonomy(None)).records
    assert [(i.number_raw, i.importance, i.difficulty) for i in found.initiatives] == [
        ("（１）", "high", "high"),
        ("（２）", None, None),
        ("（３）", None, None),
    ]
    assert [a.initiative_id for a in found.actions][:2] == [found.initiatives[0].initiative_id] * 2


def test_a_unit_on_the_line_below_its_number_is_part_of_the_value() -> None:
    head = "<tr><th>項目</th><th>取組内容</th><th>KPI</th><th>目標</th><th>実績</th></tr>"
    row = (
        "<tr><td>1 コラボヘルスの推進</td><td>・勧奨した。</td><td>健康宣言事業所数</td>"
        "<td>10,600<br>事業所以上</td><td>11,327<br>事業所</td></tr>"
    )
    title = "<h1>令和3年度 愛知支部事業計画の実施結果</h1>"
    data = f'<meta charset="utf-8">{title}<table>{head}{row}</table>'.encode()
    done = pipeline.convert_document("a.html", data, taxonomy=load_taxonomy(None), layout="generic")
    found = [(t.comparator, t.target_value, t.actual_value) for t in done.records.kpi_targets]
    assert found == [("ge", 10600.0, 11327.0)]
