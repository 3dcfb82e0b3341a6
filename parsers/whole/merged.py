"""Merged cells that a print has taken apart: their text stands in each row they spanned, or blanks.

Spreadsheets and converters write the text of a merged cell once a row, or in its first row alone.
Where a table names an item, its indicator or its target again in the row right below, or leaves
blank what names them, the cell above goes on.
"""

from __future__ import annotations

import re
from dataclasses import replace
from itertools import groupby, takewhile
from operator import attrgetter

from parsers.families.edition_words import said_of
from parsers.forms.headed import heads_amounts
from parsers.grid import GridCell, rows_of
from parsers.header.front import front_of
from parsers.header.lines import looks_like_header, words_of
from parsers.measures.markers import has_kpi_mark
from schema.document import Cell, Document, Ref, Table

_TELLING = 4
"""A shorter text may well stand in two rows without being one cell: 業務, 通年."""
_LONG = 20
"""So long a text stands in two rows of one item only because it holds for both."""
_LONGEST_LABEL = 10
_LONGEST_YEAR = 14
_MOST_ROWS = 9
_PLAIN = {"groups", "number"}
"""Roles of short words that also stand in cells of their own: 業務."""
_SUM = re.compile(r"\d{1,3}(?:[,，]\d{3})+(?:円|千円)?")
"""An amount of money: that of a kind of expense stands beside each of its measures."""
_ROW, _COLUMN = attrgetter("row"), attrgetter("column")


def remerged(document: Document) -> Document:
    """The document with such cells as one cell each; as it is where there are none.

    What is printed again is kept among the table's `repeats`.
    """
    return document.with_tables(_whole)


def _whole(table: Table) -> Table:
    """A table with its merged cells restored, and those of the tables inside its cells."""
    inside = {id(c): [_whole(each) for each in c.tables] for c in table.cells if c.tables}
    if any(c.tables != inside[id(c)] for c in table.cells if c.tables):
        refs = table.refs()
        cells = [replace(c, tables=inside[id(c)]) if id(c) in inside else c for c in table.cells]
        table = replace(table, cells=cells)
        table.place(refs)
    return _Merging(table).whole() if _may_be_apart(table) else table


def _may_be_apart(table: Table) -> bool:
    """Whether a row begins with a blank, or with what its column held last."""
    last: dict[int, str] = {}
    row = -1
    for cell in table.cells:
        if cell.row == row:
            continue
        row, lines = cell.row, cell.lines
        text = lines[0].text if lines else ""
        if text == last.get(cell.column) if text else row > 0 and cell.column == 0:
            return True
        last[cell.column] = text
    return False


