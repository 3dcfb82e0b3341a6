"""pdfium's functions as bare ctypes prototypes.

The generated bindings convert and check each argument; with plain pointers and integers a call
costs a third, and results are written straight into numpy arrays by address.
"""

from __future__ import annotations

import ctypes
from collections import deque
from collections.abc import Callable, Iterator
from typing import Any

import pypdfium2.raw as raw
from numpy.typing import NDArray


def bare(name: str, result: Any, *arguments: Any) -> Callable[..., Any]:
    """A pdfium function with plain types; pointers are integers."""
    address = ctypes.cast(getattr(raw, name), ctypes.c_void_p).value
    assert address is not None
    # Calls of a microsecond are not worth giving up the interpreter lock.
    return ctypes.PYFUNCTYPE(result, *arguments)(address)


def addresses(rows: NDArray[Any], offset: int = 0) -> range:
    """The address of each row of an array, for `map` to hand out."""
    start = int(rows.ctypes.data) + offset
    step = rows.shape[1] * rows.itemsize
    return range(start, start + step * len(rows), step)


def exhaust(calls: Iterator[Any]) -> None:
    """Make the calls that `map` holds, for what they write: it calls faster than a loop."""
    deque(calls, maxlen=0)
