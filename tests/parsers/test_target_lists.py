"""Lists of targets in a column headed KPI: ■ before each, 【目標】 before some."""

from __future__ import annotations

from parsers.measures.markers import Piece
from parsers.rows.goals import stated_pieces
from parsers.rows.target_lists import as_lists, prints_targets_too
from schema.document import Ref


def stated(*lines: str, words: str = "KPI") -> list[tuple[str, str | None, str]]:
    pieces = [Piece(line, Ref()) for line in lines]
    return [(s.kind, s.statement, s.text) for s in stated_pieces(pieces, words)]


def test_a_square_before_each_line_counts_targets() -> None:
    found = stated("■受診率　66.5％以上", "（対象者数：92,300人）", "■査定率について対前年度以上")
    assert found == [
        ("statement", "kpi", "受診率　66.5％以上 （対象者数：92,300人）"),
        ("statement", "kpi", "査定率について対前年度以上"),
    ]


def test_a_value_on_its_own_line_belongs_to_the_name_above() -> None:
    found = stated("■確認書の提出率", "92.7％以上", "■1件当たりの査定額", "対前年度以上")
    assert [text for _, _, text in found] == [
        "確認書の提出率 92.7％以上",
        "1件当たりの査定額 対前年度以上",
    ]


def test_a_square_before_a_line_without_a_value_heads_the_list_below() -> None:
    pieces = [Piece("■健診の推進", Ref()), Piece("・健診実施率　58.6％以上", Ref())]
    assert as_lists(pieces) == pieces
    assert [kind for kind, _, _ in stated("■健診の推進", "・実施率　58.6％以上")] == [
        "subheading",
        "statement",
    ]


def test_a_name_whose_value_stands_in_the_next_column_is_a_target() -> None:
    assert [kind for kind, _, _ in stated("□健康宣言事業所数")] == ["statement"]


def test_targets_marked_so_in_a_column_of_kpis_are_none() -> None:
    assert prints_targets_too(["【目標】使用割合 84.0％以上", "査定率を対前年度以上とする"])
    assert not prints_targets_too(["使用割合", "【目標】84.0％以上"])
    found = stated("【目標】使用割合 84.0％以上", "回収率 60％以上", words="KPI 目標")
    assert [marker for _, marker, _ in found] == ["target", "kpi"]
    below = stated("【目標】", "・使用割合 84.0％以上", words="KPI 目標")
    assert [marker for kind, marker, _ in below if kind == "statement"] == ["target"]
