"""Tables that are frames around running text: a pillar left, and right of it all of its items.

The head office's form of a plan (分野 | 具体的施策) prints a row a pillar: items, measures, KPIs
follow one another in one cell, which page breaks cut anywhere.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field, replace

from normalize.text.folding import fold
from parsers.families.headings import reads_like_title, style_of
from parsers.grid import GridCell, GridRow, rows_of
from parsers.header.lines import looks_like_header
from parsers.vocabulary import vocabulary
from schema.document import Block, Document, Line, Paragraph, Ref, Table

_LEAST_ITEMS = 3
_LONGEST_PILLAR = 40
_ENDS = re.compile(r"[。）)」】〕：:%％]\s*$|以上$|以下$")
_BEGINS = re.compile(r"^\s*(?:[①-⑳ⅰ-ⅻⅠ-Ⅻ・●○◆■□※（(〔【＜<「]|[\d０-９]{1,2}\s*[.．、)）])")


@dataclass
class Unrolled:
    """A document whose frames are paragraphs, and what prose needs to know of them."""

    document: Document
    framed: bool = False
    """Whether any table is a frame."""
    headers: list[Ref] = field(default_factory=list)
    """Cells of header rows, those that further pages print again too."""
    continued: dict[Ref, list[Ref]] = field(default_factory=dict)
    """Cells whose last line goes on in other cells, below a page break."""


def unroll(document: Document) -> Unrolled:
    """The document with the text of its frames as paragraphs; as it is where no table is one."""
    frames = {table.number for table in document.tables() if _is_frame(table)}
    found = Unrolled(document)
    if not frames:
        return found
    blocks: list[Block] = []
    for block in document.blocks:
        if isinstance(block, Table) and (block.number in frames or _goes_on(block)):
            blocks += _Frame(found, block).paragraphs(blocks[-1:])
        else:
            blocks.append(block)
    found.document, found.framed = replace(document, blocks=blocks), True
    return found


def _parted(table: Table) -> tuple[list[GridRow], list[GridRow]]:
    """The header rows of a table, those printed again further down too, and all others."""
    rows = rows_of(table)
    count = next((n for n, row in enumerate(rows) if not looks_like_header(row)), len(rows))
    heads = [[cell.folded for cell in row.cells] for row in rows[:count]]
    again = [row for row in rows[count:] if any(_prints(row, words) for words in heads)]
    return [*rows[:count], *again], [row for row in rows[count:] if row not in again]


def _prints(row: GridRow, words: list[str]) -> bool:
    """Whether a row prints these words and no others; most rows differ in their first cell."""
    return len(row.cells) == len(words) and all(
        cell.folded == word for cell, word in zip(row.cells, words, strict=True)
    )


def _is_frame(table: Table) -> bool:
    """Whether one column holds several items, and the others print nothing but pillars."""
    if len(_columns_of_text(table)) > 1:
        return False
    _, body = _parted(table)
    cells = [cell for row in body for cell in row.cells]
    lengths: dict[int, int] = {}
    for cell in cells:
        lengths[cell.column] = lengths.get(cell.column, 0) + len(cell.text)
    main = max(lengths, key=lambda column: lengths[column], default=None)
    if main is None or not all(cell.column == main or _names_pillar(cell) for cell in cells):
        return False
    return sum(_items(cell) for cell in cells if cell.column == main) >= _LEAST_ITEMS


def _columns_of_text(table: Table) -> set[int]:
    """The columns with a cell below the header that is longer than a pillar's name; at most two."""
    columns: set[int] = set()
    for row in rows_of(table):
        long = [cell.column for cell in row.cells if len(cell.text) >= _LONGEST_PILLAR]
        if long and not looks_like_header(row):
            columns.update(long)
            if len(columns) > 1:
                break
    return columns


def _names_pillar(cell: GridCell) -> bool:
    short = len(cell.text) < _LONGEST_PILLAR
    return short and vocabulary().pillar_ordinal(cell.text) is not None


def _items(cell: GridCell) -> int:
    """How many lines of a cell are numbered titles with text of another kind below them."""
    texts = [line.text for line in cell.cell.lines if line.text]
    styles = [style_of(text) for text in texts]
    return sum(
        style is not None and reads_like_title(text) and below != style
        for text, style, below in zip(texts, styles, styles[1:], strict=False)
    )


def _goes_on(table: Table) -> bool:
    """Whether a table is what a page break cut off a frame: pillars and one column of text."""
    _, rows = _parted(table)
    columns = {cell.column for row in rows for cell in row.cells if not _names_pillar(cell)}
    return bool(rows) and len(columns) == 1 and table.columns <= 2


class _Frame:
    """Turns the cells of one frame into paragraphs, row by row."""

    def __init__(self, found: Unrolled, table: Table) -> None:
        self.found = found
        self.table = table

    def paragraphs(self, before: list[Block]) -> Iterator[Paragraph]:
        """A paragraph a cell; a line that a page break cut goes on in the one before."""
        last = before[0] if before and isinstance(before[0], Paragraph) else None
        header, body = _parted(self.table)
        self.found.headers += [cell.ref for row in header for cell in row.cells]
        words = {cell.folded for row in header for cell in row.cells}
        printed = (*self.table.cells, *self.table.repeats)
        self.found.headers += [
            ref
            for ref, cell in zip(self.table.refs(), printed, strict=True)
            if fold(cell.text) in words and cell in self.table.repeats
        ]
        for row in body:
            for cell in row.cells:
                lines = [line for line in cell.cell.lines if line.text]
                if _names_pillar(cell):
                    lines = [Line(" ".join(cell.text.split()))]
                elif last is not None and last.at is not None:
                    lines = self._joined(last, lines, cell.ref)
                paragraph = Paragraph(cell.cell.row, lines, cell.ref.page, at=cell.ref)
                last = paragraph if lines else last
                if lines:
                    yield paragraph

    def _joined(self, last: Paragraph, lines: list[Line], ref: Ref) -> list[Line]:
        """The lines without the first one where that ends the last sentence of the cell above."""
        end = last.lines[-1]
        if not lines or _ENDS.search(end.text) or _BEGINS.match(lines[0].text):
            return lines
        if vocabulary().pillar_ordinal(end.text) is not None or last.at is None:
            return lines
        last.lines[-1] = replace(end, text=end.text + lines[0].text, marks=())
        self.found.continued.setdefault(last.at, []).append(ref)
        return lines[1:]
