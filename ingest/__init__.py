"""Reading: sources, formats and the readers that turn bytes into a `Document`.

`find_sources` says what to read, `read` reads it; both raise `ReadError` and nothing else.
"""

from __future__ import annotations

from ingest.errors import NoRecognition, ReadError
from ingest.limits import DEFAULT_LIMITS, Limits
from ingest.reader import read, read_document
from ingest.sources import Source, find_sources

__all__ = [
    "DEFAULT_LIMITS",
    "Limits",
    "NoRecognition",
    "ReadError",
    "Source",
    "find_sources",
    "read",
    "read_document",
]
