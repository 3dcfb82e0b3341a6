"""One page's content to draft tables and free text lines."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

import numpy as np

from ingest.pdf.abreast import join_abreast
from ingest.pdf.bullets import mark_bullets
from ingest.pdf.cells import PAGE, assign, number_cells
from ingest.pdf.codes import repair
from ingest.pdf.engine import DOWNWARD, PageContent, Rules
from ingest.pdf.joining import keeps_line_starts, keeps_words_whole, written
from ingest.pdf.lattice import Grid, find_grids
from ingest.pdf.lines import VisualLine, visual_lines
from ingest.pdf.nesting import arrange
from ingest.pdf.overflow import take_overflow, take_overprinted
from ingest.pdf.rules import Lines, horizontal_and_vertical
from ingest.pdf.stacked import parts_of
from ingest.pdf.tables import MOST_HEADER_ROWS, DraftCell, DraftTable
from ingest.pdf.underlines import find_underlines
from ingest.pdf.unruled import find_unruled
from ingest.pdf.upright import turn_upright
from ingest.pdf.vertical import agree_downward, mark_downward, merge_vertical
from ingest.pdf.wrapping import Ends, Flow, ends_of, flow_of, join_lines
from schema.document import Line

_STAMP = 14
"""A box of no more characters above a cell's text is a stamp: インセンティブ関連."""
_OPENS = re.compile(r"[（(]?[\d０-９①-⑳Ⅰ-Ⅻⅰ-ⅻ]|[■◆●・]")
"""How a title or an item of a list begins."""


@dataclass(slots=True)
class TextBox:
    """Text in a frame of its own on the page."""

    box: tuple[float, float, float, float]
    lines: list[Line]


@dataclass(slots=True)
class PageDraft:
    """What one page holds: tables, boxes and the lines outside of both."""

    number: int
    width: float
    height: float
    tables: list[DraftTable] = field(default_factory=list)
    boxes: list[TextBox] = field(default_factory=list)
    lines: list[VisualLine] = field(default_factory=list)
    whole: bool = True
    notes: list[tuple[str, str]] = field(default_factory=list)


def read_page(content: PageContent) -> PageDraft:
    """Find the tables of one page and put its text into their cells."""
    content = turn_upright(content)
    characters = content.characters
    repair(characters)
    across, down = horizontal_and_vertical(content.rules)
    mark_downward(characters, np.zeros(len(characters), np.int64))
    underlines = find_underlines(characters, across, down)
    grids = join_abreast(find_grids(across.take(~underlines.across), down.take(~underlines.down)))
    tree = arrange(grids, content.width * content.height)
    placed = number_cells(tree.tables + tree.boxes)
    container = assign(characters, placed)
    downward = int(np.count_nonzero(characters.turn == DOWNWARD))
    if 0 < downward < 0.5 * len(characters):
        # No vertical page: only what follows itself within one cell is vertical.
        characters.turn[characters.turn == DOWNWARD] = 0
        mark_downward(characters, container)
    if downward:
        agree_downward(characters, container)
    by_container: dict[int, list[VisualLine]] = {}
    lines = visual_lines(characters, container, underlines.glyphs)
    mark_bullets(lines, content.rules, content.fills)
    for line in lines:
        by_container.setdefault(line.container, []).append(line)
    take_overflow(by_container, placed)
    over = take_overprinted(by_container, placed)
    first = {id(item.grid): item.first for item in placed}
    whole = keeps_words_whole(by_container.values())
    strict = keeps_line_starts(by_container.values())
    maker = _Maker(content.number, first, by_container, content.fills, (whole, strict))
    draft = PageDraft(content.number, content.width, content.height, whole=whole)
    draft.notes = [("overprinted_text", text) for text in over]
    draft.tables = [part for grid in tree.tables for part in parts_of(maker.table(grid))]
    draft.boxes = [TextBox(grid.box, maker.lines(grid, 0)[0]) for grid in tree.boxes]
    draft.boxes = [box for box in draft.boxes if box.lines]
    unruled, draft.lines = find_unruled(
        content.number,
        by_container.get(PAGE, []),
        _outside(across.take(~underlines.across), grids),
        [grid.box for grid in grids],
    )
    draft.tables += unruled
    for line in draft.lines:
        # A view would keep the whole page's array alive.
        line.glyphs = line.glyphs.copy()
    return draft


def _outside(rules: Lines, grids: list[Grid]) -> Lines:
    """Horizontal lines that lie in no grid."""
    free = np.ones(len(rules), np.bool_)
    for grid in grids:
        x0, top, x1, bottom = grid.box
        free &= (
            (rules.at < top - 1) | (rules.at > bottom + 1) | (rules.high < x0) | (rules.low > x1)
        )
    return rules.take(free)


def _stands_beside(box: TextBox, printed: list[VisualLine]) -> bool:
    """Whether a box is a stamp: on the same height as a line of its cell, or short above them."""
    _, top, _, bottom = box.box
    slack = 0.3 * printed[0].size
    words = "".join(line.text for line in box.lines)
    ahead = bottom <= printed[0].box[1] + slack
    if ahead and len(words) <= _STAMP and not _OPENS.match(words):
        return True
    return any(line.box[1] < bottom - slack and line.box[3] > top + slack for line in printed)


