"""Columns of head counts beside targets, and cells of them over several rows."""

from __future__ import annotations

import pytest

import pipeline
from normalize import load_taxonomy
from schema.records import Records


def read(heads: tuple[str, str], *rows: str) -> Records:
    first, second = heads
    page = (
        '<meta charset="utf-8"><h1>令和5年度 福井支部事業計画</h1><h2>１．戦略的保険者機能関係</h2>'
        "<h3>(1) 健診の推進</h3><ul><li>受診を勧める</li></ul>"
        f"<table><tr><th>ＫＰＩ</th><th>{first}</th><th>{second}</th><th>目標</th></tr>"
        f"{''.join(f'<tr>{row}</tr>' for row in rows)}</table>"
        "<h3>(2) 広報の推進</h3><ul><li>広報誌を配る</li></ul>"
    )
    return pipeline.convert_document("a.html", page.encode(), taxonomy=load_taxonomy(None)).records


def counts(found: Records) -> list[tuple[int | None, int | None]]:
    return [(t.eligible_count, t.expected_count) for t in found.kpi_targets]


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ("対象者数", "実施見込者数"),
        ("対象見込者数", "実施予定者数"),
        ("健診対象者数（人）", "目標実施者数"),
        ("対象者", "見込者"),
        ("対象人数※", "受診見込み者数"),
    ],
)
def test_counts_stand_in_columns_of_their_own(first: str, second: str) -> None:
    found = read(
        (first, second),
        "<td>生活習慣病予防健診実施率</td><td>12,340人</td><td>8,100人</td><td>65.6％以上</td>",
        "<td>事業者健診データ取得率</td><td>12,340</td><td>－</td><td>6.5％以上</td>",
    )
    assert counts(found) == [(12340, 8100), (12340, None)]
    assert [t.target_value for t in found.kpi_targets] == [65.6, 6.5]
    assert not [i for i in found.issues if i.code == "unknown_header"]


def test_a_count_over_two_rows_is_of_both() -> None:
    found = read(
        ("対象者数", "実施見込者数"),
        "<td>生活習慣病予防健診実施率</td><td rowspan=2>12,340人</td><td>8,100人</td>"
        "<td>65.6％以上</td>",
        "<td>事業者健診データ取得率</td><td>800人</td><td>6.5％以上</td>",
    )
    assert counts(found) == [(12340, 8100), (12340, 800)]


def test_lines_of_a_cell_pair_in_order() -> None:
    found = read(
        ("対象者数", "実施見込者数"),
        "<td>①生活習慣病予防健診実施率<br>②被扶養者の特定健診実施率</td><td>①12,340人<br>②2,500人</td>"
        "<td>①8,100人<br>②700人</td><td>①65.6％以上<br>②28.0％以上</td>",
    )
    assert counts(found) == [(12340, 8100), (2500, 700)]


def test_a_count_to_be_reached_is_not_taken_for_one_beside_a_target() -> None:
    page = (
        '<meta charset="utf-8"><h1>令和5年度 福井支部事業計画</h1><h2>１．戦略的保険者機能関係</h2>'
        "<h3>(1) 健診の推進</h3><ul><li>受診を勧める</li></ul>"
        "<table><tr><th>ＫＰＩ</th><th>目標実施者数</th></tr>"
        "<tr><td>特定健康診査の受診者数</td><td>5,000人</td></tr></table>"
        "<h3>(2) 広報の推進</h3><ul><li>広報誌を配る</li></ul>"
    )
    found = pipeline.convert_document("a.html", page.encode(), taxonomy=load_taxonomy(None)).records
    assert not any(t.expected_count for t in found.kpi_targets)
    assert any(i.code == "unknown_header" for i in found.issues)


def test_a_second_count_of_a_kind_is_a_note_with_an_issue() -> None:
    found = read(
        ("健診対象者数", "勧奨対象者数"),
        "<td>生活習慣病予防健診実施率</td><td>12,340人</td><td>8,100人</td><td>65.6％以上</td>",
        "<td>事業者健診データ取得率</td><td>900人</td><td>900人</td><td>6.5％以上</td>",
    )
    assert counts(found) == [(12340, None), (900, None)]
    assert [i.text for i in found.issues if i.code == "unsure_comparison"] == ["8,100人"]
    assert "8,100人" in [note.text for note in found.notes]
