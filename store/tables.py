"""One Parquet file that grows document by document in bounded memory."""

from __future__ import annotations

import contextlib
import hashlib
from pathlib import Path

import pyarrow as pa
import pyarrow.parquet as pq

from schema.manifest import TableFile

_ROWS = 50_000
_BYTES = 64 * 1024 * 1024
"""A row group is written when it has so many rows or bytes."""
_PARTS = 64
"""Small tables are joined when there are so many of them."""
_REPEATING = 500
"""Rows from which a dictionary of a column's values pays; for fewer it costs more than it saves."""
_ORDERED = ["document_id"]
"""What rows are ordered and looked up by: only there do bounds tell which row groups to read."""
_BUFFER = 256 * 1024
"""Bytes that go to the disk at once; the writer hands on each page's head and body alone."""


class TableWriter:
    """Collects small tables into row groups of one zstd Parquet file.

    The bytes depend on the rows and their order alone: no time, no path, no process.
    """

    def __init__(self, path: Path, schema: pa.Schema) -> None:
        self._path = path
        self._schema = schema
        self._open: tuple[pa.OSFile, pa.BufferedOutputStream, pq.ParquetWriter] | None = None
        self._waiting: list[pa.Table] = []
        self._waiting_rows = 0
        self._waiting_bytes = 0
        self._rows = 0

    def add(self, table: pa.Table) -> None:
        """Append rows. Raises OSError."""
        if table.num_rows == 0:
            return
        self._waiting.append(table)
        self._rows += table.num_rows
        self._waiting_rows += table.num_rows
        self._waiting_bytes += table.get_total_buffer_size()  # `nbytes` takes twenty times as long
        if self._waiting_rows >= _ROWS or self._waiting_bytes >= _BYTES:
            self._flush()
        elif len(self._waiting) >= _PARTS:
            # Each part brings its own copy of the schema: more than its rows, often.
            self._waiting = [pa.concat_tables(self._waiting).combine_chunks()]

    @property
    def waiting_bytes(self) -> int:
        """Bytes in memory that are still to be written."""
        return self._waiting_bytes

    def finish(self) -> TableFile:
        """Close the file and describe it. Raises OSError."""
        self._flush()
        for part in reversed(self._opened()):
            part.close()
        with self._path.open("rb") as file:
            digest = hashlib.file_digest(file, "sha256").hexdigest()
        return TableFile(
            file=self._path.name,
            rows=self._rows,
            bytes=self._path.stat().st_size,
            sha256=digest,
        )

    def abandon(self) -> None:
        """Close without caring for the contents; the caller removes the file."""
        self._waiting.clear()
        for part in reversed(self._open or ()):
            # The disk may be full: the footer that close() writes is of no interest then.
            with contextlib.suppress(OSError, pa.ArrowException):
                part.close()

    def _flush(self) -> None:
        if self._waiting:
            table = pa.concat_tables(self._waiting)
            self._waiting.clear()
            self._waiting_rows = self._waiting_bytes = 0
            *_, writer = self._opened(table.num_rows)
            writer.write_table(table, row_group_size=table.num_rows)

    def _opened(self, rows: int = 0) -> tuple[pa.OSFile, pa.BufferedOutputStream, pq.ParquetWriter]:
        """The file, its buffer and its writer, opened when the first `rows` are written."""
        if self._open is None:
            file = pa.OSFile(str(self._path), "wb")
            try:
                buffer = pa.BufferedOutputStream(file, _BUFFER)
                writer = pq.ParquetWriter(
                    buffer,
                    self._schema,
                    compression="zstd",
                    version="2.6",
                    use_dictionary=rows >= _REPEATING,
                    write_statistics=_ORDERED,
                )
            except BaseException:
                file.close()
                raise
            self._open = file, buffer, writer
        return self._open
