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


def _of_table(table: Table, found: list[Entry]) -> None:
    cells, refs = (*table.cells, *table.repeats), table.refs()
    places = [ref[2:4] for ref in refs]  # row and column
    for number in sorted(range(len(cells)), key=places.__getitem__):
        cell = cells[number]
        lines = cell.lines
        text = lines[0].text if len(lines) == 1 else cell.text
        if text and not text.isspace():
            found.append((refs[number], text, cell))
        for nested in cell.tables:
            _of_table(nested, found)
