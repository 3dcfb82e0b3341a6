"""Columns are read off pydantic fields."""

from __future__ import annotations

import pytest

from schema.columns import columns, summary, table_name
from schema.records import ActionRecord, KpiTargetRecord, Row, required


def test_a_column_says_all_that_its_field_declares() -> None:
    column = next(c for c in columns(KpiTargetRecord) if c.name == "unit")
    assert column.kind == "string"
    assert column.nullable
    assert column.values == ("percent", "yen", "offices", "persons", "count", "none")


def test_types_in_words() -> None:
    names = {c.name: c.type_name for c in columns(ActionRecord)}
    assert names["months"] == "list of int"
    assert names["provenance"] == "struct {page, table, row, column, bbox}"


def test_a_row_is_named_by_its_table() -> None:
    assert table_name(ActionRecord) == "actions"
    assert summary(ActionRecord) == "one row per measure of an initiative."


def test_a_type_without_a_place_in_a_table_is_refused() -> None:
    class Odd(Row):
        """odd: a row that no table can hold."""

        value: complex = required("A complex number.")

    class Either(Row):
        """either: two types in one column."""

        value: int | str = required("A number or a text.")

    with pytest.raises(TypeError, match="no table type"):
        columns(Odd)
    with pytest.raises(TypeError, match="one type"):
        columns(Either)
