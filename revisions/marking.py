"""Collects what is known about each character of a text, and gives it out as spans."""

from __future__ import annotations

import re

from revisions.folded import folded
from revisions.redline import Match, Redline
from schema.comparison import Side, Span, SpanKind

_EQUAL, _ALONE, _REPLACE = 0, 1, 2
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
        self._fill(_ALONE)

    def _fill(self, kind: int) -> None:
        """A byte a folded character, for what a reader marks, for phrases, for characters."""
        self._read = bytearray([kind]) * self.size
        self._fine = bytearray([kind]) * self.size
        self._exact = bytearray([kind]) * self.size

    def same(self, other: int) -> None:
        """All of it stands in text `other`."""
        self.counterparts.add(other)
        self._fill(_EQUAL)

    def apply(self, start: int, end: int, found: Redline, other: int, *, side: int) -> None:
        """Take over a redline of folded characters `start` to `end` against text `other`.

        `side` is 0 where this text is the redline's old one, 1 where it is the new one.
        """
        self.counterparts.add(other)
        self._read[start:end] = _kinds(found.read, found.sizes, side)
        self._fine[start:end] = _kinds(found.fine, found.sizes, side)
        self._exact[start:end] = _kinds(found.exact, found.sizes, side)

    def follow(self, start: int, end: int, *, behind: bool) -> None:
        """Give folded characters `start` to `end` the kind of the one behind or before them."""
        like = end if behind else start - 1
        if start < end and 0 <= like < self.size:
            for kinds in (self._read, self._fine, self._exact):
                kinds[start:end] = bytes([kinds[like]]) * (end - start)

    def alone(self) -> list[tuple[int, int]]:
        """Runs of folded characters without any counterpart."""
        return [run.span() for run in _RUN.finditer(self._fine) if run.group()[0] == _ALONE]

    @property
    def is_alone(self) -> bool:
        """Whether no part of the text has a counterpart."""
        return not self.counterparts

    def is_reworded(self, start: int, end: int) -> bool:
        """Whether folded characters `start` to `end` lie in a sentence marked as reworded."""
        return _REPLACE in self._read[start:end]

    @property
    def changed(self) -> bool:
        """Whether any character differs."""
        return self._exact.count(_EQUAL) < self.size

    @property
    def spans(self) -> list[Span]:
        """What a reader should see as changed; the spans tile the printed text."""
        return self._spans(self._read)

    @property
    def fine(self) -> list[Span]:
        """The phrases that differ, in reworded sentences too; the spans tile the printed text."""
        return self._spans(self._fine)

    @property
    def similarity(self) -> float:
        """Share of characters that stand on the other side too; 1 for a text without any."""
        return self._exact.count(_EQUAL) / self.size if self.size else 1.0

    @property
    def numbers_changed(self) -> bool:
        """Whether a digit is among the characters that differ."""
        characters = folded(self.text).text
        runs = _RUN.finditer(self._exact) if self.changed else ()
        return any(
            run.group()[0] != _EQUAL and _DIGIT.search(characters, *run.span()) for run in runs
        )

    def _spans(self, kinds: bytearray) -> list[Span]:
        if kinds.count(_EQUAL) == self.size:
            return [(0, len(self.text), "equal")]
        names: dict[int, SpanKind] = {
            _EQUAL: "equal",
            _ALONE: "delete" if self.side == "old" else "insert",
            _REPLACE: "replace",
        }
        fold = folded(self.text)
        spans: list[Span] = []
        for run in _RUN.finditer(kinds):
            first, last = fold.printed(*run.span())
            if last > first:
                spans.append((first, last, names[run.group()[0]]))
        return spans


def _kinds(matches: tuple[Match, ...], sizes: tuple[int, int], side: int) -> bytes:
    """The kind of each character: a gap that the other side has too is a replacement."""
    kinds: list[bytes] = []
    here = there = 0
    for match in (*matches, Match(*sizes, 0)):
        mine, theirs = (match.old, match.new) if side == 0 else (match.new, match.old)
        gap = _ALONE if theirs == there else _REPLACE
        kinds.append(bytes([gap]) * (mine - here) + bytes([_EQUAL]) * match.size)
        here, there = mine + match.size, theirs + match.size
    return b"".join(kinds)
