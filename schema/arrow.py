"""The Arrow schema of each record type, with descriptions and units as column metadata."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import cache, lru_cache, partial
from math import isfinite
from operator import attrgetter, itemgetter
from typing import Any

import pyarrow as pa

from schema.columns import Column, columns, summary, table_name
from schema.records import Row
from schema.rows import ColumnRows

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
    if not rows:
        return _no_rows(model)
    if isinstance(rows, ColumnRows):
        arrays = [_checked(field, rows.columns[field.name]) for field in columns(model)]
    else:
        arrays = [encode(list(map(get, rows))) for get, encode in _encoders(columns(model))]
    return pa.Table.from_arrays(arrays, schema=arrow_schema(model))


def _checked(field: Column, values: list[Any]) -> pa.Array:
    """A column that no model has looked at. Raises ValueError for what a model would not take."""
    array = _encoder(field, of_tuples=True)(values)
    if array.null_count and not field.nullable:
        raise ValueError(f"column {field.name} is never null")
    if field.values and not set(values).issubset((*field.values, None)):
        raise ValueError(f"column {field.name}: {set(values).difference(field.values)}")
    if field.kind == "float" and not all(map(isfinite, filter(None, values))):
        raise ValueError(f"column {field.name} holds a value that is not finite")
    return array


Encode = Callable[[list[Any]], pa.Array]
"""Makes an Arrow array of one column's values."""


@cache
def _no_rows(model: type[Row]) -> pa.Table:
    return arrow_schema(model).empty_table()


@cache
def _encoders(
    fields: tuple[Column, ...], *, of_tuples: bool = False
) -> list[tuple[Callable[[Any], Any], Encode]]:
    """How to take each field out of a row and encode it; made once, for it is asked for often."""
    return [
        (itemgetter(place) if of_tuples else attrgetter(field.name), _encoder(field, of_tuples))
        for place, field in enumerate(fields)
    ]


@cache
def _encoder(column: Column, of_tuples: bool) -> Encode:
    kind = _type(column)
    if column.kind == "struct":
        return _structs(column, of_tuples)
    if column.item is not None and column.item.kind == "struct" and not of_tuples:
        return lambda values: pa.array(
            [[row.model_dump() for row in rows] for rows in values], kind
        )
    return partial(_array, kind)


def _array(kind: pa.DataType, values: list[Any]) -> pa.Array:
    """The values as an array; a text or nothing that all rows hold is not taken one by one."""
    first, length = values[0], len(values)
    one = (first is None or isinstance(first, str)) and values[-1] == first
    if not one or values.count(first) < length:
        return pa.array(values, kind)
    return pa.nulls(length, kind) if first is None else pa.repeat(pa.scalar(first, kind), length)


def _structs(column: Column, of_tuples: bool) -> Encode:
    """Rows with fields by name, or tuples of them."""
    children = _encoders(column.children, of_tuples=of_tuples)
    fields = [_field(child) for child in column.children]

    def encode(rows: list[Any]) -> pa.Array:
        present = [row for row in rows if row is not None]
        if not present:
            return _missing(column, len(rows))
        mask = None
        if len(present) < len(rows):
            mask = pa.array([row is None for row in rows], pa.bool_())
            # What stands in for the fields of a missing row is masked; only its type matters.
            present = [present[0] if row is None else row for row in rows]
        arrays = [encode(list(map(get, present))) for get, encode in children]
        return pa.StructArray.from_arrays(arrays, fields=fields, mask=mask)

    return encode


def _missing(column: Column, length: int) -> pa.Array:
    """Nulls, cut from an array that is made once for many lengths."""
    return _nulls(column, 1 << (length - 1).bit_length()).slice(0, length)


@lru_cache(maxsize=64)
def _nulls(column: Column, length: int) -> pa.Array:
    """Nulls whose fields hold a value where they must (Parquet's writer asks for it)."""
    if column.children:
        children = [_nulls(child, length) for child in column.children]
        fields = [_field(child) for child in column.children]
        mask = pa.repeat(pa.scalar(True), length)
        return pa.StructArray.from_arrays(children, fields=fields, mask=mask)
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
