"""Writes the rows of observations, budgets and notes."""

from __future__ import annotations

import re

from normalize.records.breaks import series_break
from normalize.records.draft import Context, Item, provenance, source, words
from normalize.records.numbers import Numbers
from normalize.text.numbers import Number, parse_number
from schema.plan import Note
from schema.records import BudgetRecord
from schema.rows import Fields

_BREAKDOWN = re.compile(r"[（(【〔［\[]?内訳[^。]*[\d０-９][\s\u3000]*[%％]")


def observation_row(number: Numbers, item: Item, sequence: int, context: Context) -> Fields:
    """The row of one number of a series (`ObservationRecord`)."""
    observation_id = f"{item.initiative_id}-o{sequence:04d}"
    context.use(observation_id, number.quote.ref, *[label.ref for label in number.labels])
    return {
        "observation_id": observation_id,
        "document_id": context.document_id,
        "initiative_id": item.initiative_id if item.sequence else None,
        "branch_code": context.branch_code,
        "kpi_id": number.kpi_id,
        "series_raw": words(number.series_raw) if number.series_raw else None,
        "measure": number.measure,
        "role": number.role,
        "basis": number.basis,
        "fiscal_year": number.fiscal_year,
        "month": number.month,
        "value": number.value,
        "unit": number.unit,
        "inferred": number.inferred,
        "series_break": series_break(context.taxonomy, number.kpi_id, number.fiscal_year),
        "provenance": number.quote.ref,
    }


def budget_rows(item: Item | None, context: Context) -> list[BudgetRecord]:
    """The rows of an initiative's budgets; without one those of the whole document."""
    rows = []
    owner = item.initiative_id if item is not None else context.document.document_id
    budgets = item.initiative.budgets if item is not None else context.plan.budgets
    year = item.fiscal_year if item is not None else context.years.get("current")
    for number, budget in enumerate(budgets, 1):
        budget_id = f"{owner}-b{number:02d}"
        parts = {
            "budget_yen": budget.budget,
            "executed_yen": budget.executed,
            "execution_rate": budget.rate,
        }
        quotes = [q for q in (budget.category, *parts.values(), *budget.items) if q]
        context.use(budget_id, *(quote.ref for quote in quotes))
        own = quotes[0].ref
        values = {name: parse_number(q.text) for name, q in parts.items() if q}
        rows.append(
            BudgetRecord(
                budget_id=budget_id,
                document_id=context.document_id,
                initiative_id=item.initiative_id if item is not None else None,
                branch_code=context.branch_code,
                fiscal_year=year,
                category_raw=words(budget.category.text) if budget.category else None,
                budget_yen=_whole_yen(values.get("budget_yen"), budget.scale),
                executed_yen=_whole_yen(values.get("executed_yen"), budget.scale),
                execution_rate=value.value if (value := values.get("execution_rate")) else None,
                line_items=[words(quote.text) for quote in budget.items],
                provenance=provenance(own),
                sources=[source(name, q.ref) for name, q in parts.items() if q and q.ref != own],
            )
        )
    return rows


def _whole_yen(number: Number | None, scale: int) -> int | None:
    """The amount in yen; one that prints 円 itself needs no scale of the header."""
    if number is None:
        return None
    return round(number.value * (1 if number.unit == "yen" else scale))


def note_row(note: Note, number: int, item: Item | None, context: Context) -> Fields:
    """The row of one note (`NoteRecord`)."""
    owner = item.initiative_id if item else context.document_id
    note_id = f"{owner}-n{number:03d}"
    context.use(note_id, *note.quote.refs)
    if note.kind == "note" and _BREAKDOWN.match(note.quote.text):
        message = "What a target is made up of is kept as a note, not as targets of its own."
        context.find("info", "breakdown_kept_as_note", message, note.quote)
    return {
        "note_id": note_id,
        "document_id": context.document_id,
        "initiative_id": item.initiative_id if item else None,
        "kind": note.kind,
        "text": words(note.quote.text),
        "provenance": note.quote.ref,
    }
