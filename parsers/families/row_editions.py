"""Two editions one above the other: 令和5年度 and 令和6年度 in a column tell the rows apart."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field, replace
from itertools import pairwise

from parsers.families.edition_words import said_of, told_apart
from parsers.families.editions import MOVED, NOTHING
from parsers.grid import GridCell, GridRow, rows_of
from parsers.header.front import front_of
from parsers.header.lines import header_lines
from parsers.measures.words import SAYS
from schema.document import Cell, Finding, Ref, Table
from schema.plan import Edition, Note, Quote

_LEAST = 3
_LONGEST = 20


@dataclass
class RowSides:
    """The column that names the editions, and whose each of its rows is."""

    column: int
    rows: dict[int, Edition]
    names: dict[Edition, Quote]
    labels: list[GridCell]
    heads: list[GridCell] = field(default_factory=list)
    """The header cells over that column alone: 年度."""
    columned: bool = True
    """As `Sides.columned`: never one column of running text an edition."""


def row_sides_of(table: Table) -> RowSides | None:
    """Which rows are whose; None where no column names two editions again and again."""
    rows = rows_of(table)
    front = front_of(rows)
    head = header_lines(rows[front:])
    body = rows[front + len(head) :]
    if not head or len(body) < 2 * _LEAST:
        return None
    for column in sorted({cell.column for cell in body[0].cells}):
        labels = [cell for row in body for cell in row.cells if cell.column == column]
        found = _told(column, [c for c in labels if c.cell.column_span == 1])
        if found is not None and _tell(found, body):
            over = [cell for row in head for cell in row.cells if cell.column == column]
            found.heads = [cell for cell in over if cell.cell.column_span == 1]
            return found
    return None


def _told(column: int, labels: list[GridCell]) -> RowSides | None:
    """The rows of a column's cells; None where these are not the words of two editions in turn."""
    if len(labels) < 2 * _LEAST or any(len(cell.text) > _LONGEST for cell in labels):
        return None
    if said_of(labels[0].text) is None:
        return None
    said = [said for cell in labels if (said := said_of(cell.text)) is not None and said.plans]
    whose = told_apart(said) if len(said) == len(labels) else None
    if whose is None:
        return None
    count = Counter(whose)
    turns = sum(one != other for one, other in pairwise(whose))
    if abs(count["current"] - count["previous"]) > 1 or turns < len(whose) - 1:
        return None
    names: dict[Edition, Quote] = {}
    rows: dict[int, Edition] = {}
    for cell, edition in zip(labels, whose, strict=True):
        names.setdefault(edition, cell.quote)
        span = range(cell.cell.row, cell.cell.row + cell.cell.row_span)
        rows.update((index, edition) for index in span)
    return RowSides(column, rows, names, labels)


def _tell(sides: RowSides, body: list[GridRow]) -> bool:
    """Whether the rows of both editions hold sentences or lists: plans, not figures."""
    told = {
        sides.rows.get(row.index)
        for row in body
        for cell in row.cells
        if cell.column > sides.column and len(cell.text) > 8 and SAYS.search(cell.text)
    }
    return told >= {"current", "previous"}


class RowTable:
    """One edition's rows of such a table, with what both share."""

    def __init__(self, table: Table, sides: RowSides, edition: Edition) -> None:
        self.source = table
        self.sides = sides
        self.edition = edition
        self.unsaid: list[Ref] = []
        self.notes: list[Note] = []
        self.findings: list[Finding] = []

    def table(self) -> Table:
        """The table of this edition, without the column that names it."""
        rows = rows_of(self.source)
        left = {row.index for row in rows if self._leaves(row)}
        cells = [self._placed(cell, left) for row in rows for cell in row.cells]
        source = self.source
        made = Table(source.number, source.rows, source.columns - 1, page=source.page)
        made.ruled = source.ruled
        made.cells = [cell for cell in cells if cell is not None]
        made.cells.sort(key=lambda cell: (cell.row, cell.column))
        return made

    def _leaves(self, row: GridRow) -> bool:
        """Whether a row is the other edition's, or says that this one has no such item."""
        edition = self.sides.rows.get(row.index)
        if edition is None or edition != self.edition:
            return edition is not None
        own = [cell for cell in row.cells if cell.column > self.sides.column]
        if not all(NOTHING.match(cell.text) or MOVED.match(cell.text) for cell in own):
            return False
        self.notes += [Note(cell.quote, "remark") for cell in own if len(cell.text) > 1]
        self.unsaid += [cell.ref for cell in own if len(cell.text) <= 1]
        return True

    def _placed(self, cell: GridCell, left: set[int]) -> Cell | None:
        """A cell in the first of its rows that this edition has; None without any."""
        if any(cell is label for label in self.sides.labels):
            return None
        column, span = cell.column, cell.cell.column_span
        if column == self.sides.column and span == 1:
            return None
        rows = [
            r for r in range(cell.cell.row, cell.cell.row + cell.cell.row_span) if r not in left
        ]
        if not rows:
            return None
        over = column <= self.sides.column < column + span
        return replace(
            cell.cell,
            row=rows[0],
            row_span=rows[-1] + 1 - rows[0],
            column=column - (column > self.sides.column),
            column_span=span - over,
            at=cell.ref,
        )
