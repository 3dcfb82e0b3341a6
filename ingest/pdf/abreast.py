"""Grids side by side that are one table, drawn with a column of arrows without rules between.

A slide prints 指標 | 令和4年度 → 令和5年度 → 令和6年度 with frames around each year alone.
"""

from __future__ import annotations

from itertools import chain

import numpy as np

from ingest.pdf.lattice import Grid

_WIDEST_GAP, _NEAREST = 40.0, 1.0
_SAME = 1.0
"""Points that the heights of the same rule may differ by from grid to grid."""


def join_abreast(grids: list[Grid]) -> list[Grid]:
    """The grids, those of the same rows joined; what stands between them is a column of its own.

    Only a grid of one column is joined: it has no row labels, so it says nothing by itself.
    """
    kept: list[Grid] = []
    for grid in sorted(grids, key=lambda grid: grid.box[0]):
        left = next((other for other in kept if _continues(other, grid)), None)
        if left is None:
            kept.append(grid)
        else:
            kept[kept.index(left)] = _joined(left, grid)
    return kept if len(kept) < len(grids) else grids


def _continues(left: Grid, right: Grid) -> bool:
    if len(left.ys) != len(right.ys) or len(left.ys) < 3 or 2 not in (len(left.xs), len(right.xs)):
        return False
    gap = float(right.xs[0] - left.xs[-1])
    level = bool(np.all(np.abs(left.ys - right.ys) <= _SAME))
    return _NEAREST <= gap <= _WIDEST_GAP and level


def _joined(left: Grid, right: Grid) -> Grid:
    rows, columns = left.owner.shape
    between = [(row, columns, 1, 1) for row in range(rows)]
    moved = [(row, column + columns + 1, *size) for row, column, *size in right.spans]
    first, second = len(left.spans), len(left.spans) + rows
    gap = np.arange(first, second).reshape(rows, 1)
    theirs = np.where(right.owner < 0, right.owner, right.owner + second)
    return Grid(
        np.concatenate([left.xs, right.xs]),
        left.ys,
        [*left.spans, *between, *((r, c, h, w) for r, c, h, w in moved)],
        np.concatenate([left.owner, gap, theirs], axis=1),
        set(chain(left.open_top, (index + second for index in right.open_top))),
        set(chain(left.open_bottom, (index + second for index in right.open_bottom))),
    )
