"""Applies corrections to the tables of one document after the other.

A correction that finds no row, more than one, or another old value than it expects is not applied
and becomes a problem: the document has changed, or the reading has, and a person must look.

What follows from a corrected value is made to follow: an indicator's id decides how it was found
and which break of its series the year lies behind.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

import pyarrow as pa
from pydantic import ValidationError

from corrections.reading import Correction
from schema.arrow import arrow_table
from schema.records import TABLES, IssueRecord, Provenance, Row

Tables = dict[str, pa.Table]
SeriesBreak = Callable[[str | None, int | None], str | None]
"""The last break of an indicator up to a fiscal year, and why."""


class Corrector:
    """Remembers over a batch which corrections found their row."""

    def __init__(self, corrections: Sequence[Correction], series_break: SeriesBreak) -> None:
        self._corrections = corrections
        self._series_break = series_break
        self._applied: set[int] = set()
        self._reasons: dict[int, str] = {}

    def apply(self, tables: Tables) -> tuple[Tables, int]:
        """A document's tables with all that applies to it corrected, and how many did.

        Every applied correction is a row of issues: severity info, code corrected, with its place.
        """
        if not self._corrections:
            return tables, 0
        documents = tables["documents"].to_pylist()
        issues: list[IssueRecord] = []
        for correction in self._corrections:
            if documents and _concerns(correction, documents[0]):
                table, issue = self._one(correction, tables[correction.table])
                if issue is not None:
                    tables = {**tables, correction.table: table}
                    issues.append(issue)
        if issues:
            joined = [tables["issues"], arrow_table(IssueRecord, issues)]
            tables = {**tables, "issues": pa.concat_tables(joined)}
        return tables, len(issues)

    def problems(self) -> list[str]:
        """A line for each correction that was applied nowhere, and why."""
        return [
            f"{each.label}: {self._reasons.get(each.number, 'no such document was converted')}"
            for each in self._corrections
            if each.number not in self._applied
        ]

    def _one(self, each: Correction, table: pa.Table) -> tuple[pa.Table, IssueRecord | None]:
        rows = table.to_pylist()
        found = [
            number
            for number, row in enumerate(rows)
            if all(_same(row[column], value) for column, value in each.key.items())
        ]
        if len(found) != 1:
            key = ", ".join(f"{column} {value}" for column, value in each.key.items())
            return self._not(each, table, f"{len(found)} rows have {key}; the key must pick one")
        row = rows[found[0]]
        old = row[each.field]
        if not _same(old, each.old):
            return self._not(each, table, f"the table holds {old!r}, not {each.old!r}")
        model = TABLES[each.table]
        try:
            models: list[Row] = [model.model_validate(one) for one in rows]
            models[found[0]] = model.model_validate({**row, **self._changes(each, row)})
            corrected = arrow_table(model, models)
        except (ValidationError, pa.ArrowException, ValueError, TypeError):
            return self._not(each, table, f"{each.new!r} does not fit the column")
        self._applied.add(each.number)
        return corrected, _issue(each, row)

    def _changes(self, each: Correction, row: dict[str, Any]) -> dict[str, Any]:
        """The corrected value, and those that follow from it."""
        changes: dict[str, Any] = {each.field: each.new}
        if each.field == "kpi_id" and "match_method" in row:
            known = each.new is not None
            changes |= {
                "match_method": "inferred" if known else "none",
                "match_score": float(known),
            }
        if each.field in ("kpi_id", "fiscal_year") and "series_break" in row:
            now = {**row, **changes}
            changes["series_break"] = self._series_break(now["kpi_id"], now["fiscal_year"])
        return changes

    def _not(self, each: Correction, table: pa.Table, reason: str) -> tuple[pa.Table, None]:
        self._reasons[each.number] = reason
        return table, None


def _concerns(each: Correction, document: dict[str, Any]) -> bool:
    """Whether a correction speaks of a document."""
    if each.document is not None:
        return str(document["sha256"]).startswith(each.document)
    named = each.branch in (document["branch"], document["branch_code"])
    return named and document["fiscal_year"] == each.year


def _same(value: Any, expected: Any) -> bool:
    """Whether a table's value is the one expected; a flag is no number."""
    return isinstance(value, bool) == isinstance(expected, bool) and value == expected


def _issue(each: Correction, row: dict[str, Any]) -> IssueRecord:
    place = row.get("provenance")
    return IssueRecord(
        document_id=row["document_id"],
        severity="info",
        code="corrected",
        message=f"{each.field} of {each.table} corrected from {each.old} to {each.new} "
        f"by {each.who}: {each.reason}",
        text=None if each.old is None else str(each.old),
        provenance=Provenance.model_validate(place) if place else None,
    )
