"""Reads the tables of an output folder back as records."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path
from typing import TypeVar

from schema.manifest import MANIFEST
from schema.records import TABLES, DocumentRecord, Records, Row
from store.errors import StoreError

_R = TypeVar("_R", bound=Row)


def read_documents(folder: Path) -> list[DocumentRecord]:
    """The documents of an output folder, in the order they were converted.

    A document of which there were several files is there once, under its first name.
    Raises StoreError where the folder holds no output of `convert`.
    """
    return [row for row in read_rows(folder, DocumentRecord) if row.duplicate_of is None]


def read_records(folder: Path, document_id: str) -> Records:
    """All rows of one document; empty where the folder does not hold it. Raises StoreError."""
    rows = {
        name: read_rows(folder, model, {"document_id": document_id})
        for name, model in TABLES.items()
    }
    return Records.model_validate(rows)


def read_rows(folder: Path, model: type[_R], equal: dict[str, str | int] | None = None) -> list[_R]:
    """The rows of one table, in its order; `equal` are values that columns must have.

    Raises StoreError where the folder holds no such table or the table is of another version.
    """
    import pyarrow as pa
    import pyarrow.parquet as pq
    from pydantic import ValidationError

    name = next(name for name, row in TABLES.items() if row is model)
    path = folder / f"{name}.parquet"
    if not (folder / MANIFEST).is_file() or not path.is_file():
        raise StoreError(f"{folder}: no tables of keikaku convert; convert into it with --out")
    filters = [(column, "==", value) for column, value in (equal or {}).items()] or None
    try:
        wanted = _columns(model, pq.read_schema(path).names)
        table = pq.read_table(path, columns=wanted, filters=filters)
        return [model.model_validate(row) for row in table.to_pylist()]
    except (OSError, pa.ArrowException) as error:
        reason = str(error).partition("\n")[0]
        raise StoreError(f"{path}: cannot be read: {reason}; convert again") from error
    except ValidationError as error:
        raise StoreError(f"{path}: written by another version; convert again") from error


def _columns(model: type[Row], names: Iterable[str]) -> list[str]:
    """The columns that this version knows; a later one may have added some."""
    return [name for name in names if name in model.model_fields]
