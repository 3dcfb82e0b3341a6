"""Rows that a label parts in plan and result: 計画 and 結果, 目標（累計） and 実績.

The label stands in a column of its own (区分, or without words) or heads the columns below a
period; it decides whether a number is a target or reached, whatever the column above it says.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from parsers.align import Aligned, align
from parsers.grid import GridCell, GridRow
from parsers.header_kinds import kind_of
from parsers.headers import Column, Header
from parsers.walk import Walk

_OWN = ("number", "title", "measure", "target", "goal")
_ROLES = {"period": "outcome", "measure": "progress", "goal": "result", "target": "result"}
"""What a column holds in a row of results."""


def grouped(header: Header, rows: Iterable[GridRow]) -> Iterator[list[GridRow]]:
    """Each row with the rows of results below it, which print no measure of their own."""
    column = header.first("kind")
    if column is None or header.months:
        yield from ([row] for row in rows)
        return
    own = {c.index for c in header.columns if c.role in _OWN}
    group: list[GridRow] = []
    for row in rows:
        label = _label(row, column)
        goes_on = label is not None and kind_of(label.text) == "done"
        if group and goes_on and not any(cell.column in own for cell in row.cells):
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
        return align(row, walk.header)
    aligned = align(_without_label(walk, row, column), walk.header)
    if walk.kinds.keys() == {"done"}:
        aligned = _as_done(aligned)
    for other in below:
        more = _as_done(align(_without_label(walk, other, column), walk.header))
        aligned.roles += more.roles
        aligned.extra += more.extra
    return Aligned(aligned.row, aligned.roles, aligned.extra, aligned.section, aligned.shifted)


def _without_label(walk: Walk, row: GridRow, column: Column) -> GridRow:
    label = _label(row, column)
    if label is None:
        return row
    walk.builder.role(label.ref, "body")
    walk.kinds[kind_of(label.text) or "plan"] = label
    return GridRow(row.index, [cell for cell in row.cells if cell is not label])


def _label(row: GridRow, column: Column) -> GridCell | None:
    cell = next((cell for cell in row.cells if cell.column == column.index), None)
    return cell if cell is not None and kind_of(cell.text) is not None else None


def _as_done(aligned: Aligned) -> Aligned:
    """The same row with the roles that its columns play in a row of results."""
    roles = [
        (replace(column, role=_ROLES.get(column.role, column.role)), cell)
        for column, cell in aligned.roles
    ]
    return Aligned(aligned.row, roles, aligned.extra, aligned.section, aligned.shifted)
