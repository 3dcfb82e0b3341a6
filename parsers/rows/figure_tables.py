"""Tables of figures below a header that no list knows: they go on from no table above."""

from __future__ import annotations

from collections.abc import Sequence

from parsers.grid import NUMERIC, GridCell, GridRow
from parsers.periods.own_dates import is_blank
from parsers.periods.series import YEAR

_LONGEST = 24


def holds_figures(rows: Sequence[GridRow]) -> bool:
    """Whether the first row holds words or years alone, and each below it a label and figures.

    A page that goes on with the table above begins with a row like all others.
    """
    if len(rows) < 2 or len(rows[0].cells) < 2:
        return False
    head = [cell for cell in rows[0].cells if cell.text]
    if not all(_is_word(cell) for cell in head):
        return False
    body = [cell for row in rows[1:] for cell in row.cells]
    behind = [cell for cell in body if cell.column > 0]
    figures = [cell for cell in behind if cell.kind in NUMERIC]
    if not figures or not all(cell.kind in NUMERIC or is_blank(cell.text) for cell in behind):
        return False
    return {cell.column for cell in figures} <= {cell.column for cell in head}


def _is_word(cell: GridCell) -> bool:
    short = len(cell.text) <= _LONGEST and "。" not in cell.text
    return short and (cell.kind in ("text", "month") or YEAR.fullmatch(cell.folded) is not None)
