"""Results in a table of their own inside a form: 上期実績 beside the branch and 全国平均."""

from __future__ import annotations

from collections.abc import Sequence

from parsers.builder import PlanBuilder
from parsers.forms.labels import roles_of
from parsers.grid import GridCell, GridRow
from parsers.header.reading import Header
from schema.plan import Initiative, Note

_AIMS = ("target", "goal", "measure")
_REACHED = ("result", "national")


def bands_of(header: Header, rows: Sequence[GridRow], initiative: Initiative) -> list[int]:
    """The bands of the targets that rows of results belong to, row by row; else nothing.

    Targets stand in a table of the same form above, a row each: as many rows, in the same order.
    """
    if any(header.has(role) for role in _AIMS) or not any(header.has(r) for r in _REACHED):
        return []
    bands = sorted({statement.band for statement in initiative.statements})
    return bands if len(bands) == len([row for row in rows if not told(row)]) else []


def told(row: GridRow) -> bool:
    """Whether a row is one text over several columns, which tells what was done."""
    return len(row.cells) == 1 and row.cells[0].cell.column_span > 1


def take_told(
    builder: PlanBuilder, row: GridRow, label: GridCell | None, initiative: Initiative
) -> None:
    """Keep such a text: progress where the form's label names results, else a remark."""
    (cell,) = row.cells
    roles = roles_of(label) if label is not None else ()
    kind = "progress" if {"result", "progress"} & set(roles) else "remark"
    initiative.notes.append(Note(cell.quote, kind))
    builder.role(cell.ref, "body")
