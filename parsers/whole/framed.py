"""Tables without what a spreadsheet sets around and between them.

An export of a spreadsheet makes one grid of a page: an empty row and column at its edges, empty
columns that part others, the document's title as a row over all columns, a page's number, and the
heading of each table as such a row too. What is read afterwards are the tables that a page of
running text would have, with the rows over all columns as paragraphs; every cell keeps the place
that it was printed at.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from itertools import count, takewhile
from operator import attrgetter, is_

from parsers.forms.finding import forms_of
from parsers.forms.runs import is_sheet
from parsers.grid import GridCell, GridRow, rows_of
from parsers.header.lines import looks_like_header
from parsers.headings.titles import is_closing_line
from parsers.headings.words import UNIT_LINE, heads_table, is_front_line, is_page_number
from parsers.measures.markers import is_footnote
from schema.document import Block, Cell, Document, Line, Paragraph, Ref, Table
from schema.plan import Role

_NUMBER = re.compile(
    r"[（(]?(?:第?[\d０-９]{1,2}(?:[-－.．][\d０-９]{1,2})*[章節]?|[ⅠⅡⅢⅣⅤⅥⅦⅧⅨⅩⅰ-ⅻIVX]{1,4}|[①-⑳]|[ア-コ])[)）.．、]?"
)
"""The number of a heading, in a cell of its own beside its words."""
_FEW = 2
"""A row over all columns has one cell, or its number and its words."""


@dataclass
class Unframed:
    """A document whose tables stand alone, and what the cells are that were left out."""

    document: Document
    roles: dict[Ref, Role] = field(default_factory=dict)


def without_frames(document: Document) -> Unframed:
    """The document with its tables cut out of their frames; itself where no table has one."""
    filled = _filled(document)
    found = Unframed(document)
    blocks: list[Block] = []
    numbers = count(1000 * (1 + max((table.number for table in document.tables()), default=0)))
    for block in document.blocks:
        if isinstance(block, Paragraph):
            blocks.append(block)
            continue
        table = _without_margins(block, filled[block.columns])
        if any(len(row.cells) <= _FEW for row in rows_of(table)):
            table = _without_page_numbers(table, found.roles)
            blocks += _parts(table, numbers, found.roles)
        else:
            blocks.append(table)
    if len(blocks) != len(document.blocks) or not all(map(is_, blocks, document.blocks)):
        found.document = replace(document, blocks=blocks)
    return found


# -- margins ---------------------------------------------------------------------------
def _filled(document: Document) -> dict[int, set[int]]:
    """The columns in which the tables of a width begin a text, by the width.

    A page of a table may leave a column blank that others fill: a plan's side with nothing new.
    """
    filled: dict[int, set[int]] = {}
    for table in document.tables():
        columns = filled.setdefault(table.columns, set())
        for row in rows_of(table):
            if len(columns) >= table.columns:  # after a few rows, as a rule
                break
            columns.update([cell.column for cell in row.cells])
    return filled


def _without_margins(table: Table, filled: set[int]) -> Table:
    """The table without empty first rows and without the columns that are not filled."""
    rows = rows_of(table)
    if not rows or (len(filled) >= table.columns and rows[0].index == 0):
        return table
    columns = sorted(filled)
    places = [bisect_left(columns, other) for other in range(table.columns + 1)]
    first = rows[0].index
    cells: list[Cell] = []
    for cell, ref in zip(table.cells, table.refs(), strict=False):
        start, end = places[cell.column], places[min(cell.column + cell.column_span, table.columns)]
        top, bottom = max(0, cell.row - first), cell.row + cell.row_span - first
        if end > start and bottom > top:
            cells.append(cell.moved((top, bottom), (start, end), ref))
    return replace(table, rows=table.rows - first, columns=len(filled), cells=cells)


def _without_page_numbers(table: Table, roles: dict[Ref, Role]) -> Table:
    """The table with cells blank that hold a page's number alone in their row."""
    rows = [row for row in rows_of(table) if len(row.cells) == 1]
    pages = [row.cells[0] for row in rows if is_page_number(row.cells[0].text)]
    if not pages:
        return table
    roles.update((cell.ref, "decoration") for cell in pages)
    blank = {id(cell.cell) for cell in pages}
    cells = [replace(c, lines=[]) if id(c) in blank else c for c in table.cells]
    return replace(table, cells=cells)


