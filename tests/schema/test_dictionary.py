"""The data dictionary names every table and column (that it is committed: tests/test_docs.py)."""

from __future__ import annotations

import json

from schema.dictionary import dictionary_json, dictionary_markdown
from schema.records import TABLES


def test_the_json_names_every_table_and_column() -> None:
    data = json.loads(dictionary_json())
    assert list(data) == list(TABLES)
    for name, model in TABLES.items():
        assert [column["name"] for column in data[name]["columns"]] == list(model.model_fields)


def test_units_stand_in_their_column() -> None:
    assert "| `execution_rate` | float | yes | percent | 執行率. |" in dictionary_markdown()


def test_allowed_words_are_listed_where_the_description_does_not() -> None:
    text = dictionary_markdown()
    assert "One of exceeded, achieved, behind" in text
    assert "plan, progress, result or comparison. |" in text
