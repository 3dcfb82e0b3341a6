"""What a run leaves in its output folder."""

from __future__ import annotations

import errno
import hashlib
import json
import os
import subprocess
import sys
import textwrap
from pathlib import Path

import pyarrow as pa
import pyarrow.parquet as pq
import pytest

from schema.manifest import Input, Manifest
from schema.records import TABLES, DocumentRecord, IssueRecord, Records
from store import RowError, StoreError, Tables, open_output, to_tables, write_tables

ROOT = Path(__file__).parents[2]


def document(name: str, **changes: object) -> DocumentRecord:
    base: dict[str, object] = {
        "document_id": hashlib.sha256(name.encode()).hexdigest()[:16],
        "source": name,
        "sha256": hashlib.sha256(name.encode()).hexdigest(),
        "media_type": "text/plain",
        "bytes": 10,
        "parser": "generic",
        "parser_version": "1",
        "cells_total": 1,
        "cells_used": 1,
        "characters_total": 2,
        "characters_used": 2,
    }
    return DocumentRecord.model_validate(base | changes)


def records(name: str, messages: int = 1) -> Records:
    issues = [
        IssueRecord(severity="info", code="note", message=f"{name} {number}")
        for number in range(messages)
    ]
    return Records(documents=[document(name)], issues=issues)


def rows(name: str, messages: int = 1) -> Tables:
    return to_tables(records(name, messages))


def contents(folder: Path) -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in folder.iterdir()}


def test_every_table_is_a_file_and_the_manifest_describes_it(tmp_path: Path) -> None:
    out = tmp_path / "out"
    inputs = [Input(source="a", status="converted"), Input(source="b", status="failed", error="x")]
    manifest = write_tables([records("a", 3)], out, inputs=inputs, taxonomy="7")
    assert sorted(contents(out)) == sorted(
        [f"{name}.parquet" for name in TABLES] + ["manifest.json"]
    )
    written = Manifest.model_validate_json((out / "manifest.json").read_text(encoding="utf-8"))
    assert written == manifest
    assert written.parsers == {"generic": "1"}
    assert written.taxonomy == "7"
    assert written.inputs == inputs
    for name, entry in written.tables.items():
        data = (out / entry.file).read_bytes()
        assert entry.bytes == len(data)
        assert entry.sha256 == hashlib.sha256(data).hexdigest()
        assert entry.rows == pq.read_table(out / f"{name}.parquet").num_rows
    assert written.tables["issues"].rows == 3


def test_files_are_zstd_parquet_with_descriptions(tmp_path: Path) -> None:
    write_tables([records("a")], tmp_path)
    file = pq.ParquetFile(tmp_path / "documents.parquet")
    assert file.metadata.row_group(0).column(0).compression == "ZSTD"
    field = file.schema_arrow.field("bytes")
    assert field.metadata[b"description"] == b"Size of the file in bytes."


def test_rows_keep_the_order_of_the_documents(tmp_path: Path) -> None:
    write_tables([records("b", 2), records("a", 2)], tmp_path)
    messages = pq.read_table(tmp_path / "issues.parquet").column("message").to_pylist()
    assert messages == ["b 0", "b 1", "a 0", "a 1"]


def test_writing_again_gives_the_same_bytes(tmp_path: Path) -> None:
    for name in ("one", "two"):
        write_tables([records("a", 50), records("b")], tmp_path / name)
    assert contents(tmp_path / "one") == contents(tmp_path / "two")
    write_tables([records("a", 50), records("b")], tmp_path / "one")
    assert contents(tmp_path / "one") == contents(tmp_path / "two")


