"""What can go wrong when tables are written, each said in one line."""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

_ADVICE = {
    "No space left on device": "free some space or choose another folder with --out",
    "Disk quota exceeded": "free some space or choose another folder with --out",
    "File too large": "raise the limit on file sizes or choose another folder with --out",
    "Permission denied": "choose a folder you may write to with --out",
    "Read-only file system": "choose a folder you may write to with --out",
    "Not a directory": "choose a folder, not a file, with --out",
    "File exists": "choose a folder, not a file, with --out",
}


class StoreError(Exception):
    """The output folder could not be written; what it held before is still there."""


class RowError(ValueError):
    """The rows of one document do not fit their table; no other document is touched."""


@contextmanager
def one_line(folder: Path) -> Iterator[None]:
    """Turn an OSError about a folder into a StoreError that says what to do."""
    try:
        yield
    except OSError as error:
        reason = os.strerror(error.errno) if error.errno else str(error).partition("\n")[0]
        advice = _ADVICE.get(reason, "choose another folder with --out")
        raise StoreError(f"{folder}: cannot write the tables: {reason}; {advice}") from error
