"""Folding by the few different characters of a text gives what walking through it gives."""

from __future__ import annotations

import sys

from hypothesis import given
from hypothesis import strategies as st

from normalize.text import characters
from normalize.text.characters import Characters
from normalize.text.folding import _fold_characters

MIXED = st.text(
    st.sampled_from("あガカーｶﾞ゛゜一-－○×【】（） \n⻑①ⅣＡａ1１％、・～㍿㌢ßİΐ\u0301가가각ᆨ髙﨑")
)


@given(st.one_of(MIXED, st.text()))
def test_alone_or_together_is_the_same(text: str) -> None:
    folded = Characters(_fold_characters).fold(text)
    assert folded is None or folded == _fold_characters(text)


def test_marks_are_left_to_the_slow_way() -> None:
    assert Characters(_fold_characters).fold("ｶﾞ") is None
    assert Characters(_fold_characters).fold("ガ①") == "ガ1"


def test_what_is_never_looked_at_folds_to_itself() -> None:
    every = "".join(map(chr, range(sys.maxunicode + 1)))
    skipped = set(every).difference(characters._OTHERS.findall(every))
    assert len(skipped) > 20_000
    assert all(_fold_characters(one) == one for one in skipped)
    assert not any(characters._may_join(one) for one in skipped)
