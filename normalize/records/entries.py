"""Every cell and paragraph of a document that holds text, in reading order."""

from __future__ import annotations

from collections.abc import Iterator

from schema.document import Cell, Document, Paragraph, Ref, Table


def entries_of(document: Document) -> Iterator[tuple[Ref, str, Cell | None]]:
    """(place, text, cell or None for a paragraph) of all that holds text, nested tables too."""
    for block in document.blocks:
        if isinstance(block, Paragraph):
            if block.text.strip():
                yield block.ref, block.text, None
        else:
            yield from _of_table(block)


def _of_table(table: Table) -> Iterator[tuple[Ref, str, Cell | None]]:
    for cell in sorted([*table.cells, *table.repeats], key=lambda c: (c.row, c.column)):
        text = cell.text
        if text.strip():
            yield table.ref(cell), text, cell
        for nested in cell.tables:
            yield from _of_table(nested)
