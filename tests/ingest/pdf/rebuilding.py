"""A dump's `Document` made ready to print: the places that a dump leaves out are cells again."""

from __future__ import annotations

from bisect import bisect_left

from schema.document import Cell, Document, Table
from tests.ingest.pdf.comparing import all_tables, completed

LABELS = 2
"""Columns at the left in which an empty place goes on with the label above it."""


def rebuilt(document: Document, *, merged: bool = False) -> Document:
    """The document with a cell at each place of its tables.

    A dump writes nothing for an empty place and for one that a spanning cell covers, so both are
    empty cells here. `merged`: as branches print it, a label reaches down over the empty places
    below it, and a row of one text at its left (○サービス水準の向上) over the whole row.
    """
    for table in all_tables(list(document.tables())):
        _without_empty_columns(table)
    if merged:
        for table in document.tables():
            _merge(table)
    return completed(document)


def _without_empty_columns(table: Table) -> None:
    """Drop rows and columns in which no cell starts (copies of nested tables stood there)."""
    columns = sorted({cell.column for cell in table.cells})
    rows = sorted({cell.row for cell in table.cells})
    for cell in table.cells:
        right, bottom = cell.column + cell.column_span, cell.row + cell.row_span
        cell.column_span = bisect_left(columns, right) - bisect_left(columns, cell.column)
        cell.row_span = bisect_left(rows, bottom) - bisect_left(rows, cell.row)
        cell.column, cell.row = columns.index(cell.column), rows.index(cell.row)
    table.columns, table.rows = len(columns), len(rows)


def _merge(table: Table) -> None:
    """Give labels the empty places below them, and section rows those beside them."""
    rows: dict[int, list[Cell]] = {}
    for cell in sorted(table.cells, key=lambda cell: cell.column):
        rows.setdefault(cell.row, []).append(cell)
    above: dict[int, Cell] = {}
    for row in range(table.rows):
        cells = rows.get(row, [])
        if len(cells) == 1 and cells[0].column == 0 and table.columns > 1:
            cells[0].column_span = table.columns
            above = {}
            continue
        first = min((cell.column for cell in cells), default=0)
        for column in range(min(first, LABELS)):
            if column in above:
                above[column].row_span += 1
        above = {c: cell for c, cell in above.items() if c < first}
        above |= {cell.column: cell for cell in cells if cell.column < LABELS and row > 0}
