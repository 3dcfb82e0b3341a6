"""Tables as read from one page, before pages are joined and numbers are given."""

from __future__ import annotations

from dataclasses import dataclass, field

from ingest.pdf.engine import Floats
from schema.document import BBox, Line


@dataclass(slots=True)
class DraftCell:
    """A cell of a page's table. `open_end`: its last line is full, so the text may go on."""

    row: int
    column: int
    rows: int
    columns: int
    lines: list[Line]
    box: BBox
    tables: list[DraftTable] = field(default_factory=list)
    open_end: bool = False
    starts_point: bool = False
    header: bool = False

    @property
    def text(self) -> str:
        """Its own text."""
        return "\n".join(line.text for line in self.lines)

    @property
    def filled(self) -> bool:
        """True where it holds text or a table."""
        return bool(self.lines or self.tables)


@dataclass(slots=True)
class DraftTable:
    """A table of a page, or of several once they are joined."""

    page: int
    xs: Floats
    rows: int
    cells: list[DraftCell]
    box: BBox
    open_top: bool = False
    open_bottom: bool = False
    ruled: bool = True
    repeats: list[DraftCell] = field(default_factory=list)
    header_rows: int = 0

    @property
    def columns(self) -> int:
        """How many columns its grid has."""
        return len(self.xs) - 1

    def row_cells(self, row: int) -> list[DraftCell]:
        """Cells that start in a row, from left to right."""
        return sorted((c for c in self.cells if c.row == row), key=lambda c: c.column)
