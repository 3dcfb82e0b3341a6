"""The budget cells of a row: category, amounts and rate, maybe in columns of their own."""

from __future__ import annotations

from parsers.budgets.lines import BudgetReader
from parsers.budgets.units import unit_of
from parsers.grid import GridCell
from parsers.rows.align import Aligned
from parsers.rows.walk import Walk
from schema.plan import Initiative


def take_budgets(walk: Walk, aligned: Aligned, initiative: Initiative) -> None:
    """Those of the row, after those of a row of its own above it (003, item 13)."""
    waiting, walk.waiting_budget = walk.waiting_budget, []
    for cell in waiting:
        take_budget(walk, cell, initiative)
    for column, cell in aligned.pairs("budget"):
        if column.older:
            walk.builder.note(cell.quote, "remark")
        else:
            take_budget(walk, cell, initiative, column.words)


def take_budget(walk: Walk, cell: GridCell, initiative: Initiative, words: str = "") -> None:
    """One cell; `words` head its column. An amount whose unit nothing says is an issue."""
    if walk.budgets is None:
        heads = [column.words for column in walk.header.columns if column.role == "budget"]
        walk.budgets = BudgetReader([*heads, walk.above])
        initiative.budgets = walk.budgets.budgets
    reader = walk.budgets
    unit = unit_of(walk.builder, cell) if reader.lacks_unit(cell, words) else None
    reader.take(cell, words, unit or "")
    initiative.notes += reader.notes
    reader.notes = []
    walk.builder.role(cell.ref, "body")
