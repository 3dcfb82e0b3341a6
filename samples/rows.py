"""The records of a sample without what depends on the format: ids, provenance, pages, bytes.

Rows name their initiative by its sequence number. Numbers of one series are gathered into one
row. Missing values are left out, but for months that a document leaves open (null, not none).
"""

from __future__ import annotations

from collections import Counter
from typing import Any

from schema.records import Records, Row

Rows = dict[str, list[dict[str, Any]]]

FORMAT = frozenset(
    {
        "document_id",
        "source",
        "sha256",
        "media_type",
        "bytes",
        "pages",
        "cells_total",
        "cells_used",
        "characters_total",
        "characters_used",
        "parser_version",
        "branch_code",
        "provenance",
        "sources",
        "initiative_id",
        "action_id",
        "target_id",
        "observation_id",
        "budget_id",
    }
)
"""Columns that differ between formats, or only repeat the document's."""
_NUMBER = ("month", "value")
_DERIVED = ("match_method", "match_score", "result_raw", "series_break")
"""How a name was matched and the wording of a break may change with the taxonomy, and how much of
a cell is quoted as the result with the reader; what they mean may not."""


def rows_of(records: Records, *, derived: bool = False) -> Rows:
    """All tables of one document but cells and notes; `derived` keeps how names were matched."""
    numbers = {row.initiative_id: row.sequence for row in records.initiatives}
    skipped = FORMAT if derived else FORMAT.union(_DERIVED)

    def plain(row: Row) -> dict[str, Any]:
        data = row.model_dump(mode="json")
        initiative = numbers.get(data.get("initiative_id", ""))
        kept = {name: value for name, value in data.items() if name not in skipped}
        if initiative is not None and not hasattr(row, "title_raw"):
            kept = {"initiative": initiative, **kept}
        return {
            name: value
            for name, value in kept.items()
            if value not in (None, []) or (name, value) == ("months", None)
        }

    return {
        "documents": [{**plain(r), "branch_code": r.branch_code} for r in records.documents],
        "initiatives": [plain(row) for row in records.initiatives],
        "actions": [plain(row) for row in records.actions],
        "kpi_targets": [plain(row) for row in records.kpi_targets],
        "observations": _series([plain(row) for row in records.observations]),
        "budgets": [plain(row) for row in records.budgets],
        "issues": _issues(records),
    }


def _series(rows: list[dict[str, Any]]) -> list[dict[str, Any]]:
    """Numbers that follow each other and differ in month and value only, as one row."""
    series: list[dict[str, Any]] = []
    for row in rows:
        about = {name: value for name, value in row.items() if name not in _NUMBER}
        number = [row.get("month"), row["value"]]
        if series and {k: v for k, v in series[-1].items() if k != "values"} == about:
            series[-1]["values"].append(number)
        else:
            series.append({**about, "values": [number]})
    return series


def _issues(records: Records) -> list[dict[str, Any]]:
    counts = Counter((issue.severity, issue.code) for issue in records.issues)
    return [
        {"severity": severity, "code": code, "count": count}
        for (severity, code), count in sorted(counts.items())
    ]


def comparable(value: Any) -> Any:
    """Texts without white space (where a line breaks is the format's business), topics sorted."""
    if isinstance(value, str):
        return "".join(value.split())
    if isinstance(value, list):
        return [comparable(item) for item in value]
    if isinstance(value, dict):
        sets = {name: sorted(value[name]) for name in ("topics", "groups") if name in value}
        return {name: comparable(item) for name, item in (value | sets).items()}
    return value
