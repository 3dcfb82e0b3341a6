"""Tables that only lay out what stands above the sheet: title and 資料３, legend and date.

Spreadsheets saved as a web page print such rows in a table without lines of its own.
"""

from __future__ import annotations

from dataclasses import replace

from parsers.grid import GridCell, rows_of
from parsers.headings.legend_text import legend_pairs
from parsers.headings.titles import is_document_title
from schema.document import Block, Document, Paragraph, Table

_MOST_ROWS = 4
_MOST_CELLS = 6
_LONGEST = 40
_LEAST_SIGNS = 2


def open_titles(document: Document) -> Document:
    """The document with the cells of such tables as paragraphs; as it is where there is none."""
    found = {table.number for table in document.tables() if _is_front(table)}
    if not found:
        return document
    blocks: list[Block] = []
    for block in document.blocks:
        if isinstance(block, Table) and block.number in found:
            blocks += [_paragraph(cell) for row in rows_of(block) for cell in row.cells]
        else:
            blocks.append(block)
    return replace(document, blocks=blocks)


def _is_front(table: Table) -> bool:
    """Whether a table holds the document's title, and beside or below it short remarks alone."""
    if table.rows > _MOST_ROWS or sum(bool(cell.text) for cell in table.cells) > _MOST_CELLS:
        return False
    cells = [cell for row in rows_of(table) for cell in row.cells]
    titles = [cell for cell in cells[:2] if is_document_title(cell.text)]
    return bool(titles) and all(cell in titles or _is_remark(cell) for cell in cells)


def _is_remark(cell: GridCell) -> bool:
    if cell.cell.tables or cell.named_roles or cell.numeric:
        return False
    return len(cell.text) <= _LONGEST or len(legend_pairs(cell.text)) >= _LEAST_SIGNS


def _paragraph(cell: GridCell) -> Paragraph:
    lines = [line for line in cell.cell.lines if line.text]
    return Paragraph(cell.ref.row or 0, lines, cell.ref.page, at=cell.ref)
