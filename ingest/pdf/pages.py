"""Tables over page breaks: one table, its repeated header dropped, its cut row made whole."""

from __future__ import annotations

import numpy as np

from ingest.pdf.cut_rows import is_cut, mend, spanning
from ingest.pdf.engine import Floats
from ingest.pdf.repeats import drop_header, part_header, repeated_rows
from ingest.pdf.tables import DraftTable

SAME_PLACE = 3.0
"""Columns of two pages are the same where their lines differ by less (points)."""
ABOUT_SAME_PLACE = 14.0
"""The same for columns that only alignment shows."""
TELLING_LINES = 4
"""So many column lines at the same places are no accident between two different tables."""


def joins(upper: DraftTable, lower: DraftTable, *, filled: bool = False) -> bool:
    """True where `lower`, first on its page, goes on with `upper`, last on the page before.

    `filled`: nothing more would have fitted on the page of `upper`.
    """
    if upper.ruled != lower.ruled:
        return False
    if not upper.ruled:
        return len(upper.xs) == len(lower.xs) and _near(upper.xs, lower.xs)
    if not _same_lines(upper.xs, lower.xs):
        return filled and _rows_meet(upper, lower)
    if repeated_rows(upper, lower) or upper.open_bottom or lower.open_top:
        return True
    if upper.shade is not None and upper.shade == lower.shade:
        # Both begin with a header of their own, and the headers differ.
        return False
    return len(upper.xs) == len(lower.xs) or min(len(upper.xs), len(lower.xs)) >= TELLING_LINES


def _near(upper: Floats, lower: Floats) -> bool:
    """Columns found by alignment, at about the same places."""
    return bool((np.abs(upper[1:-1] - lower[1:-1]) < ABOUT_SAME_PLACE).all())


def _same_lines(upper: Floats, lower: Floats) -> bool:
    """The same sides, and the lines of the one among those of the other (merged cells)."""
    if max(abs(upper[0] - lower[0]), abs(upper[-1] - lower[-1])) > SAME_PLACE:
        return False
    few, many = sorted((upper, lower), key=len)
    near = np.abs(few[:, None] - many[None, :]).min(1) <= SAME_PLACE
    return bool(near.all())


def _rows_meet(upper: DraftTable, lower: DraftTable) -> bool:
    """Whether the rows at the break have the same columns, though others of their tables have not.

    Sheets that stand right below each other make one grid, and each has columns of its own.
    """
    sides = abs(upper.xs[0] - lower.xs[0]), abs(upper.xs[-1] - lower.xs[-1])
    above, below = _inner(upper, upper.rows - 1), _inner(lower, 0)
    if max(sides) > SAME_PLACE or len(above) != len(below) or not len(above):
        return False
    return bool((np.abs(above - below) <= SAME_PLACE).all())


def _inner(table: DraftTable, row: int) -> Floats:
    """The lines between the cells of a row."""
    cells = [cell for cell in table.cells if cell.row <= row < cell.row + cell.rows]
    starts = sorted({cell.column for cell in cells} - {0})
    return np.asarray(table.xs[starts], float)


def join(
    upper: DraftTable, lower: DraftTable, *, filled: bool = False, nested: bool = False
) -> None:
    """Append `lower` to `upper`; `filled`: nothing more would have fitted on its page."""
    for cell in [*lower.cells, *lower.repeats]:
        cell.page = cell.page or lower.page
    _align(upper, lower)
    part_header(upper, lower)
    dropped = repeated_rows(upper, lower)
    drop_header(upper, lower, dropped)
    shift = upper.rows
    if not upper.opening[0]:
        upper.opening = upper.rows, len(upper.cells)
    closing = list(upper.last_row().values())
    if lower.rows:
        pairs = spanning(upper, lower, headed=bool(dropped), filled=filled, nested=nested)
        cut = is_cut(pairs, lower)
        shift -= 1 if cut else 0
        mend(pairs, lower, cut, join_nested)
    for cell in lower.cells:
        cell.row += shift
        upper.cells.append(cell)
    upper.closing = closing + lower.cells
    upper.rows = shift + lower.rows
    upper.last_page, upper.foot = lower.last_page, lower.foot


def join_nested(upper: DraftTable, lower: DraftTable) -> bool:
    """Join the parts of a table that a page break cut inside its cell, where they are parts.

    A nested table that starts with the header of the one above is a table of its own, unless its
    lines say that it was cut.
    """
    if not _same_lines(upper.xs, lower.xs):
        return False
    if repeated_rows(upper, lower) and not (upper.open_bottom or lower.open_top):
        return False
    join(upper, lower, nested=True)
    return True


def _align(upper: DraftTable, lower: DraftTable) -> None:
    """Put both on the finer of the two column grids, or on the lines of both."""
    few, finer = sorted((upper.xs, lower.xs), key=len)
    apart = np.abs(few[:, None] - finer[None, :]).min(1) > SAME_PLACE
    if upper.ruled and apart.any():
        finer = np.sort(np.concatenate([finer, few[apart]]))
    for table in (upper, lower):
        if len(table.xs) < len(finer):
            _spread(table, finer)


def _spread(table: DraftTable, finer: Floats) -> None:
    place = np.abs(table.xs[:, None] - finer[None, :]).argmin(1)
    for cell in [*table.cells, *table.repeats]:
        end = int(place[cell.column + cell.columns])
        cell.column = int(place[cell.column])
        cell.columns = end - cell.column
    table.xs = finer
