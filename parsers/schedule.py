"""Planned months: the ● columns of a row (000)."""

from __future__ import annotations

import re

from parsers.align import Aligned
from parsers.grid import GridCell
from parsers.headers import Header
from schema.document import Finding, Ref

_MARKS = re.compile(r"^[●⚫•★○〇◯◎→⇒➡←↔■□◆\s]+$")
_YEAR = [4, 5, 6, 7, 8, 9, 10, 11, 12, 1, 2, 3]


def planned_months(
    aligned: Aligned, header: Header
) -> tuple[list[int] | None, list[Ref], Finding | None]:
    """(months, cells they stand in, finding).

    Twelve or more ● are the whole year. A row whose ● stand under no month, or whose text stands
    under one, has lost or gained cells: its months are None (ambiguous), with a finding.
    """
    columns = header.months
    cells = [c for c in aligned.row.cells if _is_mark(c, columns)]
    refs = [cell.ref for cell in cells]
    if not cells or not columns:
        return [], refs, None
    if len(cells) >= len(columns) == 12:
        return list(_YEAR), refs, None
    shift = _left_shift(aligned)
    under = [columns.get(cell.column + shift) for cell in cells]
    text_inside = [
        c
        for c in aligned.row.cells
        if c.column + shift in columns and not _MARKS.match(c.text) and len(c.text) > 6
    ]
    if None in under or text_inside:
        finding = Finding(
            "warning",
            "months_ambiguous",
            f"{len(cells)} planned months are printed, but the row's cells are shifted; "
            "which months is not certain.",
            " ".join(c.text for c in cells),
            refs[0],
        )
        return None, refs, finding
    return [month for month in under if month is not None], refs, None


def _is_mark(cell: GridCell, columns: dict[int, int]) -> bool:
    if cell.kind == "dots":
        return True
    return cell.column in columns and bool(_MARKS.match(cell.text)) and cell.kind == "symbol"


def _left_shift(aligned: Aligned) -> int:
    """Columns the measures were moved to the left by: a spanned cell was left out (000)."""
    for column, cell in aligned.roles:
        if column.role == "measure":
            return column.index - cell.column
    return 0
