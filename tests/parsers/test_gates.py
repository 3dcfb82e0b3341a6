"""Cheap questions asked first say no only where the whole one would: on all pages at hand."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from pathlib import Path

from ingest import read_document
from normalize import marks
from normalize.records import brackets, stated_date
from normalize.text.flatten import flatten
from parsers.families import year_rows
from parsers.grid import rows_of
from parsers.header import front
from schema.document import Document, Table

ROOT = Path(__file__).parents[2]


@cache
def documents() -> list[Document]:
    """All pages of tests/unseen* and the samples' dumps."""
    files = [*ROOT.glob("tests/unseen*/*.html"), *ROOT.glob("samples/*.txt")]
    return [read_document(file.name, file.read_bytes()) for file in sorted(files)]


def tables() -> Iterator[Table]:
    """Their tables."""
    return (table for document in documents() for table in document.tables())


def texts() -> Iterator[str]:
    """Their texts."""
    for document in documents():
        yield from (paragraph.text for paragraph in document.paragraphs())
    yield from (cell.text for table in tables() for cell in table.cells)


def test_tables_that_may_name_years() -> None:
    asked = 0
    for table in tables():
        short = [c.text for c in table.cells if len(c.text) <= year_rows._LONGEST]
        named = sum(year_rows._NAMED.search(text) is not None for text in short)
        assert year_rows._names_years(table) == (named >= year_rows._LEAST)
        asked += named > 0
    assert asked > 0


def test_rows_above_a_header_are_counted_once() -> None:
    for table in tables():
        rows = rows_of(table)
        first = front.front_of(rows)
        assert front.front_of(rows) == first == (front._front_of(rows) if rows else 0)
        assert front.front_of(rows[1:]) == (front._front_of(rows[1:]) if rows[1:] else 0)


def test_texts_that_may_hold_figures_with_brackets_or_marks() -> None:
    held = marked = 0
    for text in texts():
        figures = brackets._FIGURE.search(flatten(text)) is not None
        assert brackets._BEHIND.search(flatten(text)) is not None or not figures
        assert marks.may_mark(text) == (not marks.SIGNS.isdisjoint(text))
        held, marked = held + figures, marked + marks.may_mark(text)
    assert held > 0 < marked


def test_texts_that_may_date_all_figures() -> None:
    told = 0
    for text in texts():
        joined = flatten("".join(text.split("\n")))
        taken = any(m["now"] or m["rest"] for m in stated_date._NOTE.finditer(joined))
        assert stated_date._MAY_NOTE.search(joined) is not None or not taken
        told += taken
    assert told > 0
