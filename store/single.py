"""Writes one file as a whole or not at all."""

from __future__ import annotations

import contextlib
import os
import tempfile
from pathlib import Path

from store.errors import StoreError


def write_file(path: Path, data: bytes) -> None:
    """Put `data` at `path`, whose folder must exist; an older file stays until it is replaced.

    Raises StoreError, and leaves nothing half-written.
    """
    staged: str | None = None
    try:
        handle, staged = tempfile.mkstemp(prefix=".keikaku-", dir=path.parent or Path())
        with os.fdopen(handle, "wb") as file:
            file.write(data)
        umask = os.umask(0)
        os.umask(umask)
        os.chmod(staged, 0o666 & ~umask)  # mkstemp makes files that only their owner may read
        os.replace(staged, path)
    except OSError as error:
        if staged is not None:
            with contextlib.suppress(OSError):
                os.unlink(staged)
        reason = os.strerror(error.errno) if error.errno else str(error)
        raise StoreError(f"{path}: cannot be written: {reason}; choose another --out") from error
