"""Collects what is known about each character of a text, and gives it out as spans."""

from __future__ import annotations

import re

from revisions.folded import folded
from revisions.redline import Match, Redline
from schema.comparison import Side, Span, SpanKind

_EQUAL, _ALONE, _REPLACE = 0, 1, 2
_GAPS = (b"\x01", b"\x02")
"""What a gap in the matches is, alone or beside a gap of the other side."""
_DIGIT = re.compile(r"\d")
_RUN = re.compile(rb"\x00+|\x01+|\x02+")


class Marks:
    """The marks of one text. At first all of it is deleted, or inserted on the new side."""

    def __init__(self, text: str, side: Side) -> None:
        self.text = text
        self.side = side
        self.size = len(folded(text).text)
        """Number of folded characters."""
        self.counterparts: set[int] = set()
        self.is_same = False
        """Whether all of it stands in one text of the other side."""
        # A byte a folded character: what a reader marks, phrases, characters. Most texts are the
        # same or stand alone as a whole and never need them.
        self._kinds: tuple[bytearray, bytearray, bytearray] | None = None

    def same(self, other: int) -> None:
        """All of it stands in text `other`."""
        self.counterparts.add(other)
        self.is_same = True

    def _written(self) -> tuple[bytearray, bytearray, bytearray]:
        if self._kinds is None:
            kind = bytes([_EQUAL if self.is_same else _ALONE])
            one, two, three = (bytearray(kind) * self.size for _ in range(3))
            self._kinds = one, two, three
        return self._kinds

    def apply(self, start: int, end: int, found: Redline, other: int, *, side: int) -> None:
        """Take over a redline of folded characters `start` to `end` against text `other`.

        `side` is 0 where this text is the redline's old one, 1 where it is the new one.
        """
        self.counterparts.add(other)
        before: tuple[Match, ...] | None = None
        new = b""
        levels = (found.read, found.fine, found.exact)
        for kinds, matches in zip(self._written(), levels, strict=True):
            if matches is not before:  # often all three are one
                new = _kinds(matches, found.sizes, side)
            kinds[start:end] = new
            before = matches

    def follow(self, start: int, end: int, *, behind: bool) -> None:
        """Give folded characters `start` to `end` the kind of the one behind or before them."""
        like = end if behind else start - 1
        if start < end and 0 <= like < self.size:
            for kinds in self._written():
                kinds[start:end] = bytes([kinds[like]]) * (end - start)

    def alone(self) -> list[tuple[int, int]]:
        """Runs of folded characters without any counterpart."""
        if self._kinds is None:
            return [] if self.is_same or not self.size else [(0, self.size)]
        return self._runs(_ALONE)

    def replaced(self) -> list[tuple[int, int]]:
        """Runs of folded characters that other words stand in place of."""
        return [] if self._kinds is None else self._runs(_REPLACE)

    def _runs(self, kind: int) -> list[tuple[int, int]]:
        assert self._kinds is not None
        return [run.span() for run in _RUN.finditer(self._kinds[1]) if run.group()[0] == kind]

    @property
    def is_alone(self) -> bool:
        """Whether no part of the text has a counterpart."""
        return not self.counterparts

    def is_reworded(self, start: int, end: int) -> bool:
        """Whether folded characters `start` to `end` lie in a sentence marked as reworded."""
        return self._kinds is not None and _REPLACE in self._kinds[0][start:end]

    @property
    def changed(self) -> bool:
        """Whether any character differs."""
        if self._kinds is None:
            return not self.is_same and self.size > 0
        return self._kinds[2].count(_EQUAL) < self.size

    def spans(self) -> tuple[list[Span], list[Span]]:
        """What a reader should see as changed, and the phrases that differ, in reworded
        sentences too; both tile the printed text."""
        if self._kinds is None or self.is_same or not self.size:
            alone: SpanKind = "delete" if self.side == "old" else "insert"
            kind: SpanKind = "equal" if self.is_same or not self.size else alone
            return [(0, len(self.text), kind)], [(0, len(self.text), kind)]
        read = self._spans(self._kinds[0])
        return read, [*read] if self._kinds[0] == self._kinds[1] else self._spans(self._kinds[1])

    @property
    def similarity(self) -> float:
        """Share of characters that stand on the other side too; 1 for a text without any."""
        if self._kinds is None:
            return float(self.is_same or not self.size)
        return self._kinds[2].count(_EQUAL) / self.size

    @property
    def numbers_changed(self) -> bool:
        """Whether a digit is among the characters that differ."""
        characters = folded(self.text).text
        if self._kinds is None:
            return not self.is_same and _DIGIT.search(characters) is not None
        return any(
            run.group()[0] != _EQUAL and _DIGIT.search(characters, *run.span())
            for run in _RUN.finditer(self._kinds[2])
        )

    def _spans(self, kinds: bytearray) -> list[Span]:
        alone: SpanKind = "delete" if self.side == "old" else "insert"
        names: dict[int, SpanKind] = {_EQUAL: "equal", _ALONE: alone, _REPLACE: "replace"}
        fold = folded(self.text)
        spans: list[Span] = []
        for run in _RUN.finditer(kinds):
            first, last = fold.printed(*run.span())
            if last > first:
                spans.append((first, last, names[kinds[run.start()]]))
        return spans


def _kinds(matches: tuple[Match, ...], sizes: tuple[int, int], side: int) -> bytes:
    """The kind of each character: a gap that the other side has too is a replacement."""
    kinds = bytearray(sizes[side])
    here = there = 0
    for match in (*matches, Match(*sizes, 0)):
        mine, theirs = match[side], match[1 - side]
        if mine > here:
            kinds[here:mine] = _GAPS[theirs > there] * (mine - here)
        here, there = mine + match.size, theirs + match.size
    return bytes(kinds)
