"""Tables of budgets alone: a category, what it is spent on, and amounts in columns."""

from __future__ import annotations

from normalize.text.folding import fold
from parsers.builder import PlanBuilder
from parsers.grid import GridCell, GridRow
from parsers.headers import Column, Header
from schema.document import Finding
from schema.plan import Budget, Initiative, Note

_TEXT = ("section", "title", "unknown", "measure", "remark")
_TOTALS = ("合計", "計", "総計", "小計", "総額")
_NO_ITEMS = ("number", "target", "goal", "progress", "status", "result", "month", "next")


def is_budget_table(header: Header) -> bool:
    """Whether a header names amounts and what they are for, and nothing of a plan's rows."""
    amounts = [column for column in header.columns if column.role == "budget"]
    named = [column for column in header.columns if column.role in _TEXT]
    return (
        bool(amounts)
        and bool(named)
        and named[0].index < amounts[0].index
        and (len(amounts) > 1 or header.has("section"))
        and not any(header.has(role) for role in _NO_ITEMS)
    )


def take_budget_table(
    builder: PlanBuilder, header: Header, rows: list[GridRow], above: str, owner: Initiative | None
) -> None:
    """Read a table of budgets into `owner`, the item above it, with an issue that says so.

    `above` is the text above the table; it may say the unit: （単位：千円）. Rows of totals are
    notes.
    """
    owner = owner or next(reversed(builder.plan.initiatives), None)
    budget: Budget | None = None
    named = [column for column in header.columns if column.role in _TEXT]
    for row in rows:
        cells = {cell.column: cell for cell in row.cells}
        for cell in row.cells:
            builder.role(cell.ref, "body")
        first = cells.get(named[0].index)
        if owner is None or (first is not None and fold(first.text) in _TOTALS):
            notes = owner.notes if owner is not None else builder.plan.notes
            notes += [Note(cell.quote, "remark") for cell in row.cells]
            continue
        if first is not None or budget is None:
            budget = Budget(first.quote if first is not None else None)
            owner.budgets.append(budget)
        budget.items += [cells[c.index].quote for c in named[1:] if c.index in cells]
        for column in header.columns:
            if column.role == "budget" and column.index in cells:
                _amount(builder, budget, column, cells[column.index], above)
    if budget is not None and rows:
        message = "A table of budgets names no item; it is kept with the item above it."
        builder.find(Finding("info", "budget_table", message, above[:80], rows[0].cells[0].ref))


def _amount(
    builder: PlanBuilder, budget: Budget, column: Column, cell: GridCell, above: str
) -> None:
    words = fold(column.words)
    if "率" in words:
        budget.rate = budget.rate or cell.quote
        return
    if not cell.numeric:
        return
    if "執行" in words or "決算" in words or "実績" in words:
        budget.executed = budget.executed or cell.quote
    else:
        budget.budget = budget.budget or cell.quote
    if "円" in cell.text:
        return
    unit = words if "円" in words else fold(above)
    budget.scale = 1_000_000 if "百万円" in unit else 1000 if "千円" in unit else 1
    if "円" not in unit:
        message = "The unit of an amount is printed neither in its cell nor above; taken as yen."
        builder.find(Finding("warning", "budget_unit", message, cell.text, cell.ref))
