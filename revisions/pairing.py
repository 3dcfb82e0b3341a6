"""Finds for each sentence of related initiatives its counterpart, and marks what differs.

Sentences move: what two initiatives said, one says in the next year, in one measure instead of
three. So sentences are matched, not measures, each at most once, and what is left over of them
is matched again.
"""

from __future__ import annotations

from collections import defaultdict, deque
from collections.abc import Sequence

from rapidfuzz.distance import Indel

from revisions.assignment import best_pairs
from revisions.folded import plain
from revisions.joined import match_joined
from revisions.leftovers import match_remainders, match_rewritten
from revisions.marking import Marks
from revisions.passages import Text
from revisions.redline import Match, Redline, heading_redline, redline
from revisions.terms import TermSpace
from revisions.units import BothMarks, Unit, mark_both, settle, units_of

_LIKE = 0.5
"""Sentences with a smaller share of common characters are not the same sentence."""
_LIKE_TARGET = 0.3
"""Statements of one indicator are each other's counterpart even where little else agrees."""


def mark_changes(old: Sequence[Text], new: Sequence[Text], space: TermSpace) -> BothMarks:
    """What differs between two lists of texts, a `Marks` for each text of each side.

    `space` knows the terms of both documents.
    Swapping the sides mirrors it: choices between equals do not hang on which comes first.
    """
    marks = ([Marks(text.text, "old") for text in old], [Marks(text.text, "new") for text in new])
    if [text.text for text in new] < [text.text for text in old]:
        _mark_all(new, old, (marks[1], marks[0]), space)
    else:
        _mark_all(old, new, marks, space)
    return marks


def _mark_all(old: Sequence[Text], new: Sequence[Text], marks: BothMarks, space: TermSpace) -> None:
    _mark_same(old, new, marks)
    match_joined(old, new, marks)
    left, right = units_of(old, marks[0]), units_of(new, marks[1])
    if not left and not right:
        return
    left, right = _mark_equal(left, right, (old, new), marks)
    for one, other in _like_pairs(left, right, old, new):
        mark_both(one, other, _redline(one, other, old[one.text], new[other.text]), marks)
    match_remainders(old, new, marks)
    match_rewritten(old, new, marks, space)
    for text, mark in zip((*old, *new), (*marks[0], *marks[1]), strict=True):
        if mark.changed:
            settle(text, mark)


def _redline(one: Unit, other: Unit, this: Text, that: Text) -> Redline:
    """What differs in a pair of sentences, as fits what they are."""
    if this.role == "heading":
        stems = len(plain(this.stem)), len(plain(that.stem))
        return heading_redline(one.words, other.words, stems)
    # Of a target's statement a reader looks for the figures that changed, not for the wording:
    # 001 underlines none of the statements that got を and とする.
    whole = False if this.role == that.role == "statement" else None
    return redline(one.words, other.words, whole=whole)


def _mark_same(old: Sequence[Text], new: Sequence[Text], marks: BothMarks) -> None:
    """Texts of one role that are the same but for width and spacing."""
    waiting: defaultdict[tuple[str, str], deque[int]] = defaultdict(deque)
    for there, text in enumerate(new):
        waiting[text.role, plain(text.text)].append(there)
    for here, text in enumerate(old):
        same = waiting.get((text.role, plain(text.text)))
        if same:
            there = same.popleft()
            marks[0][here].same(there)
            marks[1][there].same(here)


def _mark_equal(
    left: list[Unit],
    right: list[Unit],
    texts: tuple[Sequence[Text], Sequence[Text]],
    marks: BothMarks,
) -> tuple[list[Unit], list[Unit]]:
    """Sentences that are the same, those of one role first; returns the others of both sides."""
    for strict in (True, False):
        waiting: defaultdict[tuple[str, str], deque[Unit]] = defaultdict(deque)
        for unit in right:
            waiting[_kind(texts[1][unit.text], strict), unit.words].append(unit)
        rest = []
        taken: set[Unit] = set()
        for unit in left:
            same = waiting.get((_kind(texts[0][unit.text], strict), unit.words))
            if same:
                other = same.popleft()
                taken.add(other)
                match = (Match(0, 0, len(unit.words)),)
                sizes = (len(unit.words), len(unit.words))
                mark_both(unit, other, Redline(match, match, match, 1.0, sizes), marks)
            else:
                rest.append(unit)
        left, right = rest, [unit for unit in right if unit not in taken]
    return left, right


def _kind(text: Text, strict: bool) -> str:
    """What a sentence must share with its like; a heading never is like anything else."""
    return text.role if strict or text.role == "heading" else ""


def _like_pairs(
    left: list[Unit], right: list[Unit], old: Sequence[Text], new: Sequence[Text]
) -> list[tuple[Unit, Unit]]:
    headings = [sum(text.role == "heading" for text in texts) for texts in (old, new)]
    alone = headings == [1, 1]
    weights = {
        (here, there): weight
        for here, one in enumerate(left)
        for there, other in enumerate(right)
        if (weight := _weight(one, other, old[one.text], new[other.text], alone)) > 0
    }
    return [(left[here], right[there]) for here, there in best_pairs(weights)]


def _weight(one: Unit, other: Unit, this: Text, that: Text, alone: bool) -> float:
    """How much two sentences weigh as a pair; 0 where they must not be one.

    `alone`: each side has one heading, and so they are each other's.
    """
    if (this.role == "heading") != (that.role == "heading"):
        return 0.0
    if this.role == "heading":
        return 2.0 if alone else Indel.normalized_similarity(one.words, other.words)
    shared = bool(set(this.kpi_ids) & set(that.kpi_ids))
    least = _LIKE_TARGET if shared else _LIKE
    like = Indel.normalized_similarity(one.words, other.words, score_cutoff=least)
    if like < least:
        return 0.0
    order = 1 - abs(one.place - other.place)
    return like + 0.5 * shared + 0.05 * (this.role == that.role) + 0.02 * order
