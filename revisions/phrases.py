"""Lets a change grow to the phrase it stands in, so that a person reads words, not letters.

Phrases (文節) are cut by BudouX, a small model of where Japanese lines may break.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache, lru_cache
from typing import NamedTuple

import budoux

_Triple = tuple[int, int, int]
_SHARE = 0.5
"""A phrase of which so much has changed is read as changed."""
_STOPS = "、。"
_REACH = 3
_FEATURES = (
    *((f"UW{place + 1}", place, 1) for place in range(6)),
    *((f"BW{place}", place, 2) for place in range(1, 4)),
    *((f"TW{place + 1}", place, 3) for place in range(4)),
)
"""BudouX's features: name, and where in the six characters around a place they lie."""
_NUMERIC = re.compile(r"[\d.,%]*")
_CHANGED = re.compile(rb"\x01+")


class _Model(NamedTuple):
    """BudouX's weights by the place of a feature, and what they must outweigh."""

    weights: dict[str, dict[str, int]]
    base: float


@cache
def _model() -> _Model:
    weights = budoux.load_default_japanese_parser().model
    return _Model(weights, -sum(sum(each.values()) for each in weights.values()) / 2)


@lru_cache(maxsize=65536)
def begins_phrase(before: str, after: str) -> bool:
    """Whether a phrase begins between two runs of up to three characters.

    The same as `budoux.Parser.parse`, but for one place: only the ends of the phrases around a
    change are needed, not all phrases of two documents.
    """
    if not before or not after or before[-1] in _STOPS:
        return True
    weights, score = _model()
    around = before.rjust(_REACH, "\0") + after.ljust(_REACH, "\0")
    for name, start, size in _FEATURES:
        feature = around[start : start + size]
        if "\0" not in feature:
            score += weights.get(name, {}).get(feature, 0)
    return score > 0


def phrase_at(text: str, place: int) -> tuple[int, int]:
    """Where the phrase of the character at a place begins and ends."""
    start, end = place, place + 1
    while not begins_phrase(text[max(0, start - _REACH) : start], text[start : start + _REACH]):
        start -= 1
    while not begins_phrase(text[max(0, end - _REACH) : end], text[end : end + _REACH]):
        end += 1
    return start, end


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
    seen = -1
    for run in _CHANGED.finditer(changed):
        for place in (run.start(), run.end() - 1):
            if place < seen:
                continue
            start, seen = phrase_at(text, place)
            count, size = changed.count(1, start, seen), seen - start
            if _SHARE * size <= count < size and _words(text, changed, start, seen):
                yield start, seen


def _words(text: str, changed: bytes, start: int, end: int) -> bool:
    """Whether more than numbers changed in a phrase."""
    return any(
        not _NUMERIC.fullmatch(text, *run.span()) for run in _CHANGED.finditer(changed, start, end)
    )


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
