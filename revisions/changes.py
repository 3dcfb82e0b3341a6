"""Flattens a comparison to rows: one a change, ready for a table."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

from revisions.faces.rows import SideBySide, by_relation
from revisions.faces.wording import names
from schema.changes import ChangeRecord
from schema.comparison import Comparison, Detail, Passage, Relation, TargetChange
from schema.records import Provenance


def changes_of(comparison: Comparison) -> list[ChangeRecord]:
    """Every change of a comparison in reading order; what stayed the same gives no row."""
    both: dict[str, Any] = {
        "old_document_id": comparison.old.document_id,
        "new_document_id": comparison.new.document_id,
        "old_fiscal_year": comparison.old.fiscal_year,
        "new_fiscal_year": comparison.new.fiscal_year,
    }
    return [
        ChangeRecord(change_id=f"c{number:04d}", **both, **fields)
        for number, fields in enumerate(_changes(comparison), 1)
    ]


def _changes(comparison: Comparison) -> Iterator[dict[str, Any]]:
    known = {relation.relation_id: relation for relation in comparison.relations}
    for relation in comparison.relations:
        if relation.kind != "same":
            yield _of_relation(relation)
    for change in comparison.targets:
        if change.differs:
            yield _of_target(change)
    for detail in comparison.details:
        yield _of_detail(detail, known)
    for relation_or_none, rows in by_relation(comparison):
        for row in rows:
            if row.changed:
                yield _of_text(row, relation_or_none)


def _of_relation(relation: Relation) -> dict[str, Any]:
    return {
        "subject": "initiative",
        "kind": relation.kind,
        "flags": relation.flags,
        **_initiatives(relation),
        "old_text": names(relation.old) if relation.old else None,
        "new_text": names(relation.new) if relation.new else None,
        "similarity": relation.similarity,
        "old_provenance": [cited.provenance for cited in relation.old],
        "new_provenance": [cited.provenance for cited in relation.new],
    }


def _initiatives(relation: Relation | None) -> dict[str, Any]:
    if relation is None:
        return {}
    return {
        "old_initiative_ids": [cited.initiative_id for cited in relation.old],
        "new_initiative_ids": [cited.initiative_id for cited in relation.new],
    }


def _of_target(change: TargetChange) -> dict[str, Any]:
    row: dict[str, Any] = {
        "subject": "target",
        "kind": "changed" if change.kind == "same" else change.kind,
        "flags": change.changed,
        "kpi_id": change.kpi_id,
        "difference": change.difference,
        "direction": change.direction,
        "reason": change.reason,
    }
    for side, state in (("old", change.old), ("new", change.new)):
        if state is not None:
            row |= {
                f"{side}_initiative_ids": [state.initiative_id],
                f"{side}_ids": [state.target_id],
                f"{side}_text": state.statement_raw,
                f"{side}_comparator": state.comparator,
                f"{side}_value": state.target_value,
                f"{side}_baseline": state.baseline_value,
                f"{side}_provenance": [state.provenance],
                "unit": state.unit,
            }
    return row


def _of_detail(detail: Detail, known: dict[str, Relation]) -> dict[str, Any]:
    kind = "added" if detail.old is None else "removed" if detail.new is None else "changed"
    return {
        "subject": "fact",
        "kind": kind,
        "field": detail.field,
        **_initiatives(known.get(detail.relation_id or "")),
        "old_text": detail.old,
        "new_text": detail.new,
        "reason": detail.about,
        "old_provenance": _given(detail.old_provenance),
        "new_provenance": _given(detail.new_provenance),
    }


def _given(provenance: Provenance | None) -> list[Provenance]:
    return [] if provenance is None else [provenance]


def _of_text(row: SideBySide, relation: Relation | None) -> dict[str, Any]:
    kind = "added" if not row.old else "removed" if not row.new else "changed"
    shares = [each.similarity for each in (*row.old, *row.new) if each.similarity is not None]
    return {
        "subject": "text",
        "kind": kind,
        "flags": ["numbers_changed"] if row.numbers_changed else [],
        "field": (row.new or row.old)[0].role,
        **_initiatives(relation),
        **_side("old", row.old),
        **_side("new", row.new),
        "similarity": round(sum(shares) / len(shares), 4) if kind == "changed" else None,
    }


def _side(side: str, passages: Sequence[Passage]) -> dict[str, Any]:
    return {
        f"{side}_ids": [each.record_id for each in passages if each.record_id],
        f"{side}_text": "\n".join(each.text for each in passages) or None,
        f"{side}_provenance": [each.provenance for each in passages],
    }
