"""A batch goes on whatever one document does; small rooms stand in for the real ones."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from functools import partial
from pathlib import Path
from types import SimpleNamespace

import pyarrow.parquet as pq
import pytest

import ingest
import normalize
import parsers
import pipeline
from ingest import ReadError, Source
from schema.document import Document
from schema.outcome import Outcome
from schema.plan import Plan
from schema.records import DocumentRecord, Records
from store.reading import read_documents


def read_bytes(name: str) -> bytes:
    """The bytes of a source are what stands after `=` in its name, else its name."""
    if "unreadable" in name:
        raise ReadError(f"{name}: permission denied; check its rights")
    return (name.partition("=")[2] or name).encode("utf-8", "surrogateescape")


def find_sources(arguments: Sequence[str]) -> list[Source]:
    if "missing" in arguments:
        raise ReadError("missing: no such file; check the path")
    return [Source(argument, partial(read_bytes, argument)) for argument in arguments]


def read_document(name: str, data: bytes, *, pdf_options: object = None) -> Document:
    if b"empty" in data:
        raise ReadError(f"{name}: the file is empty")
    return Document(name, hashlib.sha256(data).hexdigest(), "text/plain", len(data))


def parse(document: Document, *, layout: str | None = None) -> Plan:
    if "deep" in document.source:
        raise RecursionError("maximum recursion depth exceeded")
    return Plan(layout or "generic", "1")


def build(document: Document, plan: Plan, taxonomy: object) -> Records:
    row = DocumentRecord(
        document_id=document.document_id,
        source=document.source,
        sha256=document.sha256,
        media_type=document.media_type,
        bytes=10**30 if "huge" in document.source else document.size,
        parser=plan.layout,
        parser_version=plan.layout_version,
        cells_total=0,
        cells_used=0,
        characters_total=0,
        characters_used=0,
    )
    return Records(documents=[row])


@pytest.fixture(autouse=True)
def rooms(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(ingest, "find_sources", find_sources, raising=False)
    monkeypatch.setattr(ingest, "read_document", read_document, raising=False)
    monkeypatch.setattr(parsers, "parse", parse, raising=False)
    monkeypatch.setattr(normalize, "build", build, raising=False)
    taxonomy = SimpleNamespace(version="test", indicators={})
    monkeypatch.setattr(normalize, "load_taxonomy", lambda overlay: taxonomy, raising=False)


def statuses(run: pipeline.Run) -> list[str]:
    return [outcome.status for outcome in run.outcomes]


def test_each_source_has_an_outcome_and_the_good_ones_are_written(tmp_path: Path) -> None:
    run = pipeline.convert(["a", "empty", "unreadable", "deep", "huge", "b"], tmp_path)
    assert statuses(run) == ["converted", *["failed"] * 4, "converted"]
    assert pq.read_table(tmp_path / "documents.parquet").column("source").to_pylist() == ["a", "b"]
    assert run.manifest is not None
    assert [entry.status for entry in run.manifest.inputs] == statuses(run)
    assert run.manifest.taxonomy == "test"


def test_a_failure_is_one_line_that_names_the_source_and_one_issue_row(tmp_path: Path) -> None:
    run = pipeline.convert(["a", "empty", "deep", "unreadable"], tmp_path)
    errors = [outcome.error for outcome in run.outcomes if outcome.error]
    assert errors == [
        "empty: the file is empty",
        "deep: could not be converted (RecursionError: maximum recursion depth exceeded)",
        "unreadable: permission denied; check its rights",
    ]
    issues = pq.read_table(tmp_path / "issues.parquet").to_pylist()
    assert [issue["message"] for issue in issues] == errors
    assert {(issue["severity"], issue["code"]) for issue in issues} == {("error", "not_converted")}
    assert issues[0]["document_id"] == hashlib.sha256(b"empty").hexdigest()[:16]
    assert issues[2]["document_id"] is None


def test_the_second_of_two_files_with_the_same_bytes_points_at_the_first(tmp_path: Path) -> None:
    run = pipeline.convert(["x=same", "y=same", "z=other"], tmp_path)
    assert statuses(run) == ["converted", "duplicate", "converted"]
    assert run.outcomes[1].error == "y=same: the same bytes as x=same, whose rows stand for both"
    documents = pq.read_table(tmp_path / "documents.parquet").to_pylist()
    assert [(row["source"], row["duplicate_of"]) for row in documents] == [
        ("x=same", None),
        ("y=same", "x=same"),
        ("z=other", None),
    ]
    assert documents[0]["document_id"] == documents[1]["document_id"]
    assert [row.source for row in read_documents(tmp_path)] == ["x=same", "z=other"]
    assert pq.read_table(tmp_path / "issues.parquet").column("code").to_pylist() == [
        "duplicate_source"
    ]


def test_an_argument_that_names_nothing_is_a_failure_in_its_place(tmp_path: Path) -> None:
    run = pipeline.convert(["a", "missing", "b"], tmp_path)
    assert statuses(run) == ["converted", "failed", "converted"]
    assert run.outcomes[1].error == "missing: no such file; check the path"


def test_a_source_given_twice_is_read_once(tmp_path: Path) -> None:
    assert statuses(pipeline.convert(["a", "b", "a"], tmp_path)) == ["converted"] * 2


def test_a_file_name_that_is_not_utf8_is_shown_by_its_bytes(tmp_path: Path) -> None:
    run = pipeline.convert(["\udc8cv.txt", "empty\udc8c"], tmp_path)
    assert [outcome.source for outcome in run.outcomes] == ["\\x8cv.txt", "empty\\x8c"]
    assert pq.read_table(tmp_path / "documents.parquet").column("source").to_pylist() == [
        "\\x8cv.txt"
    ]


def test_progress_is_told_source_by_source(tmp_path: Path) -> None:
    told: list[tuple[int, int, str]] = []

    def progress(number: int, total: int, outcome: Outcome) -> None:
        told.append((number, total, outcome.source))

    pipeline.convert(["a", "b"], tmp_path, progress=progress)
    assert told == [(1, 2, "a"), (2, 2, "b")]


def test_a_run_without_any_result_keeps_the_earlier_output(tmp_path: Path) -> None:
    out = tmp_path / "out"
    first = pipeline.convert(["empty"], out)
    assert first.manifest is not None, "there was nothing to keep"
    pipeline.convert(["a"], out)
    before = {path.name: path.read_bytes() for path in out.iterdir()}
    run = pipeline.convert(["empty", "deep"], out)
    assert run.manifest is None
    assert run.rows is None
    assert {path.name: path.read_bytes() for path in out.iterdir()} == before


def test_an_unknown_layout_is_said_once(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(
        parsers, "layouts", lambda: [SimpleNamespace(name="generic")], raising=False
    )
    with pytest.raises(parsers.UnknownLayout, match="no layout named 'other'; there are: generic"):
        pipeline.convert(["a"], tmp_path, pipeline.Options(layout="other"))
    run = pipeline.convert(["a"], tmp_path, pipeline.Options(layout="generic"))
    assert run.outcomes[0].layout == "generic"
