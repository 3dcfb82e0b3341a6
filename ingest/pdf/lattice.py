"""From clean lines to grids: which lines belong together, and which cells they close.

A grid is built from lines that touch. Lines that do not touch stay apart, however near: a grid
nested in a cell (the monthly tables of Gunma's report) keeps its own rows and columns.
"""

from __future__ import annotations

from dataclasses import dataclass, field

import numpy as np

from ingest.pdf.engine import Bools, Floats, Ints
from ingest.pdf.rules import Lines

TIGHT, LOOSE = 0.25, 1.6
"""How far (points) a line is stretched to meet another: at first, and when nothing closed."""
COLUMN_SNAP = 2.6
"""Parallel lines of one grid nearer than this are one: no glyph fits between them."""
OPEN = 4.0
"""Lines that stick out this far beyond the last crossing line leave an open side."""


@dataclass(slots=True)
class Grid:
    """Cells on snapped lines. `owner[r, c]` is the cell's index at that square (-1: none).

    `open_top` and `open_bottom` are the cells whose side there has no rule: where a page break
    cut them.
    """

    xs: Floats
    ys: Floats
    spans: list[tuple[int, int, int, int]]
    owner: Ints
    open_top: set[int] = field(default_factory=set)
    open_bottom: set[int] = field(default_factory=set)
    children: list[tuple[int, Grid]] = field(default_factory=list)

    @property
    def box(self) -> tuple[float, float, float, float]:
        """(x0, top, x1, bottom) of the whole grid."""
        return float(self.xs[0]), float(self.ys[0]), float(self.xs[-1]), float(self.ys[-1])

    def cell_box(self, index: int) -> tuple[float, float, float, float]:
        """(x0, top, x1, bottom) of one cell."""
        row, column, rows, columns = self.spans[index]
        return (
            float(self.xs[column]),
            float(self.ys[row]),
            float(self.xs[column + columns]),
            float(self.ys[row + rows]),
        )


def find_grids(across: Lines, down: Lines) -> tuple[list[Grid], Bools]:
    """All grids of a page, one cell or more each, and which horizontal lines they used."""
    grids: list[Grid] = []
    used_across = np.zeros(len(across), np.bool_)
    used_down = np.zeros(len(down), np.bool_)
    for reach in (TIGHT, LOOSE):
        h, v = np.flatnonzero(~used_across), np.flatnonzero(~used_down)
        for mine_h, mine_v in _connected(across.take(h), down.take(v), reach):
            grid = build_grid(across.take(h[mine_h]), down.take(v[mine_v]))
            if grid is not None:
                grids.append(grid)
                used_across[h[mine_h]] = True
                used_down[v[mine_v]] = True
    return grids, used_across


def _connected(across: Lines, down: Lines, reach: float) -> list[tuple[Ints, Ints]]:
    """Groups of lines that touch, as indices of horizontal and vertical lines."""
    if not len(across) or not len(down):
        return []
    slack_h = reach + across.thick / 2
    slack_v = reach + down.thick / 2
    meets = (across.low - reach)[:, None] <= (down.at + slack_v)[None, :]
    meets &= (across.high + reach)[:, None] >= (down.at - slack_v)[None, :]
    meets &= (down.low - reach)[None, :] <= (across.at + slack_h)[:, None]
    meets &= (down.high + reach)[None, :] >= (across.at - slack_h)[:, None]
    h, v = np.nonzero(meets)
    if not len(h):
        return []
    label_h, label_v = np.arange(len(across)), np.full(len(down), len(across))
    while True:
        before = label_h.copy()
        np.minimum.at(label_v, v, label_h[h])
        np.minimum.at(label_h, h, label_v[v])
        if np.array_equal(before, label_h):
            break
    alive = np.unique(label_h[h])
    return [(np.flatnonzero(label_h == k), np.flatnonzero(label_v == k)) for k in alive.tolist()]


def snap(values: Floats, weights: Floats, nearest: float) -> Floats:
    """Sorted places, those nearer than `nearest` to their neighbour merged by weight."""
    order = np.argsort(values)
    values, weights = values[order], np.maximum(weights[order], 0.01)
    start = np.flatnonzero(np.diff(values, prepend=-np.inf) >= nearest)
    total = np.add.reduceat(values * weights, start)
    return np.asarray(total / np.add.reduceat(weights, start))


