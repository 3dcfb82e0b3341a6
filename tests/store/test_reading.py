"""Tables that were written are read back as they were."""

from __future__ import annotations

from pathlib import Path

import pytest

from schema.records import DocumentRecord, InitiativeRecord
from store import StoreError, write_tables
from store.reading import read_documents, read_records, read_rows
from store.single import write_file
from tests.revisions.hand_made import Plan


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    plans = [
        Plan(year, name).item("1", "広報", topics=["publicity"], targets=[{"value": 50.0}])
        for year, name in ((2020, "a" * 16), (2021, "b" * 16))
    ]
    write_tables([plan.records for plan in plans], tmp_path)
    return tmp_path


def test_documents_in_their_order(folder: Path) -> None:
    assert [each.document_id for each in read_documents(folder)] == ["a" * 16, "b" * 16]


def test_all_rows_of_one_document(folder: Path) -> None:
    plan = Plan(2021, "b" * 16).item("1", "広報", topics=["publicity"], targets=[{"value": 50.0}])
    assert read_records(folder, "b" * 16) == plan.records


def test_rows_with_a_value(folder: Path) -> None:
    (row,) = read_rows(folder, InitiativeRecord, {"fiscal_year": 2020})
    assert row.document_id == "a" * 16


def test_a_folder_without_tables(tmp_path: Path) -> None:
    with pytest.raises(StoreError, match="convert into it"):
        read_documents(tmp_path)


def test_a_broken_table(folder: Path) -> None:
    (folder / "documents.parquet").write_bytes(b"PAR1")
    with pytest.raises(StoreError, match="cannot be read"):
        read_rows(folder, DocumentRecord)


def test_one_file_is_replaced_as_a_whole(tmp_path: Path) -> None:
    path = tmp_path / "changes.html"
    write_file(path, b"one")
    write_file(path, b"two")
    assert path.read_bytes() == b"two"
    assert list(tmp_path.iterdir()) == [path]


def test_a_file_that_cannot_be_written(tmp_path: Path) -> None:
    with pytest.raises(StoreError, match="No such file or directory"):
        write_file(tmp_path / "missing" / "changes.html", b"")
