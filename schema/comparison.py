"""Two editions compared: the one model that every face of `keikaku diff` renders.

`revisions` builds it, and terminal, JSON, Markdown, HTML, workbook and Parquet are views of it.
Swapping the sides mirrors it: split becomes merged, added removed, tightened loosened.
"""

from __future__ import annotations

from typing import Literal

from pydantic import BaseModel, ConfigDict

from schema.records import Comparator, Edition, Kind, Pillar, Provenance, Row, Unit, many
from schema.records import nullable as maybe
from schema.records import required as must

Side = Literal["old", "new"]
RelationKind = Literal[
    "same", "renamed", "renumbered", "moved", "split", "merged", "added", "removed"
]
"""How initiatives of the two sides hang together; where several hold for a pair, the first of
moved, renamed, renumbered names it and `flags` holds them all."""
TargetKind = Literal["same", "changed", "added", "removed"]
Direction = Literal["tightened", "loosened", "unchanged", "not_comparable"]
SpanKind = Literal["equal", "delete", "insert", "replace"]
Role = Literal["heading", "measure", "schedule", "statement", "note", "progress", "next"]
EvidenceKind = Literal["topic", "title", "indicator", "text"]

Span = tuple[int, int, SpanKind]
"""(start, end, kind) of a run of characters of a passage; the spans of a passage tile its text."""


class EditionInfo(Row):
    """One side: which document and which of its editions."""

    label: str = must("How it was asked for, or a name made of branch and year.")
    document_id: str = must("The document.")
    source: str = must("Path or URI of the document.")
    media_type: str = must("application/pdf, text/html or text/plain.")
    branch_code: str | None = maybe("Branch.")
    branch: str | None = maybe("Branch without 支部.")
    fiscal_year: int | None = maybe("Year of the edition.")
    edition: Edition = must("current, or previous for the old side of a comparison.")
    kind: Kind | None = maybe("plan, progress, result or comparison.")
    title_raw: str | None = maybe("Title as printed.")


class Cited(Row):
    """An initiative as a relation names it."""

    initiative_id: str = must("The initiative.")
    number_raw: str | None = maybe("Its number as printed.")
    title_raw: str | None = maybe("Its title as printed.")
    pillar: Pillar | None = maybe("Its pillar.")
    path: list[str] = many("Headings above it, outermost first.")
    provenance: Provenance = must("Where the title stands.")


class Evidence(Row):
    """Why two initiatives are taken to belong together."""

    kind: EvidenceKind = must("topic, title, indicator or text.")
    old_initiative_id: str = must("Initiative of the old side.")
    new_initiative_id: str = must("Initiative of the new side.")
    value: str = must("The shared topic or indicator id; the likeness of titles or texts, 0-1.")


class Relation(Row):
    """One connected part of the two lists of initiatives."""

    relation_id: str = must("r001, r002 … in the order of the new side.")
    kind: RelationKind = must("What became of it.")
    flags: list[str] = many("renamed, renumbered, moved: all that hold for a pair.")
    old: list[Cited] = many("Initiatives of the old side; empty where it was added.")
    new: list[Cited] = many("Initiatives of the new side; empty where it was removed.")
    similarity: float | None = maybe("Share of the wording that both sides have in common, 0-1.")
    evidence: list[Evidence] = many("Why its initiatives belong together.")


class TargetState(Row):
    """A target as one side has it."""

    target_id: str = must("The target.")
    initiative_id: str = must("Its initiative.")
    kpi_name_raw: str | None = maybe("The indicator's name as printed.")
    statement_raw: str = must("The whole statement as printed.")
    marker: Literal["kpi", "target"] = must("kpi where printed as KPI, else target.")
    comparator: Comparator | None = maybe("How the value is to be compared.")
    target_value: float | None = maybe("Value to reach.")
    unit: Unit | None = maybe("Unit of the value.")
    baseline_value: float | None = maybe("Previous result quoted.")
    baseline_fiscal_year: int | None = maybe("Year of the baseline.")
    actual_value: float | None = maybe("What the document reports as reached.")
    provenance: Provenance = must("Where the statement stands.")


