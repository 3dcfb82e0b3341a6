"""Schedules printed below a table of measures: ①②③ over 4月 … 3月, with ● where each is due."""

from __future__ import annotations

import re

from normalize.text.folding import fold
from parsers.builder import PlanBuilder
from parsers.grid import GridCell, GridRow
from parsers.periods.series import is_month_header
from schema.plan import Initiative, Measure

_MARKS = re.compile(r"^[●⚫•★○〇◯◎→⇒➡←↔■□◆ー－―—‐\-\s]+$")
_DASHES = re.compile(r"^[－―—‐ー\-\s]+$")
_MARKER = re.compile(
    r"^\s*(?:取組|施策|項目|内容|実施内容)?\s*"
    r"([①-⑳]|[（(]?[\d０-９]{1,2}[)）]|[アイウエオカキクケコ])\s*[.．]?\s*(.*)$",
    re.DOTALL,
)
_LEAST_WORDS = 4


def schedule_rows(rows: list[GridRow], owner: Initiative | None) -> list[tuple[GridRow, Measure]]:
    """Each row with the measure it is the schedule of; empty for other tables.

    A row names its measure by the marker (①) or by its words; every row must name one, and print
    nothing but marks under the months.
    """
    if owner is None or len(rows) < 2 or not is_month_header(rows[0]):
        return []
    first = min(cell.column for cell in rows[0].cells if cell.month is not None)
    placed = []
    for row in rows[1:]:
        labels = [cell for cell in row.cells if cell.column < first]
        marks = [cell for cell in row.cells if cell.column >= first]
        measure = _measure_of(labels[0].text, owner) if len(labels) == 1 else None
        if measure is None or not all(_MARKS.match(cell.text) for cell in marks):
            return []
        placed.append((row, measure))
    return placed if len({id(measure) for _, measure in placed}) == len(placed) else []


def take_schedule(
    builder: PlanBuilder, head: GridRow, placed: list[tuple[GridRow, Measure]]
) -> None:
    """Give each measure the months in which its row has a mark; a mark may span several."""
    months = {cell.column: cell.month for cell in head.cells if cell.month is not None}
    for cell in head.cells:
        builder.role(cell.ref, "header")
    for row, measure in placed:
        marks = [c for c in row.cells if c.column in months and not _DASHES.match(c.text)]
        measure.months = [months[column] for cell in marks for column in _under(cell, months)]
        measure.month_refs = [cell.ref for cell in marks]
        for cell in row.cells:
            builder.role(cell.ref, "body")


def _under(cell: GridCell, months: dict[int, int]) -> list[int]:
    return [c for c in range(cell.column, cell.column + cell.cell.column_span) if c in months]


def _measure_of(label: str, owner: Initiative) -> Measure | None:
    """The one measure that a label names: by its marker alone, or by the words it begins with."""
    match = _MARKER.match(label)
    words = fold(match.group(2) if match else label)
    marker = fold(match.group(1)) if match else None
    found = [
        measure
        for measure in owner.measures
        if (marker is None or fold(measure.marker_raw or "") == marker)
        and (len(words) >= _LEAST_WORDS or not words)
        and fold(measure.quote.text).startswith(words)
        and (marker or words)
    ]
    return found[0] if len(found) == 1 else None
