"""Reads a file of corrections; whatever is wrong with it is listed, a line each.

- document: 4eef5e27a9015c97     # beginning of the file's SHA-256; or instead of it:
  # branch: 群馬                 #   name or code of the branch
  # year: 2021                   #   and fiscal year of the document
  table: kpi_targets
  key: {kpi_id: generic_usage_rate, edition: current}   # columns that pick one row
  field: target_value
  old: 80.5                      # what the table holds without the correction; null if empty
  new: 85.0
  reason: misprint, the branch put a corrected page on its site
  who: K. Sato
"""

from __future__ import annotations

import re
from collections.abc import Collection
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path
from typing import Any

import yaml

from schema.records import TABLES

CORRECTABLE = ("initiatives", "actions", "kpi_targets", "observations", "budgets", "notes")
"""What follows from others (documents, cells, issues) is not corrected."""
_PARTS = ("table", "key", "field", "old", "new", "reason", "who")
_WHERE = ("document", "branch", "year")
_FIXED = {"document_id", "initiative_id", "provenance", "sources", "series_break"}
"""Columns that lead to other rows or to the source."""
_HASH = re.compile(r"[0-9a-f]{8,64}")


class CorrectionError(ValueError):
    """A file of corrections that cannot be used; a line for each problem."""


@dataclass(frozen=True, slots=True)
class Correction:
    """One value of one row. `number` counts from 1 in the file; `branch` is without 支部."""

    number: int
    document: str | None
    branch: str | None
    year: int | None
    table: str
    key: dict[str, Any]
    field: str
    old: Any
    new: Any
    reason: str
    who: str

    @property
    def label(self) -> str:
        """How messages name it."""
        where = f"document {self.document}" if self.document else f"{self.branch} {self.year}"
        return f"correction {self.number} ({self.table}.{self.field} of {where})"


def read_corrections(
    path: Path | None, indicators: Collection[str] = ()
) -> tuple[list[Correction], str | None]:
    """All corrections of a file in order, and the SHA-256 of the file; none where there is none.

    `indicators` are the ids that a kpi_id may be corrected to; null takes an id away.
    Raises CorrectionError, listing every problem.
    """
    if path is None:
        return [], None
    try:
        data = path.read_bytes()
        raw = yaml.safe_load(data)
    except (OSError, yaml.YAMLError) as error:
        raise CorrectionError(f"{path}: {' '.join(str(error).split())}") from error
    if not isinstance(raw, list):
        raise CorrectionError(f"{path}: no list of corrections")
    problems = [
        f"{path}: correction {number}: {problem}"
        for number, entry in enumerate(raw, 1)
        for problem in _problems(entry, indicators)
    ]
    if problems:
        raise CorrectionError("\n".join(problems))
    return [_correction(number, entry) for number, entry in enumerate(raw, 1)], sha256(
        data
    ).hexdigest()


def _problems(entry: Any, indicators: Collection[str]) -> list[str]:
    if not isinstance(entry, dict):
        return ["no mapping"]
    unknown = [str(part) for part in entry if part not in (*_PARTS, *_WHERE)]
    missing = [part for part in _PARTS if part not in entry]
    if unknown or missing:
        return [f"unknown part {part}" for part in unknown] + [f"no {part}" for part in missing]
    problems = _where(entry) + _what(entry) + _id(entry, indicators)
    problems += [f"no {part}" for part in ("reason", "who") if not isinstance(entry[part], str)]
    if not problems and entry["old"] == entry["new"]:
        problems.append("old and new are the same")
    return problems


def _where(entry: dict[str, Any]) -> list[str]:
    """Problems of what picks the documents."""
    document, branch, year = (entry.get(part) for part in _WHERE)
    if document is None:
        known = isinstance(branch, str | int) and isinstance(year, int)
        return [] if known else ["needs document, or branch and year"]
    if branch is not None or year is not None:
        return ["has document, so branch and year are too much"]
    if not isinstance(document, str) or not _HASH.fullmatch(document):
        return ["document is no SHA-256 or its beginning (8 hex digits at least, in quotes)"]
    return []


def _what(entry: dict[str, Any]) -> list[str]:
    """Problems of what picks the row and the field."""
    if entry["table"] not in CORRECTABLE:
        return [f"table {entry['table']!r} is none of {', '.join(CORRECTABLE)}"]
    columns = TABLES[entry["table"]].model_fields
    field, key = entry["field"], entry["key"]
    if not isinstance(key, dict) or not key:
        return ["key is no mapping of columns to values"]
    problems = [
        f"{entry['table']} has no column {name}" for name in (field, *key) if name not in columns
    ]
    if field in _FIXED or field == next(iter(columns)):
        problems.append(f"{field} cannot be corrected")
    return problems


def _id(entry: dict[str, Any], indicators: Collection[str]) -> list[str]:
    """Problems of an indicator's id: none of the taxonomy and its overlay."""
    new = entry["new"]
    known = new is None or (isinstance(new, str) and new in indicators)
    if entry["field"] != "kpi_id" or known:
        return []
    return [f"{new!r} is no indicator's id"]


def _correction(number: int, entry: dict[str, Any]) -> Correction:
    branch = entry.get("branch")
    if isinstance(branch, int):  # YAML reads 03 as a number
        branch = f"{branch:02d}"
    return Correction(
        number=number,
        document=entry.get("document"),
        branch=branch.removesuffix("支部") if branch else None,
        year=entry.get("year"),
        **{part: entry[part] for part in _PARTS},
    )
