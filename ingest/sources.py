"""Find the sources that a person names: files, folders, globs, ZIP archives and URIs."""

from __future__ import annotations

import glob
import os
import re
import stat
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path

from ingest.errors import ReadError
from ingest.limits import DEFAULT_LIMITS, Limits

_URI = re.compile(r"[a-zA-Z][a-zA-Z0-9+.-]+(?:::[a-zA-Z][a-zA-Z0-9+.-]+)*://")
_GLOB = re.compile(r"[*?\[]")
_DOCUMENTS = frozenset({".pdf", ".html", ".htm", ".xhtml", ".txt"})
_ARCHIVE = ".zip"
_ADVICE = "name PDF, HTML or text files, folders of them or ZIP archives"


@dataclass(frozen=True, slots=True)
class Source:
    """One document to read. `name` says where it is; `read` fetches its bytes.

    `read` raises `ReadError` where the source cannot be opened or is larger than the limit.
    """

    name: str
    read: Callable[[], bytes] = field(repr=False, compare=False)


def find_sources(arguments: Sequence[str], *, limits: Limits = DEFAULT_LIMITS) -> list[Source]:
    """The sources that `arguments` name, each once, in their order; inside a folder sorted.

    A folder is searched with its subfolders for files named `.pdf`, `.html`, `.htm`, `.xhtml`,
    `.txt` and `.zip`, and for files of other names that are PDF or HTML by content; hidden files
    are left out. A member of an archive is named `archive.zip!member`.

    Raises `ReadError` where an argument names nothing: no such path, or no document in it.
    """
    found: dict[str, Source] = {}
    for argument in arguments:
        for source in _expand(argument, limits):
            found.setdefault(source.name, source)
    return list(found.values())


def _expand(argument: str, limits: Limits) -> list[Source]:
    """The sources of one argument, at least one. Raises `ReadError`."""
    if not argument or "\0" in argument:
        raise ReadError.about(argument or "(empty)", "not the name of a file", _ADVICE)
    if _URI.match(argument):
        from ingest.remote import remote_sources

        return remote_sources(argument, limits)
    if os.path.lexists(argument):
        return _local(Path(argument), limits)
    if _GLOB.search(argument):
        matches = sorted(glob.glob(argument, recursive=True))
        if matches:
            return [source for match in matches for source in _matched(Path(match), limits)]
        raise ReadError.about(argument, "no file matches", _ADVICE)
    raise ReadError.about(argument, "no such file or folder", "check the path")


def _matched(path: Path, limits: Limits) -> list[Source]:
    """What one match of a glob gives; a folder without documents is no error there."""
    return _folder(path, limits) if path.is_dir() else _local(path, limits)


def _local(path: Path, limits: Limits) -> list[Source]:
    """A file, an archive's members or a folder's documents. Raises `ReadError`."""
    if path.is_dir():
        sources = _folder(path, limits)
        if not sources:
            raise ReadError.about(str(path), "the folder holds no documents", _ADVICE)
        return sources
    if path.suffix.lower() == _ARCHIVE or _starts_with(path, b"PK\x03\x04"):
        from ingest.archive import archive_sources

        return archive_sources(path, limits)
    return [Source(str(path), partial(_read_file, path, limits.source_bytes))]


def _folder(folder: Path, limits: Limits) -> list[Source]:
    """The documents below a folder, sorted by path; links to folders are not followed."""
    sources: list[Source] = []
    for path in sorted(_files(folder)):
        suffix = path.suffix.lower()
        if suffix == _ARCHIVE:
            from ingest.archive import archive_sources

            try:
                sources += archive_sources(path, limits)
            except ReadError as error:
                sources.append(Source(str(path), partial(_fail, error)))
        elif suffix in _DOCUMENTS or is_document(_head(path)):
            sources.append(Source(str(path), partial(_read_file, path, limits.source_bytes)))
    return sources


def _files(folder: Path) -> Iterator[Path]:
    """All files below a folder that are not hidden, nor in a hidden folder."""
    for place, folders, names in os.walk(folder):
        folders[:] = [name for name in folders if not name.startswith(".")]
        yield from (Path(place, name) for name in names if not name.startswith("."))


def has_document_name(name: str) -> bool:
    """Whether a file's name ends as a document's does."""
    return Path(name).suffix.lower() in _DOCUMENTS


def is_document(head: bytes) -> bool:
    """Whether a file begins as a PDF file or an HTML page does, whatever its name."""
    start = head.lstrip().lower()
    return b"%pdf-" in start or start.startswith((b"<!doctype html", b"<html"))


def _head(path: Path) -> bytes:
    """The first KB of a file; nothing where it cannot be read or is no file."""
    try:
        if not path.is_file():
            return b""
        with path.open("rb") as file:
            return file.read(1024)
    except OSError:
        return b""


def _starts_with(path: Path, magic: bytes) -> bool:
    return _head(path).startswith(magic)


def _read_file(path: Path, most: int) -> bytes:
    """A file's bytes. Raises `ReadError` where it cannot be read or is too large."""
    try:
        if not stat.S_ISREG(path.stat().st_mode):
            raise ReadError.about(str(path), "not a regular file", _ADVICE)
        with path.open("rb") as file:
            data = file.read(most + 1)
    except OSError as error:
        raise ReadError.about(
            str(path), f"cannot be read ({error.strerror or error})", "check it and its permissions"
        ) from error
    return bounded(str(path), data, most)


def bounded(name: str, data: bytes, most: int) -> bytes:
    """`data`, unless it has more than `most` bytes. Raises `ReadError`."""
    if len(data) > most:
        raise ReadError.about(name, f"more than {most:,} bytes", "split it or raise the limit")
    return data


def _fail(error: ReadError) -> bytes:
    raise error


def only_documents(names: Iterable[str]) -> list[str]:
    """The names that are documents' and not hidden, sorted."""
    return sorted(
        name
        for name in names
        if has_document_name(name) and not any(map(_is_hidden, name.split("/")))
    )


def _is_hidden(name: str) -> bool:
    """Whether a file or folder of this name is hidden; `..` is none, but an error later on."""
    return name.startswith(".") and name not in (".", "..")
