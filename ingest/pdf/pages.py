"""Tables over page breaks: one table, its repeated header dropped, its cut row made whole."""

from __future__ import annotations

import numpy as np

from ingest.pdf.engine import Floats
from ingest.pdf.tables import DraftCell, DraftTable

SAME_PLACE = 3.0
"""Columns of two pages are the same where their lines differ by less (points)."""
MOST_HEADER_ROWS = 4


def joins(upper: DraftTable, lower: DraftTable) -> bool:
    """True where `lower`, first on its page, goes on with `upper`, last on the page before."""
    if upper.ruled != lower.ruled:
        return False
    if abs(upper.xs[0] - lower.xs[0]) > SAME_PLACE or abs(upper.xs[-1] - lower.xs[-1]) > SAME_PLACE:
        return False
    few, many = sorted((upper.xs, lower.xs), key=len)
    near = np.abs(few[:, None] - many[None, :]).min(1) <= SAME_PLACE
    return bool(near.all())


def join(upper: DraftTable, lower: DraftTable) -> None:
    """Append `lower` to `upper`."""
    _align(upper, lower)
    dropped = repeated_rows(upper, lower)
    if dropped:
        upper.header_rows = max(upper.header_rows, dropped)
        for cell in upper.cells:
            cell.header = cell.header or cell.row < dropped
        upper.repeats.extend(cell for cell in lower.cells if cell.row < dropped)
        lower.cells = [cell for cell in lower.cells if cell.row >= dropped]
        for cell in lower.cells:
            cell.row -= dropped
    rows = lower.rows - dropped
    cut = rows > 0 and row_is_cut(upper, lower, bool(dropped))
    shift = upper.rows - (1 if cut else 0)
    if cut:
        _mend(upper, lower)
        lower.cells = [cell for cell in lower.cells if cell.row + cell.rows > 1 or cell.row > 0]
    for cell in lower.cells:
        cell.row += shift
        upper.cells.append(cell)
    upper.rows = shift + rows
    upper.open_bottom = lower.open_bottom
    upper.box = (
        min(upper.box[0], lower.box[0]), upper.box[1], max(upper.box[2], lower.box[2]), upper.box[3]
    )


def _align(upper: DraftTable, lower: DraftTable) -> None:
    """Put both on the finer of the two column grids."""
    if len(upper.xs) == len(lower.xs):
        return
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


def _key(cells: list[DraftCell]) -> list[tuple[int, str]]:
    return [(cell.column, "".join(cell.text.split())) for cell in cells if cell.text.strip()]


def repeated_rows(upper: DraftTable, lower: DraftTable) -> int:
    """How many first rows of `lower` print the first rows of `upper` again."""
    same = 0
    for row in range(min(MOST_HEADER_ROWS, upper.rows, lower.rows)):
        above, below = _key(upper.row_cells(row)), _key(lower.row_cells(row))
        if above != below or (not above and row == 0):
            break
        same = row + 1
    first = [cell for cell in lower.cells if cell.row < same and cell.lines]
    return same if len(first) >= 2 else 0


def row_is_cut(upper: DraftTable, lower: DraftTable, header: bool) -> bool:
    """True where the first row of `lower` is the rest of the last row of `upper`."""
    last = {c.column: c for c in upper.cells if c.row + c.rows == upper.rows}
    first = [c for c in lower.cells if c.row == 0]
    pairs = [(last.get(c.column), c) for c in first if c.filled]
    if not pairs or any(above is None or not above.filled for above, _ in pairs):
        return False
    if any(below.columns != above.columns for above, below in pairs if above):
        return False
    if upper.open_bottom and lower.open_top and not header:
        return True
    return any(above.open_end for above, _ in pairs if above and above.lines) and all(
        _goes_on(above, below) for above, below in pairs if above
    )


def _goes_on(above: DraftCell, below: DraftCell) -> bool:
    return bool(above.open_end and below.lines and not below.starts_point)


def _mend(upper: DraftTable, lower: DraftTable) -> None:
    """Append the cells of lower's first row to those of upper's last."""
    last = {c.column: c for c in upper.cells if c.row + c.rows == upper.rows}
    for below in [c for c in lower.cells if c.row == 0]:
        above = last.get(below.column)
        if above is None:
            continue
        _append_text(above, below)
        above.rows += below.rows - 1
        lower.cells.remove(below)


def _append_text(above: DraftCell, below: DraftCell) -> None:
    lines = list(below.lines)
    if lines and above.lines and above.open_end and not below.starts_point:
        from schema.document import Line, Mark

        head, tail = above.lines[-1], lines.pop(0)
        moved = tuple(
            Mark(m.start + len(head.text), m.end + len(head.text), m.style) for m in tail.marks
        )
        above.lines[-1] = Line(head.text + tail.text, head.level, head.marks + moved)
    above.lines.extend(lines)
    tables = list(below.tables)
    if tables and above.tables and joins(above.tables[-1], tables[0]):
        join(above.tables[-1], tables.pop(0))
    above.tables.extend(tables)
    above.open_end = below.open_end if below.lines else above.open_end
