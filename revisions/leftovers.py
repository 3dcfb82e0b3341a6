"""A second look at what found no counterpart: parts of sentences, and measures in other words."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from rapidfuzz.distance import Indel

from revisions.assignment import best_pairs
from revisions.folded import folded
from revisions.passages import Text
from revisions.redline import redline
from revisions.terms import TermSpace, likeness
from revisions.units import BothMarks, Unit, mark_both, remainders_of

_LEAST = 12
"""Shorter runs are not matched a second time."""
_LIKE = 0.6
_LIKE_TERMS = 0.3
"""Measures whose terms are less alike than this do not say the same."""


def match_remainders(old: Sequence[Text], new: Sequence[Text], marks: BothMarks) -> None:
    """Match long runs that found no counterpart: parts of sentences that were cut or joined.

    One sentence of the old (4) of 001, part 3, became two in the new. What found none is also
    looked for in what stands in place of other words: two bullets of the old (8) of 001 became
    one sentence.
    """
    _match(remainders_of(old, marks[0], _LEAST), remainders_of(new, marks[1], _LEAST), marks)
    if left := remainders_of(old, marks[0], _LEAST):
        _match(left, remainders_of(new, marks[1], _LEAST, replaced=True), marks)
    if right := remainders_of(new, marks[1], _LEAST):
        _match(remainders_of(old, marks[0], _LEAST, replaced=True), right, marks)


def _match(left: Sequence[Unit], right: Sequence[Unit], marks: BothMarks) -> None:
    weights = {}
    for here, one in enumerate(left):
        for there, other in enumerate(right):
            like = Indel.normalized_similarity(one.words, other.words, score_cutoff=_LIKE)
            if like >= _LIKE:
                weights[here, there] = like
    for here, there in best_pairs(weights):
        one, other = left[here], right[there]
        found = redline(one.words, other.words)
        # What a reader sees as a reworded sentence stays one, also where nothing of it differs.
        whole = replace(found, read=())
        mine = marks[0][one.text].is_reworded(one.start, one.end)
        theirs = marks[1][other.text].is_reworded(other.start, other.end)
        marks[0][one.text].apply(one.start, one.end, whole if mine else found, other.text, side=0)
        marks[1][other.text].apply(
            other.start, other.end, whole if theirs else found, one.text, side=1
        )


def match_rewritten(
    old: Sequence[Text], new: Sequence[Text], marks: BothMarks, space: TermSpace
) -> None:
    """Put measures beside each other that say the same in other words (000 and 003, item 1)."""
    left, right = (
        [
            Unit(place, 0, mark.size, folded(text.text).text, 0.0)
            for place, (text, mark) in enumerate(zip(texts, side, strict=True))
            if text.role == "measure" and mark.is_alone
        ]
        for texts, side in ((old, marks[0]), (new, marks[1]))
    )
    if not left or not right:
        return
    vectors = [space.vectors([(unit.words,) for unit in units]) for units in (left, right)]
    for here, there in best_pairs(likeness(vectors[0], vectors[1], _LIKE_TERMS)):
        found = redline(left[here].words, right[there].words, whole=True)
        mark_both(left[here], right[there], found, marks)
