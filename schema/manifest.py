"""The manifest of an output folder: what went in, what wrote it, what came out.

It is written last, so a folder whose manifest matches its files is complete. It holds no time
of day: converting the same files again gives the same bytes.
"""

from __future__ import annotations

from typing import Literal

from pydantic import BaseModel, ConfigDict, Field

from schema.version import VERSION

MANIFEST = "manifest.json"
"""Name of the manifest in an output folder."""


class Entry(BaseModel):
    """Base of the manifest's parts: closed and immutable."""

    model_config = ConfigDict(extra="forbid", frozen=True)


class Input(Entry):
    """One source. `sha256`, `bytes` and `document_id` are null where it could not be read."""

    source: str
    status: Literal["converted", "failed", "duplicate"]
    document_id: str | None = None
    sha256: str | None = None
    bytes: int | None = None
    parser: str | None = None
    error: str | None = None


class TableFile(Entry):
    """One table as written: file name, size in bytes, number of rows, hash of the file."""

    file: str
    rows: int
    bytes: int
    sha256: str


class Manifest(Entry):
    """All of it. `parsers` maps each layout that read a document to its version.

    `taxonomy` is the version of the names used; `overlay` the SHA-256 of the user's own file of
    names and `corrections` that of the file of corrections, null where there was none.
    """

    keikaku: str = VERSION
    taxonomy: str | None = None
    overlay: str | None = None
    corrections: str | None = None
    parsers: dict[str, str] = Field(default_factory=dict)
    inputs: list[Input] = Field(default_factory=list)
    tables: dict[str, TableFile] = Field(default_factory=dict)

    def to_json(self) -> str:
        """The text of manifest.json."""
        return self.model_dump_json(indent=2) + "\n"
