"""Folding keeps the way back to what is printed."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from normalize.text.folding import fold
from revisions.folded import folded, plain, tokens


@pytest.mark.parametrize(
    ("printed", "characters", "places"),
    [
        ("９６．５ ％", "96.5%", [0, 1, 2, 3, 5]),
        ("ｶﾞｽ", "ガス", [0, 2]),
        ("シ ゛ェネ", "ジェネ", [0, 3, 4]),
        ("㈱ 群馬", "(株)群馬", [0, 0, 0, 2, 3]),
        ("データ－ベース", "データーベース", [0, 1, 2, 3, 4, 5, 6]),
        ("9－3", "9-3", [0, 1, 2]),
        ("ｾﾐﾅｰ(2)", "セミナー(2)", [0, 1, 2, 3, 4, 5, 6]),
        ("ﾃﾞｰﾀ(2)", "データ(2)", [0, 2, 3, 4, 5, 6]),
    ],
)
def test_each_character_knows_where_it_is_printed(
    printed: str, characters: str, places: list[int]
) -> None:
    found = folded(printed)
    assert found.text == characters
    assert list(found.starts) == places


def test_runs_tile_the_printed_text_with_the_blanks_behind_their_words() -> None:
    found = folded(" 受診率 を　上げる ")
    assert found.printed(0, 3) == (0, 5)
    assert found.printed(3, 4) == (5, 7)
    assert found.printed(4, 7) == (7, 11)


@given(st.text(alphabet="群馬ガス ゛ﾞｶー-一㈱９6.%（)\n　aＫ", max_size=30))
def test_it_folds_as_everybody_else_does(printed: str) -> None:
    assert plain(plain(printed)) == plain(printed)
    if "一" not in printed and "ー" not in printed and "-" not in printed:
        assert plain(printed) == fold(printed)


@given(st.text(max_size=40), st.integers(0, 40), st.integers(0, 40))
def test_every_run_lies_inside_of_the_text(printed: str, one: int, other: int) -> None:
    found = folded(printed)
    start, end = sorted(min(place, len(found.text)) for place in (one, other))
    first, last = found.printed(start, end)
    assert 0 <= first <= last <= len(printed)


def test_numbers_and_latin_words_are_one_token() -> None:
    assert tokens("kpiは1,170件で96.5%") == ["kpi", "は", "1,170", "件", "で", "96.5", "%"]
