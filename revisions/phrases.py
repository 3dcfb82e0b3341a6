"""Lets a change grow to the phrase it stands in, so that a person reads words, not letters.

Phrases (文節) are cut by BudouX, a small model of where Japanese lines may break.
"""

from __future__ import annotations

import re
from functools import cache, lru_cache

import budoux

from revisions.folded import folded

_Match = tuple[int, int, int]
_SHARE = 0.5
"""A phrase of which so much has changed is read as changed."""


@cache
def _parser() -> budoux.Parser:
    return budoux.load_default_japanese_parser()


_AROUND = 8
"""Characters on both sides of a change that decide where the phrases around it begin and end."""
_CLAUSE = re.compile(r"[^、。]*[、。]*")


@lru_cache(maxsize=16384)
def _phrases(clause: str) -> tuple[int, ...]:
    """Lengths of the phrases of a clause; a phrase never runs over a comma."""
    return tuple(map(len, _parser().parse(clause)))


def whole_phrases(old: str, new: str, matches: list[_Match]) -> list[_Match]:
    """Matches without those parts that lie in a phrase most of which has changed.

    A match is a triple (place in old, place in new, size) of folded characters. A phrase in which
    nothing but a number changed stays as it is: 96.5%以上とする against 96.9%以上とする.
    """
    sizes = len(folded(old).text), len(folded(new).text)
    partner = _partners(matches, sizes)
    for side, text in enumerate((old, new)):
        for start, end in _mostly_changed(text, partner[side]):
            for place in range(start, end):
                other = partner[side][place]
                if other is not None:
                    partner[side][place] = None
                    partner[1 - side][other] = None
    return _runs(partner[0])


def _partners(matches: list[_Match], sizes: tuple[int, int]) -> list[list[int | None]]:
    """For each side, the place on the other side of each character; None where it changed."""
    partner: list[list[int | None]] = [[None] * size for size in sizes]
    for old, new, size in matches:
        for step in range(size):
            partner[0][old + step] = new + step
            partner[1][new + step] = old + step
    return partner


def _mostly_changed(text: str, partner: list[int | None]) -> list[tuple[int, int]]:
    """Phrases, as runs of folded characters, of which the larger part has changed."""
    characters = folded(text).text
    found = []
    for first, last in _windows(partner):
        for clause in _CLAUSE.finditer(characters, first, last):
            start = clause.start()
            for length in _phrases(clause.group()):
                end = start + length
                if _is_mostly_changed(characters, partner, start, end):
                    found.append((start, end))
                start = end
    return found


def _windows(partner: list[int | None]) -> list[tuple[int, int]]:
    """Runs of characters around the changes; what lies far from any need not be cut."""
    windows: list[tuple[int, int]] = []
    for place, other in enumerate(partner):
        if other is None:
            start, end = max(0, place - _AROUND), min(len(partner), place + 1 + _AROUND)
            if windows and start <= windows[-1][1]:
                windows[-1] = (windows[-1][0], end)
            else:
                windows.append((start, end))
    return windows


def _is_mostly_changed(characters: str, partner: list[int | None], start: int, end: int) -> bool:
    changed = [place for place in range(start, end) if partner[place] is None]
    if not changed or len(changed) == end - start or len(changed) < _SHARE * (end - start):
        return False
    return any(not _is_numeric(characters[place]) for place in changed)


def _is_numeric(character: str) -> bool:
    return character.isdigit() or character in ".,%"


def _runs(partner: list[int | None]) -> list[_Match]:
    """Matches again, from the partner of each character of the old side."""
    runs: list[_Match] = []
    for place, other in enumerate(partner):
        if other is None:
            continue
        if runs:
            old, new, size = runs[-1]
            if old + size == place and new + size == other:
                runs[-1] = (old, new, size + 1)
                continue
        runs.append((place, other, 1))
    return runs
