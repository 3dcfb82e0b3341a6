"""Tables without rules, or with horizontal rules only: columns from how the text is aligned.

Less certain than a drawn grid, so such tables are marked (`Table.ruled` is False) and reported.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass, field
from itertools import pairwise
from statistics import median

import numpy as np

from ingest.pdf.lines import VisualLine
from ingest.pdf.rivers import find_rivers, part_at
from ingest.pdf.rules import Lines
from ingest.pdf.tables import DraftCell, DraftTable
from ingest.pdf.wrapping import Flow, join_lines

LEAST_ROWS = 3
"""Rows with text in two columns or more; fewer may be any two texts side by side."""
MOST_COLUMNS = 40
Box = tuple[float, float, float, float]
"""x0, top, x1, bottom in points."""
PROSE = 14.0
"""Pieces longer than this many ems in two columns are two columns of prose, not of a table."""
FURTHEST = 3.4
"""Rows more than this many ems apart belong to different blocks, where no rule parts them."""
SHORT = 8.0
FILLED = 0.5
"""Least share of a table's cells that hold text."""


@dataclass(slots=True)
class _Row:
    """Pieces of text on one baseline, or all between two rules."""

    pieces: list[VisualLine]

    @property
    def across(self) -> float:
        return self.pieces[0].across


@dataclass(slots=True)
class _Block:
    """Rows that follow each other closely."""

    rows: list[_Row] = field(default_factory=list)

    @property
    def telling(self) -> list[_Row]:
        return [row for row in self.rows if len(row.pieces) > 1]


def find_unruled(
    page: int, lines: list[VisualLine], rules: Lines, grids: Sequence[Box] = ()
) -> tuple[list[DraftTable], list[VisualLine]]:
    """Tables among text outside of grids, and the lines that belong to none.

    `rules` are horizontal lines outside of every grid; where they part the rows, rows are what
    lies between them (the case lists of Okinawa). `grids` are the boxes of the drawn tables: what
    stands above one and what stands below it are headings of their own, set alike.
    """
    upright = [line for line in lines if line.turn == 0]
    if len(upright) < 2 * LEAST_ROWS:
        return [], lines
    tables: list[DraftTable] = []
    taken: set[int] = set()
    for block in _blocks(_rows(upright), rules, grids):
        table = _table(page, block, rules)
        if table is not None:
            tables.append(table)
            taken.update(id(piece) for row in block.rows for piece in row.pieces)
    return tables, [line for line in lines if id(line) not in taken]


def _rows(lines: list[VisualLine]) -> list[_Row]:
    rows: list[_Row] = []
    for line in sorted(lines, key=lambda one: (one.across, one.along)):
        if rows and line.across - rows[-1].pieces[-1].across < 0.4 * line.size:
            rows[-1].pieces.append(line)
        else:
            rows.append(_Row([line]))
    for row in rows:
        row.pieces.sort(key=lambda one: one.along)
    return rows


def _blocks(rows: list[_Row], rules: Lines, grids: Sequence[Box]) -> list[_Block]:
    """Runs of rows around those with several pieces, parted by drawn tables."""
    blocks = [_Block()]
    for above, row in pairwise([_Row([]), *rows]):
        apart = above.pieces and any(_between(above, grid, row) for grid in grids)
        if above.pieces and (apart or not _follows(above, row, rules)):
            blocks.append(_Block())
        blocks[-1].rows.append(row)
    trimmed = [_trimmed(block, rules) for block in blocks]
    return [block for block in trimmed if len(block.telling) >= LEAST_ROWS]


def _between(above: _Row, grid: Box, row: _Row) -> bool:
    """Whether a drawn table stands between two rows, below or above words of both."""
    low, top, high, bottom = grid
    if not above.across <= top + 1 <= bottom <= row.across:
        return False
    return any(
        piece.along < high and piece.end > low for each in (above, row) for piece in each.pieces
    )


def _follows(above: _Row, row: _Row, rules: Lines) -> bool:
    size = max(piece.size for piece in row.pieces)
    step = row.across - above.across
    if step <= FURTHEST * size:
        return True
    between = (rules.at > above.across) & (rules.at < row.across)
    return bool(between.any()) and step <= 4 * FURTHEST * size


def _trimmed(block: _Block, rules: Lines) -> _Block:
    """The block without single pieces at either end, but for parts of a first or last row."""
    several = [index for index, row in enumerate(block.rows) if len(row.pieces) > 1]
    if not several:
        return _Block()
    first, last = several[0], several[-1] + 1
    if first > 0 and _tight(block.rows[first - 1], block.rows[first]):
        first -= 1
    while last < len(block.rows) and _tight(block.rows[last - 1], block.rows[last]):
        below = rules.at > block.rows[last].across
        if not (below & (rules.at < block.rows[last].across + 40)).any():
            break
        last += 1
    return _Block(block.rows[first:last])


def _tight(above: _Row, row: _Row) -> bool:
    """Rows no farther apart than the lines of one cell, the single one short."""
    single = min((above, row), key=lambda one: len(one.pieces)).pieces[0]
    near = row.across - above.across < 1.4 * single.size
    return near and single.width < SHORT * single.size


