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
_NEAR = 24
"""No phrase is longer than so many characters."""
_STOPS = "、。"
_NUMERIC = re.compile(r"[\d.,%]*")
_CHANGED = re.compile(rb"\x01+")
_REACH = 3
"""Characters on both sides of a place that decide whether a phrase begins there."""


_FEATURES = (
    *(f"UW{number}" for number in range(1, 7)),
    *(f"BW{number}" for number in range(1, 4)),
    *(f"TW{number}" for number in range(1, 5)),
)
"""BudouX's features: single characters, pairs and triples by their place."""


@cache
def _model() -> tuple[list[dict[str, int]], float]:
    """The weights of each feature, and what they must outweigh."""
    weights = budoux.load_default_japanese_parser().model
    base = -sum(sum(each.values()) for each in weights.values()) / 2
    return [weights.get(name, {}) for name in _FEATURES], base


@lru_cache(maxsize=65536)
def begins_phrase(before: str, after: str) -> bool:
    """Whether a phrase begins between two runs of up to three characters.

    The same as `budoux.Parser.parse`, but for one place: only the ends of the phrases around a
    change are needed, not all phrases of two documents.
    """
    if not before or not after or before[-1] in _STOPS:
        return True
    (u1, u2, u3, u4, u5, u6, b1, b2, b3, t1, t2, t3, t4), base = _model()
    around = before.rjust(_REACH, "\0") + after.ljust(_REACH, "\0")
    one, two, three, four, five, six = tuple(around)
    score = base + u1.get(one, 0) + u2.get(two, 0) + u3.get(three, 0)
    score += u4.get(four, 0) + u5.get(five, 0) + u6.get(six, 0)
    score += b1.get(two + three, 0) + b2.get(three + four, 0) + b3.get(four + five, 0)
    score += t1.get(around[:3], 0) + t2.get(around[1:4], 0)
    score += t3.get(around[2:5], 0) + t4.get(around[3:], 0)
    return score > 0


def phrase_at(text: str, place: int, reach: int | None = None) -> tuple[int, int] | None:
    """Where the phrase of the character at a place begins and ends.

    None where it runs on for more than `reach` characters to one side.
    """
    limit = len(text) if reach is None else reach
    start, end = place, place + 1
    while not begins_phrase(text[max(0, start - _REACH) : start], text[start : start + _REACH]):
        start -= 1
        if place - start > limit:
            return None
    while not begins_phrase(text[max(0, end - _REACH) : end], text[end : end + _REACH]):
        end += 1
        if end - place > limit + 1:
            return None
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
    done = 0
    for run in _CHANGED.finditer(changed):
        if _NUMERIC.fullmatch(text, *run.span()):  # more must change around it, and is met there
            continue
        for place in (run.start(), run.end() - 1):
            if place < done:
                continue
            # A phrase that is longer than twice what changed around here is not mostly changed.
            near = changed.count(1, max(0, place - _NEAR), place + _NEAR)
            found = phrase_at(text, place, 2 * near)
            if found is None:
                continue
            start, done = found
            count, size = changed.count(1, start, done), done - start
            if _SHARE * size <= count < size and _words(text, changed, start, done):
                yield start, done


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
