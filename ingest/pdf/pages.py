"""Tables over page breaks: one table, its repeated header dropped, its cut row made whole."""

from __future__ import annotations

import numpy as np

from ingest.pdf.cut_rows import is_cut, mend, spanning
from ingest.pdf.engine import Floats
from ingest.pdf.tables import MOST_HEADER_ROWS, DraftCell, DraftTable

SAME_PLACE = 3.0
"""Columns of two pages are the same where their lines differ by less (points)."""
ABOUT_SAME_PLACE = 14.0
"""The same for columns that only alignment shows."""
TELLING_GLYPHS = 6
"""A row of one filled cell repeats a header where it has at least so many glyphs."""
TELLING_LINES = 4
"""So many column lines at the same places are no accident between two different tables."""


def joins(upper: DraftTable, lower: DraftTable) -> bool:
    """True where `lower`, first on its page, goes on with `upper`, last on the page before."""
    if upper.ruled != lower.ruled:
        return False
    if not upper.ruled:
        return len(upper.xs) == len(lower.xs) and _near(upper.xs, lower.xs)
    if not _same_lines(upper.xs, lower.xs):
        return False
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


def join(
    upper: DraftTable, lower: DraftTable, *, filled: bool = False, nested: bool = False
) -> None:
    """Append `lower` to `upper`; `filled`: nothing more would have fitted on its page."""
    _align(upper, lower)
    dropped = repeated_rows(upper, lower)
    _drop_header(upper, lower, dropped)
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


def _drop_header(upper: DraftTable, lower: DraftTable, dropped: int) -> None:
    if not dropped:
        return
    upper.header_rows = max(upper.header_rows, dropped)
    for cell in upper.cells:
        cell.header = cell.header or cell.row < dropped
    upper.repeats.extend(cell for cell in lower.cells if cell.row < dropped)
    lower.cells = [cell for cell in lower.cells if cell.row >= dropped]
    for cell in lower.cells:
        cell.row -= dropped
    lower.rows -= dropped


def _align(upper: DraftTable, lower: DraftTable) -> None:
    """Put both on the finer of the two column grids."""
    finer = max(upper.xs, lower.xs, key=len)
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


def _words(cells: list[DraftCell]) -> list[str]:
    return ["".join(cell.text.split()) for cell in cells if cell.lines]


def repeated_rows(upper: DraftTable, lower: DraftTable) -> int:
    """How many first rows of `lower` print the first rows of `upper` again."""
    same = 0
    for row in range(min(MOST_HEADER_ROWS, upper.rows, lower.rows)):
        above, below = _words(upper.row_cells(row)), _words(lower.row_cells(row))
        if above != below or not above:
            break
        same = row + 1
    # A cell that spans beyond the header is no part of a header.
    while same and any(c.row < same < c.row + c.rows for c in lower.cells):
        same -= 1
    filled = [cell for cell in lower.cells if cell.row < same and cell.lines]
    telling = sum(len(cell.text) for cell in filled) >= TELLING_GLYPHS
    return same if len(filled) >= 2 or telling else 0
