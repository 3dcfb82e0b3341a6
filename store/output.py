"""Write the records of many documents into one folder, all tables or none."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

import pyarrow as pa

from schema.arrow import arrow_schema, arrow_table
from schema.manifest import MANIFEST, Input, Manifest
from schema.records import TABLES, Records
from store.errors import RowError, one_line
from store.folder import publish, staging
from store.tables import TableWriter


class Output:
    """The tables of one run while it goes on; made by `open_output`."""

    def __init__(self, out: Path, folder: Path) -> None:
        self._out = out
        self._folder = folder
        self._parsers: dict[str, str] = {}
        self._writers: dict[str, TableWriter] = {}
        with one_line(out):
            for name, model in TABLES.items():
                path = folder / f"{name}.parquet"
                self._writers[name] = TableWriter(path, arrow_schema(model))

    def add(self, records: Records) -> None:
        """Append one document's rows to every table, in the order they come.

        Raises RowError where a value does not fit its column (nothing of the document is
        added then), StoreError where the folder cannot take it.
        """
        tables = {name: _table(name, records) for name in TABLES}
        self._parsers.update({row.parser: row.parser_version for row in records.documents})
        with one_line(self._out):
            for name, table in tables.items():
                self._writers[name].add(table)

    def commit(self, inputs: Sequence[Input], taxonomy: str | None = None) -> Manifest:
        """Finish all tables, put them in place and the manifest last. Raises StoreError."""
        with one_line(self._out):
            files = {name: writer.finish() for name, writer in self._writers.items()}
            manifest = Manifest(
                taxonomy=taxonomy,
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
            output.add(one)
        return output.commit(inputs, taxonomy)


def _table(name: str, records: Records) -> pa.Table:
    try:
        return arrow_table(TABLES[name], getattr(records, name))
    except (pa.ArrowException, ValueError, OverflowError, TypeError) as error:
        reason = str(error).partition("\n")[0]
        raise RowError(f"table {name}: a value does not fit its column: {reason}") from error
