"""A passage is cut where a sentence or a bullet ends, and nowhere else."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from revisions.sentences import pieces


def cut(text: str) -> list[str]:
    return [text[piece.first : piece.last] for piece in pieces(text)]


@pytest.mark.parametrize(
    ("text", "sentences"),
    [
        ("案内を送る。返事を待つ。", ["案内を送る", "返事を待つ"]),
        ("案内を送る", ["案内を送る"]),
        (
            "債権（喪失後の受診に限る。）の回収率を上げる。次に督促する。",
            ["債権（喪失後の受診に限る。）の回収率を上げる", "次に督促する"],
        ),
        ("率を上げる。（前年度の実績 3%）", ["率を上げる", "（前年度の実績 3%）"]),
        ("点検 ・計画を作る。 ・研修を行う。", ["点検", "計画を作る", "研修を行う"]),
        ("電話・訪問による案内", ["電話・訪問による案内"]),
        ("① 窓口 ② 郵送", ["窓口", "郵送"]),
        ("「早く返す。」と伝える。", ["「早く返す。」と伝える"]),
    ],
)
def test_sentences(text: str, sentences: list[str]) -> None:
    assert cut(text) == sentences


@given(st.text(alphabet="群馬。（）「」・① \n。", max_size=30))
def test_the_pieces_tile_the_text(text: str) -> None:
    found = pieces(text)
    assert found[0].start == 0
    assert found[-1].end == len(text)
    assert all(a.end == b.start for a, b in pairwise(found))
    assert all(p.start <= p.first <= p.last <= p.end for p in found)
