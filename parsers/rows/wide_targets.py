"""Targets printed over the months where other rows print ●: KPI | 郵送化率を96.0％以上とする.

The label or the indicator's name stands left of the months or quarters, what is to be reached
over them.
"""

from __future__ import annotations

from dataclasses import replace

from parsers.grid import GridCell, GridRow
from parsers.header.labels import mark_of
from parsers.header.reading import Column, Header
from parsers.measures.markers import KPI_MARK, TARGET_MARK
from parsers.rows.align import Aligned, align
from parsers.rows.goal_values import states_value

_LEAST = 3
_WORDS = ("text", "statement", "value")


def target_over_months(header: Header, row: GridRow) -> Aligned | None:
    """The row by role where it states a target over its months or periods; None for other rows."""
    if len(header.times) < _LEAST or header.has("kind"):
        return None  # labels 目標 and 実績 of a kind part the figures below periods
    wide = next((cell for cell in reversed(row.cells) if is_wide(cell, header.times)), None)
    measure = header.first("measure") or header.first("target")
    if wide is None or measure is None:
        return None
    place = next(i for i, cell in enumerate(row.cells) if cell is wide)
    label = row.cells[place - 1] if place else None
    marked = KPI_MARK.match(wide.text) or TARGET_MARK.match(wide.text)
    if marked is None and not _names(label, wide):
        return None
    rest = [cell for cell in row.cells if cell is not wide and (marked or cell is not label)]
    aligned = align(row.holding(rest), header)
    aligned.row = row
    if label is not None and not marked:
        aligned.roles.append((_as(measure, "label"), label))
    aligned.roles.append((measure, wide))
    return aligned


def _names(label: GridCell | None, wide: GridCell) -> bool:
    """Whether a label marks a target that it names itself, or that the words beside it state."""
    mark = mark_of(label) if label is not None else None
    if mark is None or states_value(mark[1]):
        return False  # what stands beside a whole target is what it reached
    return bool(mark[1]) or wide.kind != "value"


def is_wide(cell: GridCell, times: frozenset[int]) -> bool:
    """Whether a cell of words stands over at least half of the months or periods."""
    span = cell.cell.column_span
    if span < _LEAST or cell.kind not in _WORDS:
        return False
    over = sum(cell.column <= column < cell.column + span for column in times)
    return over * 2 >= len(times)


def _as(column: Column, role: str) -> Column:
    return replace(column, role=role, why=f"left of a target over the months of {column.words!r}")