class TargetChange(Row):
    """One target on both sides, or on the side that has it."""

    relation_id: str | None = maybe("Relation of its initiatives; null where it left them.")
    kpi_id: str | None = maybe("Indicator id; null while unmapped.")
    label: str = must("Name of the indicator.")
    kind: TargetKind = must("same, changed (comparator, value, unit or baseline), added, removed.")
    changed: list[str] = many("Fields that differ; also marker, and initiative where it moved.")
    old: TargetState | None = maybe("The old side's target.")
    new: TargetState | None = maybe("The new side's target.")
    difference: float | None = maybe("New value minus old value, in their unit.")
    direction: Direction | None = maybe("tightened, loosened, unchanged or not_comparable.")
    reason: str | None = maybe("Why it is not comparable, or what else moved.")

    @property
    def differs(self) -> bool:
        """Whether anything of it is not the same, if only its mark or its initiative."""
        return self.kind != "same" or bool(self.changed)


class Passage(Row):
    """One text of one side with what changed in it."""

    passage_id: str = must("o001, n001 …: side and order.")
    relation_id: str | None = maybe("Relation of its initiative; null outside of initiatives.")
    initiative_id: str | None = maybe("The initiative; null outside of initiatives.")
    side: Side = must("old or new.")
    role: Role = must("heading, measure, schedule, statement, note, progress or next.")
    marker_raw: str | None = maybe("List marker as printed.")
    text: str = must("The text as printed.")
    spans: list[Span] = many("What a reader marks: phrases, and reworded sentences whole.")
    fine: list[Span] = many("The phrases that differ, also within reworded sentences.")
    counterparts: list[str] = many("Passages of the other side that it shares text with.")
    similarity: float | None = maybe("Share of its characters found on the other side, 0-1.")
    numbers_changed: bool = must("Whether a number changed, and with it the meaning.")
    record_id: str | None = maybe("Action, target, note or initiative that it is the text of.")
    provenance: Provenance = must("Where it stands.")

    @property
    def changed(self) -> bool:
        """Whether any of it differs from the other side."""
        return any(kind != "equal" for _, _, kind in self.spans)


class Detail(Row):
    """A fact beside the text that differs: importance, groups, months, a budget, a result."""

    relation_id: str | None = maybe("Relation of its initiatives.")
    field: str = must("Which fact: importance, difficulty, groups, months, budget_yen, …")
    about: str = must("What it is a fact of, in words.")
    old: str | None = maybe("On the old side.")
    new: str | None = maybe("On the new side.")
    old_provenance: Provenance | None = maybe("Where it stands on the old side.")
    new_provenance: Provenance | None = maybe("Where it stands on the new side.")


class NotCompared(Row):
    """Something that could not be compared, and is not the same for that."""

    what: str = must("What it is.")
    reason: str = must("Why it could not be compared.")
    side: Side | None = maybe("Side that it stands on; null for both.")


class SourceCell(Row):
    """A source cell or paragraph that something in the comparison was read from."""

    side: Side = must("old or new.")
    provenance: Provenance = must("Where it stands.")
    text: str = must("All its text.")


class Comparison(BaseModel):
    """All that is known about the change from one edition to another."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    old: EditionInfo
    new: EditionInfo
    relations: list[Relation]
    targets: list[TargetChange]
    passages: list[Passage]
    details: list[Detail]
    not_compared: list[NotCompared]
    notices: list[str]
    cells: list[SourceCell]

    @property
    def different(self) -> bool:
        """Whether anything changed: structure, a target, a fact or a wording."""
        return (
            any(relation.kind != "same" for relation in self.relations)
            or any(target.differs for target in self.targets)
            or bool(self.details)
            or any(passage.changed for passage in self.passages)
        )

    @property
    def exit_code(self) -> int:
        """0 the same, 1 different, 2 no difference found but not everything compared."""
        if self.different:
            return 1
        return 2 if self.not_compared else 0
