"""The ledger: every cell and paragraph, what it is, and which records hold its text."""

from __future__ import annotations

from collections.abc import Iterable
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
    entries = context.entries
    refs = [ref for ref, _, _ in entries]
    kinds: list[CellRole] = [
        role or ("body" if cell is not None else "paragraph")
        for role, (_, _, cell) in zip(map(roles.get, refs), entries, strict=True)
    ]
    used_in = [list(ids) if ids else [] for ids in map(uses.get, refs)]
    unused = [
        entry
        for entry, ids, kind in zip(entries, used_in, kinds, strict=True)
        if not ids and kind not in _COUNTED
    ]
    characters = _characters([text for _, text, _ in entries])
    totals = Totals(
        cells=len(entries),
        cells_used=len(entries) - len(unused),
        characters=characters,
        characters_used=characters - _characters([text for _, text, _ in unused]),
    )
    issues: list[IssueRecord] = []
    if context.plan.initiatives and unused:
        told = {finding.ref for finding in (*context.plan.findings, *context.findings)}
        issues = [_unused(document, ref, text) for ref, text, _ in unused if ref not in told]
    return _cells(context, kinds, used_in), issues, totals


def _characters(texts: Iterable[str]) -> int:
    """All but white space."""
    return len("".join("".join(texts).split()))


def _cells(
    context: Context, kinds: list[CellRole], used_in: list[list[str]]
) -> ColumnRows[CellRecord]:
    entries = context.entries
    refs, texts, cells = zip(*entries, strict=True) if entries else ((), (), ())
    pages, tables, rows, places, _ = zip(*refs, strict=True) if refs else ((),) * 5
    columns: dict[str, list[Any]] = {
        "document_id": [context.document_id] * len(entries),
        "page": list(pages),
        "table": list(tables),
        "row": [row or 0 for row in rows],
        "column": list(places),
        "row_span": [1 if cell is None else cell.row_span for cell in cells],
        "column_span": [1 if cell is None else cell.column_span for cell in cells],
        "role": kinds,
        "text": list(texts),
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
