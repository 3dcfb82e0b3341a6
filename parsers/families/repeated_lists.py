"""A list of targets that a later page prints again: its rows are those of the first.

A row that prints what the first one lacks (its results) gives it that; one that prints other
results stays a row of its own.
"""

from __future__ import annotations

from collections.abc import Hashable

from normalize.text.folding import fold
from schema.document import Finding
from schema.plan import Initiative, Plan

_MESSAGE = "A list of targets is printed again; its rows are counted once."


def count_once(rows: Plan) -> None:
    """Take the rows out that only repeat an earlier one, targets and title alike."""
    first: dict[Hashable, Initiative] = {}
    kept: list[Initiative] = []
    for row in rows.initiatives:
        owner = first.setdefault(_key(row), row) if row.statements else row
        if owner is row or not _agree(owner, row):
            kept.append(row)
            continue
        if not _is_said(rows):
            quote = row.statements[0].quote
            rows.findings.append(
                Finding("info", "repeated_targets", _MESSAGE, quote.text, quote.ref)
            )
        _give(owner, row)
    rows.initiatives = kept


def _is_said(rows: Plan) -> bool:
    """Whether it is said already that a list repeats another."""
    return any(finding.code == "repeated_targets" for finding in rows.findings)


def _key(row: Initiative) -> Hashable:
    stated = tuple(fold(f"{each.name or ''} {each.quote.text}") for each in row.statements)
    return row.edition, row.number_raw, fold(row.title.text), stated


def _agree(first: Initiative, again: Initiative) -> bool:
    """Whether one of two rows prints no results, or both the same."""
    told, others = ([fold(r.quote.text) for r in each.results] for each in (first, again))
    return not told or not others or told == others


def _give(first: Initiative, again: Initiative) -> None:
    first.refs += [*again.refs, *(ref for each in again.statements for ref in each.quote.refs)]
    first.notes += again.notes
    if first.results:
        first.refs += [each.quote.ref for each in again.results]
        return
    for result in again.results:
        result.band = first.statements[0].band
    first.results += again.results
    for symbol in again.symbols:
        symbol.band = first.statements[0].band
    first.symbols += again.symbols
