"""Each layout has a sample, each sample a golden file a person has read, each format gives it."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

import parsers
from samples import golden, source
from samples.model import FOLDER
from samples.rows import comparable, rows_of

NAMES = source.names()
FILES = [path for name in NAMES for path in source.load(name).files()]
LEDGER = 0.99
"""Least share of a sample's characters that must have gone into a row, a heading or a header."""


def name_of(path: Path) -> str:
    return path.name.partition(".")[0]


def by_name(path: Path) -> str:
    return path.name


def test_every_layout_has_a_sample_that_it_is_picked_for() -> None:
    picked = {golden.convert(path).documents[0].parser for path in FILES}
    assert {layout.name for layout in parsers.layouts()} - picked == set()


def test_the_generic_layout_has_two_branches_it_was_not_written_for() -> None:
    branches = [row.branch for name in NAMES for row in golden.convert(first(name)).documents]
    layouts = [source.load(name).layout for name in NAMES]
    generic = {b for b, layout in zip(branches, layouts, strict=True) if layout == "generic"}
    assert len(generic) >= 2
    assert not generic & {layout.branch for layout in parsers.layouts()}


def first(name: str) -> Path:
    return next(source.load(name).files())


@pytest.mark.parametrize("name", NAMES)
def test_every_sample_has_a_golden_file_that_a_person_has_read(name: str) -> None:
    hint = f"python -m samples.golden {name}"
    assert golden.path_of(name).is_file(), f"no golden file; {hint} writes one"
    assert golden.read(name).reviewed, "read it against its source, then set reviewed to true"


def test_no_golden_file_is_left_over() -> None:
    assert sorted(path.stem for path in golden.GOLDEN.glob("*.json")) == NAMES


def test_no_rendered_file_is_left_over() -> None:
    rendered = {path for suffix in ("txt", "html", "pdf") for path in FOLDER.glob(f"*.{suffix}")}
    assert rendered == set(FILES)


def lines(rows: list[dict[str, Any]]) -> list[str]:
    """Rows as text, so that a failure names the rows that differ."""
    return [json.dumps(comparable(row), ensure_ascii=False, sort_keys=True) for row in rows]


@pytest.mark.parametrize("table", sorted(rows_of(golden.Records())))
@pytest.mark.parametrize("path", FILES, ids=by_name)
def test_every_format_gives_the_golden_rows(path: Path, table: str) -> None:
    found = rows_of(golden.convert(path))[table]
    assert lines(found) == lines(golden.read(name_of(path)).rows[table])


@pytest.mark.parametrize("path", FILES, ids=by_name)
def test_formats_agree_on_how_names_were_matched_too(path: Path) -> None:
    found, text = (
        {table: lines(rows) for table, rows in rows_of(golden.convert(file), derived=True).items()}
        for file in (path, first(name_of(path)))
    )
    assert found == text


@pytest.mark.parametrize("path", FILES, ids=by_name)
def test_the_layout_is_the_one_the_sample_was_written_for(path: Path) -> None:
    assert golden.convert(path).documents[0].parser == source.load(name_of(path)).layout


@pytest.mark.parametrize("path", FILES, ids=by_name)
def test_hardly_anything_is_left_unused(path: Path) -> None:
    (document,) = golden.convert(path).documents
    assert document.characters_used >= LEDGER * document.characters_total
