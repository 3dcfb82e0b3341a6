"""The Arrow schema of each record type, with descriptions and units as column metadata."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache
from operator import attrgetter
from typing import Any

import pyarrow as pa

from schema.columns import Column, columns, summary, table_name
from schema.records import Row

_SCALARS = {
    "string": pa.string(),
    "int": pa.int64(),
    "float": pa.float64(),
    "bool": pa.bool_(),
    "date": pa.date32(),
}
_BLANKS = {"string": "", "int": 0, "float": 0.0, "bool": False}


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
    """Rows of one record type as an Arrow table of its schema.

    Raises ArrowException, OverflowError or UnicodeEncodeError where a value does not fit.
    """
    arrays = [_array(column, _values(column.name, rows)) for column in columns(model)]
    return pa.Table.from_arrays(arrays, schema=arrow_schema(model))


def _values(name: str, rows: Sequence[Row]) -> list[Any]:
    return list(map(attrgetter(name), rows))


def _array(column: Column, values: list[Any]) -> pa.Array:
    """One column's values; column by column is twice as fast as row by row."""
    kind = _type(column)
    if column.kind == "struct":
        return _structs(column, values)
    if column.item is not None and column.item.kind == "struct":
        values = [[row.model_dump() for row in rows] for rows in values]
    return pa.array(values, kind)


def _structs(column: Column, rows: list[Row | None]) -> pa.Array:
    present = [row for row in rows if row is not None]
    if not present:
        return _missing_structs(column, len(rows))
    missing = [row is None for row in rows]
    # What stands in for the fields of a missing row is masked; only its type matters.
    filled = [present[0] if row is None else row for row in rows]
    children = [_array(child, _values(child.name, filled)) for child in column.children]
    fields = [_field(child) for child in column.children]
    return pa.StructArray.from_arrays(children, fields=fields, mask=pa.array(missing, pa.bool_()))


def _missing_structs(column: Column, length: int) -> pa.Array:
    """Nulls whose fields hold a value where they must (Parquet's writer asks for it)."""
    children = [_blanks(child, length) for child in column.children]
    fields = [_field(child) for child in column.children]
    mask = pa.repeat(pa.scalar(True), length)
    return pa.StructArray.from_arrays(children, fields=fields, mask=mask)


def _blanks(column: Column, length: int) -> pa.Array:
    if column.children:
        return _missing_structs(column, length)
    if column.nullable:
        return pa.nulls(length, _type(column))
    return pa.repeat(pa.scalar(_BLANKS[column.kind], _type(column)), length)


@cache
def _field(column: Column) -> pa.Field:
    texts = {
        "description": column.description,
        "unit": column.unit,
        "values": "|".join(column.values),
    }
    metadata = {key: text for key, text in texts.items() if text}
    return pa.field(column.name, _type(column), column.nullable, metadata or None)


@cache
def _type(column: Column) -> pa.DataType:
    if column.item is not None:
        return pa.list_(_field(column.item))
    if column.children:
        return pa.struct([_field(child) for child in column.children])
    return _SCALARS[column.kind]
