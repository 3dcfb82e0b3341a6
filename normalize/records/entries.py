"""Every cell and paragraph of a document that holds text, in reading order."""

from __future__ import annotations

from schema.document import Cell, Document, Paragraph, Ref, Table

Entry = tuple[Ref, str, Cell | None]
"""(place, text, cell or None for a paragraph)."""


def entries_of(document: Document) -> list[Entry]:
    """All that holds text, nested tables and what is printed a second time too."""
    found: list[Entry] = []
    for block in document.blocks:
        if isinstance(block, Paragraph):
            text = block.text
            if text and not text.isspace():
                found.append((block.ref, text, None))
        else:
            _of_table(block, found)
    return found


def _row_and_column(placed: tuple[Ref, Cell]) -> tuple[int | None, ...]:
    return placed[0][2:4]


def _of_table(table: Table, found: list[Entry]) -> None:
    cells = zip(table.refs(), (*table.cells, *table.repeats), strict=True)
    for ref, cell in sorted(cells, key=_row_and_column):
        lines = cell.lines
        text = lines[0].text if len(lines) == 1 else cell.text
        if text and not text.isspace():
            found.append((ref, text, cell))
        for nested in cell.tables:
            _of_table(nested, found)
