"""The documents inside a ZIP archive, read in memory and never unpacked to disk."""

from __future__ import annotations

import zipfile
import zlib
from functools import partial
from pathlib import Path

from ingest.errors import ReadError
from ingest.limits import Limits
from ingest.sources import Source, bounded, only_documents

_RATIO_FROM = 10_000_000
_UTF8_NAME = 0x800
_ENCRYPTED = 0x1
_BROKEN = (zipfile.BadZipFile, zlib.error, EOFError, OSError, ValueError, NotImplementedError)


def archive_sources(path: Path, limits: Limits) -> list[Source]:
    """The archive's documents as `archive.zip!member`, sorted; archives inside it stay closed.

    Raises `ReadError` where it is broken, holds no document, or is likely to be a ZIP bomb: too
    many members, or too many bytes unpacked.
    """
    name = str(path)
    try:
        with zipfile.ZipFile(path) as archive:
            members = [member for member in archive.infolist() if not member.is_dir()]
    except _BROKEN as error:
        problem = f"not a ZIP archive that can be read ({error})"
        raise ReadError.about(name, problem, "fetch it again") from error
    if len(members) > limits.archive_members:
        problem = f"more than {limits.archive_members:,} files in the archive"
        raise ReadError.about(name, problem, "unpack it and name the documents")
    by_name = {_name(member): member for member in members}
    if "[Content_Types].xml" in by_name:
        raise ReadError.about(name, "this is an Office file", "save it as PDF")
    wanted = only_documents(by_name)
    if not wanted:
        raise ReadError.about(name, "the archive holds no documents", "put PDF or HTML files in it")
    if sum(by_name[member].file_size for member in wanted) > limits.archive_bytes:
        problem = f"its documents unpack to more than {limits.archive_bytes:,} bytes"
        raise ReadError.about(name, problem, "unpack it and name the documents")
    return [
        Source(f"{name}!{member}", partial(_read_member, path, by_name[member], member, limits))
        for member in wanted
    ]


def _name(member: zipfile.ZipInfo) -> str:
    """A member's name. Windows writes Japanese names in CP932 and does not say so."""
    name = member.filename
    if not member.flag_bits & _UTF8_NAME:
        try:
            name = name.encode("cp437").decode("cp932")
        except UnicodeError:
            name = member.filename
    return name.replace("\\", "/")


def _read_member(path: Path, member: zipfile.ZipInfo, member_name: str, limits: Limits) -> bytes:
    """One member's bytes. Raises `ReadError`, also for a name that leads out of the archive."""
    name = f"{path}!{member_name}"
    parts = member_name.split("/")
    if ".." in parts or member_name.startswith("/") or ":" in parts[0]:
        problem = "the name leads out of the archive"
        raise ReadError.about(name, problem, "do not trust this archive")
    if member.flag_bits & _ENCRYPTED:
        raise ReadError.about(name, "the archive asks for a password", "unpack it first")
    packed = max(member.compress_size, 1)
    if member.file_size > _RATIO_FROM and member.file_size > limits.archive_ratio * packed:
        problem = f"unpacks to {member.file_size // packed:,} times its size"
        raise ReadError.about(name, problem, "do not trust this archive")
    try:
        with zipfile.ZipFile(path) as archive, archive.open(member) as file:
            data = file.read(limits.source_bytes + 1)
    except (*_BROKEN, RuntimeError) as error:
        raise ReadError.about(name, f"cannot be unpacked ({error})", "fetch it again") from error
    return bounded(name, data, limits.source_bytes)
