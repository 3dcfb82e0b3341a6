"""The ledger: every cell and paragraph, what it is, and which records hold its text."""

from __future__ import annotations

from dataclasses import dataclass

from normalize.records.draft import Context, provenance
from normalize.records.entries import entries_of
from schema.document import Document, Ref
from schema.records import CellRecord, CellRole, IssueRecord

_COUNTED: frozenset[str] = frozenset(("heading", "header", "decoration"))


@dataclass
class Totals:
    """Cells and non-space characters, all and used."""

    cells: int = 0
    cells_used: int = 0
    characters: int = 0
    characters_used: int = 0


def write_ledger(context: Context) -> tuple[list[CellRecord], list[IssueRecord], Totals]:
    """The rows of `cells`, an issue for each unused cell, and the totals."""
    document, roles = context.document, context.plan.roles
    rows: list[CellRecord] = []
    issues: list[IssueRecord] = []
    totals = Totals()
    told = {finding.ref for finding in (*context.plan.findings, *context.findings)}
    for ref, text, cell in entries_of(document):
        role: CellRole = roles.get(ref, "body" if cell is not None else "paragraph")
        used_in = context.uses.get(ref, [])
        used = bool(used_in) or role in _COUNTED
        count = len("".join(text.split()))
        totals.cells += 1
        totals.characters += count
        totals.cells_used += used
        totals.characters_used += count if used else 0
        rows.append(
            CellRecord(
                document_id=document.document_id,
                page=ref.page,
                table=ref.table,
                row=ref.row if ref.row is not None else 0,
                column=ref.column,
                row_span=cell.row_span if cell else 1,
                column_span=cell.column_span if cell else 1,
                role=role,
                text=text,
                used_in=used_in,
            )
        )
        if not used and ref not in told and context.plan.initiatives:
            issues.append(_unused(document, ref, text))
    return rows, issues, totals


def _unused(document: Document, ref: Ref, text: str) -> IssueRecord:
    return IssueRecord(
        document_id=document.document_id,
        severity="warning",
        code="unused_text",
        message="No record holds this text.",
        text=text,
        provenance=provenance(ref),
    )
