"""The ledger: every cell and paragraph, what it is, and which records hold its text."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from normalize.records.draft import Context, provenance
from schema.document import Document, Ref
from schema.records import CellRecord, CellRole, IssueRecord
from schema.rows import ColumnRows

_COUNTED: frozenset[str] = frozenset(("heading", "header", "decoration"))


@dataclass
class Totals:
    """Cells and non-space characters, all and used."""

    cells: int = 0
    cells_used: int = 0
    characters: int = 0
    characters_used: int = 0


def write_ledger(context: Context) -> tuple[ColumnRows[CellRecord], list[IssueRecord], Totals]:
    """The rows of `cells`, an issue for each unused cell, and the totals."""
    document, roles, uses = context.document, context.plan.roles, context.uses
    kinds: list[CellRole] = []
    used_in: list[list[str]] = []
    issues: list[IssueRecord] = []
    totals = Totals()
    told = {finding.ref for finding in (*context.plan.findings, *context.findings)}
    for ref, text, cell in context.entries:
        role: CellRole = roles.get(ref) or ("body" if cell is not None else "paragraph")
        ids = list(uses.get(ref, ()))
        # A printable text has no white space but blanks.
        blanks = text.isprintable()
        count = len(text) - text.count(" ") if blanks else len("".join(text.split()))
        totals.characters += count
        if ids or role in _COUNTED:
            totals.cells_used += 1
            totals.characters_used += count
        elif ref not in told and context.plan.initiatives:
            issues.append(_unused(document, ref, text))
        kinds.append(role)
        used_in.append(ids)
    totals.cells = len(kinds)
    return _cells(context, kinds, used_in), issues, totals


def _cells(
    context: Context, kinds: list[CellRole], used_in: list[list[str]]
) -> ColumnRows[CellRecord]:
    entries = context.entries
    columns: dict[str, list[Any]] = {
        "document_id": [context.document.document_id] * len(entries),
        "page": [ref.page for ref, _, _ in entries],
        "table": [ref.table for ref, _, _ in entries],
        "row": [ref.row or 0 for ref, _, _ in entries],
        "column": [ref.column for ref, _, _ in entries],
        "row_span": [cell.row_span if cell else 1 for _, _, cell in entries],
        "column_span": [cell.column_span if cell else 1 for _, _, cell in entries],
        "role": kinds,
        "text": [text for _, text, _ in entries],
        "used_in": used_in,
    }
    return ColumnRows(CellRecord, columns)


def _unused(document: Document, ref: Ref, text: str) -> IssueRecord:
    return IssueRecord(
        document_id=document.document_id,
        severity="warning",
        code="unused_text",
        message="No record holds this text.",
        text=text,
        provenance=provenance(ref),
    )
