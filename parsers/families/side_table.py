"""One edition's part of a table that prints two: its own columns and those that both share."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from parsers.families.edition_words import said_of
from parsers.families.editions import MOVED, NOTHING
from parsers.families.said_same import says_same, taken_over
from parsers.families.sided import Sides, leaves
from parsers.grid import GridCell, GridRow, rows_of
from schema.document import Cell, Finding, Line, Ref, Table
from schema.plan import Edition, Note

EDITIONS: tuple[Edition, Edition] = ("current", "previous")
_DASH = re.compile(r"[-－―—‐–ー\s]+")
_MEASURES = "取組内容"
"""What heads a side's only column, where its header names nothing but the edition."""


class SideTable:
    """One edition's part of a table."""

    def __init__(self, table: Table, sides: Sides, edition: Edition) -> None:
        self.source = table
        self.sides = sides
        self.edition: Edition = edition
        self.unsaid: list[Ref] = []
        self.notes: list[Note] = []
        self.findings: list[Finding] = []
        self.kept = sides.kept(edition)
        self.own = set(sides.columns[edition])
        other = EDITIONS[1 - EDITIONS.index(edition)]
        self.others = list(sides.columns[other])
        self.place = {column: at for at, column in enumerate(self.kept)}
        head = {row.index for row in sides.head}
        self.rows = [row for row in rows_of(table) if row.index not in head]

    def table(self) -> Table:
        """The table of this edition."""
        heads = [] if self.sides.labelled else self._heads()
        head = [each for cell in heads if (each := self._head(cell)) is not None]
        _fill(head, self.sides)
        cells = [*head, *self._body()]
        made = Table(self.source.number, self.source.rows, len(self.kept), page=self.source.page)
        made.ruled = self.source.ruled
        made.cells = sorted(cells, key=lambda cell: (cell.row, cell.column))
        return made

    def _cell(self, cell: GridCell) -> Cell | None:
        """The cell at its place among the kept columns; None where it covers none of them."""
        span = range(cell.column, cell.column + cell.cell.column_span)
        covered = [self.place[column] for column in span if column in self.place]
        if not covered:
            return None
        return replace(cell.cell, column=covered[0], column_span=len(covered), at=cell.ref)

    def _heads(self) -> list[GridCell]:
        return [cell for row in self.sides.head for cell in row.cells]

    def _head(self, cell: GridCell) -> Cell | None:
        """A header cell without the words that name the edition; None where it has no others."""
        made = self._cell(cell)
        said = said_of(cell.text) if self._is_own(cell) else None
        if made is None or said is None:
            return made
        leaf = any(cell is other for other in leaves(self.sides.head))
        over = any(
            other.cell.row < cell.cell.row and self._covers(other, cell.column)
            for other in self._heads()
            if said_of(other.text) is None
        )
        if said.plans and (over or not leaf):
            return None
        made.lines = [Line(said.rest or _MEASURES)]
        return made

    @staticmethod
    def _covers(cell: GridCell, column: int) -> bool:
        return cell.column <= column < cell.column + cell.cell.column_span

    # -- body --------------------------------------------------------------------
    def _body(self) -> Iterator[Cell]:
        absent = {row.index for row in self.rows if self._is_absent(row)}
        for row in self.rows:
            for cell in row.cells:
                if row.index in absent and self._is_own(cell):
                    self._leave(cell)
                    continue
                yield from self._placed(cell, absent)
        yield from self._same()

    def _is_own(self, cell: GridCell) -> bool:
        return cell.column in self.own and cell.column + cell.cell.column_span - 1 in self.own

    def _is_absent(self, row: GridRow) -> bool:
        """Whether a side says that it has no such item, or nothing where the other does."""
        own = [cell for cell in row.cells if self._is_own(cell)]
        if own:
            return all(NOTHING.match(c.text) or MOVED.match(c.text) for c in own)
        if any(not self._covers_less(cell) for cell in row.cells):
            return False
        beside = any(cell.column in self.others for cell in row.cells)
        return beside and not self._covered(row.index)

    def _covers_less(self, cell: GridCell) -> bool:
        """Whether a cell covers no column of this side."""
        span = range(cell.column, cell.column + cell.cell.column_span)
        return not any(column in self.own for column in span)

    def _covered(self, index: int) -> bool:
        """Whether a cell of this side that begins above goes on in a row."""
        return any(
            cell.cell.row < index < cell.cell.row + cell.cell.row_span and self._is_own(cell)
            for row in self.rows
            for cell in row.cells
        )

    def _leave(self, cell: GridCell) -> None:
        """Keep the words that stand for an item."""
        if _DASH.fullmatch(cell.text):
            self.unsaid.append(cell.ref)
        else:
            self.notes.append(Note(cell.quote, "remark"))

    def _placed(self, cell: GridCell, absent: set[int]) -> Iterator[Cell]:
        """A cell at its new place, in the first of its rows that this side has."""
        made = self._cell(cell)
        if made is None:
            return
        if self._is_own(cell) and says_same(cell):
            return
        front = self._covers_less(cell)
        if front:
            rows = [r for r in range(made.row, made.row + made.row_span) if r not in absent]
            if not rows:
                if cell.column > min(self.own):
                    self._leave(cell)
                return
            made.row, made.row_span = rows[0], made.row + made.row_span - rows[0]
        yield made

    def _same(self) -> Iterator[Cell]:
        """What the other side prints, where this one says 同左; it leads back to that side."""
        for row in self.rows:
            for cell in row.cells:
                if not (self._is_own(cell) and says_same(cell)):
                    continue
                taken = list(self._of_other(row, cell))
                self.findings.append(taken_over(cell, [other for _, other in taken]))
                self.unsaid.append(cell.ref)
                for column, other in taken:
                    yield replace(other.cell, column=column, column_span=1, at=other.ref)

    def _of_other(self, row: GridRow, cell: GridCell) -> Iterator[tuple[int, GridCell]]:
        """The other side's cells, each with its column among those of this side."""
        own = sorted(self.own)
        span = range(cell.column, cell.column + cell.cell.column_span)
        for column in span:
            at = own.index(column)
            if at >= len(self.others):
                continue
            for other in (c for c in row.cells if c.column == self.others[at]):
                yield self.place[column], other


def _fill(head: list[Cell], sides: Sides) -> None:
    """Let header cells fill the rows of those that were left out above and below them."""
    if not head:
        return
    first, end = sides.head[0].index, sides.head[-1].index + 1
    for cell in sorted(head, key=lambda each: each.row):
        span = range(cell.column, cell.column + cell.column_span)
        near = [c for c in head if c.column < span.stop and c.column + c.column_span > span.start]
        over = [c.row + c.row_span for c in near if c.row < cell.row]
        cell.row = max(over, default=first)
        below = [c.row for c in near if c.row > cell.row and c is not cell]
        cell.row_span = min(below, default=end) - cell.row
