"""Likeness of texts by the terms in them, rare terms first.

A measure that moved is seldom copied: it keeps its terms (柔道整復, 併給調整) and loses its
grammar. Terms are pairs of neighbouring ideographs, words in katakana and words in Latin letters;
each counts the more, the fewer texts hold it.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from functools import cached_property, lru_cache
from itertools import chain
from typing import NamedTuple

import numpy as np

_PAIR = re.compile(r"(?=([一-龠々]{2}))")
_WORD = re.compile(r"[ァ-ヺー]{3,}|[a-z]{2,}")

_BLOCK = 128
"""Texts compared at once; keeps arrays small."""

Pairs = dict[tuple[int, int], float]
"""(place on the left, place on the right) to a likeness."""


@lru_cache(maxsize=16384)
def terms(text: str) -> tuple[str, ...]:
    """The terms of a folded text, as often as they stand in it."""
    return (*_PAIR.findall(text), *_WORD.findall(text))


class Vectors(NamedTuple):
    """Unit vectors of `size` texts, only what is not 0: `values` by text and by term."""

    texts: np.ndarray
    terms: np.ndarray
    values: np.ndarray
    size: int


class TermSpace:
    """How much each term tells, known from all texts of both sides."""

    def __init__(self, texts: Iterable[Sequence[str]]) -> None:
        """Each text is given as its folded parts; they are read when vectors are asked for."""
        self._texts = texts

    @cached_property
    def _known(self) -> tuple[dict[str, int], np.ndarray]:
        """The number of each term, in their order, and what it counts by that number."""
        held = [_terms(parts) for parts in self._texts]
        counts = Counter(chain.from_iterable(map(dict.fromkeys, held)))
        names = sorted(counts)
        number = {name: place for place, name in enumerate(names)}
        return number, np.log(len(held) / np.array([counts[name] for name in names], dtype=float))

    def vectors(self, texts: Sequence[Sequence[str]]) -> Vectors:
        """The unit vectors of texts, by their parts; a term that all texts hold counts nothing."""
        number, weights = self._known
        found: list[int] = []
        ends: list[int] = []
        for parts in texts:
            found += [number[term] for term in _terms(parts) if term in number]
            ends.append(len(found))
        of_text = np.repeat(np.arange(len(texts)), np.diff([0, *ends]))
        keys, counts = np.unique(of_text * len(number) + np.array(found, int), return_counts=True)
        of_text, of_term = np.divmod(keys, max(len(number), 1))
        values = (1 + np.log(counts)) * weights[of_term]
        norms = np.sqrt(np.bincount(of_text, values * values, minlength=len(texts)))
        norms[norms == 0] = 1.0
        return Vectors(of_text, of_term, values / norms[of_text], len(texts))


def _terms(parts: Sequence[str]) -> tuple[str, ...]:
    if len(parts) == 1:
        return terms(parts[0])
    return tuple(chain.from_iterable(map(terms, parts)))


def likeness(left: Vectors, right: Vectors, least: float) -> Pairs:
    """All pairs of a left and a right text whose cosine is at least `least`."""
    return dict(_likeness(left, right, least, None))


def best_likeness(left: Vectors, right: Vectors, least: float, slack: float) -> Pairs:
    """The same, but only pairs that come within `slack` of the best pair of one of both texts."""
    return dict(_likeness(left, right, least, slack))


def _likeness(
    left: Vectors, right: Vectors, least: float, slack: float | None
) -> Iterator[tuple[tuple[int, int], float]]:
    rows, columns, values = _pairs(left, right, least)
    if slack is not None:
        of_left, of_right = np.zeros(left.size), np.zeros(right.size)
        np.maximum.at(of_left, rows, values)
        np.maximum.at(of_right, columns, values)
        near = values + slack >= np.minimum(of_left[rows], of_right[columns])
        rows, columns, values = rows[near], columns[near], values[near]
    yield from zip(zip(rows.tolist(), columns.tolist(), strict=True), values.tolist(), strict=True)


_Pairs = tuple[np.ndarray, np.ndarray, np.ndarray]


def _pairs(left: Vectors, right: Vectors, least: float) -> _Pairs:
    """Left places, right places and cosines of all pairs that are alike enough.

    Texts share few terms, so only terms that meet are multiplied. A product of whole matrices
    takes longer, and sets all cores to work for a moment.
    """
    order = np.argsort(right.terms, kind="stable")
    by_term, texts, values = right.terms[order], right.texts[order], right.values[order]
    first = np.searchsorted(by_term, left.terms, "left")
    count = np.searchsorted(by_term, left.terms, "right") - first
    blocks: list[_Pairs] = [(np.zeros(0, int), np.zeros(0, int), np.zeros(0))]
    for start in range(0, left.size if right.size else 0, _BLOCK):
        begin, end = np.searchsorted(left.texts, (start, start + _BLOCK))
        met = count[begin:end]
        mine = np.repeat(np.arange(begin, end), met)
        theirs = np.arange(len(mine)) + np.repeat(first[begin:end] - np.cumsum(met) + met, met)
        cosines = np.bincount(
            (left.texts[mine] - start) * right.size + texts[theirs],
            left.values[mine] * values[theirs],
        )
        found = np.flatnonzero(cosines >= least)
        rows, columns = np.divmod(found, right.size)
        blocks.append((rows + start, columns, cosines[found]))
    rows, columns, cosines = (np.concatenate(each) for each in zip(*blocks, strict=True))
    return rows, columns, cosines
