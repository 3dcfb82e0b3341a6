"""A property computed once, without the lock of `functools.cached_property` in Python 3.11.

The lock costs more than what a grid cell computes; a cell belongs to one reading of one document.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, Generic, TypeVar, overload

Value = TypeVar("Value")


class lazy(Generic[Value]):
    """Computes the value at first use and keeps it in the instance."""

    def __init__(self, compute: Callable[[Any], Value]) -> None:
        self.compute = compute
        self.name = compute.__name__
        self.__doc__ = compute.__doc__

    @overload
    def __get__(self, owner: None, kind: type) -> lazy[Value]: ...

    @overload
    def __get__(self, owner: object, kind: type) -> Value: ...

    def __get__(self, owner: object | None, kind: type) -> lazy[Value] | Value:
        if owner is None:
            return self
        value = self.compute(owner)
        object.__setattr__(owner, self.name, value)  # `__dict__` would make one for it alone
        return value
