"""Which role each cell of a row plays, also where cells are missing or shifted.

Dumps leave spanned cells out, so a row may start two columns too far left (003: the rows under a
nested table) or carry one column too many (000: the target's value between months and progress).
The roles are assigned by dynamic programming: cells keep their order, each takes a column further
right than the one before, and the best sum of "does this content fit this role" wins.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from functools import lru_cache
from operator import itemgetter
from typing import Any

from parsers.grid import GridCell, GridRow
from parsers.headers import Column, Header
from parsers.vocabulary import vocabulary

_MARKED = re.compile(r"^\s*([①-⑳]|[(（]\d{1,2}[)）]|[・◆●■])")
_VERTICAL = re.compile(r"^(?:\S{1,2}\s+){4,}\S{1,3}$")
_FITS: dict[str, dict[str, float]] = {
    "number": {"item": 4, "value": -4, "text": -3, "statement": -6, "symbol": -6},
    "title": {"text": 1, "item": -3, "statement": -4, "value": -4, "symbol": -6},
    "measure": {"text": 1, "statement": 3, "item": -3, "value": -3, "symbol": -6},
    "goal": {"text": 1, "value": 3, "statement": 1, "symbol": -2, "item": 1},
    "baseline": {"text": 0, "value": 3, "symbol": -2, "item": 1},
    "national": {"text": 0, "value": 3, "symbol": -2, "item": 1},
    "achievement": {"text": 0, "value": 3, "symbol": -2, "item": 1},
    "target": {"text": 1, "statement": 3, "value": 2, "symbol": -2, "item": 0},
    "progress": {"text": 1, "nested": 4, "statement": -1, "value": -2, "symbol": -4, "item": -2},
    "result": {"text": 1, "value": 3, "item": 1, "symbol": -1, "statement": -1},
    "status": {
        "symbol": 5,
        "dots": 3,
        "text": -3,
        "value": -4,
        "statement": -6,
        "item": -4,
        "nested": -6,
    },
    "groups": {"text": 0, "symbol": -5, "statement": -6, "value": -4, "item": -4},
    "budget": {"budget": 5, "text": 0.5, "value": 0.5, "item": 0.5, "symbol": -3, "statement": -6},
    "month": {
        "dots": 4,
        "symbol": 0,
        "value": -3,
        "item": -3,
        "month": 3,
        "text": -3,
        "statement": -6,
    },
    "section": {"text": 0, "item": -1, "statement": -6, "symbol": -4, "value": -3},
    "next": {"text": 1, "symbol": -4, "statement": -2},
    "unit": {"text": 1, "value": -4, "item": -4, "statement": -6},
    "importance": {"text": 1, "symbol": 1, "value": -4, "item": -4, "statement": -6},
    "difficulty": {"text": 1, "symbol": 1, "value": -4, "item": -4, "statement": -6},
    "period": {"text": 1, "dots": 4, "symbol": 1, "value": -3, "statement": -6},
    "schedule": {"text": 1, "symbol": -4, "statement": -4},
}
_LONG = 160
_UNPLACED = -2.5
_SAME_COLUMN = 1.5
_SAME_SHIFT = 0.75


@dataclass
class Aligned:
    """A row's cells by role, in order; `extra` are cells that fit no column."""

    row: GridRow
    roles: list[tuple[Column, GridCell]] = field(default_factory=list)
    extra: list[GridCell] = field(default_factory=list)
    section: GridCell | None = None
    shifted: bool = False
    _sorted: tuple[int, dict[str, list[GridCell]]] | None = None

    def get(self, role: str) -> list[GridCell]:
        """The cells with this role, left to right."""
        if self._sorted is None or self._sorted[0] != len(self.roles):
            by_role: dict[str, list[GridCell]] = {}
            for column, cell in self.roles:
                by_role.setdefault(column.role, []).append(cell)
            self._sorted = len(self.roles), by_role
        return list(self._sorted[1].get(role, ()))

    def pairs(self, role: str) -> list[tuple[Column, GridCell]]:
        """The cells with this role and their columns, left to right."""
        return [pair for pair in self.roles if pair[0].role == role]

    def one(self, role: str) -> GridCell | None:
        """The first cell with this role, or None."""
        found = self.get(role)
        return found[0] if found else None


def fits(cell: GridCell, column: Column) -> float:
    """How well a cell's content fits a column's role; above 0 it speaks for it."""
    text = cell.text
    marked = cell.kind == "text" and _MARKED.match(text) is not None
    return _fit(column.role, cell.kind, cell.group_like, marked, len(text) > _LONG)


