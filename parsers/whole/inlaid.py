"""Small tables drawn with the cells of the sheet itself, below a header merged over them.

A spreadsheet has no table inside a cell. Where a report sets months over numbers into one column
(群馬's of 令和3年度), its author merges that column's header, and its cells of text, over as many
columns of the sheet as the small tables need; their cells stand beside a measure that is merged
over their rows. Such cells become a table inside one cell again, as a page of running text has it.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from itertools import count, groupby
from operator import attrgetter

from parsers.grid import GridCell, rows_of
from parsers.header.lines import looks_like_header
from schema.document import BBox, Cell, Document, Ref, Table

_LEAST_COLUMNS = 3
_LEAST_ROWS = 2
_ROW = attrgetter("row")
_PLACE = attrgetter("row", "column")


def inlaid(document: Document) -> Document:
    """The document with such tables inside cells; as it is where there are none."""
    numbers = count(2000 * (1 + max((table.number for table in document.tables()), default=0)))
    return document.with_tables(lambda table: _whole(table, numbers))


@dataclass
class _Block:
    """The cells below one header cell that stand beside the same row of the other columns."""

    rows: range
    texts: list[Cell] = field(default_factory=list)
    """Those that are merged over the header's columns, or most of them."""
    grids: list[list[Cell]] = field(default_factory=list)
    """The others, a run of rows between two texts each."""

    @property
    def is_text(self) -> bool:
        """Whether it holds no more than a text over all columns."""
        return not self.grids

    @property
    def is_grid(self) -> bool:
        """Whether what it holds beside texts are small tables: names over numbers."""
        return bool(self.grids) and all(map(_is_small_table, self.grids))


def _whole(table: Table, numbers: Iterator[int]) -> Table:
    heads = _heads(table)
    if not heads:
        return table
    inside = {column for head in heads for column in _columns(head)}
    starts = sorted({c.row for c in table.cells if c.column not in inside and _prints(c)})
    made: dict[int, Cell] = {}
    gone: set[int] = set()
    refs = dict(zip(map(id, table.cells), table.refs(), strict=False))
    for head in heads:
        blocks = _blocks(table, head, starts)
        if not any(b.is_text and b.texts for b in blocks) or not any(b.is_grid for b in blocks):
            continue
        if not all(b.is_text or b.is_grid for b in blocks):
            continue  # columns of its own, below a header for all of them
        for block in (block for block in blocks if block.is_grid):
            cell = _cell(table, head, block, refs, numbers)
            taken = [*block.texts[:1], *(each for grid in block.grids for each in grid)]
            made[id(taken[0])] = cell
            gone.update(map(id, taken))
    if not made:
        return table
    cells: list[Cell] = []
    for cell in table.cells:
        if id(cell) in made:
            cells.append(made[id(cell)])
        elif id(cell) not in gone:
            cells.append(replace(cell, at=refs[id(cell)]))
    return replace(table, cells=sorted(cells, key=_PLACE))


def _heads(table: Table) -> list[Cell]:
    """The cells of the first row that are merged over several columns with nothing below them."""
    rows = rows_of(table, 1)
    if not rows or not looks_like_header(rows[0]):
        return []
    named = [cell for cell in rows[0].cells if cell.named_roles]
    if len(named) < _LEAST_COLUMNS:  # a label and its value, as a form begins
        return []
    bottom = max(cell.cell.row + cell.cell.row_span for cell in rows[0].cells)
    return [
        cell.cell
        for cell in named
        if cell.cell.column_span >= _LEAST_COLUMNS and cell.cell.row + cell.cell.row_span == bottom
    ]


def _columns(head: Cell) -> range:
    return range(head.column, head.column + head.column_span)


def _blocks(table: Table, head: Cell, starts: list[int]) -> list[_Block]:
    """What stands below a header cell, one block for each row that the other columns begin."""
    columns = _columns(head)
    below = head.row + head.row_span
    cells = [c for c in table.cells if c.column in columns and c.row >= below and _prints(c)]
    blocks: list[_Block] = []
    for place, of_block in groupby(
        sorted(cells, key=_PLACE), lambda cell: bisect_right(starts, cell.row)
    ):
        end = starts[place] if place < len(starts) else table.rows
        block = _Block(range(starts[place - 1] if place else 0, end))
        goes_on = False
        for _, of_row in groupby(of_block, _ROW):
            row = list(of_row)
            if len(row) == 1 and row[0].column_span * 2 >= head.column_span:
                block.texts.append(row[0])
                goes_on = False
            elif goes_on:
                block.grids[-1] += row
            else:
                block.grids.append(row)
                goes_on = True
        blocks.append(block)
    return blocks


def _is_small_table(cells: list[Cell]) -> bool:
    """Whether a first row of names, three at least, stands over rows with numbers."""
    rows = [list(row) for _, row in groupby(cells, _ROW)]
    if len(rows) < _LEAST_ROWS or len(rows[0]) < _LEAST_COLUMNS:
        return False
    read = [[GridCell(cell, Ref()) for cell in row] for row in rows]
    return not any(cell.kind == "value" for cell in read[0]) and any(
        cell.numeric for row in read[1:] for cell in row
    )


def _cell(
    table: Table, head: Cell, block: _Block, refs: dict[int, Ref], numbers: Iterator[int]
) -> Cell:
    """The cell of a block: its first text with its small tables inside, at the text's place."""
    text = block.texts[0] if block.texts else None
    first = text or block.grids[0][0]
    return replace(
        first,
        row=block.rows.start,
        column=head.column,
        lines=text.lines if text else [],
        row_span=len(block.rows),
        column_span=head.column_span,
        tables=[_small(table, text, grid, refs, next(numbers)) for grid in block.grids],
        at=refs[id(first)],
    )


def _small(
    table: Table, text: Cell | None, grid: list[Cell], refs: dict[int, Ref], number: int
) -> Table:
    """The cells of a run of rows as a table of their own; each keeps the place of its print."""
    top, left = grid[0].row, min(cell.column for cell in grid)
    return Table(
        number=number,
        rows=max(cell.row + cell.row_span for cell in grid) - top,
        columns=max(cell.column + cell.column_span for cell in grid) - left,
        cells=[
            replace(cell, row=cell.row - top, column=cell.column - left, at=refs[id(cell)])
            for cell in grid
        ],
        page=grid[0].page or table.page,
        bbox=_around(grid),
        above=len(text.lines) if text is not None and text.row < top else 0,
    )


def _around(cells: list[Cell]) -> BBox | None:
    boxes = [cell.bbox for cell in cells if cell.bbox is not None]
    if not boxes:
        return None
    x0, top, x1, bottom = zip(*boxes, strict=True)
    return min(x0), min(top), max(x1), max(bottom)


def _prints(cell: Cell) -> bool:
    return bool(cell.tables) or any(line.text for line in cell.lines)
