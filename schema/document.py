"""The neutral document: what every reader yields and every layout parser reads.

A `Document` is a list of blocks in reading order. A block is a `Paragraph` or a `Table`; a table
holds `Cell`s on a grid, and a cell holds lines of text and, where the source has them, whole
nested tables. Nothing here knows branches, indicators or file formats.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field, replace
from typing import Literal, NamedTuple

BBox = tuple[float, float, float, float]
"""(x0, top, x1, bottom) in PDF points, measured from the top left of the upright page."""

Severity = Literal["info", "warning", "error"]


class Ref(NamedTuple):
    """Where a piece of text was printed.

    For a cell: `table` is the number of its table and `row`/`column` its place on that grid.
    For a paragraph: `table` and `column` are None and `row` is the paragraph's number.
    `page` counts from 1 and is None where the format has no pages.
    """

    page: int | None = None
    table: int | None = None
    row: int | None = None
    column: int | None = None
    bbox: BBox | None = None


NOWHERE = Ref()
"""The place of what concerns a document as a whole."""


@dataclass(frozen=True, slots=True)
class Mark:
    """A run of one line, `text[start:end]`, that the source prints underlined or bold."""

    start: int
    end: int
    style: Literal["underline", "bold"]


@dataclass(slots=True)
class Line:
    """One line of a cell or paragraph, after markup is removed.

    A reader starts a new line where the source does so on purpose: a list item, a `<p>`, a
    `<br>`, a bullet or numbered point. Lines that a layout engine wrapped are joined without a
    space. `level` is the depth of the list item which the line opens (1 outermost, 0 none).
    """

    text: str
    level: int = 0
    marks: tuple[Mark, ...] = ()


@dataclass(slots=True)
class Cell:
    """One cell of a table; `row` and `column` are the top left place of its span."""

    row: int
    column: int
    lines: list[Line] = field(default_factory=list)
    row_span: int = 1
    column_span: int = 1
    tables: list[Table] = field(default_factory=list)
    header: bool = False
    bbox: BBox | None = None
    page: int | None = None
    """The page it begins on, where its table runs over pages; None: its table's."""
    at: Ref | None = None
    """The place, where it is not the cell's own: margins of its table were left out."""

    def moved(self, rows: tuple[int, int], columns: tuple[int, int], at: Ref) -> Cell:
        """The cell where other rows and columns begin and end; half the time of `replace`."""
        (top, bottom), (left, right) = rows, columns
        lines, tables, spans = self.lines, self.tables, (bottom - top, right - left)
        return Cell(top, left, lines, *spans, tables, self.header, self.bbox, self.page, at)

    @property
    def text(self) -> str:
        """The cell's own text, lines joined with a newline; nested tables left out."""
        if len(self.lines) == 1:  # nearly every cell, and asked for often
            return self.lines[0].text
        return "\n".join([line.text for line in self.lines])