def build_grid(across: Lines, down: Lines) -> Grid | None:
    """The grid which these lines draw, or None where they close no cell."""
    if len(across) + len(down) < 3:
        return None
    ys = snap(across.at, across.high - across.low, COLUMN_SNAP)
    xs = snap(down.at, down.high - down.low, COLUMN_SNAP)
    xs = _with_open_sides(xs, across)
    ys = _with_open_sides(ys, down)
    if len(xs) < 2 or len(ys) < 2 or len(xs) * len(ys) > 4_000_000:
        return None
    flat = _cover(ys, xs, across)
    tall = _cover(xs, ys, down).T
    # Sides first: a table without rules at its left and right still has rows that are closed.
    for edge in (0, -1):
        _close(tall[:, edge], flat[:, edge])
    top, bottom = (_close(flat[edge], tall[edge]) for edge in (0, -1))
    spans, owner = _cells(flat, tall)
    if not spans:
        return None
    return Grid(xs, ys, spans, owner, _owners(owner[0], top), _owners(owner[-1], bottom))


def _owners(row: Ints, open_side: Bools) -> set[int]:
    """Cells all of whose squares in a row are open."""
    return set(row[open_side].tolist()) - set(row[~open_side].tolist()) - {-1}


def _close(side: Bools, crossing: Bools) -> Bools:
    """Close the gaps of an outer side between two crossing rules that reach it; which they were.

    `side[j]`: stretch j is ruled; `crossing[j]`: a rule meets the side before stretch j.
    """
    opened = np.zeros(len(side), np.bool_)
    meets = np.flatnonzero(crossing).tolist()
    for start, stop in zip(meets, meets[1:], strict=False):
        if not side[start:stop].any():
            opened[start:stop] = True
    side |= opened
    return opened


def _with_open_sides(places: Floats, crossing: Lines) -> Floats:
    """A line more at the first and last side where crossing lines stick out beyond it together."""
    low, high = float(np.min(crossing.low)), float(np.max(crossing.high))
    first = places[0] - low > OPEN and np.sum(np.abs(crossing.low - low) < 2) >= 2
    last = high - places[-1] > OPEN and np.sum(np.abs(crossing.high - high) < 2) >= 2
    return np.concatenate(([low] if first else [], places, [high] if last else []))


def _cover(places: Floats, ends: Floats, lines: Lines) -> Bools:
    """covered[i, j]: a line at places[i] covers most of the stretch ends[j]..ends[j + 1]."""
    covered = np.zeros((len(places), len(ends) - 1), np.bool_)
    row = np.argmin(np.abs(lines.at[:, None] - places[None, :]), 1)
    middle = (ends[:-1] + ends[1:]) / 2
    first = np.searchsorted(middle, lines.low - 0.5)
    last = np.searchsorted(middle, lines.high + 0.5)
    for at, start, stop in zip(row.tolist(), first.tolist(), last.tolist(), strict=True):
        covered[at, start:stop] = True
    return covered


def _cells(flat: Bools, tall: Bools) -> tuple[list[tuple[int, int, int, int]], Ints]:
    """Rectangles between rules: (row, column, row span, column span), and who owns a square."""
    rows, columns = tall.shape[0], flat.shape[1]
    inside = _enclosed(flat, tall)
    owner = np.full((rows, columns), -1, np.int64)
    spans: list[tuple[int, int, int, int]] = []
    for row in range(rows):
        column = 0
        while column < columns:
            if owner[row, column] >= 0 or not inside[row, column]:
                column += 1
                continue
            right = column + 1
            while (
                right < columns
                and not tall[row, right]
                and owner[row, right] < 0
                and inside[row, right]
            ):
                right += 1
            below = row + 1
            while below < rows and not flat[below, column:right].any():
                if not (inside[below, column:right].all() and
                        (owner[below, column:right] < 0).all() and
                        not tall[below, column + 1 : right].any()):
                    break
                below += 1
            owner[row:below, column:right] = len(spans)
            spans.append((row, column, below - row, right - column))
            column = right
    return spans, owner


def _enclosed(flat: Bools, tall: Bools) -> Bools:
    """Squares that cannot be reached from outside without crossing a rule."""
    rows, columns = tall.shape[0], flat.shape[1]
    outside = np.zeros((rows, columns), np.bool_)
    outside[0] |= ~flat[0]
    outside[-1] |= ~flat[-1]
    outside[:, 0] |= ~tall[:, 0]
    outside[:, -1] |= ~tall[:, -1]
    if not outside.any():
        return ~outside
    through_down, through_right = ~flat[1:-1], ~tall[:, 1:-1]
    while True:
        before = int(outside.sum())
        outside[1:] |= outside[:-1] & through_down
        outside[:-1] |= outside[1:] & through_down
        outside[:, 1:] |= outside[:, :-1] & through_right
        outside[:, :-1] |= outside[:, 1:] & through_right
        if int(outside.sum()) == before:
            return ~outside
