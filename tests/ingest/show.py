"""Short ways to read own markup in a test and to say what came out."""

from __future__ import annotations

from ingest import read_document
from schema.document import Cell, Document, Paragraph, Table


def document(text: str) -> Document:
    """What the reader makes of a text, page or dump."""
    return read_document("test", text.encode())


def page(body: str) -> Document:
    """What the reader makes of the body of a page."""
    return document(f"<!DOCTYPE html><html><body>{body}</body></html>")


def only_table(read: Document) -> Table:
    """The one table of a document."""
    (table,) = read.tables()
    return table


def places(table: Table) -> dict[tuple[int, int], str]:
    """Row and column of each cell, and its text."""
    return {(cell.row, cell.column): cell.text for cell in table.cells}


def repeats(table: Table) -> dict[tuple[int, int], str]:
    """Row and column of each repeat, and its text."""
    return {(cell.row, cell.column): cell.text for cell in table.repeats}


def spans(table: Table) -> dict[str, tuple[int, int]]:
    """Rows and columns that each cell spans, by its text."""
    return {cell.text: (cell.row_span, cell.column_span) for cell in table.cells}


def cell(text: str) -> Cell:
    """The cell that a dump's field gives, in a row of two."""
    return only_table(document(f"{text}\t右")).cells[0]


def lines(cell_or_paragraph: Cell | Paragraph) -> list[tuple[int, str]]:
    """Level and text of each line."""
    return [(line.level, line.text) for line in cell_or_paragraph.lines]


def marked(cell_or_paragraph: Cell | Paragraph) -> list[tuple[str, str]]:
    """The marked words and their style."""
    return [
        (line.text[mark.start : mark.end], mark.style)
        for line in cell_or_paragraph.lines
        for mark in line.marks
    ]


def codes(read: Document) -> list[str]:
    """The codes of the findings."""
    return [finding.code for finding in read.findings]


def kinds(read: Document) -> list[tuple[str, str]]:
    """Kind and text of each paragraph."""
    return [(paragraph.kind, paragraph.text) for paragraph in read.paragraphs()]


def every_table(tables: list[Table]) -> list[Table]:
    """Tables and the tables nested in them, in reading order."""
    found: list[Table] = []
    for table in tables:
        found.append(table)
        found += every_table([inner for held in table.cells for inner in held.tables])
    return found


def assert_sound(read: Document) -> None:
    """Numbers are in reading order, cells lie on their grid and never share a place."""
    tables = every_table(list(read.tables()))
    assert [table.number for table in tables] == list(range(1, len(tables) + 1))
    numbers = [paragraph.number for paragraph in read.paragraphs()]
    assert numbers == list(range(1, len(numbers) + 1))
    for table in tables:
        taken: set[tuple[int, int]] = set()
        for held in table.cells:
            covered = {
                (row, column)
                for row in range(held.row, held.row + held.row_span)
                for column in range(held.column, held.column + held.column_span)
            }
            assert held.row_span >= 1
            assert held.column_span >= 1
            assert held.row + held.row_span <= table.rows
            assert held.column + held.column_span <= table.columns
            assert not covered & taken
            taken |= covered
    for block in [*read.paragraphs(), *(held for table in tables for held in table.cells)]:
        for line in block.lines:
            assert line.text == line.text.strip("\u3000 \t\n\xa0")
            assert line.text
            for mark in line.marks:
                assert 0 <= mark.start < mark.end <= len(line.text)
