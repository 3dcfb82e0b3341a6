"""A bold heading whose line is full ends above the plain text below it."""

from __future__ import annotations

import numpy as np
import pytest

from ingest.pdf.engine import UNNAMED, Characters
from ingest.pdf.weights import parts_heading, weights_of


def glyphs(text: str, bold: str, font: str) -> Characters:
    """Glyphs whose weight and font stand below them: b bold, d drawn without a font's name."""
    many = len(text)
    zeros = np.zeros(many)
    return Characters(
        np.array([ord(one) for one in text]),
        zeros,
        zeros,
        zeros,
        zeros,
        np.zeros(many, np.int64),
        np.array([UNNAMED if one == "d" else 1 for one in font]),
        np.array([one == "b" for one in bold]),
    )


def test_each_line_has_its_weight_where_the_page_has_several() -> None:
    made = glyphs("(1)事業の推進令和5年度に1", "---bbbbb-------", "------------- -")
    assert weights_of(made, np.array([0, 8])) == {0: 1, 1: 0}


def test_drawn_letters_are_a_weight_of_their_own() -> None:
    made = glyphs("事業の推進令和五年度", "-" * 10, "ddddd-----")
    assert weights_of(made, np.array([0, 5])) == {0: 2, 1: 0}


def test_a_plain_page_and_mixed_lines_have_none() -> None:
    assert weights_of(glyphs("事業の推進", "-----", "-----"), np.array([0])) == {}
    assert weights_of(glyphs("事業の推進", "bb---", "-----"), np.array([0])) == {}


@pytest.mark.parametrize(
    ("above", "below", "texts", "parts"),
    [
        ([1], 0, ("(1) 計画の着実な実施", "令和5年度が最終年度となる。"), True),
        ([2, 2], 0, ("(1) 計画の着実な実施", "令和5年度が最終年度となる。"), True),
        ([1], 1, ("(1) 計画の着実な実施", "【重要度：高】"), False),
        ([1, 0], 1, ("(1) 計画の着実な実施", "令和5年度が最終年度となる。"), False),
        ([None], 0, ("(1) 計画の着実な実施", "令和5年度が最終年度となる。"), False),
        ([1], 0, ("① 健診の受診率", "を高めるため案内を送る。"), False),
        ([1], 0, ("① 健診（生活習慣病予防", "健診）を勧める。"), False),
        ([], 0, ("計画の着実な実施", "令和5年度が最終年度となる。"), False),
    ],
)
def test_where_a_heading_ends(
    above: list[int | None], below: int, texts: tuple[str, str], parts: bool
) -> None:
    assert parts_heading(above, below, texts) is parts
