"""Rows below a known header that no item's title or heading speaks for: said once a table."""

from __future__ import annotations

from parsers.rows.align import Aligned
from parsers.rows.walk import Walk
from schema.document import Finding

_CODE = "rows_without_item"


def take_unowned(walk: Walk, aligned: Aligned) -> None:
    """Leave a row to the ledger; the first one of its table is an issue."""
    for _, cell in aligned.roles:
        walk.loose(cell)
    told = [f.ref.table for f in walk.builder.plan.findings if f.code == _CODE]
    cells = aligned.row.cells
    if cells and cells[0].ref.table not in told:
        message = "No heading or title names the item of this table's rows; they were not read."
        text = " | ".join(aligned.row.texts)[:200]
        walk.builder.find(Finding("warning", _CODE, message, text, cells[0].ref))
