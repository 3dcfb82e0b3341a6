"""When a row's measures are planned: its ● columns (000), its quarters or its schedule text."""

from __future__ import annotations

import re

from parsers.align import Aligned
from parsers.grid import GridCell
from parsers.headers import Header
from schema.document import Finding, Ref
from schema.plan import Quote

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
    if not columns and header.has("period"):
        return _periods(aligned)
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


def _periods(aligned: Aligned) -> tuple[list[int] | None, list[Ref], Finding | None]:
    """Marks under quarters: which months of a quarter is not printed, so the months are None."""
    cells = aligned.get("period")
    if not cells:
        return [], [], None
    finding = Finding(
        "info",
        "months_by_period",
        "The schedule names periods of several months; see schedule_text for the periods.",
        " ".join(cell.text for cell in cells),
        cells[0].ref,
    )
    return None, [cell.ref for cell in cells], finding


def schedule_text(aligned: Aligned) -> Quote | None:
    """The schedule as printed: its column's text, or each marked period and what stands there."""
    cell = aligned.one("schedule")
    if cell is not None:
        return cell.quote
    pairs = aligned.pairs("period")
    if not pairs:
        return None
    words = " ".join(f"{column.printed} {cell.text}" for column, cell in pairs)
    return Quote(words, pairs[0][1].ref, tuple(cell.ref for _, cell in pairs[1:]))


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
