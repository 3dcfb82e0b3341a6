"""Likeness of texts by the terms in them, rare terms first.

A measure that moved is seldom copied: it keeps its terms (柔道整復, 併給調整) and loses its
grammar. Terms are pairs of neighbouring ideographs, words in katakana and words in Latin letters;
each counts the more, the fewer texts hold it.
"""

from __future__ import annotations

import math
import re
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from functools import cached_property, lru_cache

import numpy as np

_TERM = re.compile(r"[一-龠々]{2,}|[ァ-ヺー]{3,}|[a-z]{2,}")

Vector = dict[str, float]

_BLOCK = 512
"""Texts compared at once; keeps matrices small."""


@lru_cache(maxsize=16384)
def terms(text: str) -> Mapping[str, int]:
    """How often each term stands in a folded text; in the order of the terms."""
    found: list[str] = []
    for run in _TERM.findall(text):
        if "ァ" <= run[0] <= "ー" or run[0].isascii():
            found.append(run)
        else:
            found += [run[place : place + 2] for place in range(len(run) - 1)]
    return Counter(sorted(found))


class TermSpace:
    """How much each term tells, known from all texts of both sides."""

    def __init__(self, texts: Iterable[Sequence[str]]) -> None:
        """Each text is given as its folded parts; they are read when a vector is asked for."""
        self._texts = texts

    @cached_property
    def _weights(self) -> dict[str, float]:
        held: Counter[str] = Counter()
        total = 0
        for parts in self._texts:
            total += 1
            held.update(set().union(*map(terms, parts)))
        return {term: math.log(total / count) for term, count in held.items()}

    def vector(self, parts: Sequence[str]) -> Vector:
        """The unit vector of a text's parts; a term that all texts hold counts nothing."""
        counts = _together(parts)
        weights = self._weights
        raw = {
            term: (1 + math.log(count)) * weights[term]
            for term, count in counts.items()
            if term in weights
        }
        norm = math.sqrt(sum(value * value for value in raw.values()))
        return {term: value / norm for term, value in raw.items()} if norm else {}


def _together(parts: Sequence[str]) -> Mapping[str, int]:
    if len(parts) == 1:
        return terms(parts[0])
    found: Counter[str] = Counter()
    for text in parts:
        found.update(terms(text))
    return dict(sorted(found.items()))


def likeness(
    left: Sequence[Vector], right: Sequence[Vector], least: float
) -> dict[tuple[int, int], float]:
    """All pairs of a left and a right vector whose cosine is at least `least`."""
    shared = {term for each in left for term in each} & {term for each in right for term in each}
    column = {term: place for place, term in enumerate(sorted(shared))}
    found: dict[tuple[int, int], float] = {}
    if not left or not right:
        return found
    for start in range(0, len(left), _BLOCK):
        one = _dense(left[start : start + _BLOCK], column)
        for begin in range(0, len(right), _BLOCK):
            cosines = one @ _dense(right[begin : begin + _BLOCK], column).T
            rows, columns = np.nonzero(cosines >= least)
            values = cosines[rows, columns].tolist()
            for a, b, value in zip(rows.tolist(), columns.tolist(), values, strict=True):
                found[start + a, begin + b] = value
    return found


def _dense(vectors: Sequence[Vector], column: dict[str, int]) -> np.ndarray:
    matrix = np.zeros((len(vectors), len(column)))
    for row, vector in enumerate(vectors):
        known = [(column[term], value) for term, value in vector.items() if term in column]
        if known:
            places, values = zip(*known, strict=True)
            matrix[row, list(places)] = values
    return matrix