@lru_cache(maxsize=4096)  # few roles and kinds, and asked for every cell and column
def _fit(role: str, kind: str, group_like: bool, marked: bool, long: bool) -> float:
    if kind == "dots" and role not in ("month", "status", "period"):
        return -8.0
    score = _FITS.get(role, {}).get(kind, 0.0 if kind == "text" else -1.0)
    if role == "groups" and group_like:
        score += 4
    elif role != "groups" and group_like and kind == "text":
        score -= 1
    if marked and role in ("number", "title"):
        score -= 2
    if marked and role == "measure":
        score += 1
    if long and role in ("title", "groups", "section"):
        score -= 2
    return score


def is_section_label(cell: GridCell) -> bool:
    """Whether a cell is a vertical label such as `1 基盤的 保険者 機能 関係` (003)."""
    return bool(_VERTICAL.match(cell.text)) or (
        len(cell.text) < 40 and vocabulary().pillar_ordinal(cell.text) is not None
    )


def align(row: GridRow, header: Header) -> Aligned:
    """Assign the cells of one row to the columns of its table."""
    aligned = Aligned(row)
    cells = list(row.cells)
    if cells and len(cells) > 1 and not header.has("section") and is_section_label(cells[0]):
        aligned.section = cells.pop(0)
    months = {column.index: column for column in header.columns if column.role == "month"}
    columns = [column for column in header.columns if column.role != "month"]
    own = () if months else ("status", "period")
    judged = [c.index for c in columns if c.role in own]
    marks = [mark for mark in _schedule_marks(cells, months) if mark.column not in judged]
    rest = [cell for cell in cells if not any(cell is mark for mark in marks)]
    aligned.roles = [(months[m.column], m) for m in marks if m.column in months]
    aligned.extra = [mark for mark in marks if mark.column not in months]
    for cell, column in zip(rest, _best(rest, columns), strict=True):
        if column is None:
            aligned.extra.append(cell)
        else:
            aligned.roles.append((column, cell))
            aligned.shifted |= column.index != cell.column
    return aligned


def _schedule_marks(cells: list[GridCell], months: dict[int, Column]) -> list[GridCell]:
    """The cells that mark planned months: every ●, and symbols where several stand under months."""
    dots = [cell for cell in cells if cell.kind == "dots"]
    symbols = [cell for cell in cells if cell.kind == "symbol" and cell.column in months]
    return dots + (symbols if len(symbols) > 1 and not dots else [])


_Choice = tuple[float, int, Any]
_score = itemgetter(0)


def _best(cells: list[GridCell], columns: list[Column]) -> list[Column | None]:
    """Order-keeping assignment with the highest score (cells x columns x last shift)."""
    exact = _exact(cells, columns)
    if exact is not None:
        return exact
    indexes = [column.index for column in columns]
    # state: last used column position -> (score, shift, choices so far as nested pairs)
    states: dict[int, _Choice] = {-1: (0.0, 0, None)}
    for cell in cells:
        gains = _gains(cell, columns)
        moves = [cell.column - index for index in indexes]
        following: dict[int, _Choice] = {}
        for last, (score, shift, chosen) in states.items():
            total = score + _UNPLACED
            if last not in following or total > following[last][0]:
                following[last] = (total, shift, (chosen, -1))
            for position in range(last + 1, len(columns)):
                total = score + gains[position]
                if moves[position] == shift:
                    total += _SAME_SHIFT
                if position not in following or total > following[position][0]:
                    following[position] = (total, moves[position], (chosen, position))
        states = following
    _, _, links = max(states.values(), key=_score)
    found: list[Column | None] = []
    while links is not None:
        links, position = links
        found.append(columns[position] if position >= 0 else None)
    return found[::-1]


def _gains(cell: GridCell, columns: list[Column]) -> list[float]:
    own = cell.column
    return [fits(cell, c) + (_SAME_COLUMN if c.index == own else 0.0) for c in columns]


def _exact(cells: list[GridCell], columns: list[Column]) -> list[Column | None] | None:
    """For each cell the column of its own place that its content fits best, where all fit one."""
    found: list[Column | None] = []
    for cell in cells:
        best, most = None, 0.0
        for column in columns:
            if column.index == cell.column and (score := fits(cell, column)) > most:
                best, most = column, score
        if best is None:
            return None
        found.append(best)
    return found
