"""Every cell and paragraph of a document that holds text, in reading order."""

from __future__ import annotations

from operator import itemgetter

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


_ROW_AND_COLUMN = itemgetter(2, 3)


def _of_table(table: Table, found: list[Entry]) -> None:
    refs, cells = table.refs(), (*table.cells, *table.repeats)
    places = list(map(_ROW_AND_COLUMN, refs))
    for at in sorted(range(len(cells)), key=places.__getitem__):
        ref, cell = refs[at], cells[at]
        lines = cell.lines
        text = lines[0].text if len(lines) == 1 else cell.text
        if text and not text.isspace():
            found.append((ref, text, cell))
        for nested in cell.tables:
            _of_table(nested, found)
