"""When a row's measures are planned: its ● columns (000), its quarters or its schedule text."""

from __future__ import annotations

import re

from parsers.grid import GridCell, GridRow, rows_of
from parsers.header.reading import Column, Header
from parsers.periods.values import period_words
from parsers.periods.written_months import as_needed, covered, last_column, written_schedule
from parsers.rows.align import Aligned
from schema.document import Finding, Ref
from schema.plan import Quote

_MARKS = re.compile(r"^[●⚫•★○〇◯◎→⇒➡←↔■□◆\s]+$")
_AS_NEEDED = re.compile(r"\s*(?:随\s*時|適\s*宜|その?都\s*度|必要|未\s*定|不定期|な\s*し)")
"""Texts below months that name none of them."""
_LEAST_MONTHS = 3
_YEAR = [4, 5, 6, 7, 8, 9, 10, 11, 12, 1, 2, 3]


def planned_months(
    aligned: Aligned, header: Header
) -> tuple[list[int] | None, list[Ref], Finding | None]:
    """(months, cells they stand in, finding).

    Twelve or more ● are the whole year; a text of the schedule marks its months too. A row whose ●
    stand under no month, or other text under one, has lost or gained cells: its months are None
    (ambiguous), with a finding.
    """
    columns = header.months
    if not columns and ("period" in header.roles or aligned.get("period")):
        return _periods(aligned, header)
    if not columns and (nested := _nested(aligned)) is not None:
        return nested
    cells = [
        c
        for c in aligned.row.cells
        if c.kind == "dots" or (c.kind == "symbol" and c.column in columns and _MARKS.match(c.text))
    ]
    written = [cell for cell in aligned.get("month") if cell.kind == "text"]
    cells += written
    refs = [cell.ref for cell in cells]
    if not cells or not columns:
        return [], refs, None
    if all(as_needed(cell, len(columns)) for cell in cells):
        return None, refs, _open(cells[0])
    cells = [cell for cell in cells if not as_needed(cell, len(columns))]
    if len(cells) >= len(columns) == 12:
        return list(_YEAR), refs, None
    shift = _left_shift(aligned)
    under = [month for cell in cells for month in _under(cell, columns, shift)]
    text_inside = [
        c
        for c in aligned.row.cells
        if c.column + shift in columns
        and not _MARKS.match(c.text)
        and c.kind == "text"
        and not any(c is one for one in written)
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
    months = [month for month in under if month is not None]
    return [m for m in columns.values() if m in months] if written else months, refs, None


def _open(cell: GridCell) -> Finding:
    message = "The schedule says that months are not fixed; see schedule_text."
    return Finding("info", "months_not_fixed", message, cell.text, cell.ref)


def _under(cell: GridCell, columns: dict[int, int], shift: int) -> list[int | None]:
    """The months below which a mark stands: several where its cell spans them; None for none."""
    if cell.kind == "text":
        return [*(covered(cell, columns) or ())]
    first = cell.column + shift
    found = [columns[at] for at in range(first, first + cell.cell.column_span) if at in columns]
    return [*found] or [None]


def _nested(aligned: Aligned) -> tuple[list[int] | None, list[Ref], Finding | None] | None:
    """A small table of months in the schedule's cell; its one row of ● holds for all measures."""
    for cell in aligned.get("schedule"):
        for table in cell.cell.tables:
            head, *rows = rows_of(table) or [GridRow(0, [])]
            months = {c.column: c.month for c in head.cells if c.month is not None}
            marked = [
                c for row in rows for c in row.cells if c.kind == "dots" and c.column in months
            ]
            if len(months) < _LEAST_MONTHS or not marked:
                continue
            refs = [c.ref for c in marked]
            if len({ref.row for ref in refs}) == 1:
                return [months[c.column] for c in marked], refs, None
            finding = Finding(
                "info",
                "months_ambiguous",
                "A table of months holds several rows; which measure each is for is not printed.",
                cell.text,
                cell.ref,
            )
            return None, refs, finding
    return None


def _periods(
    aligned: Aligned, header: Header
) -> tuple[list[int] | None, list[Ref], Finding | None]:
    """Marks under quarters: which months of a quarter is not printed, so the months are None.

    One cell over all periods of the year is the whole year: 通年, an arrow; 随時 is no month.
    """
    cells = aligned.get("period")
    if not cells:
        return [], [], None
    if header.has("told"):
        return [], [cell.ref for cell in cells], None  # next steps beside what was done
    columns = [column for column in header.columns if column.role == "period"]
    if all(as_needed(cell, len(columns)) for cell in cells):
        return None, [cell.ref for cell in cells], _open(cells[0])
    if len(cells) == 1 and len(columns) in (2, 4) and cells[0].cell.column_span == len(columns):
        return list(_YEAR), [cells[0].ref], None
    finding = Finding(
        "info",
        "months_by_period",
        "The schedule names periods of several months; see schedule_text for the periods.",
        " ".join(cell.text for cell in cells),
        cells[0].ref,
    )
    return None, [cell.ref for cell in cells], finding


def schedule_text(aligned: Aligned, header: Header) -> Quote | None:
    """The schedule as printed: its column's text, or each marked period and what stands there."""
    cell = aligned.one("schedule")
    if cell is not None and cell.text:
        return cell.quote
    pairs = aligned.pairs("period")
    if not pairs:
        return written_schedule(aligned.pairs("month"), header)
    words = " ".join(f"{_period(column, cell, header)} {cell.text}" for column, cell in pairs)
    return Quote(words, pairs[0][1].ref, tuple(cell.ref for _, cell in pairs[1:]))


def _period(column: Column, cell: GridCell, header: Header) -> str:
    """The words of the periods that a cell stands below: 第1四半期～第2四半期."""
    first, last = period_words(column), period_words(last_column(column, cell, header))
    return first if first == last else f"{first}～{last}"


def _left_shift(aligned: Aligned) -> int:
    """Columns the measures were moved to the left by: a spanned cell was left out (000)."""
    for column, cell in aligned.roles:
        if column.role == "measure":
            return column.index - cell.column
    return 0
