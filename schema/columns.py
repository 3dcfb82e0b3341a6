"""The columns of a record type, read off its pydantic fields, free of any file format.

`schema.arrow` turns them into a Parquet schema and `schema.dictionary` into the data
dictionary, so that type, unit and description are declared once, in `schema.records`.
"""

from __future__ import annotations

import types
from dataclasses import dataclass
from datetime import date
from functools import cache
from typing import Any, Literal, Union, get_args, get_origin

from pydantic.fields import FieldInfo

from schema.records import TABLES, Row

Kind = Literal["string", "int", "float", "bool", "date", "list", "struct"]

_SCALARS: dict[Any, Kind] = {
    str: "string",
    int: "int",
    float: "float",
    bool: "bool",
    date: "date",
}


@dataclass(frozen=True, slots=True, eq=False)
class Column:
    """One column: its kind, whether it may be null, what it holds. There is one object of each.

    `values` are the allowed words of a closed column; `item` is the element of a list and
    `children` the fields of a struct.
    """

    name: str
    kind: Kind
    nullable: bool = False
    description: str = ""
    unit: str | None = None
    values: tuple[str, ...] = ()
    item: Column | None = None
    children: tuple[Column, ...] = ()

    @property
    def type_name(self) -> str:
        """The type in words: `list of string`, `struct {page, table}`."""
        if self.item is not None:
            return f"list of {self.item.type_name}"
        if self.children:
            return "struct {" + ", ".join(child.name for child in self.children) + "}"
        return self.kind


@cache
def columns(model: type[Row]) -> tuple[Column, ...]:
    """The columns of a record type in the order of declaration.

    Raises TypeError for a field whose type has no place in a table.
    """
    return tuple(_column(name, info) for name, info in model.model_fields.items())


@cache
def summary(model: type[Row]) -> str:
    """What one row of a record type stands for: the first line of its docstring."""
    first = (model.__doc__ or "").strip().splitlines()[0]
    return first.partition(": ")[2] or first


@cache
def table_name(model: type[Row]) -> str:
    """The name of the table that holds rows of this type. Raises KeyError for a nested type.

    A table that `convert` does not write (changes) is named by its docstring.
    """
    names = {row: name for name, row in TABLES.items()}
    name, colon, _ = (model.__doc__ or "").partition(": ")
    if model not in names and colon and name.isidentifier():
        return name
    return names[model]


def _column(name: str, info: FieldInfo) -> Column:
    extra = info.json_schema_extra if isinstance(info.json_schema_extra, dict) else {}
    unit = extra.get("unit")
    return _typed(name, info.annotation, info.description or "", str(unit) if unit else None)


def _typed(name: str, annotation: Any, description: str = "", unit: str | None = None) -> Column:
    """A column from a type annotation; `X | None` is a nullable X."""
    annotation, nullable = _without_none(annotation)
    origin = get_origin(annotation)
    if annotation in _SCALARS:
        return Column(name, _SCALARS[annotation], nullable, description, unit)
    if origin is Literal:
        return Column(name, "string", nullable, description, unit, values=get_args(annotation))
    if origin is list:
        item = _typed("item", get_args(annotation)[0])
        return Column(name, "list", nullable, description, unit, item=item)
    if isinstance(annotation, type) and issubclass(annotation, Row):
        children = columns(annotation)
        return Column(name, "struct", nullable, description, unit, children=children)
    raise TypeError(f"column {name}: no table type for {annotation!r}")


def _without_none(annotation: Any) -> tuple[Any, bool]:
    if get_origin(annotation) not in (Union, types.UnionType):
        return annotation, False
    rest = [part for part in get_args(annotation) if part is not type(None)]
    if len(rest) != 1:
        raise TypeError(f"a column has one type, not {annotation!r}")
    return rest[0], True
