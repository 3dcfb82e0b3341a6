"""Write the records of many documents into one folder, all tables or none."""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from pathlib import Path

import pyarrow as pa

from schema.arrow import arrow_schema, arrow_table
from schema.manifest import MANIFEST, Input, Manifest
from schema.records import TABLES, Records
from store.errors import RowError, one_line
from store.folder import publish, staging
from store.tables import TableWriter

_THREADS = 4
"""So many tables are encoded at once, and no more than there are processors: threads that wait
for one another's turn in the interpreter take longer together than one after the other."""

Tables = dict[str, pa.Table]
"""The rows of a document, table by table."""


def to_tables(records: Records) -> Tables:
    """A document's rows in the shape they are stored in; cheap to hand to another process.

    Raises RowError where a value does not fit its column.
    """
    return {name: _table(name, records) for name in TABLES}


class Output:
    """The tables of one run while it goes on; made by `open_output`."""

    def __init__(self, out: Path, folder: Path) -> None:
        self._out = out
        self._folder = folder
        self._parsers: dict[str, str] = {}
        self._writers = {
            name: TableWriter(folder / f"{name}.parquet", arrow_schema(model))
            for name, model in TABLES.items()
        }

    def add(self, tables: Tables) -> None:
        """Append the rows of a document to every table. Raises StoreError."""
        documents = tables["documents"]
        names, versions = (documents.column(name) for name in ("parser", "parser_version"))
        self._parsers.update(zip(names.to_pylist(), versions.to_pylist(), strict=True))
        with one_line(self._out):
            for name, table in tables.items():
                self._writers[name].add(table)

    def commit(
        self,
        inputs: Sequence[Input],
        taxonomy: str | None = None,
        overlay: str | None = None,
        corrections: str | None = None,
    ) -> Manifest:
        """Finish all tables, put them in place and the manifest last. Raises StoreError."""
        with one_line(self._out):
            # Encoding and compression run outside of the interpreter's lock; the longest first.
            names = sorted(self._writers, key=lambda name: -self._writers[name].waiting_bytes)
            with ThreadPoolExecutor(max_workers=min(_THREADS, os.cpu_count() or 1)) as pool:
                done = {name: pool.submit(self._writers[name].finish) for name in names}
            files = {name: done[name].result() for name in self._writers}
            manifest = Manifest(
                taxonomy=taxonomy,
                overlay=overlay,
                corrections=corrections,
                parsers=dict(sorted(self._parsers.items())),
                inputs=list(inputs),
                tables=files,
            )
            (self._folder / MANIFEST).write_text(manifest.to_json(), encoding="utf-8")
        publish(self._folder, self._out, [*(entry.file for entry in files.values()), MANIFEST])
        return manifest

    def abandon(self) -> None:
        """Close what is open; the staged files are removed by `open_output`."""
        for writer in self._writers.values():
            writer.abandon()


def is_output(out: Path) -> bool:
    """Whether a folder holds the complete output of an earlier run."""
    return (out / MANIFEST).is_file()


@contextmanager
def open_output(out: Path) -> Iterator[Output]:
    """Begin writing a folder. Without a `commit` the folder stays as it was.

    Raises StoreError where it cannot be written or another run is writing it.
    """
    with staging(out) as folder:
        output = Output(out, folder)
        try:
            yield output
        finally:
            output.abandon()


def write_tables(
    records: Iterable[Records],
    out: Path,
    *,
    inputs: Sequence[Input] = (),
    taxonomy: str | None = None,
) -> Manifest:
    """Write all records into a folder in one call. Raises StoreError and RowError."""
    with open_output(out) as output:
        for one in records:
            output.add(to_tables(one))
        return output.commit(inputs, taxonomy)


def _table(name: str, records: Records) -> pa.Table:
    try:
        return arrow_table(TABLES[name], getattr(records, name))
    except (pa.ArrowException, ValueError, OverflowError, TypeError) as error:
        reason = str(error).partition("\n")[0]
        raise RowError(f"table {name}: a value does not fit its column: {reason}") from error
