"""Turn start tags, text and end tags into lines, list levels, marks and nested tables.

`ingest.fragment` feeds it the HTML inside a cell of a dump, `ingest.html` a whole page. Tags need
not be balanced: what is open ends with the block, cell or table around it.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from ingest.flow import Flow
from ingest.grid import Grid
from ingest.reading import Reading
from ingest.sinks import CellSink, Sink
from ingest.tags import BLOCKS, CELLS, GROUPS, STYLES, UNSTYLED
from ingest.text import plain_lines

NO_ATTRIBUTES: Mapping[str, str] = {}


@dataclass(slots=True)
class _Frame:
    """An open table; without a grid its cells are read as blocks of text."""

    grid: Grid | None
    in_cell: bool = False


class MarkupReader:
    """Takes the events of one page or cell in order; `finish` closes whatever is still open."""

    def __init__(self, reading: Reading, sink: Sink) -> None:
        self._reading = reading
        self._flows = [Flow(sink)]
        self._frames: list[_Frame] = []
        self._grids = 0

    def text(self, data: str) -> None:
        """Printed text."""
        self._flows[-1].sink.text(data)

    def start(self, tag: str, attributes: Mapping[str, str] = NO_ATTRIBUTES) -> None:
        """A start tag, its name in lower case."""
        if tag in CELLS:
            self._start_cell(tag, attributes)
        elif tag == "tr":
            self._start_row()
        elif tag == "br":
            self._flows[-1].sink.builder.end_line()
        elif tag == "table":
            self.start_table()
        elif tag in GROUPS:
            self._start_group()
        elif tag in BLOCKS:
            self._flows[-1].start_block(tag)
        if attributes or tag in STYLES or tag not in UNSTYLED:
            self._flows[-1].start_style(tag, attributes)

    def end(self, tag: str) -> None:
        """An end tag; one that closes nothing is a line end at most."""
        if tag in CELLS:
            self._end_cell()
        elif tag == "table":
            self._end_table()
        elif tag == "tr" or tag in GROUPS:
            self._end_row(tag)
        elif tag in BLOCKS:
            self._flows[-1].end_block(tag)
        else:
            self._flows[-1].end_style(tag)

    def plain_cell(self, tag: str, text: str) -> None:
        """A whole `<td>` or `<th>` without attributes and tags inside: a short way for most."""
        frame = self._frames[-1] if self._frames else None
        if frame is None or frame.grid is None:
            self.start(tag)
            self.text(text)
            self.end(tag)
            return
        if frame.in_cell:
            self._close_cell(frame)
        cell = frame.grid.add_cell(NO_ATTRIBUTES, header=tag == "th")
        cell.lines = plain_lines(text, self._reading.limits.line_characters)

    def plain_line(self, tag: str, text: str) -> None:
        """A whole `<p>` or `<li>` of a cell, without attributes and tags inside."""
        self._flows[-1].plain_line(tag, text)

    def start_table(self, *, layout: bool = False) -> None:
        """A table; a layout table's cells, and tables nested too deep, are read as text."""
        if self._frames and not self._frames[-1].in_cell:
            # Not inside a cell of the table around it: that one ends here, as HTML 5 says; what
            # follows of it is read as text.
            self._finish_grid(self._frames[-1])
        limit = self._reading.limits.nested_tables
        if not layout and self._grids >= limit:
            message = f"tables more than {limit} deep inside each other are read as text"
            self._reading.note("warning", "tables_nested_too_deep", message)
            layout = True
        if layout:
            self._flows[-1].break_block()
            self._frames.append(_Frame(None))
        else:
            self._grids += 1
            self._frames.append(_Frame(Grid(self._reading)))

    def finish(self) -> None:
        """Close all that is open."""
        while self._frames:
            self._end_table()
        self._flows[-1].break_block()

    def _start_cell(self, tag: str, attributes: Mapping[str, str]) -> None:
        frame = self._frames[-1] if self._frames else None
        if frame is None or frame.grid is None:
            self._flows[-1].break_block()
            return
        self._close_cell(frame)
        cell = frame.grid.add_cell(attributes, header=tag == "th")
        frame.in_cell = True
        self._flows.append(Flow(CellSink(cell, self._reading)))

    def _end_cell(self) -> None:
        frame = self._frames[-1] if self._frames else None
        if frame is None or frame.grid is None:
            self._flows[-1].break_block()
        else:
            self._close_cell(frame)

    def _close_cell(self, frame: _Frame) -> None:
        if frame.in_cell:
            frame.in_cell = False
            self._flows.pop().sink.close()

    def _start_row(self) -> None:
        if self._frames and (frame := self._frames[-1]).grid is not None:
            self._close_cell(frame)
            frame.grid.start_row()
        else:
            self._flows[-1].break_block()

    def _start_group(self) -> None:
        if self._frames and (frame := self._frames[-1]).grid is not None:
            self._close_cell(frame)
            frame.grid.start_group()

    def _end_row(self, tag: str) -> None:
        if not self._frames or (frame := self._frames[-1]).grid is None:
            self._flows[-1].break_block()
            return
        self._close_cell(frame)
        if tag != "tr":
            frame.grid.start_group()

    def _end_table(self) -> None:
        frame = self._frames.pop() if self._frames else None
        if frame is None or frame.grid is None:
            self._flows[-1].break_block()
        else:
            self._finish_grid(frame)

    def _finish_grid(self, frame: _Frame) -> None:
        """The table of a frame is complete."""
        self._close_cell(frame)
        if frame.grid is not None:
            self._flows[-1].sink.add_table(frame.grid.finish())
            frame.grid = None
            self._grids -= 1
