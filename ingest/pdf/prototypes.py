"""pdfium's functions as bare ctypes prototypes.

The generated bindings convert and check each argument; with plain pointers and integers a call
costs a third, and results are written straight into numpy arrays by address.
"""

from __future__ import annotations

import ctypes
from collections.abc import Callable
from typing import Any

import pypdfium2.raw as raw


def bare(name: str, result: Any, *arguments: Any) -> Callable[..., Any]:
    """A pdfium function with plain types; pointers are integers."""
    address = ctypes.cast(getattr(raw, name), ctypes.c_void_p).value
    assert address is not None
    return ctypes.CFUNCTYPE(result, *arguments)(address)