@dataclass(slots=True)
class Table:
    """A grid of cells.

    `number` is unique in the document, counts from 1 in reading order and includes nested
    tables. `repeats` are cells that the source printed a second time (a nested table repeated
    as rows below its cell): they are kept for the ledger only.
    `ruled` is False where columns were found by alignment alone.
    """

    number: int
    rows: int
    columns: int
    cells: list[Cell] = field(default_factory=list)
    page: int | None = None
    repeats: list[Cell] = field(default_factory=list)
    bbox: BBox | None = None
    ruled: bool = True
    above: int | None = None
    """Of a nested table: how many lines of its cell stand above it, where the source tells."""
    grid: object = field(default=None, init=False, repr=False, compare=False)
    """What a reader of the table worked out once and looks up again; no part of the document."""
    _refs: list[Ref] | None = field(default=None, init=False, repr=False, compare=False)

    def ref(self, cell: Cell) -> Ref:
        """The place of one of this table's cells."""
        return cell.at or Ref(cell.page or self.page, self.number, cell.row, cell.column, cell.bbox)

    def refs(self) -> list[Ref]:
        """The places of its cells, then of its repeats; worked out once, when it was read."""
        if self._refs is None:
            page, number, new = self.page, self.number, tuple.__new__
            cells = (*self.cells, *self.repeats)
            # Twice as fast as Ref(…), and asked for every cell of a document.
            self._refs = [
                c.at or new(Ref, (c.page or page, number, c.row, c.column, c.bbox)) for c in cells
            ]
        return self._refs

    def place(self, refs: list[Ref]) -> None:
        """Say where its cells, then its repeats, were printed: in other tables than this one."""
        for cell, ref in zip((*self.cells, *self.repeats), refs, strict=True):
            cell.at = ref  # kept by cells that another table takes over
        self._refs = refs

    def aside(self, again: Callable[[Cell], bool], change: Callable[[Cell], Cell]) -> Table:
        """The table with its cells as `change` makes them, and those that print something `again`
        among its repeats; all keep the place where they were printed."""
        refs = self.refs()
        printed = list(zip(self.cells, refs, strict=False))
        kept = [(change(cell), ref) for cell, ref in printed if not again(cell)]
        behind = [(cell, ref) for cell, ref in printed if again(cell)]
        behind += zip(self.repeats, refs[len(self.cells) :], strict=True)
        cells, repeats = [cell for cell, _ in kept], [cell for cell, _ in behind]
        whole = replace(self, cells=cells, repeats=repeats)
        whole.place([ref for _, ref in [*kept, *behind]])
        return whole


ParagraphKind = Literal["text", "page_header", "page_footer", "navigation"]


@dataclass(slots=True)
class Paragraph:
    """Text outside of tables. `level` is a heading's rank (1 highest; 0: not marked as one)."""

    number: int
    lines: list[Line]
    page: int | None = None
    level: int = 0
    kind: ParagraphKind = "text"
    bbox: BBox | None = None
    at: Ref | None = None
    """The place, where it is not the paragraph's own: a heading printed in a cell."""

    @property
    def text(self) -> str:
        """All lines joined with a newline."""
        return "\n".join([line.text for line in self.lines])

    @property
    def ref(self) -> Ref:
        """The place of this paragraph."""
        return self.at or Ref(self.page, None, self.number, None, self.bbox)


Block = Paragraph | Table


@dataclass(frozen=True, slots=True)
class Finding:
    """Something a person should look at, noticed while reading or parsing.

    `code` is a short snake_case name, `message` one sentence, `text` the text it is about.
    """

    severity: Severity
    code: str
    message: str
    text: str | None = None
    ref: Ref = NOWHERE


@dataclass(slots=True)
class Document:
    """One source file as read. `pages` is None where the format has no pages."""

    source: str
    sha256: str
    media_type: str
    size: int
    pages: int | None = None
    blocks: list[Block] = field(default_factory=list)
    findings: list[Finding] = field(default_factory=list)
    recognised: tuple[int, ...] = ()
    """Pages whose text was recognised from a picture, and may be wrong."""

    @property
    def document_id(self) -> str:
        """First 16 hex digits of the SHA-256 of the file's bytes."""
        return self.sha256[:16]

    def tables(self) -> Iterator[Table]:
        """Top-level tables in reading order."""
        return (block for block in self.blocks if isinstance(block, Table))

    def paragraphs(self) -> Iterator[Paragraph]:
        """Paragraphs outside of tables, in reading order."""
        return (block for block in self.blocks if isinstance(block, Paragraph))

    def with_tables(self, change: Callable[[Table], Table]) -> Document:
        """The document with each table as `change` makes it; itself where none becomes another."""
        blocks = [change(b) if isinstance(b, Table) else b for b in self.blocks]
        if all(new is old for new, old in zip(blocks, self.blocks, strict=True)):
            return self
        return replace(self, blocks=blocks)