class _Maker:
    """Turns grids and lines by container into draft tables."""

    def __init__(
        self,
        page: int,
        first: dict[int, int],
        lines: dict[int, list[VisualLine]],
        fills: Rules,
        wraps: tuple[bool, bool],
    ) -> None:
        self._whole, self._strict = wraps
        self._fills = fills
        self._page = page
        self._first = first
        self._lines = lines

    def table(self, grid: Grid) -> DraftTable:
        """The draft of a grid, nested grids included."""
        cells = [self._cell(grid, index) for index in range(len(grid.spans))]
        table = DraftTable(self._page, grid.xs, len(grid.ys) - 1, cells, grid.box)
        table.last_page, table.foot = self._page, grid.box[3]
        table.shade = self._shade(grid)
        return table

    def _shade(self, grid: Grid) -> int | None:
        """The colour behind the first row where it is not behind the last as well."""
        if len(grid.ys) < 3 or not len(self._fills):
            return None
        x = float(grid.xs[0] + grid.xs[1]) / 2
        top = self._color_at(x, float(grid.ys[0] + grid.ys[1]) / 2)
        low = self._color_at(x, float(grid.ys[-2] + grid.ys[-1]) / 2)
        return top if top is not None and top != low else None

    def _color_at(self, x: float, y: float) -> int | None:
        """The colour of the last area painted at a point; None for white and nothing."""
        box = self._fills.box
        hit = (box[:, 0] <= x) & (box[:, 2] >= x) & (box[:, 1] <= y) & (box[:, 3] >= y)
        found = np.flatnonzero(hit)
        color = int(self._fills.color[found[-1]]) if len(found) else 0xFFFFFF
        return None if color == 0xFFFFFF else color

    def lines(self, grid: Grid, index: int) -> tuple[list[Line], Ends]:
        """Lines of a cell, and how they begin and end."""
        printed = self._lines.get(self._first[id(grid)] + index, [])
        if not printed:
            return [], Ends()
        box = grid.cell_box(index)
        printed = merge_vertical(printed, box[2] - box[0])
        row, _, rows, _ = grid.spans[index]
        inner = row > MOST_HEADER_ROWS and row + rows < len(grid.ys) - 1
        if inner and len(printed) == 1:
            # Only the first and last rows of a page may be cut by its break.
            return [written(printed, aired=False, whole=True)], Ends()
        flow = self._flow(printed, box)
        return join_lines(printed, flow), ends_of(printed, flow)

    def _flow(self, printed: list[VisualLine], box: tuple[float, float, float, float]) -> Flow:
        x0, top, x1, bottom = box
        by_turn = ((x0, x1), (top, bottom), (-x1, -x0), (-bottom, -top), (top, bottom))
        low, high = by_turn[printed[0].turn]
        flow = flow_of(printed, low, high)
        flow.whole = self._whole
        flow.dotted = self._strict and any(" ・" in line.text for line in printed)
        return flow

    def _cell(self, grid: Grid, index: int) -> DraftCell:
        row, column, rows, columns = grid.spans[index]
        lines, ends = self.lines(grid, index)
        cell = DraftCell(row, column, rows, columns, lines, grid.cell_box(index))
        cell.ends = ends
        if printed := self._lines.get(self._first[id(grid)] + index, []):
            cell.lead = printed[0].box[1] - cell.box[1]
        cell.open_top, cell.open_bottom = index in grid.open_top, index in grid.open_bottom
        own = [child for home, child in grid.children if home == index]
        for child in own:
            if len(child.spans) > 1:
                cell.tables.extend(parts_of(self.table(child)))
        boxes = [
            TextBox(child.box, self.lines(child, 0)[0]) for child in own if len(child.spans) <= 1
        ]
        if not lines or any(line.turn != 0 for line in printed):
            cell.lines.extend(line for box in boxes for line in box.lines)
            return cell
        beside = [box for box in boxes if _stands_beside(box, printed)]
        between = [box for box in boxes if not any(box is other for other in beside)]
        if cell.tables or between:
            cell.lines = self._around(cell, printed, between)
        cell.lines.extend(line for box in beside for line in box.lines)
        return cell

    def _around(
        self, cell: DraftCell, printed: list[VisualLine], boxes: list[TextBox]
    ) -> list[Line]:
        """The lines of a cell between its tables and boxes of text, in the order printed.

        Tables learn how many lines stand above them; the text of boxes is the cell's own.
        """
        flow, found, done = self._flow(printed, cell.box), list[Line](), 0
        inside: list[DraftTable | TextBox] = [*cell.tables, *boxes]
        for inner in sorted(inside, key=lambda inner: inner.box[1]):
            top, rest = inner.box[1], enumerate(printed[done:], done)
            end = next((at for at, line in rest if line.box[1] >= top), len(printed))
            part = printed[done:end]
            found += join_lines(part, flow) if part else []
            done = end
            if isinstance(inner, DraftTable):
                inner.above = len(found)
            else:
                found += inner.lines
        return found + (join_lines(printed[done:], flow) if printed[done:] else [])
