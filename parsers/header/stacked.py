"""Tables set one below the other without a gap, which the page makes one grid.

Word joins two tables that no paragraph parts, and a PDF of LibreOffice leaves no room between
them: a table of KPIs, and below its last row the header of the table of measures.
"""

from __future__ import annotations

from collections.abc import Sequence

from parsers.grid import GridRow
from parsers.header.lines import header_lines, looks_like_header

_FEWEST = 2
_TOLD = frozenset({"measure", "progress", "status", "next", "groups", "schedule", "budget"})
"""What labels beside an item's texts name."""
_Edges = frozenset[int]
"""Columns of the grid at which cells begin."""


def stacked(rows: Sequence[GridRow]) -> list[list[GridRow]]:
    """The rows of each of the tables that stand in one grid, the header of each first.

    A further table begins with a header row whose cells begin elsewhere than those of the header
    above, and its next row's cells begin where its own do; or with the first of two or more labels
    beside values that begin where no column does (取組内容, 実施結果). One table is one part.
    """
    parts = [list(rows)]
    start = 0
    if not rows or not looks_like_header(rows[0]):
        return parts
    for place in range(2, len(rows) - 1):
        head, row = rows[start], rows[place]
        if place - start < _FEWEST or len(row.cells) < _FEWEST:
            continue
        if _begins_anew(head, rows, place) or _begins_labels(head, row, rows[place + 1]):
            parts[-1:] = [list(rows[start:place]), list(rows[place:])]
            start = place
    return parts


def _begins_anew(above: GridRow, table: Sequence[GridRow], place: int) -> bool:
    row = table[place]
    if not (above.spanned or row.spanned):
        return False
    if not looks_like_header(row) or not looks_like_header(above):
        return False
    rows = list(table[place:])
    if _edges(row) <= _edges(above) and not _wider_cells(above, rows):
        return False
    lines = header_lines(rows)  # 実施時期 stands over months
    if len(lines) == len(rows):
        return False
    own: _Edges = frozenset().union(*map(_edges, lines))
    below = rows[len(lines)]
    return own >= _edges(below) and not looks_like_header(below)


def _wider_cells(above: GridRow, rows: list[GridRow]) -> bool:
    """Whether the rows from here on have the same few cells, each over columns of those above."""
    few = 2 * len(rows[0].cells) <= len(above.cells)
    return few and all(_edges(row) == _edges(rows[0]) for row in rows[1:])


def _begins_labels(above: GridRow, row: GridRow, below: GridRow) -> bool:
    """Whether two rows of a label and its value stand below a table of more columns."""
    if len(row.cells) != _FEWEST:
        return False
    columns = _edges(above)
    return len(columns) > _FEWEST and all(_is_labelled(each, columns) for each in (row, below))


def _is_labelled(row: GridRow, columns: _Edges) -> bool:
    if len(row.cells) != _FEWEST or row.cells[1].column in columns:
        return False
    roles = row.cells[0].named_roles[:1]
    return row.cells[0].column == 0 and bool(_TOLD.intersection(roles))


def _edges(row: GridRow) -> _Edges:
    return frozenset(cell.column for cell in row.cells)
