"""Turn start tags, text and end tags into lines, list levels, marks and nested tables.

`ingest.fragment` feeds it the HTML inside a cell of a dump, `ingest.html` a whole page. Tags need
not be balanced: what is open ends with the block, cell or table around it.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass

from ingest.grid import Grid
from ingest.reading import Reading
from ingest.sinks import CellSink, Sink
from ingest.tags import BLOCKS, CELLS, GROUPS, HEADINGS, LINES, LISTS, STYLES, UNSTYLED
from ingest.text import plain_lines

NO_ATTRIBUTES: Mapping[str, str] = {}
_UNDERLINED = re.compile(r"text-decoration(?:-line)?\s*:[^;]*\bunderline\b", re.IGNORECASE)
_BOLD = re.compile(r"font-weight\s*:\s*(?:bold|[6-9]00)", re.IGNORECASE)
_LONGEST_STYLE = 1_000
_SEARCH_DEPTH = 64


class _Scope:
    """The blocks open in one cell or page: each tag with the number of styles open before it."""

    __slots__ = ("blocks", "lists", "sink")

    def __init__(self, sink: Sink) -> None:
        self.sink = sink
        self.blocks: list[tuple[str, int]] = []
        self.lists = 0


@dataclass(slots=True)
class _Frame:
    """An open table; without a grid its cells are read as blocks of text."""

    grid: Grid | None
    in_cell: bool = False


class MarkupReader:
    """Takes the events of one page or cell in order; `finish` closes whatever is still open."""

    def __init__(self, reading: Reading, sink: Sink) -> None:
        self._reading = reading
        self._scopes = [_Scope(sink)]
        self._frames: list[_Frame] = []
        self._grids = 0

    def text(self, data: str) -> None:
        """Printed text."""
        self._scopes[-1].sink.text(data)

    def start(self, tag: str, attributes: Mapping[str, str] = NO_ATTRIBUTES) -> None:
        """A start tag, its name in lower case."""
        if tag in CELLS:
            self._start_cell(tag, attributes)
        elif tag == "tr":
            self._start_row()
        elif tag == "br":
            self._scopes[-1].sink.builder.end_line()
        elif tag == "table":
            self.start_table()
        elif tag in GROUPS:
            self._start_group()
        elif tag in BLOCKS:
            self._start_block(tag)
        if attributes or tag in STYLES or tag not in UNSTYLED:
            self._start_style(tag, attributes)

    def plain_cell(self, tag: str, attributes: Mapping[str, str], text: str) -> None:
        """A whole `<td>` or `<th>` without tags inside: most cells, so this way is a short one."""
        frame = self._frames[-1] if self._frames else None
        if frame is None or frame.grid is None or "style" in attributes:
            self.start(tag, attributes)
            self.text(text)
            self.end(tag)
            return
        if frame.in_cell:
            self._close_cell(frame)
        cell = frame.grid.add_cell(attributes, header=tag == "th")
        cell.lines = plain_lines(text, self._reading.limits.line_characters)

    def plain_line(self, tag: str, text: str) -> None:
        """A whole `<p>` or `<li>` of a cell, without attributes and tags inside: a short way."""
        scope = self._scopes[-1]
        if scope.blocks:
            self._close_open(scope, tag)
        scope.sink.builder.add_line(text, max(scope.lists, 1) if tag == "li" else 0)

    def end(self, tag: str) -> None:
        """An end tag; one that closes nothing is a line end at most."""
        if tag in CELLS:
            self._end_cell()
        elif tag == "table":
            self._end_table()
        elif tag == "tr" or tag in GROUPS:
            self._end_row(tag)
        elif tag in BLOCKS:
            self._end_block(tag)
        else:
            self._end_style(tag)

    def start_table(self, *, layout: bool = False) -> None:
        """A table; a layout table's cells, and tables nested too deep, are read as text."""
        limit = self._reading.limits.nested_tables
        if not layout and self._grids >= limit:
            message = f"tables more than {limit} deep inside each other are read as text"
            self._reading.note("warning", "tables_nested_too_deep", message)
            layout = True
        if layout:
            self._break()
            self._frames.append(_Frame(None))
        else:
            self._grids += 1
            self._frames.append(_Frame(Grid(self._reading)))

    def finish(self) -> None:
        """Close all that is open."""
        while self._frames:
            self._end_table()
        self._break()

    def _break(self) -> None:
        scope = self._scopes[-1]
        scope.sink.break_block(in_list=scope.lists > 0)

    def _start_cell(self, tag: str, attributes: Mapping[str, str]) -> None:
        frame = self._frames[-1] if self._frames else None
        if frame is None or frame.grid is None:
            self._break()
            return
        self._close_cell(frame)
        cell = frame.grid.add_cell(attributes, header=tag == "th")
        frame.in_cell = True
        self._scopes.append(_Scope(CellSink(cell, self._reading)))

    def _end_cell(self) -> None:
        frame = self._frames[-1] if self._frames else None
        if frame is None or frame.grid is None:
            self._break()
        else:
            self._close_cell(frame)

    def _close_cell(self, frame: _Frame) -> None:
        if frame.in_cell:
            frame.in_cell = False
            self._scopes.pop().sink.close()

    def _start_row(self) -> None:
        if self._frames and (frame := self._frames[-1]).grid is not None:
            self._close_cell(frame)
            frame.grid.start_row()
        else:
            self._break()

    def _start_group(self) -> None:
        if self._frames and (frame := self._frames[-1]).grid is not None:
            self._close_cell(frame)
            frame.grid.start_group()

    def _end_row(self, tag: str) -> None:
        if not self._frames or (frame := self._frames[-1]).grid is None:
            self._break()
            return
        self._close_cell(frame)
        if tag != "tr":
            frame.grid.start_group()

    def _end_table(self) -> None:
        frame = self._frames.pop() if self._frames else None
        if frame is None or frame.grid is None:
            self._break()
            return
        self._close_cell(frame)
        self._grids -= 1
        self._scopes[-1].sink.add_table(frame.grid.finish())

    def _start_block(self, tag: str) -> None:
        scope = self._scopes[-1]
        if scope.blocks and tag in LINES:
            self._close_open(scope, tag)
        level = HEADINGS.get(tag, 0)
        scope.sink.break_block(in_list=scope.lists > 0 and not level)
        scope.blocks.append((tag, scope.sink.builder.styles))
        if tag == "li":
            scope.sink.builder.open_item(max(scope.lists, 1))
        elif tag in LISTS:
            scope.lists += 1
        elif level:
            scope.sink.heading(level)

    def _close_open(self, scope: _Scope, tag: str) -> None:
        """An open `<p>` or `<li>` ends where the next one starts in the same list."""
        for place in range(len(scope.blocks) - 1, max(-1, len(scope.blocks) - 8), -1):
            open_tag = scope.blocks[place][0]
            if open_tag == tag:
                self._close_blocks(scope, place)
                return
            if open_tag in LISTS or tag == "p":
                return

    def _end_block(self, tag: str) -> None:
        scope = self._scopes[-1]
        last = len(scope.blocks) - 1
        for place in range(last, max(-1, last - _SEARCH_DEPTH), -1):
            if scope.blocks[place][0] == tag:
                self._close_blocks(scope, place)
                break
        scope.sink.break_block(in_list=scope.lists > 0 and tag not in HEADINGS)
        if tag in HEADINGS:
            scope.sink.heading(0)

    def _close_blocks(self, scope: _Scope, place: int) -> None:
        """Close the block at `place` and all inside it, with the styles opened there."""
        blocks = scope.blocks
        while len(blocks) > place:
            tag, styles = blocks.pop()
            if tag in LISTS:
                scope.lists -= 1
        if scope.sink.builder.styles > styles:
            scope.sink.builder.close_styles(styles)

    def _start_style(self, tag: str, attributes: Mapping[str, str]) -> None:
        sink = self._scopes[-1].sink
        if tag == "a" and "href" in attributes:
            sink.link(opens=True)
        style = STYLES.get(tag)
        written = attributes.get("style") if attributes and style is None else None
        if written and tag != "br":
            written = written[:_LONGEST_STYLE]
            if _UNDERLINED.search(written):
                style = "underline"
            elif _BOLD.search(written):
                style = "bold"
        if style is not None or (sink.builder.styles and tag not in UNSTYLED):
            sink.builder.open_style(tag, style)

    def _end_style(self, tag: str) -> None:
        sink = self._scopes[-1].sink
        if tag == "a":
            sink.link(opens=False)
        if sink.builder.styles:
            sink.builder.close_style(tag)
