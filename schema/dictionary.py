"""The data dictionary: every table and column that `convert` writes, in words."""

from __future__ import annotations

import json
from typing import Any

from schema.columns import Column, columns, summary
from schema.records import TABLES, Provenance

_INTRO = """\
# Data dictionary

Generated from `schema/records.py` by `keikaku dictionary`; do not edit by hand.

`keikaku convert` writes one Parquet file a table. Missing is null, never an empty text, 0 or
NaN. Columns named `*_raw` and `text` hold what the document prints; numbers keep the unit the
document prints (96.5% is 96.5 with unit `percent`). The same descriptions stand in the Parquet
files as column metadata.
"""


def dictionary() -> dict[str, Any]:
    """The dictionary as plain data: table name to its description and its columns."""
    return {
        name: {
            "description": summary(model),
            "columns": [_plain(column) for column in columns(model)],
        }
        for name, model in TABLES.items()
    }


def dictionary_json() -> str:
    """The dictionary as JSON."""
    return json.dumps(dictionary(), ensure_ascii=False, indent=2) + "\n"


def dictionary_markdown() -> str:
    """The dictionary as Markdown; docs/data-dictionary.md is this text."""
    parts = [_INTRO]
    for name, model in TABLES.items():
        parts.append(f"\n## {name}\n\n{_sentence(summary(model))}\n\n{_grid(columns(model))}")
    parts.append(f"\n## The struct provenance\n\n{_grid(columns(Provenance))}")
    return "".join(parts)


def _plain(column: Column) -> dict[str, Any]:
    plain: dict[str, Any] = {
        "name": column.name,
        "type": column.type_name,
        "nullable": column.nullable,
        "description": column.description,
    }
    if column.unit:
        plain["unit"] = column.unit
    if column.values:
        plain["values"] = list(column.values)
    return plain


def _grid(fields: tuple[Column, ...]) -> str:
    lines = ["| column | type | null | unit | meaning |", "|---|---|---|---|---|"]
    for column in fields:
        null = "yes" if column.nullable else ""
        cells = [f"`{column.name}`", column.type_name, null, column.unit or "", _meaning(column)]
        lines.append("| " + " | ".join(cell.replace("|", "\\|") for cell in cells) + " |")
    return "\n".join(lines) + "\n"


def _meaning(column: Column) -> str:
    """The description, and the allowed words where it does not name them all itself."""
    if all(value in column.description for value in column.values):
        return column.description
    return f"{column.description} One of {', '.join(column.values)}."


def _sentence(text: str) -> str:
    return text[:1].upper() + text[1:]