# -- rows over all columns -------------------------------------------------------------
@dataclass
class _Banner:
    """A row that holds one text for all columns; `number` stands in a cell of its own."""

    row: GridRow
    cell: GridCell
    number: GridCell | None = None
    wide: bool = True
    """Whether its cell spans the columns; else those beside it are blank."""

    @property
    def text(self) -> str:
        """Its words, on one line."""
        return " ".join(self.cell.text.split())

    @property
    def furniture(self) -> bool:
        """Whether it is the document's title, a date, a form's number or the like."""
        text = self.text
        return is_front_line(text) or UNIT_LINE.match(text) is not None or heads_table(text)

    @property
    def closes(self) -> bool:
        """Whether it is a footnote, or what else stands below a table."""
        return is_footnote(self.text) or is_closing_line(self.text)

    def paragraph(self) -> Paragraph:
        """It as a paragraph that is printed at its cell."""
        ref = self.cell.ref
        lines = [line for line in self.cell.cell.lines if line.text]
        if self.number is not None:
            lines[0] = Line(f"{self.number.text} {lines[0].text}")
        return Paragraph(ref.row or 0, lines, ref.page, at=ref)


def _banner(row: GridRow, table: Table) -> _Banner | None:
    cell = row.cells[-1]
    if len(row.cells) > _FEW or cell.cell.tables or not cell.text:
        return None
    wide = cell.column + cell.cell.column_span >= table.columns
    if len(row.cells) == _FEW:
        number = row.cells[0]
        over = wide and cell.column == 1 and cell.cell.column_span > 1
        return _Banner(row, cell, number) if over and _NUMBER.fullmatch(number.text) else None
    return _Banner(row, cell, wide=wide and cell.column == 0) if cell.column == 0 else None


def _parts(table: Table, numbers: Iterator[int], roles: dict[Ref, Role]) -> list[Block]:
    """A table, or the tables and paragraphs that its rows over all columns make of it."""
    rows = rows_of(table)
    found = {row.index: _banner(row, table) for row in rows if len(row.cells) <= _FEW}
    banners = {index: banner for index, banner in found.items() if banner is not None}
    if not banners or len(banners) == len(rows):
        return [table]
    first = next(row for row in rows if row.index not in banners)
    form = _is_form(rows, banners, first)
    blocks: list[Block] = []
    start = 0
    run: list[_Banner] = []
    for row in rows:
        if row.index in banners:
            run.append(banners[row.index])
            continue
        if run and (taken := _taken(run, row, first, form=form)):
            blocks += _cut(table, start, taken[0].row.index, numbers)
            blocks += [banner.paragraph() for banner in taken]
            roles.update((b.number.ref, "heading") for b in taken if b.number is not None)
            start = taken[-1].row.index + 1
        run = []
    below = _closing(run)
    if not blocks and not below:
        return [table]
    end = below[0].row.index if below else table.rows
    blocks += _cut(table, start, end, numbers)
    return [*blocks, *(banner.paragraph() for banner in below)]


def _is_form(rows: list[GridRow], banners: dict[int, _Banner], first: GridRow) -> bool:
    """Whether a table holds labels and values below its title.

    A header that is printed twice or more heads tables of its own.
    """
    if sum(row.texts == first.texts for row in rows) > 1:
        return False
    below = [row for row in rows if row.index >= first.index]
    while below[-1].index in banners and banners[below[-1].index].closes:
        below.pop()
    return is_sheet(below) or bool(forms_of(below, titled=False))


def _taken(run: list[_Banner], row: GridRow, first: GridRow, *, form: bool) -> list[_Banner]:
    """Which rows above `row` are paragraphs: all, where a header is below; the title's at the top.

    Above the labels of a form stands the name of its item, which is the form's own.
    """
    if not form and looks_like_header(row):
        return run if looks_like_header(first) else []
    return list(takewhile(attrgetter("furniture"), run)) if row is first else []


def _closing(run: list[_Banner]) -> list[_Banner]:
    """The footnotes at the foot of a table."""
    return list(takewhile(attrgetter("closes"), reversed(run)))[::-1]


def _cut(table: Table, start: int, end: int, numbers: Iterator[int]) -> list[Table]:
    """The rows from `start` to `end` as a table of their own."""
    cells = [
        replace(cell, row=cell.row - start, at=ref)
        for cell, ref in zip(table.cells, table.refs(), strict=False)
        if start <= cell.row < end
    ]
    if not any(line.text for cell in cells for line in cell.lines):
        return []
    part = replace(table, rows=end - start, cells=cells, number=next(numbers))
    return [part if start == 0 else replace(part, repeats=[])]
