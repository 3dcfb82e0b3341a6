"""The lines of a cell with those of the small tables inside it, in the order printed."""

from __future__ import annotations

from parsers.builder import PlanBuilder
from parsers.grid import GridCell, rows_of
from parsers.header.labels import mark_of
from schema.document import Ref, Table

Lines = list[tuple[str, Ref]]
_LABELLED = 2


def lines_of(cell: GridCell, builder: PlanBuilder) -> Lines:
    """(text, place) of each line that holds any; KPI in front of a target marks it.

    Tables of other shapes are left out, and so reported as text that nothing holds.
    """
    if not cell.cell.tables:
        return [(line.text, cell.ref) for line in cell.cell.lines if line.text]
    found: Lines = []
    done = 0
    for table in cell.cell.tables:
        above = len(cell.cell.lines) if table.above is None else table.above
        found += [(line.text, cell.ref) for line in cell.cell.lines[done:above]]
        done = max(done, above)
        found += _inside(table, builder)
    found += [(line.text, cell.ref) for line in cell.cell.lines[done:]]
    return [(text, ref) for text, ref in found if text]


def _inside(table: Table, builder: PlanBuilder) -> Lines:
    """The lines of a table whose rows are one text each, or one behind KPI."""
    found: Lines = []
    heads: list[Ref] = []
    for row in rows_of(table):
        mark = mark_of(row.cells[0]) if len(row.cells) == _LABELLED else None
        if mark is None and len(row.cells) > 1:
            return []
        told = row.cells[-1]
        lines = [(line.text, told.ref) for line in told.cell.lines if line.text]
        if mark is not None and lines:
            heads.append(row.cells[0].ref)
            lines[0] = (f"{mark[0]}{mark[1]}{lines[0][0]}", told.ref)
        found += lines
    for ref in heads:
        builder.role(ref, "header")
    return found
