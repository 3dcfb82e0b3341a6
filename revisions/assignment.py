"""The pairs of two lists that weigh most together: the assignment problem, solved exactly."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from math import inf

import numpy as np

Weights = Mapping[tuple[int, int], float]
"""(place in the old list, place in the new list) to a weight; pairs left out cannot be."""


_SMALL = 24
"""Columns up to which plain lists are faster than arrays."""


def best_pairs(weights: Weights, *, swap: bool = False) -> list[tuple[int, int]]:
    """The pairs, each place at most once, whose weights have the largest sum, in order.

    Only positive weights are taken. The pairs that hang together are solved part by part.
    Where several choices weigh the same, the old list decides; with `swap` the new one does.
    """
    if swap:
        turned = {(new, old): weight for (old, new), weight in weights.items()}
        return sorted((old, new) for new, old in best_pairs(turned))
    wanted = [pair for pair, weight in weights.items() if weight > 0]
    olds, news = {old for old, _ in wanted}, {new for _, new in wanted}
    if len(olds) == len(news) == len(wanted):  # nobody is asked for twice
        return sorted(wanted)
    chosen: list[tuple[int, int]] = []
    for part in _parts(wanted):
        if len(part) == 1:
            chosen += part
        else:
            chosen += _solve(part, weights)
    return sorted(chosen)


def _parts(wanted: list[tuple[int, int]]) -> list[list[tuple[int, int]]]:
    """Pairs grouped so that no two groups share a place."""
    pairs = sorted(wanted)
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
    cost = [[0.0] * len(columns) for _ in rows]
    for old, new in part:
        row, column = (new, old) if swap else (old, new)
        cost[place_row[row]][place_column[column]] = -weights[old, new]
    solve = _large if len(columns) > _SMALL else _hungarian
    pairs = []
    for row, column in enumerate(solve(cost)):
        pair = (columns[column], rows[row]) if swap else (rows[row], columns[column])
        if weights.get(pair, 0) > 0:
            pairs.append(pair)
    return pairs


def _hungarian(cost: list[list[float]]) -> list[int]:
    """The column of each row with the least total cost; not more rows than columns.

    Shortest augmenting paths with potentials, O(rows² · columns).
    """
    rows, columns = len(cost), len(cost[0])
    of_row = [0.0] * (rows + 1)
    of_column = [0.0] * (columns + 1)
    owner = [0] * (columns + 1)  # row (from 1) of each column; 0 is none
    for row in range(1, rows + 1):
        owner[0], column = row, 0
        least = [inf] * (columns + 1)
        came = [0] * (columns + 1)
        used = [False] * (columns + 1)
        while owner[column]:
            used[column] = True
            here, delta, following = owner[column], inf, 0
            for other in range(1, columns + 1):
                if used[other]:
                    continue
                slack = cost[here - 1][other - 1] - of_row[here] - of_column[other]
                if slack < least[other]:
                    least[other], came[other] = slack, column
                if least[other] < delta:
                    delta, following = least[other], other
            for other in range(columns + 1):
                if used[other]:
                    of_row[owner[other]] += delta
                    of_column[other] -= delta
                else:
                    least[other] -= delta
            column = following
        while column:
            owner[column] = owner[came[column]]
            column = came[column]
    return _columns(owner, rows)


def _large(costs: list[list[float]]) -> list[int]:
    """The same as `_hungarian`, all columns at a time."""
    cost = np.array(costs)
    rows, columns = cost.shape
    of_row = np.zeros(rows + 1)
    of_column = np.zeros(columns + 1)
    owner = np.zeros(columns + 1, dtype=int)
    for row in range(1, rows + 1):
        owner[0], column = row, 0
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
    return _columns(owner.tolist(), rows)


def _columns(owner: list[int], rows: int) -> list[int]:
    found = [0] * rows
    for column, row in enumerate(owner):
        if column and row:
            found[row - 1] = column - 1
    return found
