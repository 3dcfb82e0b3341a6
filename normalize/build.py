"""Builds the records of one document from its plan: the one screen of `normalize`."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field

from normalize.records.actuals import reach_from_series
from normalize.records.contradictions import find_contradictions
from normalize.records.draft import Context, Item, provenance, words
from normalize.records.entries import entries_of
from normalize.records.identity import Identity, identify
from normalize.records.ledger import Totals, write_ledger
from normalize.records.noted_months import date_by_notes, footnotes_of
from normalize.records.number_rows import budget_rows, note_row, observation_row
from normalize.records.observing import observe
from normalize.records.overview import fold_overviews, lists_targets
from normalize.records.placing import homeless_rows, place_loose
from normalize.records.rows import action_row, groups_of, initiative_row
from normalize.records.stated_date import stated_date
from normalize.records.target_rows import target_row
from normalize.records.targets import drafts_of
from normalize.records.unowned import place_unowned
from normalize.records.unread import states_a_target
from normalize.taxonomy_loader import Taxonomy
from schema.document import Document, Finding, Ref
from schema.plan import Initiative, Plan
from schema.records import (
    ActionRecord,
    BudgetRecord,
    DocumentRecord,
    InitiativeRecord,
    IssueRecord,
    KpiTargetRecord,
    NoteRecord,
    ObservationRecord,
    Records,
)
from schema.rows import ColumnRows, Fields

_RECEIPTS = "receipt_review_content"


@dataclass
class _Many:
    """Rows of the tables that have many, before they are put into columns."""

    initiatives: list[Fields] = field(default_factory=list)
    actions: list[Fields] = field(default_factory=list)
    kpi_targets: list[Fields] = field(default_factory=list)
    observations: list[Fields] = field(default_factory=list)
    notes: list[Fields] = field(default_factory=list)
    budgets: list[BudgetRecord] = field(default_factory=list)


def build(document: Document, plan: Plan, taxonomy: Taxonomy) -> Records:
    """All rows of one document. Never raises for what a document says: that is an issue row."""
    entries = entries_of(document)
    identity = identify(document, plan, taxonomy, [text for _, text, _ in entries])
    context = Context(document, plan, taxonomy, entries, identity.branch_code, identity.years)
    context.known_on = max(filter(None, (identity.as_of, identity.presented_on)), default=None)
    context.kind = identity.kind
    context.stated = stated_date(context)
    context.footnotes = footnotes_of(context)
    many = _Many()
    items = _items(context)
    kept = []
    for item in _drafted(items, context):
        _write(item, context, many)
        kept.append(item)
    many.observations += homeless_rows(context)
    find_contradictions(kept, context)
    many.notes += [note_row(note, n, None, context) for n, note in enumerate(plan.notes, 1)]
    records = Records(budgets=[*many.budgets, *budget_rows(None, context)])
    records.initiatives = ColumnRows.of(InitiativeRecord, many.initiatives)
    records.actions = ColumnRows.of(ActionRecord, many.actions)
    records.kpi_targets = ColumnRows.of(KpiTargetRecord, many.kpi_targets)
    records.observations = ColumnRows.of(ObservationRecord, many.observations)
    records.notes = ColumnRows.of(NoteRecord, many.notes)
    for title in plan.titles:
        context.use(document.document_id, title.ref)
    cells, unused, totals = write_ledger(context)
    records.cells = cells
    records.documents = [_document(document, plan, identity, totals)]
    findings = [*document.findings, *plan.findings, *identity.findings, *context.findings]
    records.issues = [*(_issue(f, document) for f in findings), *unused]
    return records


def _drafted(items: list[Item], context: Context) -> Iterator[Item]:
    """The items with their targets; all are known first where a table may belong to another."""
    overview = any(lists_targets(item.initiative) for item in items)
    loose = any(series.loose or series.apart for item in items for series in item.initiative.series)
    for item in items if overview or loose else ():
        item.drafts = drafts_of(item, context)
    kept = fold_overviews(items, context) if overview else items
    if loose:
        place_loose(kept, context)
    for item in kept:
        item.drafts = item.drafts if overview or loose else drafts_of(item, context)
        yield item


def _items(context: Context) -> list[Item]:
    items = [_item(each, n, context) for n, each in enumerate(context.plan.initiatives, 1)]
    for initiative in place_unowned(items, context) if context.plan.unowned else ():
        items.append(_item(initiative, len(items) + 1, context))
    _all_groups(items, context)
    return items


def _item(initiative: Initiative, sequence: int, context: Context) -> Item:
    title = words(initiative.title.text)
    year = context.years.get(initiative.edition)
    if not title:
        message = "An item has a number but no title."
        context.find("warning", "untitled_initiative", message, initiative.title)
    return Item(
        initiative,
        f"{context.document.document_id}-i{sequence:03d}",
        sequence,
        year,
        _topics(initiative, title, year, context),
        groups_of(initiative.groups, context),
    )


def _all_groups(items: list[Item], context: Context) -> None:
    """全グループ is all groups that the document names; words that name none are an issue (002)."""
    named = list(dict.fromkeys(group for item in items for group in item.groups))
    for item in items:
        for quote in item.initiative.groups:
            if context.taxonomy.is_all_groups(quote.text):
                item.groups = named
            elif not context.taxonomy.groups_of(quote.text):
                context.find(
                    "warning",
                    "unknown_group",
                    "The group in charge is not one that is known.",
                    quote,
                )


def _topics(initiative: Initiative, title: str, year: int | None, context: Context) -> list[str]:
    """Topics the title names; with レセプト点検 also the parts that are its rows (003, 8)."""
    topics = context.taxonomy.topics_of(title, fiscal_year=year)
    if _RECEIPTS not in topics:
        return topics
    heads = [each for m in initiative.measures for each in (m.subtitle, m.quote) if each]
    for head in heads:
        for topic in context.taxonomy.topics_of(words(head.text)[:16], fiscal_year=year):
            if topic.startswith("receipt_review") and topic not in topics:
                topics = [*topics, topic]
    return topics


def _write(item: Item, context: Context, many: _Many) -> None:
    numbers = observe(item, context)
    date_by_notes(item, item.drafts, context)
    reach_from_series(item, numbers, context)
    date_by_notes(item, [each for each in item.drafts if each.as_of is None], context)
    many.initiatives.append(initiative_row(item, context))
    for number, measure in enumerate(item.initiative.measures, 1):
        if states_a_target(measure.quote.text):
            message = "A measure's text states a target that was not read as one."
            context.find("warning", "target_in_measure", message, measure.quote)
        sequence = len(many.actions) + 1
        many.actions.append(action_row(measure, item, number, sequence, context))
    for number, draft in enumerate(item.drafts, 1):
        many.kpi_targets.append(target_row(draft, item, number, context))
        if draft.kpi_id is None:
            context.find(
                "warning",
                "unmapped_indicator",
                "The indicator's name was not mapped: "
                + (", ".join(c for c, _ in draft.match.candidates) or "no candidates"),
                draft.statement.quote,
            )
    for number, entry in enumerate(numbers, 1):
        many.observations.append(observation_row(entry, item, number, context))
    many.budgets += budget_rows(item, context)
    for number, note in enumerate(item.initiative.notes, 1):
        many.notes.append(note_row(note, number, item, context))


def _document(document: Document, plan: Plan, identity: Identity, totals: Totals) -> DocumentRecord:
    return DocumentRecord(
        document_id=document.document_id,
        source=document.source,
        sha256=document.sha256,
        media_type=document.media_type,
        bytes=document.size,
        pages=document.pages,
        branch_code=identity.branch_code,
        branch=identity.branch,
        fiscal_year=identity.fiscal_year,
        kind=identity.kind,
        title_raw=words(identity.title.text) if identity.title else None,
        presented_on=identity.presented_on,
        as_of=identity.as_of,
        parser=plan.layout,
        parser_version=plan.layout_version,
        cells_total=totals.cells,
        cells_used=totals.cells_used,
        characters_total=totals.characters,
        characters_used=totals.characters_used,
        recognised_pages=list(document.recognised),
    )


def _issue(finding: Finding, document: Document) -> IssueRecord:
    return IssueRecord(
        document_id=document.document_id,
        severity=finding.severity,
        code=finding.code,
        message=finding.message,
        text=finding.text,
        provenance=provenance(finding.ref) if finding.ref != Ref() else None,
    )
