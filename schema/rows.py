"""Rows kept column by column, for a table with far more rows than anybody reads one by one.

The ledger has a row for every cell of a document; most of them only go from the document into
the table. Kept as columns they cost a tenth of what as many models would.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from functools import cached_property
from typing import Any, Generic, TypeVar, overload

from schema.records import Row

R = TypeVar("R", bound=Row)


class ColumnRows(Sequence[R], Generic[R]):
    """A read-only sequence of rows; all of them are made and checked when one is asked for.

    Their length and `columns` are to be had without making any.
    """

    def __init__(self, model: type[R], columns: Mapping[str, list[Any]]) -> None:
        """`columns` has a list for every field of the model, all of one length.

        Raises ValueError where a field is missing, unknown, or a list longer than another.
        """
        if columns.keys() != model.model_fields.keys():
            wrong = sorted(columns.keys() ^ model.model_fields.keys())
            raise ValueError(f"not the columns of {model.__name__}: {', '.join(wrong)}")
        lengths = set(map(len, columns.values()))
        if len(lengths) > 1:
            raise ValueError(f"columns of {model.__name__} differ in length: {sorted(lengths)}")
        self.model = model
        self.columns = columns
        self._length = lengths.pop() if lengths else 0

    @cached_property
    def _rows(self) -> list[R]:
        """The rows as models. Raises ValidationError where a value does not fit its field."""
        validate = self.model.model_validate
        places = zip(*self.columns.values(), strict=True)
        return [validate(dict(zip(self.columns, values, strict=True))) for values in places]

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
