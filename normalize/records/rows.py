"""Writes the contract's rows of one document from its drafts."""

from __future__ import annotations

import re

from normalize.records.draft import Context, Draft, Item, provenance, source, words
from normalize.records.observing import Numbers
from normalize.text.numbers import parse_number
from schema.plan import Measure, Note, Quote, Symbol
from schema.records import (
    ActionRecord,
    BudgetRecord,
    InitiativeRecord,
    KpiTargetRecord,
    NoteRecord,
    ObservationRecord,
    Status,
)

_LEADING = re.compile(r"^\s*([◎○〇◯△▲×✕□－―—‐\-])\s*[:：]")


def status_of(quote: Quote | None, context: Context) -> tuple[str | None, Status | None]:
    """(symbol as printed, meaning by the document's legend); `○:概ね目標達成` (002) is ○."""
    if quote is None:
        return None, None
    text = quote.text.strip()
    match = _LEADING.match(text)
    symbol = match.group(1) if match else text
    legend = dict(context.plan.legend)
    if match:
        legend[symbol] = text[match.end() :].strip()
    return symbol, context.taxonomy.status_of(symbol, legend)


def initiative_row(item: Item, context: Context) -> InitiativeRecord:
    """The row of one initiative."""
    initiative, document_id = item.initiative, context.document.document_id
    context.use(item.initiative_id, initiative.title.ref, *initiative.refs)
    for group in initiative.groups:
        context.use(item.initiative_id, group.ref)
    symbol = _whole(initiative.symbols)
    raw, status = status_of(symbol, context)
    for each in initiative.symbols if symbol else []:
        context.use(item.initiative_id, each.quote.ref)
    marks = initiative.marks
    return InitiativeRecord(
        initiative_id=item.initiative_id,
        document_id=document_id,
        branch_code=context.branch_code,
        fiscal_year=item.fiscal_year,
        edition=initiative.edition,
        sequence=item.sequence,
        pillar=_pillar(item, context),
        path=[words(quote.text) for quote in initiative.path],
        number_raw=initiative.number_raw,
        title_raw=words(initiative.title.text) or None,
        topics=item.topics,
        groups=item.groups,
        importance="high" if "重要度:高" in marks else None,
        difficulty="high" if "困難度:高" in marks else None,
        incentive=any("インセンティブ" in mark for mark in marks),
        status_raw=raw,
        status=status,
        provenance=provenance(initiative.title.ref),
    )


def _whole(symbols: list[Symbol]) -> Quote | None:
    """The initiative's own status: exactly one symbol printed for the whole of it."""
    if len(symbols) != 1 or (
        len(symbols[0].quote.text.split()) > 1 and not _LEADING.match(symbols[0].quote.text)
    ):
        return None
    return symbols[0].quote


def _pillar(item: Item, context: Context) -> str | None:
    ordinals = {1: "foundation", 2: "strategy", 3: "organization"}
    for quote in item.initiative.path:
        pillar = context.taxonomy.pillar_of(quote.text)
        if pillar is not None:
            return pillar
    return ordinals.get(item.initiative.pillar_ordinal or 0)


def action_row(
    measure: Measure, item: Item, number: int, sequence: int, context: Context
) -> ActionRecord:
    """The row of one measure."""
    action_id = f"{item.initiative_id}-a{number:02d}"
    symbols = [s for s in item.initiative.symbols if s.band == measure.band]
    symbol = symbols[-1].quote if symbols else None
    raw, status = status_of(symbol, context)
    beside = [measure.schedule, measure.progress, measure.next, *measure.groups, measure.subtitle]
    refs = [ref for quote in (measure.quote, *beside) if quote for ref in quote.refs]
    context.use(action_id, *refs, *measure.month_refs)
    if symbol is not None:
        context.use(action_id, symbol.ref)
    groups = groups_of(measure.groups, context) or item.groups
    return ActionRecord(
        action_id=action_id,
        initiative_id=item.initiative_id,
        document_id=context.document.document_id,
        branch_code=context.branch_code,
        fiscal_year=item.fiscal_year,
        edition=item.initiative.edition,
        sequence=sequence,
        marker_raw=measure.marker_raw,
        subtitle_raw=words(measure.subtitle.text) if measure.subtitle else None,
        text=words(measure.quote.text),
        schedule_text=_text(measure.schedule),
        months=measure.months,
        groups=groups,
        progress_text=_text(measure.progress),
        next_text=_text(measure.next),
        status_raw=raw,
        status=status,
        provenance=provenance(measure.quote.ref),
    )


def _text(quote: Quote | None) -> str | None:
    return (words(quote.text) or None) if quote else None


def groups_of(quotes: list[Quote], context: Context) -> list[str]:
    """Groups in charge that the quotes name, each once, in order."""
    found: list[str] = []
    for quote in quotes:
        for name in context.taxonomy.groups_of(quote.text):
            if name not in found:
                found.append(name)
    return found


