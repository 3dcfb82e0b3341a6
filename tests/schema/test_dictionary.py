"""The committed data dictionary is the one that the schema generates."""

from __future__ import annotations

import json
from pathlib import Path

from schema.dictionary import dictionary_json, dictionary_markdown
from schema.records import TABLES

ROOT = Path(__file__).parents[2]


def test_the_committed_dictionary_is_true() -> None:
    committed = (ROOT / "docs" / "data-dictionary.md").read_text(encoding="utf-8")
    assert committed == dictionary_markdown(), (
        "write it again: keikaku dictionary > docs/data-dictionary.md"
    )


def test_the_json_names_every_table_and_column() -> None:
    data = json.loads(dictionary_json())
    assert list(data) == list(TABLES)
    for name, model in TABLES.items():
        assert [column["name"] for column in data[name]["columns"]] == list(model.model_fields)


def test_units_stand_in_their_column() -> None:
    assert "| `execution_rate` | float | yes | percent | 執行率. |" in dictionary_markdown()
