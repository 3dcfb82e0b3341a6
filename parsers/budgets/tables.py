"""Tables of budgets alone: a category, what it is spent on, and amounts in columns."""

from __future__ import annotations

import re

from normalize.text.folding import fold
from parsers.budgets.items import items_of, unmarked_items
from parsers.budgets.rows import (
    columns_of,
    is_band,
    is_framed,
    is_total,
    named_columns,
    sums_up,
    unframed,
)
from parsers.budgets.units import unit_of
from parsers.builder import PlanBuilder
from parsers.grid import GridCell, GridRow
from parsers.header.reading import Column, Header
from parsers.rows.walk import Walk
from schema.document import Finding, Ref
from schema.plan import Budget, Initiative, Note, Plan, Quote

_BUDGETS = re.compile(r"予算|経費|執行|決算")
_HEADS_BUDGETS = re.compile(
    r"予算(?:額|案|（案）)?(?:の?(?:執行状況|概要|内訳|一覧表?|状況)|について)?\s*(?:[（(][^（()）]*[)）])?$"
)
_LONGEST_HEADING = 60
_NO_ITEMS = ("number", "target", "goal", "progress", "status", "result", "month", "next")


def is_budget_table(header: Header, *, below: bool = False) -> bool:
    """Whether a header names amounts and what they are for, and nothing of a plan's rows.

    `below` a heading of budgets one amount and any words beside it will do; elsewhere items and
    what is done for each (施策, 取組内容) are a plan's rows, whatever they cost.
    """
    planned = header.has("title") and header.has("measure") and not header.has("section")
    if planned and not below:
        return False
    amounts = [column for column in header.columns if column.role == "budget"]
    named = named_columns(header)
    return (
        bool(amounts)
        and bool(named)
        and named[0].index < amounts[0].index
        and (len(amounts) > 1 or header.has("section") or below)
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
    noted = {note.quote.ref for note in walk.builder.plan.notes}
    for quote in walk.between:
        if quote.ref not in own and quote.ref not in noted:
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

    `above` is the text above the table; it may say the unit: （単位：千円）. A budget is what one
    amount is printed for; rows of totals are notes, a text over all columns heads those below.
    """
    owner = owner or next(reversed(builder.plan.initiatives), None)
    if owner is None:
        for cell in (cell for row in rows for cell in row.cells):
            builder.plan.notes.append(Note(cell.quote, "remark"))
        return
    _Reading(builder, header, rows, above, owner).read()
    if rows and owner is not builder.plan:
        message = "A table of budgets names no item; it is kept with the item above it."
        builder.find(Finding("info", "budget_table", message, above[:80], rows[0].cells[0].ref))


class _Reading:
    """Reads the rows of one table of budgets."""

    def __init__(
        self,
        builder: PlanBuilder,
        header: Header,
        rows: list[GridRow],
        above: str,
        owner: Initiative | Plan,
    ) -> None:
        self.builder, self.rows, self.above, self.owner = builder, rows, above, owner
        amounts = [column for column in header.columns if column.role == "budget"]
        self.amounts = [column for column in amounts if not column.older]
        self.older = [column.index for column in amounts if column.older]
        self.columns = columns_of(header, rows)
        self.band: Quote | None = None
        self.category: Quote | None = None
        self.budget: Budget | None = None

    def read(self) -> None:
        """Take all rows."""
        for place, row in enumerate(self.rows):
            for cell in row.cells:
                self.builder.role(cell.ref, "body")
            if self._total(place):
                first, *rest = row.cells
                text = " ".join(cell.text for cell in row.cells if cell.text)
                total = Quote(text, first.ref, tuple(cell.ref for cell in rest))
                self.owner.notes.append(Note(total, "remark"))
            elif is_band(self.rows, place, self.columns):
                cell = row.cells[0]
                self.builder.plan.roles[cell.ref] = "heading"
                self.band = Quote(unframed(cell.text), cell.ref)
                self.category = self.budget = None
            else:
                self._row({cell.column: cell for cell in row.cells})

    def _total(self, place: int) -> bool:
        """Whether a row sums up others: one that says so, or a framed one above its parts."""
        row, amounts = self.rows[place], {column.index for column in self.amounts}
        if any(is_total(cell) for cell in row.cells if cell.column not in amounts):
            return True
        return is_framed(row.cells[0]) and sums_up(self.rows, place, self.amounts[:1])

    def _row(self, cells: dict[int, GridCell]) -> None:
        columns, first = self.columns, cells.get(self.columns.category.index)
        notes = [cells[c.index] for c in (*columns.wider, *columns.remarks) if c.index in cells]
        notes += [cells[index] for index in self.older if index in cells]
        self.owner.notes += [Note(cell.quote, "remark") for cell in notes]
        if first is not None:
            self.category = first.quote
        amount = any(c.index in cells and cells[c.index].kind != "symbol" for c in self.amounts)
        if self.budget is None or first is not None or (amount and self._has_amount()):
            self._open(first)
        if self.budget is None:
            return
        for cell in (cells[column.index] for column in columns.spent if column.index in cells):
            if cell.kind == "symbol":
                continue
            items, remarks = items_of(cell.cell.lines)
            items = items or unmarked_items(cell.cell.lines, self._widest(cell.column))
            self.budget.items += [Quote(item, cell.ref) for item in items] or [cell.quote]
            self.owner.notes += [
                Note(Quote(remark, cell.ref), "remark") for remark in remarks if items
            ]
        for column in self.amounts:
            if column.index in cells:
                _amount(self.builder, self.budget, column, cells[column.index], self.above)

    def _widest(self, index: int) -> int:
        """The length of the longest line that a column prints."""
        cells = (cell for row in self.rows for cell in row.cells if cell.column == index)
        return max((len(line.text) for cell in cells for line in cell.cell.lines), default=0)

    def _open(self, first: GridCell | None) -> None:
        """A budget of the category above; of the heading above where rows name what it is for."""
        named = self.columns.category
        if self.band is not None and not self.columns.spent and named.role != "section":
            self.budget = Budget(self.band, items=[first.quote] if first is not None else [])
        else:
            self.budget = Budget(self.category)
        self.owner.budgets.append(self.budget)

    def _has_amount(self) -> bool:
        """Whether the open budget prints an amount: the next one is another's."""
        return self.budget is not None and bool(self.budget.budget or self.budget.executed)


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
    if "円" not in unit:
        unit = fold(unit_of(builder, cell) or "")
    budget.scale = 1_000_000 if "百万円" in unit else 1000 if "千円" in unit else 1
