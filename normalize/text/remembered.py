"""Answers about texts, kept while one document is converted.

Several steps ask the same of one cell: pairing and dating both want the figures and months of a
result. What is asked again within a document is not worked out again; the next one begins anew.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import lru_cache
from typing import ParamSpec, TypeVar, cast

_MOST = 4096
"""Answers kept of each question; beyond, the one asked for longest ago is forgotten."""
_Asked = ParamSpec("_Asked")
_Answer = TypeVar("_Answer")
_forget_each: list[Callable[[], None]] = []


def remembered(answer: Callable[_Asked, _Answer]) -> Callable[_Asked, _Answer]:
    """The same function. It must depend on its arguments alone, and nobody change its answers."""
    kept = lru_cache(maxsize=_MOST)(answer)
    _forget_each.append(kept.cache_clear)
    return cast("Callable[_Asked, _Answer]", kept)


def forget() -> None:
    """Forget all answers: those of one document are of no use for the next."""
    for clear in _forget_each:
        clear()
