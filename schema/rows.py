"""Rows kept column by column, for tables with far more rows than anybody reads one by one.

A document of forty pages has thousands of cells and numbers; their rows only go from the document
into a table. Kept as columns they cost a fifth of what as many models would, and they are checked
when they become a table, as `schema.arrow` does, or when somebody asks for a row.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cached_property
from operator import itemgetter
from typing import Any, Generic, TypeVar, overload

from schema.columns import Column, columns
from schema.records import Row

R = TypeVar("R", bound=Row)

Fields = dict[str, Any]
"""The values of a row by the names of its fields; a struct is a tuple of its fields, in order."""


class ColumnRows(Sequence[R], Generic[R]):
    """A read-only sequence of rows; all of them are made and checked when one is asked for.

    Their length and `columns` are to be had without making any.
    """

    def __init__(self, model: type[R], values: Mapping[str, list[Any]]) -> None:
        """`values` has a list for every field of the model, all of one length.

        Raises ValueError where a field is missing, unknown, or a list longer than another.
        """
        if values.keys() != model.model_fields.keys():
            wrong = sorted(values.keys() ^ model.model_fields.keys())
            raise ValueError(f"not the columns of {model.__name__}: {', '.join(wrong)}")
        lengths = set(map(len, values.values()))
        if len(lengths) > 1:
            raise ValueError(f"columns of {model.__name__} differ in length: {sorted(lengths)}")
        self.model = model
        self.columns = values
        self._length = lengths.pop() if lengths else 0

    @classmethod
    def of(cls, model: type[R], rows: Sequence[Fields]) -> ColumnRows[R]:
        """Columns out of rows, which name the same fields; fields with a default may be missing.

        Raises ValueError for a row that names others than the first.
        """
        named = list(rows[0]) if rows else []
        if not set(map(len, rows)) <= {len(named)}:
            raise ValueError(f"rows of {model.__name__} differ in their fields")
        try:
            values = {name: list(map(itemgetter(name), rows)) for name in named}
        except KeyError as error:
            raise ValueError(f"a row of {model.__name__} has no {error}") from error
        for name, info in model.model_fields.items():
            if name not in values and not (rows and info.is_required()):
                values[name] = [info.get_default(call_default_factory=True) for _ in rows]
        return cls(model, values)

    @cached_property
    def _rows(self) -> list[R]:
        """The rows as models. Raises ValidationError where a value does not fit its field."""
        fields = columns(self.model)
        parts = [list(_named(field, self.columns[field.name])) for field in fields]
        names = [field.name for field in fields]
        validate = self.model.model_validate
        return [validate(dict(zip(names, row, strict=True))) for row in zip(*parts, strict=True)]

    def __len__(self) -> int:
        return self._length

    def __iter__(self) -> Iterator[R]:
        return iter(self._rows)

    @overload
    def __getitem__(self, index: int) -> R: ...
    @overload
    def __getitem__(self, index: slice) -> list[R]: ...
    def __getitem__(self, index: int | slice) -> R | list[R]:
        return self._rows[index]

    def __eq__(self, other: object) -> bool:
        """Whether another sequence, of whatever kind, holds the same rows."""
        if not isinstance(other, Sequence):
            return NotImplemented
        return self._length == len(other) and self._rows == list(other)

    __hash__ = None  # type: ignore[assignment]

    def __repr__(self) -> str:
        return repr(self._rows)


def values_of(rows: Sequence[Row], name: str) -> list[Any]:
    """The values of one field in all rows, without making rows where they are kept as columns."""
    if isinstance(rows, ColumnRows):
        return list(rows.columns[name])
    return [getattr(row, name) for row in rows]


def _named(field: Column, values: Iterable[Any]) -> Iterator[Any]:
    """The values of a column with the fields of structs by name."""
    if field.item is not None and field.item.children:
        for value in values:
            yield value if value is None else list(_named(field.item, value))
        return
    if not field.children:
        yield from values
        return
    for value in values:
        if value is None:
            yield None
            continue
        pairs = zip(field.children, value, strict=True)
        yield {child.name: next(_named(child, [part])) for child, part in pairs}
