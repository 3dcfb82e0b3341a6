"""Likeness of texts by the terms in them, rare terms first.

A measure that moved is seldom copied: it keeps its terms (柔道整復, 併給調整) and loses its
grammar. Terms are pairs of neighbouring ideographs, words in katakana and words in Latin letters;
each counts the more, the fewer texts hold it.
"""

from __future__ import annotations

import math
import re
from collections import Counter, defaultdict
from collections.abc import Sequence

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


def vectors(left: Sequence[str], right: Sequence[str]) -> tuple[list[Vector], list[Vector]]:
    """Unit vectors of the terms of folded texts; a term that all texts hold counts nothing."""
    counts = [[terms(text) for text in texts] for texts in (left, right)]
    held = Counter(term for texts in counts for text in texts for term in text)
    total = len(left) + len(right)

    def vector(text: Counter[str]) -> Vector:
        raw = {
            term: (1 + math.log(count)) * math.log(total / held[term])
            for term, count in sorted(text.items())
        }
        norm = math.sqrt(sum(value * value for value in raw.values()))
        return {term: value / norm for term, value in raw.items()} if norm else {}

    return [vector(text) for text in counts[0]], [vector(text) for text in counts[1]]


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
