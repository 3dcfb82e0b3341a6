"""The ledger: every cell and paragraph, what it is, and which records hold its text."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from itertools import compress
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
    entries = context.entries
    kinds: list[CellRole] = [
        roles.get(ref) or ("body" if cell is not None else "paragraph") for ref, _, cell in entries
    ]
    used_in = [list(uses.get(ref, ())) for ref, _, _ in entries]
    used = [bool(ids) or kind in _COUNTED for ids, kind in zip(used_in, kinds, strict=True)]
    texts = [text for _, text, _ in entries]
    totals = Totals(len(used), sum(used), _characters(texts), _characters(compress(texts, used)))
    issues: list[IssueRecord] = []
    if context.plan.initiatives and not all(used):
        told = {finding.ref for finding in (*context.plan.findings, *context.findings)}
        unused = [entry for entry, is_used in zip(entries, used, strict=True) if not is_used]
        issues = [_unused(document, ref, text) for ref, text, _ in unused if ref not in told]
    return _cells(context, kinds, used_in), issues, totals


def _characters(texts: Iterable[str]) -> int:
    """All but white space."""
    return len("".join("".join(texts).split()))


def _cells(
    context: Context, kinds: list[CellRole], used_in: list[list[str]]
) -> ColumnRows[CellRecord]:
    entries = context.entries
    places = [*zip(*(ref for ref, _, _ in entries), strict=True)] or [()] * 5
    pages, tables, rows, left, _ = places
    spans = [(1, 1) if cell is None else (cell.row_span, cell.column_span) for *_, cell in entries]
    columns: dict[str, list[Any]] = {
        "document_id": [context.document_id] * len(entries),
        "page": list(pages),
        "table": list(tables),
        "row": [row or 0 for row in rows],
        "column": list(left),
        "row_span": [span for span, _ in spans],
        "column_span": [span for _, span in spans],
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