class _Merging:
    """Finds the cells of one table that go on with those above them."""

    def __init__(self, table: Table) -> None:
        self.table = table
        self._standing: dict[int, Cell] = {}
        """The cell that each column holds, or held last."""
        self._foot: dict[int, int] = {}
        """Of a cell that goes on, by its identity: the row below its last."""
        self._again: set[int] = set()
        """The cells that go on with others, by their identity."""

    def whole(self) -> Table:
        """The table with its merged cells restored; itself where none was taken apart."""
        rows = rows_of(self.table, _MOST_ROWS)
        heads = {row.index for row in takewhile(looks_like_header, rows[front_of(rows) :])}
        for index, cells in groupby(sorted(self.table.cells, key=_ROW), _ROW):
            row = sorted(cells, key=_COLUMN)
            same = {id(cell) for cell in row if self._same(cell)}
            if _heads_beside(row):
                again = []
            elif index - 1 not in heads:
                again = self._leading(row, same)
            elif index in heads:
                again = [cell for cell in row if id(cell) in same]
            else:
                again = []
            self._take(row, again if len(again) < len(row) else [])
        return self._rebuilt() if self._again else self.table

    def _same(self, cell: Cell) -> bool:
        """Whether a cell prints the one right above it again, or is blank below it."""
        above = self._standing.get(cell.column)
        return (
            above is not None
            and (above.column, above.column_span) == (cell.column, cell.column_span)
            and self._end(above) == cell.row
            and not (above.tables or cell.tables)
            and (not cell.text or above.text == cell.text)
        )

    def _end(self, cell: Cell) -> int:
        """The row below a cell's last."""
        return self._foot.get(id(cell), cell.row + cell.row_span)

    def _leading(self, row: list[Cell], same: set[int]) -> list[Cell]:
        """The cells at a row's left edge that go on with those above, a name among them.

        Where the item goes on, long texts further right do too, and sums below the same ones;
        not in a row of another year (令和5年度 above 令和6年度), which prints them for itself.
        """
        count, told, column = 0, False, 0
        for cell in row:
            over = [self._standing.get(c) for c in range(column, cell.column)]
            spanning = [a for a in over if a is not None and self._end(a) > cell.row]
            told = told or any(map(_tells, spanning))
            if len(spanning) < len(over) or id(cell) not in same:
                break
            if not cell.text and (row[0].text or row[0].column > 0):
                break  # what is blank beside a name is no name
            told = told or _tells(self._standing[cell.column])
            column = cell.column + cell.column_span
            count += 1
        if not told:
            return []
        right = row[count:]
        if any(_names_year(c) and id(c) not in same for c in right):
            return [cell for cell in row[:count] if not _labels(cell)]
        going_on = [c for c in right if id(c) in same and len(c.text) >= _LONG]
        figures = right[1:]
        if any(_SUM.fullmatch(c.text) for c in figures) and all(id(c) in same for c in figures):
            going_on += figures
        return [cell for cell in [*row[:count], *going_on] if not _labels(cell)]

    def _take(self, row: list[Cell], again: list[Cell]) -> None:
        """Let the cells above those grow; the others stand in their columns from here on."""
        grown = set(map(id, again))
        for cell in row:
            if id(cell) in grown:
                self._foot[id(self._standing[cell.column])] = cell.row + cell.row_span
                self._again.add(id(cell))
            else:
                columns = range(cell.column, cell.column + cell.column_span)
                self._standing.update(dict.fromkeys(columns, cell))

    def _rebuilt(self) -> Table:
        """The table with the cells above grown, and the others behind them as repeats."""
        return self.table.aside(
            lambda cell: id(cell) in self._again,
            lambda cell: replace(cell, row_span=self._end(cell) - cell.row),
        )


def _heads_beside(row: list[Cell]) -> bool:
    """Whether a blank stands left of a header over figures: 令和6年度 目標 | 令和4年度実績."""
    if row[0].text or row[0].tables:
        return False
    return heads_amounts([GridCell(cell, _NOWHERE) for cell in row[1:] if cell.text])


def _labels(cell: Cell) -> bool:
    """Whether a word right of the first column says what its own row holds: KPI, 計画."""
    if cell.column == 0 or not 0 < len(cell.text) <= _LONGEST_LABEL:
        return False
    return has_kpi_mark(cell.text) or bool(words_of(GridCell(cell, _NOWHERE)))


def _names_year(cell: Cell) -> bool:
    """Whether a short text says of which fiscal year or edition its row is."""
    said = said_of(cell.text) if 0 < len(cell.text) <= _LONGEST_YEAR else None
    return said is not None and said.plans


def _tells(cell: Cell) -> bool:
    """Whether a text names something: no number, sign, group or word of few characters.

    A short word in the first column does where it is a label of a sheet: KPI.
    """
    if not cell.text or (len(cell.text) < _TELLING and cell.column > 0):
        return False
    read = GridCell(cell, _NOWHERE)
    if len(cell.text) < _TELLING:
        roles = words_of(read)
        return bool(roles) and not _PLAIN & set(roles)
    return read.kind in ("text", "statement") and not read.group_like


_NOWHERE = Ref()
