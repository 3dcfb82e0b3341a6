"""What the ledger, the reasons and the issues say of a header."""

from __future__ import annotations

from parsers.builder import PlanBuilder
from parsers.grid import GridCell, GridRow
from parsers.header.reading import Column, Header
from parsers.header.unknown import was_unknown
from schema.document import Finding


def say_header(builder: PlanBuilder, header: Header, *, unknown: bool = True) -> None:
    """Its cells are headers, the reasons name their roles; words of no role are an issue."""
    for row in header.rows:
        for cell in row.cells:
            builder.role(cell.ref, "header")
    tell_roles(builder, header)
    for column in header.columns:
        if column.held:
            _held(builder, header, column)
        elif unknown and was_unknown(column) and column.index not in header.totals:
            _unknown(builder, header, column.index, column.words)
        if column.older:
            _older(builder, header, column.index, column.words)


def say_unknown(builder: PlanBuilder, rows: list[GridRow]) -> None:
    """A table below no header with known words is an issue."""
    if rows and rows[0].cells:
        message = "No header row with known words; the table was not read."
        text = " | ".join(rows[0].texts)[:200]
        builder.find(Finding("warning", "unknown_table", message, text, rows[0].cells[0].ref))


def tell_roles(builder: PlanBuilder, header: Header) -> None:
    """Give the reasons of all column roles, each once."""
    reasons = builder.plan.reasons
    for column in header.columns:
        also = "; its cells begin with the titles of their items" if column.titled else ""
        reason = f"column {column.index}: {column.role} ({column.why}{also})"
        if reason not in reasons:
            reasons.append(reason)


def _older(builder: PlanBuilder, header: Header, index: int, words: str) -> None:
    """An issue for each column, once a document: a table may print its header on every page."""
    cell, code = _cell(header, index), "earlier_year"
    told = any(f.code == code and f.text == words for f in builder.plan.findings)
    if cell is not None and not told:
        message = "A column of an earlier year's values; its cells are kept as notes."
        builder.find(Finding("info", code, message, words, cell.ref))


def _held(builder: PlanBuilder, header: Header, column: Column) -> None:
    """An issue for a column that only its cells told, once a document."""
    cell, code = _cell(header, column.index), "guessed_header"
    told = any(f.code == code and f.text == column.words for f in builder.plan.findings)
    if cell is not None and not told:
        message = f"A header cell names no known role; its cells read like {column.role}."
        builder.find(Finding("info", code, message, column.words, cell.ref))


def _cell(header: Header, index: int) -> GridCell | None:
    return next((c for r in header.rows for c in r.cells if c.column == index), None)


def _unknown(builder: PlanBuilder, header: Header, index: int, words: str) -> None:
    cell = _cell(header, index)
    if cell is not None:
        message = "A header cell names no known role; see the reasons for what it is taken for."
        builder.find(Finding("warning", "unknown_header", message, words, cell.ref))
