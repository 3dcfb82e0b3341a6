"""Likeness of texts by the terms in them, rare terms first.

A measure that moved is seldom copied: it keeps its terms (柔道整復, 併給調整) and loses its
grammar. Terms are pairs of neighbouring ideographs, words in katakana and words in Latin letters;
each counts the more, the fewer texts hold it.
"""

from __future__ import annotations

import math
import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence

_TERM = re.compile(r"[一-龠々]{2,}|[ァ-ヺー]{3,}|[a-z]{2,}")

Vector = dict[str, float]


def terms(text: str) -> Counter[str]:
    """How often each term stands in a folded text."""
    found: Counter[str] = Counter()
    for run in _TERM.findall(text):
        if "ァ" <= run[0] <= "ー" or run[0].isascii():
            found[run] += 1
        else:
            found.update(run[place : place + 2] for place in range(len(run) - 1))
    return found


class TermSpace:
    """How much each term tells, known from all texts of both sides."""

    def __init__(self, texts: Iterable[str]) -> None:
        """`texts` are folded."""
        counts = [terms(text) for text in texts]
        held = Counter(term for text in counts for term in text)
        self._weights = {term: math.log(len(counts) / count) for term, count in held.items()}

    def vector(self, text: str) -> Vector:
        """The unit vector of a folded text; a term that all texts hold counts nothing."""
        raw = {
            term: (1 + math.log(count)) * self._weights.get(term, 0.0)
            for term, count in sorted(terms(text).items())
        }
        norm = math.sqrt(sum(value * value for value in raw.values()))
        return {term: value / norm for term, value in raw.items()} if norm else {}


def likeness(
    left: Sequence[Vector], right: Sequence[Vector], least: float
) -> dict[tuple[int, int], float]:
    """All pairs of a left and a right vector whose cosine is at least `least`."""
    postings: defaultdict[str, list[tuple[int, float]]] = defaultdict(list)
    for place, vector in enumerate(right):
        for term, value in vector.items():
            postings[term].append((place, value))
    found = {}
    for one, vector in enumerate(left):
        sums: defaultdict[int, float] = defaultdict(float)
        for term, value in vector.items():
            for other, weight in postings.get(term, ()):
                sums[other] += value * weight
        found.update({(one, other): cos for other, cos in sums.items() if cos >= least})
    return found
