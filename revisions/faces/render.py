"""Every face of a comparison that is a file, by name."""

from __future__ import annotations

from io import BytesIO
from pathlib import Path

from revisions.changes import changes_of
from schema.comparison import Comparison

FACES = {"json": "json", "markdown": "md", "html": "html", "xlsx": "xlsx", "parquet": "parquet"}
"""Name of the face and suffix of its file."""
BINARY = ("xlsx", "parquet")
"""Faces that are no text."""


def render(comparison: Comparison, face: str, base: Path | None = None) -> bytes:
    """The comparison as a file. Text is UTF-8; `base` is the folder an HTML page will stand in.

    Raises KeyError for an unknown face.
    """
    if face == "json":
        from revisions.faces.plain_json import comparison_json

        return comparison_json(comparison).encode()
    if face == "markdown":
        from revisions.faces.markdown import comparison_markdown

        return comparison_markdown(comparison).encode()
    if face == "html":
        from revisions.faces.page import comparison_page

        return comparison_page(comparison, base).encode()
    if face == "xlsx":
        from revisions.faces.workbook import comparison_workbook

        return comparison_workbook(comparison)
    if face == "parquet":
        return _parquet(comparison)
    raise KeyError(face)


def _parquet(comparison: Comparison) -> bytes:
    import pyarrow.parquet as pq

    from schema.arrow import arrow_table
    from schema.changes import ChangeRecord

    buffer = BytesIO()
    table = arrow_table(ChangeRecord, changes_of(comparison))
    pq.write_table(table, buffer, compression="zstd", version="2.6")
    return buffer.getvalue()
