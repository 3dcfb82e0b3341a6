"""Sheets of labels and values that go on over a page break: tables read as one."""

from __future__ import annotations

from collections.abc import Iterable

from parsers.forms.finding import forms_of
from parsers.forms.sheets import is_plain, sheets_of
from parsers.grid import GridRow, rows_of
from parsers.header.lines import looks_like_header
from parsers.periods.month_rows import month_rows_of
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
        if first is not None and rows and _goes_on(rows, together):
            runs[first], runs[block.number] = together, []
        elif is_sheet(rows):
            first, runs[block.number] = block.number, rows
        else:
            first = None
    return runs


def is_sheet(rows: list[GridRow]) -> bool:
    """Whether a table holds sheets of labels and values, with tables between them or without."""
    if is_plain(rows):
        return False
    found = bool(sheets_of(rows) or forms_of(rows))
    if rows and not found:
        rows[0].plain = len(rows)
    return found


def _goes_on(rows: list[GridRow], together: list[GridRow]) -> bool:
    """Whether a table goes on with the sheet above it; one with a header of its own does not."""
    if month_rows_of(rows) is not None:
        return False
    return bool(sheets_of(together)) or (
        not looks_like_header(rows[0]) and bool(forms_of(together))
    )
