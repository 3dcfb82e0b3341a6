"""Lets a change grow to the phrase it stands in, so that a person reads words, not letters.

Phrases (文節) are cut by BudouX, a small model of where Japanese lines may break.
"""

from __future__ import annotations

from functools import cache, lru_cache
from itertools import pairwise

import budoux

from revisions.folded import folded

_Match = tuple[int, int, int]
_SHARE = 0.5
"""A phrase of which so much has changed is read as changed."""


@cache
def _parser() -> budoux.Parser:
    return budoux.load_default_japanese_parser()


@lru_cache(maxsize=4096)
def phrases(text: str) -> tuple[int, ...]:
    """Where the phrases of a text start and the last one ends, in folded characters.

    White space and widths do not move a phrase: the folded text is cut.
    """
    places = [0]
    for phrase in _parser().parse(folded(text).text):
        places.append(places[-1] + len(phrase))
    return tuple(places)


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
    places = phrases(text)
    characters = folded(text).text
    found = []
    for start, end in pairwise(places):
        changed = [place for place in range(start, end) if partner[place] is None]
        words = [place for place in changed if not _is_numeric(characters[place])]
        if words and len(changed) < end - start and len(changed) >= _SHARE * (end - start):
            found.append((start, end))
    return found


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
