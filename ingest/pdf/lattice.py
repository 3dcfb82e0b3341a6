"""From clean lines to grids: which lines belong together, and which cells they close.

A grid is built from lines that touch. Lines that do not touch stay apart, however near: a grid
nested in a cell (the monthly tables of Gunma's report) keeps its own rows and columns.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from itertools import pairwise

import numpy as np

from ingest.pdf.engine import Bools, Floats, Ints
from ingest.pdf.faces import Span, find_faces, nested_regions, spans_of
from ingest.pdf.groups import Group, connected, left_over, with_spanning
from ingest.pdf.rules import Lines

TIGHT, LOOSE = 0.1, 1.6
"""How far (points) a line is stretched to meet another: at first, and for what is left over."""
COLUMN_SNAP = 2.6
"""Parallel lines of one grid nearer than this are one: no glyph fits between them."""
MOST_SQUARES = 4_000_000
OPEN = 4.0
"""Lines that stick out this far beyond the last crossing line leave an open side."""


@dataclass(slots=True, eq=False)
class Grid:
    """Cells on snapped lines. `owner[r, c]` is the cell's index at that square (-1: none).

    `open_top` and `open_bottom` are the cells whose side there has no rule: where a page break
    cut them.
    """

    xs: Floats
    ys: Floats
    spans: list[Span]
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


def find_grids(across: Lines, down: Lines) -> list[Grid]:
    """All grids of a page, of one cell or more each.

    Lines that meet make a grid. A line left over that nearly spans a grid from rule to rule is
    part of it; what is left then may meet with a little more tolerance.
    """
    closed: list[tuple[Group, list[Grid]]] = []
    for group in connected(across, down, TIGHT):
        made = build_grids(across.take(group[0]), down.take(group[1]))
        if made:
            closed.append((group, made))
    loose_h, loose_v = left_over(across, down, [group for group, _ in closed])
    for place, (group, _) in enumerate(closed):
        wider = with_spanning(across, down, group, (loose_h, loose_v), LOOSE)
        if wider is not group:
            made = build_grids(across.take(wider[0]), down.take(wider[1]))
            closed[place] = (wider, made or closed[place][1])
    loose_h, loose_v = left_over(across, down, [group for group, _ in closed])
    grids = [grid for _, made in closed for grid in made]
    for mine_h, mine_v in connected(across.take(loose_h), down.take(loose_v), LOOSE):
        grids += build_grids(across.take(loose_h[mine_h]), down.take(loose_v[mine_v]))
    return grids


def snap(values: Floats, weights: Floats, nearest: float) -> Floats:
    """Sorted places, those nearer than `nearest` to their neighbour merged by weight."""
    order = np.argsort(values)
    values, weights = values[order], np.maximum(weights[order], 0.01)
    start = np.flatnonzero(np.diff(values, prepend=-np.inf) >= nearest)
    total = np.add.reduceat(values * weights, start)
    return np.asarray(total / np.add.reduceat(weights, start))


def build_grids(across: Lines, down: Lines) -> list[Grid]:
    """The grid which these lines draw, and grids nested in it that meet its rules."""
    if len(across) + len(down) < 3:
        return []
    ys = snap(across.at, across.high - across.low, COLUMN_SNAP)
    xs = snap(down.at, down.high - down.low, COLUMN_SNAP)
    xs = _with_open_sides(xs, across)
    ys = _with_open_sides(ys, down)
    if len(xs) < 2 or len(ys) < 2 or len(xs) * len(ys) > MOST_SQUARES:
        return []
    flat = _cover(ys, xs, across)
    tall = _cover(xs, ys, down).T
    # Sides first: a table without rules at its left and right still has rows that are closed.
    for edge in (0, -1):
        _close(tall[:, edge], flat[:, edge])
    top, bottom = (_close(flat[edge], tall[edge]) for edge in (0, -1))
    return _assembled(xs, ys, flat, tall, top, bottom)


def _assembled(
    xs: Floats, ys: Floats, flat: Bools, tall: Bools, top: Bools, bottom: Bools
) -> list[Grid]:
    faces = find_faces(flat, tall)
    regions = nested_regions(faces) if faces.ragged else []
    inner: list[Grid] = []
    for row, column, rows, columns in regions:
        inner += _nested(xs, ys, flat, tall, (row, column, rows, columns))
    for row, column, rows, columns in regions:
        _erase(flat, tall, row, column, rows, columns)
    if regions:
        used_x = _used(tall, 0)
        used_y = _used(flat, 1)
        top, bottom = top[used_x[:-1]], bottom[used_x[:-1]]
        xs, ys = xs[used_x], ys[used_y]
        flat = np.ascontiguousarray(flat[used_y][:, used_x[:-1]])
        tall = np.ascontiguousarray(tall[used_y[:-1]][:, used_x])
        faces = find_faces(flat, tall)
    spans, owner = spans_of(faces)
    if not spans:
        return inner
    grid = Grid(xs, ys, spans, owner, _owners(owner[0], top), _owners(owner[-1], bottom))
    return [grid, *inner]


def _used(rules: Bools, axis: int) -> Ints:
    """Lines that some rule still lies on, and the two sides."""
    line = np.asarray(rules.any(axis))
    line[[0, -1]] = True
    return np.flatnonzero(line)


def _nested(xs: Floats, ys: Floats, flat: Bools, tall: Bools, span: Span) -> list[Grid]:
    """The grid of a region of another grid, on the lines that it uses itself."""
    row, column, rows, columns = span
    inner_flat = flat[row : row + rows + 1, column : column + columns].copy()
    inner_tall = tall[row : row + rows, column : column + columns + 1].copy()
    inner_flat[[0, -1]] = True
    inner_tall[:, [0, -1]] = True
    used_x, used_y = _used(inner_tall, 0), _used(inner_flat, 1)
    inner_flat = np.ascontiguousarray(inner_flat[used_y][:, used_x[:-1]])
    inner_tall = np.ascontiguousarray(inner_tall[used_y[:-1]][:, used_x])
    nothing = np.zeros(len(used_x) - 1, np.bool_)
    inner_xs = xs[column : column + columns + 1][used_x]
    inner_ys = ys[row : row + rows + 1][used_y]
    return _assembled(inner_xs, inner_ys, inner_flat, inner_tall, nothing, nothing)


def _erase(flat: Bools, tall: Bools, row: int, column: int, rows: int, columns: int) -> None:
    """Take a nested grid's rules out; the side that it shares with the cell stays."""
    shares_top = bool(flat[row, max(0, column - 1)])
    shares_bottom = bool(flat[row + rows, max(0, column - 1)])
    shares_left = bool(tall[max(0, row - 1), column])
    shares_right = bool(tall[max(0, row - 1), column + columns])
    flat[row + shares_top : row + rows + 1 - shares_bottom, column : column + columns] = False
    tall[row : row + rows, column + shares_left : column + columns + 1 - shares_right] = False


def _owners(row: Ints, open_side: Bools) -> set[int]:
    """Cells all of whose squares in a row are open."""
    return set(row[open_side].tolist()) - set(row[~open_side].tolist()) - {-1}


def _close(side: Bools, crossing: Bools) -> Bools:
    """Close the gaps of an outer side between two crossing rules that reach it; which they were.

    `side[j]`: stretch j is ruled; `crossing[j]`: a rule meets the side before stretch j.
    """
    opened = np.zeros(len(side), np.bool_)
    meets = np.flatnonzero(crossing).tolist()
    for start, stop in pairwise(meets):
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
