"""What a sample prints, whatever the format: blocks, tables, cells, lines with marked runs."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

FOLDER = Path(__file__).parent
"""Where the rendered samples stand; sources and golden files are in folders below."""

Style = Literal["plain", "underline", "bold"]


@dataclass(frozen=True, slots=True)
class Run:
    """A piece of one line in one style."""

    text: str
    style: Style = "plain"


Line = tuple[Run, ...]


def text_of(line: Line) -> str:
    """The words of a line without their styles."""
    return "".join(run.text for run in line)


@dataclass(frozen=True, slots=True)
class Cell:
    """One cell: lines, list items, a nested table, lines below it, and a stamp in a frame.

    `upright` prints the text from top to bottom (the section labels of narrow first columns).
    """

    lines: tuple[Line, ...] = ()
    items: tuple[Line, ...] = ()
    table: Table | None = None
    after: tuple[Line, ...] = ()
    stamp: str | None = None
    rows: int = 1
    columns: int = 1
    upright: bool = False

    @property
    def is_blank(self) -> bool:
        """Whether it prints nothing."""
        return not (self.lines or self.items or self.table or self.after or self.stamp)

    def all_lines(self) -> Iterator[Line]:
        """Its own lines and list items in printed order; nested tables and stamps left out."""
        yield from (*self.lines, *self.items, *self.after)


Row = tuple[Cell, ...]


@dataclass(frozen=True, slots=True)
class Placed:
    """A cell and the top left place of its span."""

    row: int
    column: int
    cell: Cell


@dataclass(frozen=True, slots=True)
class Table:
    """A table. `breaks` are the body rows that open a page; `widths` shares of the line.

    `flat`: the dump prints the cells of this nested table in its row as well (群馬 令和3年度).
    """

    head: tuple[Row, ...] = ()
    body: tuple[Row, ...] = ()
    breaks: frozenset[int] = frozenset()
    widths: tuple[float, ...] = ()
    flat: bool = False

    @property
    def rows(self) -> tuple[Row, ...]:
        """Head and body."""
        return self.head + self.body


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading of rank `level`, 1 the highest."""

    text: str
    level: int = 1


@dataclass(frozen=True, slots=True)
class Text:
    """Lines outside of tables; `boxed` ones stand in a frame (岩手's KPI boxes)."""

    lines: tuple[Line, ...]
    boxed: bool = False
    right: bool = False


@dataclass(frozen=True, slots=True)
class PageBreak:
    """A new page begins."""


Block = Heading | Text | Table | PageBreak


@dataclass(frozen=True, slots=True)
class Sample:
    """One sample and how it is rendered.

    `joins`: how the dump prints several lines of a cell (`blank`, `p` or `list`, as the real
    dumps do); `encoding` that of the page of HTML; `pdf` the producers; `paper` its size.
    The browser prints in `browser_font`, with structure tags (and so with the true characters
    beside the glyphs' own) where `browser_tags` says so; a PDF should stay below 300 KB.
    """

    name: str
    layout: str
    site: str
    blocks: tuple[Block, ...]
    joins: Literal["blank", "p", "list"] = "blank"
    encoding: str = "utf-8"
    pdf: tuple[str, ...] = ()
    paper: Literal["A4", "A3"] = "A4"
    font_size: float = 8.0
    browser_font: str = "IPAGothic"
    browser_tags: bool = True

    def tables(self) -> Iterator[Table]:
        """Its top-level tables."""
        return (block for block in self.blocks if isinstance(block, Table))

    def files(self) -> Iterator[Path]:
        """Every rendered file of the sample."""
        yield FOLDER / f"{self.name}.txt"
        yield FOLDER / f"{self.name}.html"
        yield from (FOLDER / f"{self.name}.{producer}.pdf" for producer in self.pdf)
