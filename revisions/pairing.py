"""Finds for each sentence of related initiatives its counterpart, and marks what differs.

Sentences move: what two initiatives said, one says in the next year, in one measure instead of
three. So sentences are matched, not measures, each at most once, and what is left over of them
is matched again (one long sentence became two: 001, 3 (4)).
"""

from __future__ import annotations

from collections import defaultdict, deque
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace

from rapidfuzz.distance import Indel

from revisions.assignment import best_pairs
from revisions.folded import folded, plain
from revisions.marking import Marks
from revisions.passages import Text
from revisions.redline import Match, Redline, redline
from revisions.sentences import Piece, pieces
from revisions.terms import TermSpace, likeness

LIKE = 0.5
"""Sentences with a smaller share of common characters are not the same sentence."""
_LIKE_TARGET = 0.3
"""Statements of one indicator are each other's counterpart even where little else agrees."""
_REMAINDER = 12
"""Runs of fewer characters are not matched a second time."""
_LIKE_REMAINDER = 0.6
_LIKE_TERMS = 0.3
"""Measures whose terms are less alike than this do not say the same."""


@dataclass(frozen=True, slots=True)
class Unit:
    """A sentence: `start` to `end` in the folded characters of the text at place `text`."""

    text: int
    start: int
    end: int
    printed: str
    place: float
    """Where it stands among all sentences, 0 to 1."""


def mark_changes(
    old: Sequence[Text], new: Sequence[Text], space: TermSpace
) -> tuple[list[Marks], list[Marks]]:
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


def _mark_all(
    old: Sequence[Text],
    new: Sequence[Text],
    marks: tuple[list[Marks], list[Marks]],
    space: TermSpace,
) -> None:
    _mark_same(old, new, marks)
    left, right = _units(old, marks[0]), _units(new, marks[1])
    pairs = _equal_pairs(left, right, old, new)
    for one, other in pairs:
        _mark_equal(one, other, marks)
    paired = {one for one, _ in pairs}, {other for _, other in pairs}
    left = [unit for unit in left if unit not in paired[0]]
    right = [unit for unit in right if unit not in paired[1]]
    for one, other in _like_pairs(left, right, _weigher(old, new)):
        stems = old[one.text].stem, new[other.text].stem
        # A heading is one phrase: another number or word makes it another heading.
        whole = plain(stems[0]) != plain(stems[1]) if any(stems) else None
        _mark(one, other, redline(one.printed, other.printed, whole=whole), marks)
    _match_remainders(old, new, marks)
    _match_rewritten(old, new, marks, space)
    for text, mark in zip((*old, *new), (*marks[0], *marks[1]), strict=True):
        if mark.changed:
            _settle_marks(text, mark)


def _mark_same(
    old: Sequence[Text], new: Sequence[Text], marks: tuple[list[Marks], list[Marks]]
) -> None:
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


def _pieces(text: Text) -> tuple[Piece, ...]:
    """The sentences of a text; a heading is one."""
    if text.role == "heading":
        return (Piece(0, 0, len(text.text), len(text.text)),)
    return pieces(text.text)


def _settle_marks(text: Text, mark: Marks) -> None:
    """A bullet shares the fate of the word behind it, a full stop that of the word before it."""
    fold = folded(text.text)
    for piece in _pieces(text):
        mark.follow(fold.folded_at(piece.start), fold.folded_at(piece.first), behind=True)
        mark.follow(fold.folded_at(piece.last), fold.folded_at(piece.end), behind=False)


def _units(texts: Sequence[Text], marks: list[Marks]) -> list[Unit]:
    """The sentences of all texts that are not the same as a whole."""
    found = []
    for place, text in enumerate(texts):
        if not marks[place].is_alone:
            continue
        fold = folded(text.text)
        for piece in _pieces(text):
            first, last = fold.folded_at(piece.first), fold.folded_at(piece.last)
            printed = text.text[piece.first : piece.last]
            if last > first:
                found.append(Unit(place, first, last, printed, (place + 0.5) / len(texts)))
    return found


def _equal_pairs(
    left: list[Unit], right: list[Unit], old: Sequence[Text], new: Sequence[Text]
) -> list[tuple[Unit, Unit]]:
    """Sentences that are the same but for width and spacing: those of one role first."""
    pairs: list[tuple[Unit, Unit]] = []
    taken: set[Unit] = set()
    by_role: Callable[[Text], str] = lambda text: text.role  # noqa: E731
    by_place: Callable[[Text], str] = lambda text: "heading" if text.role == "heading" else ""  # noqa: E731
    for key in (by_role, by_place):
        waiting: defaultdict[tuple[str, str], deque[Unit]] = defaultdict(deque)
        for unit in right:
            if unit not in taken:
                waiting[key(new[unit.text]), plain(unit.printed)].append(unit)
        for unit in left:
            same = waiting[key(old[unit.text]), plain(unit.printed)]
            if unit not in taken and same:
                other = same.popleft()
                taken |= {unit, other}
                pairs.append((unit, other))
    return pairs


