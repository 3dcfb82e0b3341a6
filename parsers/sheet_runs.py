"""Sheets of labels and values that go on over a page break: tables read as one."""

from __future__ import annotations

from collections.abc import Iterable

from parsers.grid import GridRow, rows_of
from parsers.sheets import sheets_of
from schema.document import Paragraph, Table


def sheet_runs(blocks: Iterable[Paragraph | Table]) -> dict[int, list[GridRow]]:
    """The rows to read at a table, by its number; none at a table that goes on with one before.

    Only tables of sheets are joined, where nothing but page furniture stands between them.
    """
    runs: dict[int, list[GridRow]] = {}
    first: int | None = None
    for block in blocks:
        if isinstance(block, Paragraph):
            first = first if block.kind != "text" else None
            continue
        rows = rows_of(block)
        together = runs[first] + rows if first is not None else []
        if first is not None and rows and sheets_of(together):
            runs[first], runs[block.number] = together, []
        elif sheets_of(rows):
            first, runs[block.number] = block.number, rows
        else:
            first = None
    return runs
