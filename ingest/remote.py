"""Sources named by a URI, through fsspec where it is installed."""

from __future__ import annotations

from functools import partial
from importlib import import_module
from typing import Any

from ingest.errors import ReadError
from ingest.limits import Limits
from ingest.sources import Source, bounded, only_documents


def remote_sources(uri: str, limits: Limits) -> list[Source]:
    """The document at a URI, or those in the folder or glob it names.

    Raises `ReadError` where fsspec or the protocol's library is missing, or nothing is there.
    """
    try:
        core = import_module("fsspec.core")
    except ImportError as error:
        raise ReadError.about(uri, "reading URIs needs fsspec", "pip install fsspec") from error
    try:
        system, path = core.url_to_fs(uri)
        if "*" in path or "?" in path:
            paths = sorted(system.glob(path))
        elif system.isdir(path):
            paths = only_documents(system.find(path))
        else:
            paths = [path] if system.exists(path) else []
    except Exception as error:  # each protocol raises errors of its own
        raise ReadError.about(uri, f"cannot be opened ({error})", "check the URI") from error
    if not paths:
        raise ReadError.about(uri, "no documents there", "check the URI")
    if paths == [path]:
        return [Source(uri, partial(_read, system, path, uri, limits))]
    names = {path: str(system.unstrip_protocol(path)) for path in paths}
    return [
        Source(name, partial(_read, system, path, name, limits)) for path, name in names.items()
    ]


def _read(system: Any, path: str, name: str, limits: Limits) -> bytes:
    """The bytes at `path`. Raises `ReadError`."""
    try:
        with system.open(path, "rb") as file:
            data = bytes(file.read(limits.source_bytes + 1))
    except Exception as error:  # each protocol raises errors of its own
        raise ReadError.about(name, f"cannot be read ({error})", "check the URI") from error
    return bounded(name, data, limits.source_bytes)
