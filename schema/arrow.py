"""The Arrow schema of each record type, with descriptions and units as column metadata."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache
from typing import Any

import pyarrow as pa
from pydantic import TypeAdapter

from schema.columns import Column, columns, summary, table_name
from schema.records import Row

_SCALARS = {
    "string": pa.string(),
    "int": pa.int64(),
    "float": pa.float64(),
    "bool": pa.bool_(),
    "date": pa.date32(),
}


@cache
def arrow_schema(model: type[Row]) -> pa.Schema:
    """The Arrow schema of a record type.

    A column that the model never leaves empty is not nullable. Column metadata holds
    `description` and, where declared, `unit` and the allowed `values` (joined with `|`);
    table metadata holds `table` and `description`.
    """
    return pa.schema(
        [_field(column) for column in columns(model)],
        metadata={"table": table_name(model), "description": summary(model)},
    )


def arrow_table(model: type[Row], rows: Sequence[Row]) -> pa.Table:
    """Rows of one record type as an Arrow table of its schema."""
    return pa.Table.from_pylist(_adapter(model).dump_python(list(rows)), arrow_schema(model))


@cache
def _adapter(model: type[Row]) -> TypeAdapter[Any]:
    return TypeAdapter(list[model])  # type: ignore[valid-type]


def _field(column: Column) -> pa.Field:
    texts = {
        "description": column.description,
        "unit": column.unit,
        "values": "|".join(column.values),
    }
    metadata = {key: text for key, text in texts.items() if text}
    return pa.field(column.name, _type(column), column.nullable, metadata or None)


def _type(column: Column) -> pa.DataType:
    if column.item is not None:
        return pa.list_(_field(column.item))
    if column.children:
        return pa.struct([_field(child) for child in column.children])
    return _SCALARS[column.kind]
