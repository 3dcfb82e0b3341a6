"""Tables that stand right below each other, with one rule between them.

Either no column goes through from one to the next and the header is printed again (a form changes
its columns as well, but has no header twice), or one is wider than the other.
"""

from __future__ import annotations

from dataclasses import replace
from itertools import pairwise

from ingest.pdf.tables import DraftCell, DraftTable

FEWEST_LINES = 2
"""Inner column lines that each of two rows must have."""
SHARED = 0.1
"""Lines may meet by accident: this share of those of the row that has fewer."""
FEWEST_ROWS = 2
"""Rows of the same width that make a table beside others; titles above a header are fewer or
have hardly a cell."""
SAME_WORDS = 0.5
"""A header that comes again shares so many of its cells' texts with the first."""


def parts_of(table: DraftTable) -> list[DraftTable]:
    """The tables that one grid holds: a new one begins with a header, on columns of its own."""
    starts = [0, *_breaks(table), table.rows]
    if len(starts) == 2:
        return [table]
    return [_part(table, first, end) for first, end in pairwise(starts)]


def _breaks(table: DraftTable) -> list[int]:
    """Rows that begin another table."""
    lines: list[set[int]] = [set() for _ in range(table.rows)]
    crossed: set[int] = set()
    for cell in table.cells:
        inner = {cell.column, cell.column + cell.columns} - {0, table.columns}
        for row in range(cell.row, cell.row + cell.rows):
            lines[row] |= inner
        crossed.update(range(cell.row + 1, cell.row + cell.rows))
    found: list[int] = []
    above: set[int] = set()
    heading: int | None = None
    header = next((row for row, mine in enumerate(lines) if mine), 0)
    for row, mine in enumerate(lines):
        if not mine:
            # A title over all columns belongs to what comes below it.
            heading = row if heading is None else heading
            continue
        start = row if heading is None else heading
        fewest = min(len(above), len(mine))
        changed = fewest >= FEWEST_LINES and len(above & mine) <= SHARED * fewest
        if changed and crossed.isdisjoint(range(start, row + 1)) and _is_header(table, row, header):
            found.append(start)
            header = row
        above, heading = mine, None
    return sorted({*found, *_wider(table, crossed)})


def _wider(table: DraftTable, crossed: set[int]) -> list[int]:
    """Rows from which on a grid is wider or narrower: the next table begins."""
    sides = [(table.columns, 0)] * table.rows
    for cell in table.cells:
        for row in range(cell.row, cell.row + cell.rows):
            left, right = sides[row]
            sides[row] = min(left, cell.column), max(right, cell.column + cell.columns)
    starts = [0, *(row for row in range(1, table.rows) if sides[row] != sides[row - 1])]
    runs = list(pairwise([*starts, table.rows]))
    if len(runs) < 2 or any(end - start < FEWEST_ROWS for start, end in runs):
        return []
    if any(start in crossed for start, _ in runs[1:]) or _is_front(table, runs[0]):
        return []
    return starts[1:]


def _is_front(table: DraftTable, run: tuple[int, int]) -> bool:
    """Whether rows hold a title, a date or a legend: none has more than two cells."""
    return all(len(table.row_cells(row)) <= 2 for row in range(*run))


def _is_header(table: DraftTable, row: int, header: int) -> bool:
    """True where a row prints most of the words of an earlier header row."""
    mine, first = (
        {cell.text for cell in table.row_cells(at) if cell.lines} for at in (row, header)
    )
    return len(mine & first) >= SAME_WORDS * max(2, min(len(mine), len(first)))


def _part(table: DraftTable, first: int, end: int) -> DraftTable:
    """Some rows of a table as a table of their own, on the lines that they use."""
    cells = [cell for cell in table.cells if first <= cell.row < end]
    used = sorted({side for cell in cells for side in (cell.column, cell.column + cell.columns)})
    place = {line: number for number, line in enumerate(used)}
    top = min(cell.box[1] for cell in cells)
    foot = max(cell.box[3] for cell in cells)
    box = (table.box[0], top, table.box[2], foot)
    moved = [_moved(cell, first, place) for cell in cells]
    part = replace(table, xs=table.xs[used], rows=end - first, cells=moved, box=box, foot=foot)
    part.shade = table.shade if first == 0 else None
    return part


def _moved(cell: DraftCell, first: int, place: dict[int, int]) -> DraftCell:
    column = place[cell.column]
    columns = place[cell.column + cell.columns] - column
    return replace(cell, row=cell.row - first, column=column, columns=columns)
