"""One side of a comparison: the rows of one edition, initiative by initiative."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import TypeVar

from schema.comparison import EditionInfo
from schema.records import (
    ActionRecord,
    BudgetRecord,
    CellRecord,
    DocumentRecord,
    InitiativeRecord,
    IssueRecord,
    KpiTargetRecord,
    NoteRecord,
    ObservationRecord,
    Records,
)
from schema.records import Edition as EditionName

_Of = TypeVar("_Of", ActionRecord, KpiTargetRecord, NoteRecord, BudgetRecord, ObservationRecord)


Place = tuple[int | None, int | None, int | None, int | None]
"""Page, table, row and column."""


@dataclass(frozen=True, slots=True)
class Item:
    """An initiative with all rows that belong to it."""

    record: InitiativeRecord
    measures: tuple[ActionRecord, ...] = ()
    targets: tuple[KpiTargetRecord, ...] = ()
    notes: tuple[NoteRecord, ...] = ()
    budgets: tuple[BudgetRecord, ...] = ()
    observations: tuple[ObservationRecord, ...] = ()

    @property
    def id(self) -> str:
        """The initiative's id."""
        return self.record.initiative_id


@dataclass(frozen=True, slots=True)
class Edition:
    """One side. `notes` belong to the whole document; `stray` to a document of two editions,
    where nothing tells to which of them."""

    info: EditionInfo
    items: tuple[Item, ...]
    notes: tuple[NoteRecord, ...] = ()
    stray: tuple[NoteRecord, ...] = ()
    issues: tuple[IssueRecord, ...] = ()
    cells: dict[Place, CellRecord] = field(default_factory=dict)

    @property
    def key(self) -> str:
        """Text that is the same where the contents are the same; orders two sides."""
        parts = [self.info.document_id, self.info.edition]
        for item in self.items:
            parts += [item.record.number_raw or "", item.record.title_raw or ""]
            parts += [measure.text for measure in item.measures]
            parts += [target.statement_raw for target in item.targets]
        return "\n".join(parts)


def editions_of(records: Records) -> list[EditionName]:
    """The editions that a document holds, the current one first."""
    found = {record.edition for record in records.initiatives}
    return [name for name in ("current", "previous") if name in found]


def edition_of(records: Records, name: EditionName = "current", label: str = "") -> Edition:
    """One edition of a document's rows.

    Raises ValueError where the rows hold no document.
    """
    if not records.documents:
        raise ValueError("no document among the rows")
    document = records.documents[0]
    own = [record for record in records.initiatives if record.edition == name]
    measures = _grouped(records.actions)
    targets = _grouped(records.kpi_targets)
    notes = _grouped(records.notes)
    budgets = _grouped(records.budgets)
    observations = _grouped(records.observations)
    items = tuple(
        Item(
            record,
            tuple(measures[record.initiative_id]),
            tuple(targets[record.initiative_id]),
            tuple(notes[record.initiative_id]),
            tuple(budgets[record.initiative_id]),
            tuple(observations[record.initiative_id]),
        )
        for record in sorted(own, key=lambda record: record.sequence)
    )
    year = own[0].fiscal_year if own else document.fiscal_year
    loose = tuple(note for note in records.notes if note.initiative_id is None)
    loose += tuple(_as_note(row) for row in records.budgets if row.initiative_id is None)
    alone = len(editions_of(records)) < 2
    cells: dict[Place, CellRecord] = {
        (cell.page, cell.table, cell.row, cell.column): cell for cell in records.cells
    }
    return Edition(
        _info(document, name, year, label),
        items,
        loose if alone else (),
        () if alone else loose,
        tuple(records.issues),
        cells,
    )


def _info(document: DocumentRecord, name: EditionName, year: int | None, label: str) -> EditionInfo:
    return EditionInfo(
        label=label or f"{document.branch or document.source} {year or ''}".strip(),
        document_id=document.document_id,
        source=document.source,
        media_type=document.media_type,
        branch_code=document.branch_code,
        branch=document.branch,
        fiscal_year=year,
        edition=name,
        kind=document.kind,
        title_raw=document.title_raw,
    )


def _as_note(budget: BudgetRecord) -> NoteRecord:
    """A budget of the whole document: its words and amounts are compared as a text."""
    amounts = (budget.budget_yen, budget.executed_yen, budget.execution_rate)
    words = [budget.category_raw or "", *(f"{each:,}" for each in amounts if each is not None)]
    return NoteRecord(
        note_id=budget.budget_id,
        document_id=budget.document_id,
        initiative_id=None,
        kind="budget",
        text=" ".join([*words, *budget.line_items]),
        provenance=budget.provenance,
    )


def _grouped(rows: Sequence[_Of]) -> defaultdict[str | None, list[_Of]]:
    groups: defaultdict[str | None, list[_Of]] = defaultdict(list)
    for row in rows:
        groups[row.initiative_id].append(row)
    return groups
