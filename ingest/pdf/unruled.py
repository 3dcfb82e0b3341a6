"""Tables without rules, or with horizontal rules only: columns from how the text is aligned.

Less certain than a drawn grid, so such tables are marked (`Table.ruled` is False) and reported.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from itertools import pairwise
from statistics import median

import numpy as np

from ingest.pdf.lines import VisualLine
from ingest.pdf.rules import Lines
from ingest.pdf.tables import DraftCell, DraftTable
from ingest.pdf.wrapping import Flow, join_lines

LEAST_ROWS = 3
"""Rows with text in two columns or more; fewer may be any two texts side by side."""
MOST_COLUMNS = 40
PROSE = 14.0
"""Pieces longer than this many ems in two columns are two columns of prose, not of a table."""
FURTHEST = 3.4
"""Rows more than this many ems apart belong to different blocks, where no rule parts them."""
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
    page: int, lines: list[VisualLine], rules: Lines
) -> tuple[list[DraftTable], list[VisualLine]]:
    """Tables among text outside of grids, and the lines that belong to none.

    `rules` are horizontal lines outside of every grid; where they part the rows, rows are what
    lies between them (the case lists of Okinawa).
    """
    upright = [line for line in lines if line.turn == 0]
    if len(upright) < 2 * LEAST_ROWS:
        return [], lines
    tables: list[DraftTable] = []
    taken: set[int] = set()
    for block in _blocks(_rows(upright), rules):
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


def _blocks(rows: list[_Row], rules: Lines) -> list[_Block]:
    """Runs of rows around those with several pieces, single pieces at either end left out."""
    blocks = [_Block()]
    for above, row in pairwise([_Row([]), *rows]):
        if above.pieces and not _follows(above, row, rules):
            blocks.append(_Block())
        blocks[-1].rows.append(row)
    return [block for block in map(_trimmed, blocks) if len(block.telling) >= LEAST_ROWS]


def _follows(above: _Row, row: _Row, rules: Lines) -> bool:
    size = max(piece.size for piece in row.pieces)
    step = row.across - above.across
    if step <= FURTHEST * size:
        return True
    between = (rules.at > above.across) & (rules.at < row.across)
    return bool(between.any()) and step <= 4 * FURTHEST * size


def _trimmed(block: _Block) -> _Block:
    several = [index for index, row in enumerate(block.rows) if len(row.pieces) > 1]
    if not several:
        return _Block()
    return _Block(block.rows[several[0] : several[-1] + 1])


def _table(page: int, block: _Block, rules: Lines) -> DraftTable | None:
    columns = _columns(block)
    if not 2 <= len(columns) <= MOST_COLUMNS:
        return None
    rows = _ruled_rows(block.rows, rules) or _wrapped_rows(block.rows, columns)
    if not _is_table(rows, columns):
        return None
    pieces = [piece for row in rows for piece in row.pieces]
    edges = [columns[0][0]]
    edges += [(left[1] + right[0]) / 2 for left, right in pairwise(columns)]
    edges.append(columns[-1][1])
    box = (edges[0], min(p.box[1] for p in pieces), edges[-1], max(p.box[3] for p in pieces))
    cells = [
        cell for number, row in enumerate(rows) for cell in _cells(number, row, columns, edges)
    ]
    return DraftTable(page, np.array(edges), len(rows), cells, box, ruled=False, last_page=page)


def _columns(block: _Block) -> list[tuple[float, float]]:
    """Stretches that pieces of text fill, from the rows that have several of them."""
    spans = sorted((piece.along, piece.end) for row in block.telling for piece in row.pieces)
    columns: list[tuple[float, float]] = []
    for low, high in spans:
        if columns and low <= columns[-1][1]:
            columns[-1] = (columns[-1][0], max(columns[-1][1], high))
        else:
            columns.append((low, high))
    return columns


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


def _wrapped_rows(rows: list[_Row], columns: list[tuple[float, float]]) -> list[_Row]:
    """Rows with those joined to the one above that are set tighter and begin no new row."""
    steps = [row.across - above.across for above, row in pairwise(rows)]
    usual = median(steps)
    joined: list[_Row] = []
    for index, row in enumerate(rows):
        starts = row.pieces[0].along <= columns[0][1]
        tight = index > 0 and steps[index - 1] < 0.8 * usual
        if joined and tight and not starts:
            joined[-1].pieces.extend(row.pieces)
        else:
            joined.append(_Row(list(row.pieces)))
    return joined


def _is_table(rows: list[_Row], columns: list[tuple[float, float]]) -> bool:
    telling = [row for row in rows if len({_column(piece, columns) for piece in row.pieces}) > 1]
    if len(telling) < LEAST_ROWS or len(telling) < 0.6 * len(rows):
        return False
    pieces = [piece for row in telling for piece in row.pieces]
    if len(columns) == 2 and median(piece.width / piece.size for piece in pieces) > PROSE:
        return False
    filled = sum(len({_column(piece, columns) for piece in row.pieces}) for row in rows)
    return filled >= FILLED * len(rows) * len(columns)


def _column(piece: VisualLine, columns: list[tuple[float, float]]) -> int:
    middle = (piece.along + piece.end) / 2
    return min(
        range(len(columns)),
        key=lambda k: (
            abs(sum(columns[k]) / 2 - middle)
            if not columns[k][0] <= middle <= columns[k][1]
            else -1.0
        ),
    )


def _cells(
    number: int, row: _Row, columns: list[tuple[float, float]], edges: list[float]
) -> list[DraftCell]:
    """One cell per column, empty ones included."""
    top = min(piece.box[1] for piece in row.pieces)
    bottom = max(piece.box[3] for piece in row.pieces)
    held: dict[int, list[VisualLine]] = {}
    for piece in sorted(row.pieces, key=lambda one: (one.across, one.along)):
        held.setdefault(_column(piece, columns), []).append(piece)
    cells = []
    for column, (low, high) in enumerate(columns):
        lines = join_lines(held[column], Flow(low, high)) if column in held else []
        box = (edges[column], top, edges[column + 1], bottom)
        cells.append(DraftCell(number, column, 1, 1, lines, box))
    return cells
