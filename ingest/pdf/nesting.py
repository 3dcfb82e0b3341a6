"""Which grid sits in which cell, and which boxes are no table at all.

A grid of one cell is a box: a page frame, a text frame, a stamp (インセンティブ関連). A box with
a table inside is a frame and is dropped. Any other keeps its text together; it hangs below the
cell it stands in, or on the page.
"""

from __future__ import annotations

from dataclasses import dataclass, field

from ingest.pdf.lattice import Grid

Box = tuple[float, float, float, float]
SLACK = 1.5
"""A grid may stick out of the cell that holds it by this much (points)."""


@dataclass(slots=True)
class Tree:
    """Grids that are tables, outermost first, and boxes of text that stand on the page."""

    tables: list[Grid] = field(default_factory=list)
    boxes: list[Grid] = field(default_factory=list)


def _holds(outer: Box, inner: Box) -> bool:
    return (
        outer[0] - SLACK <= inner[0]
        and outer[1] - SLACK <= inner[1]
        and outer[2] + SLACK >= inner[2]
        and outer[3] + SLACK >= inner[3]
    )


def _area(box: Box) -> float:
    return (box[2] - box[0]) * (box[3] - box[1])


def arrange(grids: list[Grid], page_area: float) -> Tree:
    """Hang each grid below the smallest cell that holds it; tell boxes and frames apart."""
    tree = Tree()
    by_size = sorted(grids, key=lambda grid: -_area(grid.box))
    placed: list[Grid] = []
    for grid in by_size:
        if len(grid.spans) > 1:
            _hang(grid, placed, tree.tables)
            placed.append(grid)
    for grid in by_size:
        if len(grid.spans) == 1 and not _is_frame(grid, placed, page_area):
            _hang(grid, placed, tree.boxes)
    for grid in placed:
        grid.children.sort(key=lambda child: (child[1].box[1], child[1].box[0]))
    tree.tables.sort(key=lambda grid: (grid.box[1], grid.box[0]))
    return tree


def _is_frame(grid: Grid, placed: list[Grid], page_area: float) -> bool:
    """A box around tables, or around most of the page, is decoration."""
    return _area(grid.box) > 0.5 * page_area or any(_holds(grid.box, table.box) for table in placed)


def _hang(grid: Grid, placed: list[Grid], loose: list[Grid]) -> None:
    """Hang a grid below the innermost table cell around it; larger tables were placed before."""
    box = grid.box
    if len(grid.spans) == 1:
        middle_x, middle_y = (box[0] + box[2]) / 2, (box[1] + box[3]) / 2
        box = (middle_x, middle_y, middle_x, middle_y)
    for outer in reversed(placed):
        if outer is grid or not _holds(outer.box, box):
            continue
        for index in range(len(outer.spans)):
            if _holds(outer.cell_box(index), box):
                outer.children.append((index, grid))
                return
    loose.append(grid)
