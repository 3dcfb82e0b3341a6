"""The pairs of two lists that weigh most together: the assignment problem, solved exactly."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping

import numpy as np

Weights = Mapping[tuple[int, int], float]
"""(place in the old list, place in the new list) to a weight; pairs left out cannot be."""


def best_pairs(weights: Weights, *, swap: bool = False) -> list[tuple[int, int]]:
    """The pairs, each place at most once, whose weights have the largest sum, in order.

    Only positive weights are taken. The pairs that hang together are solved part by part.
    Where several choices weigh the same, the old list decides; with `swap` the new one does.
    """
    if swap:
        turned = {(new, old): weight for (old, new), weight in weights.items()}
        return sorted((old, new) for new, old in best_pairs(turned))
    chosen: list[tuple[int, int]] = []
    for part in _parts(weights):
        if len(part) == 1:
            chosen += part
        else:
            chosen += _solve(part, weights)
    return sorted(chosen)


def _parts(weights: Weights) -> list[list[tuple[int, int]]]:
    """Pairs grouped so that no two groups share a place."""
    pairs = sorted(pair for pair, weight in weights.items() if weight > 0)
    head: dict[tuple[int, int], tuple[int, int]] = {}  # (side, place) to one nearer the group's

    def root(place: tuple[int, int]) -> tuple[int, int]:
        while head.setdefault(place, place) != place:
            head[place] = place = head[head[place]]
        return place

    for old, new in pairs:
        one, other = root((0, old)), root((1, new))
        head[max(one, other)] = min(one, other)
    parts: defaultdict[tuple[int, int], list[tuple[int, int]]] = defaultdict(list)
    for old, new in pairs:
        parts[root((0, old))].append((old, new))
    return list(parts.values())


def _solve(part: list[tuple[int, int]], weights: Weights) -> list[tuple[int, int]]:
    olds = sorted({old for old, _ in part})
    news = sorted({new for _, new in part})
    swap = len(olds) > len(news)
    rows, columns = (news, olds) if swap else (olds, news)
    place_row = {value: place for place, value in enumerate(rows)}
    place_column = {value: place for place, value in enumerate(columns)}
    cost = np.zeros((len(rows), len(columns)))
    for old, new in part:
        row, column = (new, old) if swap else (old, new)
        cost[place_row[row], place_column[column]] = -weights[old, new]
    pairs = []
    for row, column in enumerate(_hungarian(cost)):
        pair = (columns[column], rows[row]) if swap else (rows[row], columns[column])
        if weights.get(pair, 0) > 0:
            pairs.append(pair)
    return pairs


def _hungarian(cost: np.ndarray) -> list[int]:
    """The column of each row with the least total cost; not more rows than columns.

    Shortest augmenting paths with potentials, O(rows² · columns).
    """
    rows, columns = cost.shape
    of_row = np.zeros(rows + 1)
    of_column = np.zeros(columns + 1)
    owner = np.zeros(columns + 1, dtype=int)  # row (from 1) of each column; 0 is none
    for row in range(1, rows + 1):
        owner[0] = row
        column = 0
        least = np.full(columns + 1, np.inf)
        came = np.zeros(columns + 1, dtype=int)
        used = np.zeros(columns + 1, dtype=bool)
        while owner[column]:
            used[column] = True
            here = owner[column]
            free = ~used
            free[0] = False
            slack = cost[here - 1] - of_row[here] - of_column[1:]
            better = free[1:] & (slack < least[1:])
            least[1:][better] = slack[better]
            came[1:][better] = column
            following = int(np.argmin(np.where(free, least, np.inf)))
            delta = least[following]
            of_row[owner[used]] += delta
            of_column[used] -= delta
            least[free] -= delta
            column = following
        while column:
            owner[column] = owner[came[column]]
            column = int(came[column])
    found = [0] * rows
    for column in range(1, columns + 1):
        if owner[column]:
            found[owner[column] - 1] = column - 1
    return found
