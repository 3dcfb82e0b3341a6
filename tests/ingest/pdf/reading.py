"""Reading what a test drew, and looking at it."""

from __future__ import annotations

from ingest.pdf import PdfOptions, read_pdf
from ingest.pdf.options import EngineName
from schema.document import Cell, Document, Table
from tests.ingest.pdf.drawing import Sheet, pdf


def read(*sheets: Sheet, engine: EngineName = "pypdfium2") -> Document:
    """The document of some drawn pages, read in this process."""
    return read_pdf("drawn.pdf", pdf(*sheets), options=PdfOptions(engine=engine, isolate=False))


def only_table(document: Document) -> Table:
    """The one table of a document."""
    tables = list(document.tables())
    assert len(tables) == 1, [shape(table) for table in tables]
    return tables[0]


def shape(table: Table) -> tuple[int, int, int]:
    """Rows, columns and cells."""
    return table.rows, table.columns, len(table.cells)


def grid(table: Table) -> list[list[str]]:
    """Texts by row and column, a spanning cell's text at its first place."""
    rows = [[""] * table.columns for _ in range(table.rows)]
    for cell in table.cells:
        rows[cell.row][cell.column] = cell.text
    return rows


def at(table: Table, row: int, column: int) -> Cell:
    """The cell that starts at a place."""
    return next(cell for cell in table.cells if (cell.row, cell.column) == (row, column))


def paragraphs(document: Document) -> list[str]:
    """Texts outside of tables that are no furniture."""
    return [block.text for block in document.paragraphs() if block.kind == "text"]