def _table(page: int, block: _Block, rules: Lines) -> DraftTable | None:
    low = min(piece.along for row in block.rows for piece in row.pieces)
    high = max(piece.end for row in block.rows for piece in row.pieces)
    rivers = find_rivers([row.pieces for row in block.rows], low, high)
    if not 1 <= len(rivers) < MOST_COLUMNS:
        return None
    block = _Block([_Row(part_at(row.pieces, rivers)) for row in block.rows])
    edges = _columns(block, [low, *rivers, high + 0.01])
    rows = _ruled_rows(block.rows, rules) or _wrapped_rows(block.rows, edges)
    if len(edges) < 3 or not _is_table(rows, edges):
        return None
    pieces = [piece for row in rows for piece in row.pieces]
    box = (low, min(p.box[1] for p in pieces), high, max(p.box[3] for p in pieces))
    cells = [cell for number, row in enumerate(rows) for cell in _cells(number, row, edges)]
    return DraftTable(page, np.array(edges), len(rows), cells, box, ruled=False, last_page=page)


def _columns(block: _Block, edges: list[float]) -> list[float]:
    """The edges of columns that hold text somewhere."""
    kept = [edges[0]]
    for left, right in pairwise(edges):
        pieces = [p for row in block.rows for p in row.pieces]
        if any(left <= (p.along + p.end) / 2 < right for p in pieces):
            kept.append(right)
    kept[-1] = edges[-1]
    return kept


def _ruled_rows(rows: list[_Row], rules: Lines) -> list[_Row]:
    """Rows as the text between horizontal rules, where rules part most of them."""
    left = min(piece.along for row in rows for piece in row.pieces)
    right = max(piece.end for row in rows for piece in row.pieces)
    wide = (rules.low < left + 0.2 * (right - left)) & (rules.high > right - 0.2 * (right - left))
    at = np.sort(rules.at[wide & (rules.at > rows[0].across - 30)])
    at = at[at < rows[-1].across + 30]
    if len(at) < LEAST_ROWS:
        return []
    grouped: dict[int, list[VisualLine]] = {}
    for row in rows:
        for piece in row.pieces:
            middle = piece.across - 0.38 * piece.size
            grouped.setdefault(int(np.searchsorted(at, middle)), []).append(piece)
    return [_Row(grouped[key]) for key in sorted(grouped)]


def _wrapped_rows(rows: list[_Row], edges: list[float]) -> list[_Row]:
    """Rows with those joined to the one above that are set tighter and begin no new row."""
    size = median(piece.size for row in rows for piece in row.pieces)
    # Readings set small above the words (ruby) are no rows.
    full = [row for row in rows if max(piece.size for piece in row.pieces) > 0.65 * size]
    usual = median([row.across - above.across for above, row in pairwise(full)] or [size])
    joined: list[_Row] = []
    foot = -usual
    for row in rows:
        ruby = max(piece.size for piece in row.pieces) <= 0.65 * size
        tight = row.across - foot < 0.8 * usual and row.pieces[0].along >= edges[1]
        if joined and (ruby or tight):
            joined[-1].pieces.extend(row.pieces)
        else:
            joined.append(_Row(list(row.pieces)))
        foot = foot if ruby else row.across
    return joined


def _is_table(rows: list[_Row], edges: list[float]) -> bool:
    filled = [len({_place(piece, edges) for piece in row.pieces}) for row in rows]
    telling = [row for row, count in zip(rows, filled, strict=True) if count > 1]
    if len(telling) < LEAST_ROWS or len(telling) < 0.6 * len(rows):
        return False
    widths = [piece.width / piece.size for row in telling for piece in row.pieces]
    if len(edges) == 3 and median(widths) > PROSE:
        return False
    return sum(filled) >= FILLED * len(rows) * (len(edges) - 1)


def _place(piece: VisualLine, edges: list[float]) -> int:
    """The column that holds the middle of a piece."""
    middle = (piece.along + piece.end) / 2
    return max(0, min(bisect_right(edges, middle) - 1, len(edges) - 2))


def _cells(number: int, row: _Row, edges: list[float]) -> list[DraftCell]:
    """One cell per column, empty ones included; a text alone in its row may span several."""
    top = min(piece.box[1] for piece in row.pieces)
    bottom = max(piece.box[3] for piece in row.pieces)
    held: dict[int, list[VisualLine]] = {}
    for piece in sorted(row.pieces, key=lambda one: (one.across, one.along)):
        held.setdefault(_place(piece, edges), []).append(piece)
    if len(row.pieces) == 1:
        piece = row.pieces[0]
        first = max(0, bisect_right(edges, piece.along + 0.5 * piece.size) - 1)
        last = min(len(edges) - 2, bisect_right(edges, piece.end - 0.5 * piece.size) - 1)
        held = {first: [piece]}
        spans = {first: max(1, last - first + 1)}
    else:
        spans = {}
    cells: list[DraftCell] = []
    column = 0
    while column < len(edges) - 1:
        span = spans.get(column, 1)
        low, high = edges[column], edges[column + span]
        lines = join_lines(held[column], Flow(low, high)) if column in held else []
        cells.append(DraftCell(number, column, 1, span, lines, (low, top, high, bottom)))
        column += span
    return cells