def _weigher(old: Sequence[Text], new: Sequence[Text]) -> Callable[[Unit, Unit], float]:
    """How much two sentences weigh as a pair; 0 where they must not be one."""
    headings = [sum(text.role == "heading" for text in texts) for texts in (old, new)]

    def weigh(one: Unit, other: Unit) -> float:
        this, that = old[one.text], new[other.text]
        if (this.role == "heading") != (that.role == "heading"):
            return 0.0
        if this.role == "heading" and headings == [1, 1]:
            return 2.0
        if this.role == "heading":
            return Indel.normalized_similarity(plain(this.text), plain(that.text))
        shared = bool(set(this.kpi_ids) & set(that.kpi_ids))
        least = _LIKE_TARGET if shared else LIKE
        like = Indel.normalized_similarity(
            plain(one.printed), plain(other.printed), score_cutoff=least
        )
        if like < least:
            return 0.0
        order = 1 - abs(one.place - other.place)
        return like + 0.5 * shared + 0.05 * (this.role == that.role) + 0.02 * order

    return weigh


def _like_pairs(
    left: list[Unit], right: list[Unit], weigh: Callable[[Unit, Unit], float]
) -> list[tuple[Unit, Unit]]:
    weights = {
        (here, there): weight
        for here, one in enumerate(left)
        for there, other in enumerate(right)
        if (weight := weigh(one, other)) > 0
    }
    return [(left[here], right[there]) for here, there in best_pairs(weights)]


def _mark_equal(one: Unit, other: Unit, marks: tuple[list[Marks], list[Marks]]) -> None:
    same = (Match(0, 0, one.end - one.start),)
    _mark(one, other, Redline(same, same, same, 1.0, (same[0].size, same[0].size)), marks)


def _mark(one: Unit, other: Unit, found: Redline, marks: tuple[list[Marks], list[Marks]]) -> None:
    mine, theirs = marks[0][one.text], marks[1][other.text]
    mine.apply(one.start, one.end, found, other.text, side=0)
    theirs.apply(other.start, other.end, found, one.text, side=1)


def _match_remainders(
    old: Sequence[Text], new: Sequence[Text], marks: tuple[list[Marks], list[Marks]]
) -> None:
    """Match long runs that found no counterpart: parts of sentences that were cut or joined."""
    left, right = _remainders(old, marks[0]), _remainders(new, marks[1])
    weights = {}
    for here, one in enumerate(left):
        for there, other in enumerate(right):
            like = Indel.normalized_similarity(
                plain(one.printed), plain(other.printed), score_cutoff=_LIKE_REMAINDER
            )
            if like >= _LIKE_REMAINDER:
                weights[here, there] = like
    for here, there in best_pairs(weights):
        one, other = left[here], right[there]
        # What a reader sees as a reworded sentence stays one.
        whole = (
            marks[0][one.text].is_reworded(one.start, one.end)
            or marks[1][other.text].is_reworded(other.start, other.end)
            or None
        )
        found = redline(one.printed, other.printed, whole=whole)
        # Also where nothing of it differs.
        _mark(one, other, replace(found, read=()) if whole else found, marks)


def _match_rewritten(
    old: Sequence[Text],
    new: Sequence[Text],
    marks: tuple[list[Marks], list[Marks]],
    space: TermSpace,
) -> None:
    """Put measures beside each other that say the same in other words (000 and 003, item 1)."""
    left, right = (
        [
            Unit(place, 0, mark.size, text.text, 0.0)
            for place, (text, mark) in enumerate(zip(texts, side, strict=True))
            if text.role == "measure" and mark.is_alone
        ]
        for texts, side in ((old, marks[0]), (new, marks[1]))
    )
    vectors = [[space.vector([plain(unit.printed)]) for unit in units] for units in (left, right)]
    for here, there in best_pairs(likeness(vectors[0], vectors[1], _LIKE_TERMS)):
        found = redline(left[here].printed, right[there].printed, whole=True)
        _mark(left[here], right[there], found, marks)


def _remainders(texts: Sequence[Text], marks: list[Marks]) -> list[Unit]:
    found = []
    for place, text in enumerate(texts):
        if text.role == "heading":
            continue
        fold = folded(text.text)
        for start, end in marks[place].alone():
            if end - start >= _REMAINDER:
                first, last = fold.printed(start, end)
                found.append(
                    Unit(place, start, end, text.text[first:last], (place + 0.5) / len(texts))
                )
    return found
