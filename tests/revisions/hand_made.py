"""Editions made by hand: what a test says is all there is."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from revisions import Edition, edition_of
from schema.records import (
    ActionRecord,
    CellRecord,
    DocumentRecord,
    InitiativeRecord,
    KpiTargetRecord,
    NoteRecord,
    Provenance,
    Records,
)


@dataclass
class Plan:
    """A plan of one branch and year; `item` adds an initiative."""

    year: int = 2020
    document_id: str = "old0000000000000"

    def __post_init__(self) -> None:
        self.records = Records(documents=[document(self.document_id, self.year)])

    def item(
        self,
        number: str | None,
        title: str | None,
        *,
        topics: Sequence[str] = (),
        measures: Sequence[str] = (),
        targets: Sequence[dict[str, Any]] = (),
        notes: Sequence[str] = (),
        pillar: str | None = "foundation",
        **facts: Any,
    ) -> Plan:
        """Add an initiative."""
        sequence = len(self.records.initiatives) + 1
        own = {
            "initiative_id": f"{self.document_id}-i{sequence:03d}",
            "document_id": self.document_id,
            "branch_code": "10",
            "fiscal_year": self.year,
        }
        edition = own | {"edition": "current"}
        at = Provenance(page=1, table=1, row=sequence, column=0)
        self.records.initiatives.append(
            InitiativeRecord(
                **edition,
                sequence=sequence,
                pillar=pillar,
                number_raw=number,
                title_raw=title,
                topics=list(topics),
                incentive=False,
                provenance=at,
                **facts,
            )
        )
        self._add_measures(edition, at, measures)
        self._add_targets(edition, at, targets)
        self._add_notes(edition, at, notes)
        self._add_cell(sequence, " ".join([number or "", title or "", *measures]))
        return self

    def _add_measures(
        self, edition: dict[str, Any], at: Provenance, measures: Sequence[str]
    ) -> None:
        for place, text in enumerate(measures, 1):
            self.records.actions.append(
                ActionRecord(
                    action_id=f"{edition['initiative_id']}-a{place}",
                    **edition,
                    sequence=place,
                    text=text,
                    provenance=at.model_copy(update={"column": 1}),
                )
            )

    def _add_targets(
        self, edition: dict[str, Any], at: Provenance, targets: Sequence[dict[str, Any]]
    ) -> None:
        for place, target in enumerate(targets, 1):
            self.records.kpi_targets.append(
                KpiTargetRecord(
                    **edition,
                    target_id=f"{edition['initiative_id']}-t{place}",
                    provenance=at.model_copy(update={"column": 1}),
                    **kpi(**target),
                )
            )

    def _add_notes(self, edition: dict[str, Any], at: Provenance, notes: Sequence[str]) -> None:
        for place, text in enumerate(notes, 1):
            self.records.notes.append(
                NoteRecord(
                    note_id=f"{edition['initiative_id']}-n{place}",
                    document_id=self.document_id,
                    initiative_id=edition["initiative_id"],
                    kind="remark",
                    text=text,
                    provenance=at,
                )
            )

    def _add_cell(self, row: int, text: str) -> None:
        self.records.cells.append(
            CellRecord(
                document_id=self.document_id,
                page=1,
                table=1,
                row=row,
                column=1,
                row_span=1,
                column_span=1,
                role="body",
                text=text,
            )
        )

    def edition(self) -> Edition:
        """The side of a comparison that this plan is."""
        return edition_of(self.records)


def plans() -> tuple[Plan, Plan]:
    """Two empty plans of neighbouring years."""
    return Plan(2020, "old0000000000000"), Plan(2021, "new0000000000000")


def document(document_id: str, year: int) -> DocumentRecord:
    """A document of 群馬."""
    return DocumentRecord(
        document_id=document_id,
        source=f"{document_id}.txt",
        sha256=document_id.ljust(64, "0"),
        media_type="text/plain",
        bytes=1,
        branch_code="10",
        branch="群馬",
        fiscal_year=year,
        kind="plan",
        title_raw=f"{year}年度 群馬支部事業計画",
        parser="gunma",
        parser_version="1",
        cells_total=1,
        cells_used=1,
        characters_total=1,
        characters_used=1,
    )


def kpi(
    kpi_id: str | None = "lifestyle_checkup_rate",
    comparator: str | None = "ge",
    value: float | None = None,
    unit: str | None = "percent",
    baseline: float | None = None,
    **facts: Any,
) -> dict[str, Any]:
    """The fields of a target."""
    name = facts.pop("name", "健診の実施率")
    said = facts.pop("statement", f"{name}を{value}%以上とする（前年度{baseline}%）")
    return {
        "kpi_id": kpi_id,
        "kpi_name_raw": name,
        "statement_raw": said,
        "marker": "kpi",
        "comparator": comparator,
        "target_value": value,
        "unit": unit,
        "baseline_value": baseline,
        "match_method": "alias" if kpi_id else "none",
        **facts,
    }
