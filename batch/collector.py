"""The garbage collector, told to look seldom while one document is converted.

Document, plan and rows are trees of many small objects without cycles: they go when the last
name goes. With the interpreter's own setting the collector walks through them again and again,
for a tenth of the time of a conversion. What does make cycles is still collected, in larger heaps.
"""

from __future__ import annotations

import gc
from collections.abc import Iterator
from contextlib import contextmanager

_NEW_OBJECTS = 200_000
"""New containers before the collector looks at the young ones; some ten MB. Python's is 700."""


@contextmanager
def seldom() -> Iterator[None]:
    """While it is open, collect only after very many new objects."""
    young, middle, old = gc.get_threshold()
    if 0 < young < _NEW_OBJECTS:
        gc.set_threshold(_NEW_OBJECTS, middle, old)
    try:
        yield
    finally:
        gc.set_threshold(young, middle, old)
