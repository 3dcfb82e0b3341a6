"""Place the cells of an HTML table on a grid: spans honoured, never overlapping, bounded.

The HTML standard lets a wide cell run over a tall one from the row above; here it is cut short
instead, so that every place of the grid belongs to at most one cell.
"""

from __future__ import annotations

import re
from collections.abc import Mapping

from ingest.reading import Reading
from schema.document import Cell, Ref, Table

_NUMBER = re.compile(r"\s*\+?(\d+)")
_TO_THE_END = 10**7


def span_of(attributes: Mapping[str, str], name: str) -> int:
    """The value of `colspan` or `rowspan`: at least 0, at most ten million, 1 where it is none."""
    written = attributes.get(name)
    match = _NUMBER.match(written) if written else None
    if match is None:
        return 1
    digits = match.group(1).lstrip("0")
    return _TO_THE_END if len(digits) > 7 else int(digits or "0")


class Grid:
    """One table in the making: start rows, add cells, finish."""

    def __init__(self, reading: Reading) -> None:
        self.table = Table(number=reading.next_table(), rows=0, columns=0)
        self._reading = reading
        self._row = -1
        self._column = 0
        self._free_from: list[int] = []
        self._tall: list[Cell] = []
        self._cut: set[int] = set()

    def start_row(self) -> None:
        """The next cells stand in a new row."""
        self._row += 1
        self._column = 0

    def start_group(self) -> None:
        """A thead, tbody or tfoot starts or ends: no cell reaches from one into the next."""
        rows = self._row + 1
        for cell in self._tall:
            if cell.row + cell.row_span > rows:
                cell.row_span = rows - cell.row
                for column in range(cell.column, cell.column + cell.column_span):
                    self._free_from[column] = rows
        self._tall.clear()

    def add_cell(self, attributes: Mapping[str, str], *, header: bool) -> Cell:
        """A cell at the next free place of the row. Raises `TooMuch` beyond the limits."""
        if self._row < 0:
            self.start_row()
        free, row, column = self._free_from, self._row, self._column
        while column < len(free) and free[column] > row:
            column += 1
        skipped = column - self._column
        wanted = rows = 1
        if attributes:
            wanted = max(span_of(attributes, "colspan"), 1)
            rows = span_of(attributes, "rowspan") or _TO_THE_END
        cut = wanted > self._reading.limits.span
        if cut:
            wanted = self._shorten(wanted, row, column)
        width = 1
        while width < wanted and (column + width >= len(free) or free[column + width] <= row):
            width += 1
        self._reading.spend_cells(1, skipped + width)
        if width == 1 and column == len(free):
            free.append(row + rows)
        else:
            free.extend([0] * (column + width - len(free)))
            free[column : column + width] = [row + rows] * width
        self._column = column + width
        cell = Cell(row, column, [], rows, width, [], header)
        if rows > 1:
            self._tall.append(cell)
        if cut:
            self._cut.add(id(cell))
        self.table.cells.append(cell)
        return cell

    def finish(self) -> Table:
        """The table, its spans cut to the rows and columns it really has."""
        self.start_group()
        cells = self.table.cells
        self.table.rows = self._row + 1
        self.table.columns = max(map(self._right_edge, cells), default=0)
        for cell in cells:
            cell.column_span = min(cell.column_span, self.table.columns - cell.column)
        return self.table

    def _shorten(self, wanted: int, row: int, column: int) -> int:
        """An absurd span (colspan=1000000): cut it, and let the other cells set the width."""
        limit = self._reading.limits.span
        self._reading.note(
            "warning",
            "span_cut",
            f"a cell asks to span {wanted:,} columns; it is cut to the table's width",
            ref=Ref(table=self.table.number, row=row, column=column),
        )
        return limit

    def _right_edge(self, cell: Cell) -> int:
        """The column after the cell; of a cell that was cut, the column after its first."""
        return cell.column + (1 if id(cell) in self._cut else cell.column_span)
