"""Sentences as they are matched: a run of folded characters of one of many texts."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from revisions.folded import folded
from revisions.marking import Marks
from revisions.passages import Text
from revisions.redline import Redline
from revisions.sentences import Piece, pieces

BothMarks = tuple[list[Marks], list[Marks]]
"""The marks of all texts of the old and of the new side."""


class Unit(NamedTuple):
    """A sentence: `start` to `end` in the folded characters of the text at place `text`."""

    text: int
    start: int
    end: int
    words: str
    """Its folded characters."""
    place: float
    """Where it stands among all texts, 0 to 1."""


def units_of(texts: Sequence[Text], marks: list[Marks]) -> list[Unit]:
    """The sentences of all texts that have no counterpart yet."""
    found = []
    for place, text in enumerate(texts):
        if not marks[place].is_alone:
            continue
        fold = folded(text.text)
        for piece in _pieces(text):
            first, last = fold.folded_at(piece.first), fold.folded_at(piece.last)
            if last > first:
                words = fold.text[first:last]
                found.append(Unit(place, first, last, words, (place + 0.5) / len(texts)))
    return found


def remainders_of(
    texts: Sequence[Text], marks: list[Marks], least: int, *, replaced: bool = False
) -> list[Unit]:
    """Runs of at least so many folded characters that found no counterpart; no headings.

    `replaced`: those that other words stand in place of, instead.
    """
    found = []
    for place, text in enumerate(texts):
        mark = marks[place]
        if text.role == "heading" or mark.is_same:
            continue
        characters = folded(text.text).text
        for start, end in mark.replaced() if replaced else mark.alone():
            if end - start >= least:
                words = characters[start:end]
                found.append(Unit(place, start, end, words, (place + 0.5) / len(texts)))
    return found


def mark_both(one: Unit, other: Unit, found: Redline, marks: BothMarks) -> None:
    """Write what a redline found into the marks of both texts."""
    marks[0][one.text].apply(one.start, one.end, found, other.text, side=0)
    marks[1][other.text].apply(other.start, other.end, found, one.text, side=1)


def settle(text: Text, mark: Marks) -> None:
    """A bullet shares the fate of the word behind it, a full stop that of the word before it."""
    fold = folded(text.text)
    for piece in _pieces(text):
        mark.follow(fold.folded_at(piece.start), fold.folded_at(piece.first), behind=True)
        mark.follow(fold.folded_at(piece.last), fold.folded_at(piece.end), behind=False)


def _pieces(text: Text) -> tuple[Piece, ...]:
    """The sentences of a text; a heading is one."""
    if text.role == "heading":
        return (Piece(0, 0, len(text.text), len(text.text)),)
    return pieces(text.text)