def target_row(draft: Draft, item: Item, number: int, context: Context) -> KpiTargetRecord:
    """The row of one target."""
    target, target_id = draft.target, f"{item.initiative_id}-t{number:02d}"
    raw, status = status_of(draft.symbol.quote if draft.symbol else None, context)
    context.use(target_id, *draft.used, *draft.places.values())
    baseline_year = target.baseline_fiscal_year
    if baseline_year is None and target.baseline_year_offset is not None and item.fiscal_year:
        baseline_year = item.fiscal_year + target.baseline_year_offset
    own = draft.statement.quote.ref
    return KpiTargetRecord(
        target_id=target_id,
        initiative_id=item.initiative_id,
        document_id=context.document.document_id,
        branch_code=context.branch_code,
        fiscal_year=item.fiscal_year,
        edition=item.initiative.edition,
        kpi_id=draft.kpi_id,
        kpi_name_raw=target.name_raw or None,
        statement_raw=words(draft.statement.quote.text),
        marker=draft.statement.marker,
        comparator=target.comparator,
        target_value=target.target_value,
        unit=unit_of(draft, context),
        baseline_value=target.baseline_value,
        baseline_fiscal_year=baseline_year if target.baseline_value is not None else None,
        actual_value=draft.actual,
        actual_as_of=draft.as_of or _year_end(draft, item),
        national_value=draft.national,
        eligible_count=draft.eligible,
        expected_count=draft.expected,
        result_raw=words(draft.result_raw) if draft.result_raw else None,
        status_raw=raw,
        status=status,
        match_method=draft.match.method,
        match_score=draft.match.score,
        provenance=provenance(own),
        sources=[source(name, ref) for name, ref in sorted(draft.places.items()) if ref != own],
    )


def unit_of(draft: Draft, context: Context) -> str | None:
    """The unit as printed, else the indicator's own (003 prints 1.36 without %)."""
    unit = draft.target.unit
    if draft.kpi_id is not None and unit in (None, "none"):
        return context.taxonomy.unit_of(draft.kpi_id)
    return unit


def _year_end(draft: Draft, item: Item) -> str | None:
    """年度末時点 in the target: a result without a date of its own is the year end's (004)."""
    if draft.actual is None or not draft.target.actual_as_of_hint or item.fiscal_year is None:
        return None
    return f"{item.fiscal_year + 1:04d}-03"


def observation_row(
    number: Numbers, item: Item, sequence: int, context: Context
) -> ObservationRecord:
    """The row of one number of a series."""
    observation_id = f"{item.initiative_id}-o{sequence:04d}"
    context.use(observation_id, number.quote.ref, *(label.ref for label in number.labels))
    return ObservationRecord(
        observation_id=observation_id,
        document_id=context.document.document_id,
        initiative_id=item.initiative_id,
        branch_code=context.branch_code,
        kpi_id=number.kpi_id,
        series_raw=words(number.series_raw) if number.series_raw else None,
        measure=number.measure,
        role=number.role,
        basis=number.basis,
        fiscal_year=number.fiscal_year,
        month=number.month,
        value=number.value,
        unit=number.unit,
        inferred=number.inferred,
        provenance=provenance(number.quote.ref),
    )


def budget_rows(item: Item, context: Context) -> list[BudgetRecord]:
    """The rows of an initiative's budgets."""
    rows = []
    for number, budget in enumerate(item.initiative.budgets, 1):
        budget_id = f"{item.initiative_id}-b{number:02d}"
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
                document_id=context.document.document_id,
                initiative_id=item.initiative_id,
                branch_code=context.branch_code,
                fiscal_year=item.fiscal_year,
                category_raw=words(budget.category.text) if budget.category else None,
                budget_yen=_whole_yen(values.get("budget_yen")),
                executed_yen=_whole_yen(values.get("executed_yen")),
                execution_rate=value.value if (value := values.get("execution_rate")) else None,
                line_items=[words(quote.text) for quote in budget.items],
                provenance=provenance(own),
                sources=[source(name, q.ref) for name, q in parts.items() if q and q.ref != own],
            )
        )
    return rows


def _whole_yen(number: object) -> int | None:
    value = getattr(number, "value", None)
    return round(value) if value is not None else None


def note_row(note: Note, number: int, item: Item | None, context: Context) -> NoteRecord:
    """The row of one note."""
    owner = item.initiative_id if item else context.document.document_id
    note_id = f"{owner}-n{number:03d}"
    context.use(note_id, *note.quote.refs)
    return NoteRecord(
        note_id=note_id,
        document_id=context.document.document_id,
        initiative_id=item.initiative_id if item else None,
        kind=note.kind,
        text=words(note.quote.text),
        provenance=provenance(note.quote.ref),
    )
