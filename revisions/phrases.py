"""Lets a change grow to the phrase it stands in, so that a person reads words, not letters.

Phrases (文節) are cut by BudouX, a small model of where Japanese lines may break.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache, lru_cache

import budoux

_Triple = tuple[int, int, int]
_SHARE = 0.5
"""A phrase of which so much has changed is read as changed."""
_AROUND = 6
"""Characters on both sides of a change that decide where the phrases around it begin and end."""
_CLAUSE = re.compile(r"[^、。]+[、。]*|[、。]+")
_NUMERIC = re.compile(r"[\d.,%]*")
_CHANGED = re.compile(rb"\x01+")


@cache
def _parser() -> budoux.Parser:
    return budoux.load_default_japanese_parser()


@lru_cache(maxsize=16384)
def _phrases(clause: str) -> tuple[int, ...]:
    """Lengths of the phrases of a clause; a phrase never runs over a comma."""
    return tuple(map(len, _parser().parse(clause)))


def whole_phrases(one: str, other: str, matches: Sequence[_Triple]) -> list[_Triple]:
    """Matches without those parts that lie in a phrase most of which has changed.

    A match is a triple (place in `one`, place in `other`, size) of two folded texts. A phrase in
    which nothing but a number changed stays as it is: 96.5%以上とする against 96.9%以上とする.
    """
    kept = list(matches)
    for side, text in enumerate((one, other)):
        for start, end in list(_mostly_changed(text, _changes(len(text), kept, side))):
            kept = [part for match in kept for part in _without(match, side, start, end)]
    return kept


def _changes(size: int, matches: Sequence[_Triple], side: int) -> bytes:
    """A byte a character of one side: 1 where it changed."""
    changed = bytearray(b"\x01") * size
    for match in matches:
        changed[match[side] : match[side] + match[2]] = bytes(match[2])
    return bytes(changed)


def _mostly_changed(text: str, changed: bytes) -> Iterator[tuple[int, int]]:
    """Phrases, as runs of folded characters, of which the larger part has changed."""
    for first, last in _windows(changed):
        for clause in _CLAUSE.finditer(text, first, last):
            start = clause.start()
            for length in _phrases(clause.group()):
                end = start + length
                count = changed.count(1, start, end)
                if (
                    count < length
                    and count >= _SHARE * length
                    and _words(text, changed, start, end)
                ):
                    yield start, end
                start = end


def _words(text: str, changed: bytes, start: int, end: int) -> bool:
    """Whether more than numbers changed in a phrase."""
    return any(
        not _NUMERIC.fullmatch(text, *run.span()) for run in _CHANGED.finditer(changed, start, end)
    )


def _windows(changed: bytes) -> list[tuple[int, int]]:
    """Runs of characters around the changes; what lies far from any need not be cut."""
    windows: list[tuple[int, int]] = []
    for run in _CHANGED.finditer(changed):
        start, end = max(0, run.start() - _AROUND), min(len(changed), run.end() + _AROUND)
        if windows and start <= windows[-1][1]:
            windows[-1] = (windows[-1][0], end)
        else:
            windows.append((start, end))
    return windows


def _without(match: _Triple, side: int, start: int, end: int) -> list[_Triple]:
    """What is left of a match outside of `start` to `end` of one side."""
    old, new, size = match
    here = match[side]
    if end <= here or here + size <= start:
        return [match]
    before, after = max(0, start - here), max(0, here + size - end)
    parts = [(old, new, before)] if before else []
    if after:
        parts.append((old + size - after, new + size - after, after))
    return parts
