"""Collects what is known about each character of a text, and gives it out as spans."""

from __future__ import annotations

from itertools import groupby

from revisions.folded import folded
from revisions.redline import Match, Redline
from schema.comparison import Side, Span, SpanKind


class Marks:
    """The marks of one text. At first all of it is deleted, or inserted on the new side."""

    def __init__(self, text: str, side: Side) -> None:
        self.text = text
        self.side = side
        self.size = len(folded(text).text)
        """Number of folded characters."""
        self.counterparts: set[int] = set()
        self._alone: SpanKind = "delete" if side == "old" else "insert"
        self._fill(self._alone)

    def _fill(self, kind: SpanKind) -> None:
        self._read: list[SpanKind] = [kind] * self.size
        self._fine: list[SpanKind] = [kind] * self.size
        self._exact: list[SpanKind] = [kind] * self.size

    def same(self, other: int) -> None:
        """All of it stands in text `other`."""
        self.counterparts.add(other)
        self._fill("equal")

    def apply(self, start: int, end: int, found: Redline, other: int, *, side: int) -> None:
        """Take over a redline of folded characters `start` to `end` against text `other`.

        `side` is 0 where this text is the redline's old one, 1 where it is the new one.
        """
        self.counterparts.add(other)
        for kinds, matches in (
            (self._read, found.read),
            (self._fine, found.fine),
            (self._exact, found.exact),
        ):
            kinds[start:end] = _kinds(matches, found.sizes, side, self._alone)

    def follow(self, start: int, end: int, *, behind: bool) -> None:
        """Give folded characters `start` to `end` the kind of the one behind or before them."""
        like = end if behind else start - 1
        if 0 <= like < self.size:
            for kinds in (self._read, self._fine, self._exact):
                kinds[start:end] = [kinds[like]] * (end - start)

    def alone(self) -> list[tuple[int, int]]:
        """Runs of folded characters without any counterpart."""
        runs = []
        place = 0
        for kind, group in groupby(self._fine):
            length = len(list(group))
            if kind == self._alone:
                runs.append((place, place + length))
            place += length
        return runs

    @property
    def is_alone(self) -> bool:
        """Whether no part of the text has a counterpart."""
        return not self.counterparts

    def is_reworded(self, start: int, end: int) -> bool:
        """Whether folded characters `start` to `end` lie in a sentence marked as reworded."""
        return "replace" in self._read[start:end]

    @property
    def spans(self) -> list[Span]:
        """What a reader should see as changed; the spans tile the printed text."""
        return self._spans(self._read)

    @property
    def fine(self) -> list[Span]:
        """The phrases that differ, in reworded sentences too; the spans tile the printed text."""
        return self._spans(self._fine)

    @property
    def changed(self) -> bool:
        """Whether any character differs."""
        return self._exact.count("equal") < self.size

    @property
    def similarity(self) -> float:
        """Share of characters that stand on the other side too; 1 for a text without any."""
        if not self._exact:
            return 1.0
        return self._exact.count("equal") / len(self._exact)

    @property
    def numbers_changed(self) -> bool:
        """Whether a digit is among the characters that differ."""
        if not self.changed:
            return False
        characters = folded(self.text).text
        return any(
            character.isdigit() and kind != "equal"
            for character, kind in zip(characters, self._exact, strict=True)
        )

    def _spans(self, kinds: list[SpanKind]) -> list[Span]:
        if kinds.count("equal") == self.size:
            return [(0, len(self.text), "equal")]
        fold = folded(self.text)
        spans: list[Span] = []
        place = 0
        for kind, group in groupby(kinds):
            length = len(list(group))
            first, last = fold.printed(place, place + length)
            if last > first:
                spans.append((first, last, kind))
            place += length
        return spans


def _kinds(
    matches: tuple[Match, ...], sizes: tuple[int, int], side: int, alone: SpanKind
) -> list[SpanKind]:
    """The kind of each character: a gap that the other side has too is a replacement."""
    kinds: list[SpanKind] = []
    here = there = 0
    for match in (*matches, Match(*sizes, 0)):
        mine, theirs = (match.old, match.new) if side == 0 else (match.new, match.old)
        kinds += [alone if theirs == there else "replace"] * (mine - here)
        kinds += ["equal"] * match.size
        here, there = mine + match.size, theirs + match.size
    return kinds
