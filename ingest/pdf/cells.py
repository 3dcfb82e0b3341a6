"""Which characters stand in which cell: sorted lookups on the grid lines, no loop over glyphs."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from ingest.pdf.engine import Characters, Ints
from ingest.pdf.lattice import Grid

PAGE = 0
"""Container number of text outside of every table."""


_HANGING = np.array(
    sorted(map(ord, "、。，．,.）)」』】〕〉》]・ー々っゃゅょぁぃぅぇぉッャュョァィゥェォヶ"))
)
"""Glyphs that may hang over the right edge of a cell instead of starting a line."""


@dataclass(slots=True)
class Placed:
    """A grid of a page and the container number of its first cell."""

    grid: Grid
    first: int


def number_cells(tables: list[Grid]) -> list[Placed]:
    """Give each cell of each grid, nested ones included, a container number of its own."""
    placed: list[Placed] = []
    following = PAGE + 1

    def visit(grid: Grid) -> None:
        nonlocal following
        placed.append(Placed(grid, following))
        following += len(grid.spans)
        for _, child in grid.children:
            visit(child)

    for table in tables:
        visit(table)
    return placed


def assign(characters: Characters, placed: list[Placed]) -> Ints:
    """The container number of each character; a nested grid comes after the one around it."""
    container = np.full(len(characters), PAGE, np.int64)
    x, y = characters.centers()
    for item in placed:
        grid = item.grid
        column = np.searchsorted(grid.xs, x) - 1
        row = np.searchsorted(grid.ys, y) - 1
        inside = (column >= 0) & (row >= 0)
        inside &= (column < len(grid.xs) - 1) & (row < len(grid.ys) - 1)
        where = np.flatnonzero(inside)
        owner = grid.owner[row[where], column[where]]
        held = owner >= 0
        container[where[held]] = item.first + owner[held]
    _hang_back(characters, container)
    return container


def _hang_back(characters: Characters, container: Ints) -> None:
    """Punctuation hung over a cell's edge goes back to the text it follows (reportlab does so)."""
    em = characters.size[1:]
    gap = np.abs(characters.x[1:] - (characters.x + characters.advance)[:-1])
    follows = (gap < 0.2 * em) & (np.abs(np.diff(characters.y)) < 0.1 * em)
    follows &= np.isin(characters.code[1:], _HANGING) & (characters.turn[1:] == 0)
    for index in np.flatnonzero(follows & (np.diff(container) != 0)).tolist():
        container[index + 1] = container[index]
        if index + 1 < len(follows) and follows[index + 1]:
            container[index + 2] = container[index]