def test_many_rows_are_written_in_groups_as_they_come(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("store.tables._ROWS", 10)
    write_tables((records(str(number), 4) for number in range(6)), tmp_path)
    file = pq.ParquetFile(tmp_path / "issues.parquet")
    sizes = [file.metadata.row_group(i).num_rows for i in range(file.num_row_groups)]
    assert sizes == [12, 12]


def test_an_earlier_output_is_replaced_and_other_files_are_left(tmp_path: Path) -> None:
    (tmp_path / "notes.txt").write_text("mine", encoding="utf-8")
    write_tables([records("a", 5)], tmp_path)
    write_tables([records("b", 1)], tmp_path)
    assert pq.read_table(tmp_path / "issues.parquet").num_rows == 1
    assert (tmp_path / "notes.txt").read_text(encoding="utf-8") == "mine"


def test_without_a_commit_nothing_changes(tmp_path: Path) -> None:
    write_tables([records("a")], tmp_path)
    before = contents(tmp_path)
    with open_output(tmp_path) as output:
        output.add(rows("b", 9))
    assert contents(tmp_path) == before


@pytest.mark.parametrize("stop", [KeyboardInterrupt, RuntimeError])
def test_a_run_that_is_cut_off_changes_nothing(tmp_path: Path, stop: type[BaseException]) -> None:
    out = tmp_path / "deep" / "out"

    def run() -> None:
        with open_output(out) as output:
            output.add(rows("a"))
            raise stop

    with pytest.raises(stop):
        run()
    assert contents(tmp_path) == {}


def test_rows_that_do_not_fit_are_refused_before_they_reach_the_output() -> None:
    with pytest.raises(RowError, match="table documents: a value does not fit its column"):
        to_tables(Records(documents=[document("huge", bytes=10**30)]))


class TestFolderThatCannotBeWritten:
    """Each is a StoreError of one line that names the folder."""

    def check(self, out: Path, match: str) -> None:
        with pytest.raises(StoreError, match=match) as caught:
            write_tables([records("a")], out)
        assert "\n" not in str(caught.value)
        assert str(out) in str(caught.value)

    def test_a_file_stands_in_its_place(self, tmp_path: Path) -> None:
        (tmp_path / "out").write_text("a file", encoding="utf-8")
        self.check(tmp_path / "out", "choose a folder, not a file")
        self.check(tmp_path / "out" / "below", "choose a folder, not a file")
        assert (tmp_path / "out").read_text(encoding="utf-8") == "a file"

    def test_a_system_folder(self) -> None:
        self.check(Path("/proc/keikaku"), "cannot write the tables")

    def test_another_run_holds_it(self, tmp_path: Path) -> None:
        with open_output(tmp_path) as output:
            self.check(tmp_path, "another run is writing")
            output.add(rows("a"))
            output.commit([])
        write_tables([records("b")], tmp_path)

    def test_a_folder_has_the_name_of_a_table(self, tmp_path: Path) -> None:
        write_tables([records("a")], tmp_path)
        (tmp_path / "issues.parquet").unlink()
        (tmp_path / "issues.parquet").mkdir()
        before = (tmp_path / "documents.parquet").read_bytes()
        self.check(tmp_path, "cannot write the tables")
        assert (tmp_path / "documents.parquet").read_bytes() == before


def test_a_failure_while_files_are_moved_restores_the_older_ones(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    write_tables([records("a", 5)], tmp_path)
    before = contents(tmp_path)
    replace = os.replace

    def fail(source: Path, target: Path) -> None:
        if target.name == "issues.parquet" and "staging" in str(source):
            raise OSError(errno.EIO, "broken")
        replace(source, target)

    monkeypatch.setattr("store.folder.os.replace", fail)
    with pytest.raises(StoreError, match="Input/output error"):
        write_tables([records("b", 9)], tmp_path)
    assert contents(tmp_path) == before


def test_what_a_killed_run_left_is_cleared(tmp_path: Path) -> None:
    (tmp_path / ".keikaku-staging").mkdir()
    (tmp_path / ".keikaku-staging" / "issues.parquet").write_text("half", encoding="utf-8")
    write_tables([records("a")], tmp_path)
    assert not any(path.name.startswith(".") for path in tmp_path.iterdir())


def test_a_full_disk_leaves_the_older_output(tmp_path: Path) -> None:
    """A limit on file sizes stands in for the full disk: writes fail half way."""
    write_tables([records("a")], tmp_path)
    before = contents(tmp_path)
    script = f"""
        import resource, signal, sys
        sys.path.insert(0, {str(ROOT)!r})
        from pathlib import Path
        from tests_support import many
        from store import StoreError, write_tables
        signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
        resource.setrlimit(resource.RLIMIT_FSIZE, (20_000, 20_000))
        try:
            write_tables([many()], Path(sys.argv[1]))
        except StoreError as error:
            print(error)
            sys.exit(3)
    """
    support = """
        import random
        from schema.records import IssueRecord, Records
        def many():
            noise = random.Random(1)
            return Records(issues=[
                IssueRecord(severity="info", code="n", message=noise.randbytes(40).hex())
                for _ in range(5000)
            ])
    """
    modules = tmp_path.parent / f"{tmp_path.name}-modules"
    modules.mkdir()
    (modules / "tests_support.py").write_text(textwrap.dedent(support), encoding="utf-8")
    done = subprocess.run(
        [sys.executable, "-c", textwrap.dedent(script), str(tmp_path)],
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
        env={**os.environ, "PYTHONPATH": str(modules)},
    )
    assert done.returncode == 3, done.stderr
    assert "File too large" in done.stdout
    assert done.stdout.count("\n") == 1
    assert contents(tmp_path) == before


def test_the_manifest_holds_no_time(tmp_path: Path) -> None:
    write_tables([records("a")], tmp_path)
    manifest = json.loads((tmp_path / "manifest.json").read_text(encoding="utf-8"))
    assert set(manifest) == {
        "keikaku",
        "taxonomy",
        "overlay",
        "corrections",
        "parsers",
        "inputs",
        "tables",
    }


def test_pyarrow_reads_all_tables_as_one_dataset_schema(tmp_path: Path) -> None:
    write_tables([records("a")], tmp_path)
    for name in TABLES:
        assert isinstance(pq.read_table(tmp_path / f"{name}.parquet"), pa.Table)
