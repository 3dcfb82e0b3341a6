"""Tables of budgets alone: a category, what it is spent on, and amounts in columns."""

from __future__ import annotations

import re

from normalize.text.folding import fold
from parsers.builder import PlanBuilder
from parsers.grid import GridCell, GridRow
from parsers.headers import Column, Header
from parsers.walk import Walk
from schema.document import Finding, Ref
from schema.plan import Budget, Initiative, Note, Plan, Quote

_TEXT = ("section", "title", "unknown", "measure", "remark")
_BUDGETS = re.compile(r"予算|経費|執行|決算")
_HEADS_BUDGETS = re.compile(
    r"予算(?:額|案|（案）)?(?:の?(?:執行状況|概要|内訳|一覧表?|状況)|について)?\s*(?:[（(][^（()）]*[)）])?$"
)
_BULLET = re.compile(r"(?:^|(?<=[\s\u3000]))[・●･■◆○]")
_LONGEST_HEADING = 60
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


def stands_alone(walk: Walk, owner: Initiative | None) -> bool:
    """Whether a heading of budgets stands between the item above and a table of budgets.

    【参考】支部保険者機能強化予算の執行状況: it is of the whole document then; the paragraphs since
    the last table are kept as notes. A heading that opened the item itself is its title.
    """
    own = owner.refs if owner is not None else []
    if not any(_heads(quote, own) for quote in walk.between):
        return owner is None and not walk.builder.plan.initiatives
    for quote in walk.between:
        if quote.ref not in own:
            walk.builder.note(quote, "remark", document=True)
    return True


def _heads(quote: Quote, own: list[Ref]) -> bool:
    short = len(quote.text) <= _LONGEST_HEADING and not quote.text.endswith("。")
    return short and _BUDGETS.search(quote.text) is not None and quote.ref not in own


def heads_budgets(text: str) -> bool:
    """Whether a heading is that of a table of budgets, and no item: ４．支部保険者機能強化予算."""
    return len(text) <= _LONGEST_HEADING and _HEADS_BUDGETS.search(text) is not None


def take_budget_table(
    builder: PlanBuilder,
    header: Header,
    rows: list[GridRow],
    above: str,
    owner: Initiative | Plan | None,
) -> None:
    """Read a table of budgets into `owner`: the item above it, with an issue, or the document.

    `above` is the text above the table; it may say the unit: （単位：千円）. Rows of totals are
    notes.
    """
    owner = owner or next(reversed(builder.plan.initiatives), None)
    budget: Budget | None = None
    above_it, (category, *spent) = _named(header, rows)
    for row in rows:
        cells = {cell.column: cell for cell in row.cells}
        for cell in row.cells:
            builder.role(cell.ref, "body")
        first = cells.get(category.index)
        wider = [cells[column.index] for column in above_it if column.index in cells]
        if owner is None or _is_total(first, wider):
            notes = owner.notes if owner is not None else builder.plan.notes
            notes += [Note(cell.quote, "remark") for cell in row.cells]
            continue
        if first is not None or budget is None:
            budget = Budget(first.quote if first is not None else None)
            owner.budgets.append(budget)
        owner.notes += [Note(cell.quote, "remark") for cell in wider]
        for column in spent:
            budget.items += _items(cells[column.index]) if column.index in cells else []
        for column in header.columns:
            if column.role == "budget" and column.index in cells:
                _amount(builder, budget, column, cells[column.index], above)
    if budget is not None and rows and owner is not builder.plan:
        message = "A table of budgets names no item; it is kept with the item above it."
        builder.find(Finding("info", "budget_table", message, above[:80], rows[0].cells[0].ref))


def _named(header: Header, rows: list[GridRow]) -> tuple[list[Column], list[Column]]:
    """Columns of wider categories, merged over rows, and the category's own with what it is for.

    保健事業予算 stands over several rows of 健診経費, 保健指導経費 …, an amount each.
    """
    named = [column for column in header.columns if column.role in _TEXT]
    amounts = {column.index for column in header.columns if column.role == "budget"}
    printed = [{cell.column for cell in row.cells} for row in rows]
    printed = [columns for columns in printed if columns & amounts and len(columns) > 2]
    own = next((n for n, c in enumerate(named) if all(c.index in cs for cs in printed)), 0)
    return named[:own], named[own:]


def _is_total(first: GridCell | None, wider: list[GridCell]) -> bool:
    return any(cell is not None and fold(cell.text) in _TOTALS for cell in (first, *wider))


def _items(cell: GridCell) -> list[Quote]:
    """What an amount is spent on: one a bullet; without bullets the cell's words as a whole."""
    lines = [line for line in cell.cell.lines if line.text.strip()]
    if cell.kind == "symbol":
        return []
    if not any(line.level or _BULLET.match(line.text.strip()) for line in lines):
        return [cell.quote]
    items: list[str] = []
    for line in lines:
        before, *listed = _BULLET.split(line.text.strip())
        if before and items and not line.level:
            items[-1] += before.strip()
        else:
            listed = [before, *listed]
        items += [item.strip() for item in listed if item.strip()]
    return [Quote(item, cell.ref) for item in items]


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
