"""Rows that a label parts in plan and result: 計画 and 結果, 目標（累計） and 実績.

The label stands in a column of its own (区分, or without words) or heads the columns below a
period; it decides whether a number is a target or reached, whatever the column above it says.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from parsers.grid import GridCell, GridRow
from parsers.header.kinds import kind_of
from parsers.header.reading import Column, Header
from parsers.periods.told import planned_apart
from parsers.rows.align import Aligned, align
from parsers.rows.walk import Walk

_TIMES = ("period", "month")
_DONE = {"measure": "progress", "goal": "result", "target": "result", "unknown": "result"}
"""What a column holds in a row of results."""
_PLANNED = {"result": "goal", "unknown": "goal", "baseline": "remark", "national": "remark"}
"""What it holds in a row of plans: 95.5% below 令和4年度 beside 目標 is no result."""
_DIGIT = re.compile(r"\d")


def grouped(header: Header, rows: Iterable[GridRow]) -> Iterator[list[GridRow]]:
    """Each row with the rows of results below it, which begin with their label.

    Numbers under months are rows of a series of their own.
    """
    column = header.first("kind")
    group: list[GridRow] = []
    for row in rows:
        label = _label(row, column) if column is not None else None
        goes_on = label is not None and kind_of(label.text) == "done" and row.cells[0] is label
        if group and goes_on and not (header.months and any(c.numeric for c in row.cells)):
            group.append(row)
            continue
        if group:
            yield group
        group = [row]
    if group:
        yield group


def align_group(walk: Walk, row: GridRow, below: Sequence[GridRow]) -> Aligned:
    """The cells of a row by role, and those of the rows of results below it by what they are there.

    The labels themselves are kept in the walk: they name the series of numbers.
    """
    column = walk.header.first("kind")
    walk.kinds = {}
    if column is None:
        aligned = align(row, walk.header)
        return planned_apart(aligned) if "told" in walk.header.roles else aligned
    bare = _without_label(walk, row, column)
    if walk.kinds.keys() == {"done"}:
        aligned = _done(walk, bare)
    else:
        aligned = align(bare, walk.header)
        if walk.kinds:
            shared = _shared(bare, walk.kinds["plan"], below)
            aligned.roles = [
                pair if id(pair[1]) in shared else planned
                for pair, planned in zip(aligned.roles, _as(_PLANNED, aligned), strict=True)
            ]
    for other in below:
        more = _done(walk, _without_label(walk, other, column))
        aligned.roles += more.roles
        aligned.extra += more.extra
    return aligned


def _shared(row: GridRow, label: GridCell, below: Sequence[GridRow]) -> set[int]:
    """The cells that stand for plan and results alike: taller than the label, as 最終実績 is.

    Dumps print no heights: there no cell stands below them.
    """
    height = label.cell.row_span
    if any(cell.cell.row_span > height for cell in row.cells):
        return {id(cell) for cell in row.cells if cell.cell.row_span > height}
    parted = {cell.column for other in below for cell in other.cells}
    return {id(cell) for cell in row.cells if below and cell.column not in parted}


def _without_label(walk: Walk, row: GridRow, column: Column) -> GridRow:
    label = _label(row, column)
    if label is None:
        return row
    walk.builder.role(label.ref, "header")
    walk.kinds[kind_of(label.text) or "plan"] = label
    return row.holding([cell for cell in row.cells if cell is not label])


def _label(row: GridRow, column: Column) -> GridCell | None:
    cell = next((cell for cell in row.cells if cell.column == column.index), None)
    return cell if cell is not None and kind_of(cell.text) is not None else None


def _done(walk: Walk, row: GridRow) -> Aligned:
    """A row of results by role: what stands under periods or months is their outcome."""
    times = {c.index: c for c in walk.header.columns if c.role in _TIMES}
    timed = [cell for cell in row.cells if cell.column in times]
    rest = [cell for cell in row.cells if cell.column not in times]
    aligned = align(row.holding(rest), walk.header)
    aligned.row = row
    aligned.roles = _as(_DONE, aligned)
    aligned.roles += [(replace(times[cell.column], role="outcome"), cell) for cell in timed]
    return aligned


def _as(roles: dict[str, str], aligned: Aligned) -> list[tuple[Column, GridCell]]:
    """The cells with the roles that their columns play there; words under no known role stay."""
    found = []
    for column, cell in aligned.roles:
        role = roles.get(column.role, column.role)
        if column.role == "unknown" and not _DIGIT.search(cell.folded):
            role = column.role
        found.append((column if role == column.role else replace(column, role=role), cell))
    return found
