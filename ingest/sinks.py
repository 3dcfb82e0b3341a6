"""Where the text of markup goes: into one cell, or (see `ingest.html_blocks`) onto the page."""

from __future__ import annotations

from typing import Protocol

from ingest.reading import Reading
from ingest.text import LineBuilder
from schema.document import Cell, Table


class Sink(Protocol):
    """What `ingest.markup.MarkupReader` writes to."""

    builder: LineBuilder

    def text(self, data: str) -> None:
        """Printed text."""

    def break_block(self, *, in_list: bool) -> None:
        """A block ends; inside a list that is a new line of the list's paragraph."""

    def heading(self, level: int) -> None:
        """A heading of this rank starts; 0: it has ended."""

    def link(self, *, opens: bool) -> None:
        """A link opens or ends."""

    def add_table(self, table: Table) -> None:
        """A whole table, at this place."""

    def close(self) -> None:
        """Nothing more comes."""


class CellSink:
    """The lines and nested tables of one cell."""

    __slots__ = ("_cell", "builder")

    def __init__(self, cell: Cell, reading: Reading) -> None:
        self.builder = LineBuilder(reading.limits.line_characters)
        self._cell = cell

    def text(self, data: str) -> None:
        """Printed text."""
        self.builder.add(data)

    def break_block(self, *, in_list: bool) -> None:
        """Each block begins a line."""
        self.builder.end_line()

    def heading(self, level: int) -> None:
        """Headings inside a cell are plain lines."""

    def link(self, *, opens: bool) -> None:
        """Links inside a cell are plain text."""

    def add_table(self, table: Table) -> None:
        """A nested table."""
        self.builder.end_line()
        table.above = len(self.builder.lines)
        self._cell.tables.append(table)

    def close(self) -> None:
        """Give the lines to the cell."""
        self._cell.lines = self.builder.take()
