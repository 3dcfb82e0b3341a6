"""The rendered samples are what their sources say, in the form that real files have."""

from __future__ import annotations

from pathlib import Path

import pytest

from ingest import read_document
from samples import render, render_dump, source
from samples.model import FOLDER, Cell, Sample, Table, text_of
from schema.document import Document
from schema.document import Table as ReadTable

NAMES = source.names()
LARGEST = 300_000


@pytest.fixture(params=NAMES)
def sample(request: pytest.FixtureRequest) -> Sample:
    return source.load(request.param)


def test_the_committed_texts_are_those_of_the_sources(sample: Sample) -> None:
    hint = f"run: python -m samples.render {sample.name}"
    for file, data in render.texts(sample).items():
        assert (FOLDER / file).read_bytes() == data, hint


def test_each_sample_has_pdfs_of_known_producers_and_small_ones(sample: Sample) -> None:
    assert sample.pdf
    assert set(sample.pdf) <= set(render.PRODUCERS)
    for producer in sample.pdf:
        data = (FOLDER / f"{sample.name}.{producer}.pdf").read_bytes()
        assert data.startswith(b"%PDF-")
        assert len(data) < LARGEST


def test_all_producers_are_used() -> None:
    assert {p for name in NAMES for p in source.load(name).pdf} == set(render.PRODUCERS)


def test_reportlab_draws_the_committed_bytes_again(sample: Sample) -> None:
    module = pytest.importorskip("samples.render_pdf_reportlab")
    path = FOLDER / f"{sample.name}.reportlab.pdf"
    if path.exists():
        assert len(module.render(sample)) == pytest.approx(path.stat().st_size, rel=0.05)


def test_every_row_fills_its_grid(sample: Sample) -> None:
    for table in sample.tables():
        placed, columns = source.place(table.rows)
        for row in range(len(table.rows)):
            filled = sum(
                one.cell.columns for one in placed if one.row <= row < one.row + one.cell.rows
            )
            assert filled == columns, f"row {row} of {sample.name}"
        assert not table.widths or len(table.widths) == columns


def test_a_dump_prints_a_nested_table_again_below_its_row() -> None:
    inner = Table(
        head=((Cell(), cell("4月"), cell("5月")),),
        body=((cell("令和5年度"), cell("1"), cell("2")),),
    )
    outer = Table(body=((cell("a"), Cell(table=inner), cell("b")),))
    printed = render_dump.render(Sample("x", "generic", "", (outer,))).strip("\n").split("\n")
    assert printed[0].startswith('a\t<table border="1"> <thead>')
    assert printed[0].endswith("</table>\tb")
    assert printed[1:] == ["\t\t4月\t5月", "\t令和5年度\t1\t2"]


def test_a_dump_leaves_blank_what_a_span_covers_and_repeats_the_head_on_a_new_page() -> None:
    table = Table(
        head=((cell("項目"), cell("内容")),),
        body=((Cell(source.lines_of("長い"), rows=2), cell("一")), (cell("二"),)),
        breaks=frozenset({1}),
    )
    printed = render_dump.render(Sample("x", "generic", "", (table,)))
    assert printed == "\n\n項目\t内容\n長い\t一\n\n項目\t内容\n\t二\n"


def cell(text: str) -> Cell:
    return Cell(source.lines_of(text))


def test_underlined_runs_come_back_from_every_format() -> None:
    for name in ("saitama_2024", "oita_2023"):
        sample = source.load(name)
        wanted = sorted(
            run.text
            for table in sample.tables()
            for row in table.rows
            for cell in row
            for line in cell.all_lines()
            for run in line
            if run.style == "underline"
        )
        for path in sample.files():
            assert sorted(underlined(path)) == wanted, path.name


def underlined(path: Path) -> list[str]:
    document = read_document(path.name, path.read_bytes())
    return [
        line.text[mark.start : mark.end]
        for table in document.tables()
        for cell in table.cells
        for line in cell.lines
        for mark in line.marks
        if mark.style == "underline"
    ]


def test_every_nested_number_comes_back_from_every_format() -> None:
    sample = source.load("gunma_2023")
    wanted = [
        [text_of(line) for cell in row for line in cell.all_lines()]
        for table in sample.tables()
        for outer in table.rows
        for holder in outer
        if holder.table
        for row in holder.table.rows
    ]
    for path in sample.files():
        document = read_document(path.name, path.read_bytes())
        assert [row for row in nested_rows(document) if row] == wanted, path.name


def nested_rows(document: Document) -> list[list[str]]:
    """The texts of each row of each nested table, in reading order."""
    rows: list[list[str]] = []
    for table in document.tables():
        for outer in sorted(table.cells, key=lambda cell: (cell.row, cell.column)):
            for inner in outer.tables:
                rows += table_rows(inner)
    return rows


def table_rows(table: ReadTable) -> list[list[str]]:
    rows: dict[int, list[str]] = {}
    for cell in sorted(table.cells, key=lambda cell: (cell.row, cell.column)):
        if cell.text:
            rows.setdefault(cell.row, []).append(cell.text)
    return list(rows.values())
