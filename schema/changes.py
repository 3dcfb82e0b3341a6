"""The table of changes that `keikaku diff --format parquet` writes, one row a change."""

from __future__ import annotations

from typing import Literal

from schema.comparison import Direction
from schema.records import Comparator, Provenance, Row, Unit, many, nullable, required

Subject = Literal["initiative", "target", "text", "fact"]


class ChangeRecord(Row):
    """changes: one row per change between two editions."""

    change_id: str = required("c0001, c0002 … in reading order.")
    subject: Subject = required("initiative, target, text (of a passage) or fact (beside it).")
    kind: str = required(
        "initiative: renamed, renumbered, moved, split, merged, added, removed; others: changed, "
        "added, removed."
    )
    flags: list[str] = many("More that holds: renamed, renumbered, moved, numbers_changed.")
    old_document_id: str = required("Document of the old side.")
    new_document_id: str = required("Document of the new side.")
    old_fiscal_year: int | None = nullable("Year of the old side.")
    new_fiscal_year: int | None = nullable("Year of the new side.")
    old_initiative_ids: list[str] = many("Initiatives of the old side.")
    new_initiative_ids: list[str] = many("Initiatives of the new side.")
    old_ids: list[str] = many("Records of the old side that it is about.")
    new_ids: list[str] = many("Records of the new side that it is about.")
    field: str | None = nullable("Role of the text or name of the fact.")
    old_text: str | None = nullable("Title, text or fact of the old side as printed.")
    new_text: str | None = nullable("Title, text or fact of the new side as printed.")
    similarity: float | None = nullable("Share of the wording in common, 0-1.")
    kpi_id: str | None = nullable("Indicator id of a target.")
    old_comparator: Comparator | None = nullable("Comparator of the old target.")
    new_comparator: Comparator | None = nullable("Comparator of the new target.")
    old_value: float | None = nullable("Value of the old target.", unit="see column unit")
    new_value: float | None = nullable("Value of the new target.", unit="see column unit")
    old_baseline: float | None = nullable("Baseline of the old target.", unit="see column unit")
    new_baseline: float | None = nullable("Baseline of the new target.", unit="see column unit")
    unit: Unit | None = nullable("Unit of the target; the new side's where they differ.")
    difference: float | None = nullable("New value minus old value.", unit="see column unit")
    direction: Direction | None = nullable("tightened, loosened, unchanged or not_comparable.")
    reason: str | None = nullable("Why it is not comparable, or what else moved.")
    old_provenance: list[Provenance] = many("Where it stands on the old side.")
    new_provenance: list[Provenance] = many("Where it stands on the new side.")
