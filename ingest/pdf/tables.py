"""Tables as read from one page, before pages are joined and numbers are given."""

from __future__ import annotations

from dataclasses import dataclass, field

from ingest.pdf.engine import Floats
from ingest.pdf.wrapping import Ends
from schema.document import BBox, Line

MOST_HEADER_ROWS = 4
"""Rows at the top of a page that may repeat a table's header."""


@dataclass(slots=True, eq=False)
class DraftCell:
    """A cell of a page's table.

    `ends` is how its text begins and ends; `open_top`, `open_bottom`: no rule there, so the
    cell goes on; `lead`: points from its top to its first line of text; `page`: where it
    begins, once its table was joined to that of a page before.
    """

    row: int
    column: int
    rows: int
    columns: int
    lines: list[Line]
    box: BBox
    tables: list[DraftTable] = field(default_factory=list)
    ends: Ends = field(default_factory=Ends)
    open_top: bool = False
    open_bottom: bool = False
    lead: float | None = None
    header: bool = False
    page: int | None = None

    @property
    def text(self) -> str:
        """Its own text."""
        return "\n".join(line.text for line in self.lines)

    @property
    def filled(self) -> bool:
        """True where it holds text or a table."""
        return bool(self.lines or self.tables)


@dataclass(slots=True, eq=False)
class DraftTable:
    """A table of a page, or of several once they are joined.

    `shade` is the colour behind its first row where the last row has none: a header's. `foot` is
    where it ends on its last page. Once pages are joined, `opening` counts the rows and cells of
    the first and `closing` holds the cells that may reach the last row: tables run over hundreds
    of pages, and are not to be searched for each.
    """

    page: int
    xs: Floats
    rows: int
    cells: list[DraftCell]
    box: BBox
    ruled: bool = True
    repeats: list[DraftCell] = field(default_factory=list)
    header_rows: int = 0
    shade: int | None = None
    last_page: int = 0
    foot: float = 0.0
    opening: tuple[int, int] = (0, 0)
    closing: list[DraftCell] | None = None
    above: int | None = None
    """Of a nested table: how many lines of its cell stand above it."""

    @property
    def place(self) -> tuple[float, float]:
        """Sorts the blocks of a page in reading order."""
        return self.box[1], self.box[0]

    @property
    def columns(self) -> int:
        """How many columns its grid has."""
        return len(self.xs) - 1

    @property
    def open_top(self) -> bool:
        """True where no cell of the first row has a rule above it."""
        return all(cell.open_top for cell in self.cells if cell.row == 0)

    @property
    def open_bottom(self) -> bool:
        """True where some cell of the last row has no rule below it."""
        return any(cell.open_bottom for cell in self.last_row().values())

    def last_row(self) -> dict[int, DraftCell]:
        """Cells that reach the last row, by their column."""
        cells = self.cells if self.closing is None else self.closing
        return {cell.column: cell for cell in cells if cell.row + cell.rows == self.rows}

    def row_cells(self, row: int) -> list[DraftCell]:
        """Cells that start in a row, from left to right."""
        rows, count = self.opening
        cells = self.cells[:count] if row < rows else self.cells
        return sorted((c for c in cells if c.row == row), key=lambda c: c.column)
