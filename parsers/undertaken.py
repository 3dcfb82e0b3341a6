"""Measures told by what was undertaken: 上半期の取組状況 where no column says what is planned."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from normalize.text.folding import fold
from parsers.budget_tables import is_budget_table
from parsers.front_rows import front_of
from parsers.grid import GridRow, rows_of
from parsers.headers import Column, read_header
from schema.document import Document

_WORDS = ("取組", "取り組み", "取組み")
_DONE = ("実施", "活動")
"""Words that also head comments on figures: only where list items stand below."""
_LISTED = re.compile(r"[\s\u3000]*(?:[・･●○◆■▶①-⑳]|[（(]?[\d０-９]{1,2}[)）]|[ア-オ][\s\u3000.．])")
_OF_MEASURES = ("measure", "schedule")


def tells_undertaken(document: Document) -> bool:
    """Whether no table has a column or a label of measures beside those of what was undertaken.

    Where one has, the other is how far the measures have come.
    """
    for table in document.tables():
        rows = rows_of(table)
        header, _ = read_header(rows[front_of(rows) :])
        if any(header.has(role) for role in _OF_MEASURES) and not is_budget_table(header):
            return False
        if any(cell.named_roles[:1] == ("measure",) for row in rows for cell in row.cells):
            return False
    return True


def take_undertaken(columns: Iterable[Column], body: Sequence[GridRow]) -> None:
    """A column of what was undertaken describes the measures where nothing else does.

    `body` are the rows below the header; none beside the labels of a sheet.
    """
    for column in columns:
        words = fold(column.printed or column.words)
        if column.role != "progress" or not any(word in words for word in (*_WORDS, *_DONE)):
            continue
        if any(word in words for word in _WORDS) or _lists(column, body):
            column.role = "measure"
            column.why = f"{column.words!r}, and no column of measures"


def _lists(column: Column, body: Sequence[GridRow]) -> bool:
    """Whether at least half of a column's cells hold list items."""
    cells = (cell for row in body for cell in row.cells)
    mine = [cell for cell in cells if cell.column == column.index and cell.kind != "symbol"]
    listed = [c for c in mine if _LISTED.match(c.text) or any(n.level for n in c.cell.lines)]
    return bool(mine) and len(listed) * 2 >= len(mine)
