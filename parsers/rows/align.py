"""Which role each cell of a row plays, also where cells are missing or shifted.

Dumps leave spanned cells out, so a row may start two columns too far left (003: the rows under a
nested table) or carry one column too many (000: the target's value between months and progress).
The roles are assigned by dynamic programming: cells keep their order, each takes a column further
right than the one before, and the best sum of "does this content fit this role" wins.
"""

from __future__ import annotations

import re
from collections.abc import Container, Sequence
from dataclasses import dataclass, field
from operator import itemgetter
from typing import Any

from parsers.grid import GridCell, GridRow
from parsers.header.reading import Column, Header
from parsers.lazy import lazy
from parsers.periods.written_months import written_under
from parsers.rows.fitting import DASHES, Scores, scores_of
from parsers.vocabulary import vocabulary

_VERTICAL = re.compile(r"^(?:\S{1,2}\s+){4,}\S{1,3}$")
_UNPLACED = -2.5
_SAME_COLUMN = 1.5
_SAME_SHIFT = 0.75
_LEAST_NUMBERS = 2
_UNLIKE = -2.0
"""Fitting no better than this, a cell is another column's, wherever the page says it stands."""


@dataclass
class Aligned:
    """A row's cells by role, in order; `extra` are cells that fit no column."""

    row: GridRow
    roles: list[tuple[Column, GridCell]] = field(default_factory=list)
    extra: list[GridCell] = field(default_factory=list)
    section: GridCell | None = None
    shifted: bool = False
    goes_on: bool = False
    """Whether it tells what was done of the measures in the rows above: 取組状況 below 取組内容."""

    @lazy
    def by_role(self) -> dict[str, list[GridCell]]:
        """The cells of each role, left to right; to be asked when all have theirs."""
        found: dict[str, list[GridCell]] = {}
        for column, cell in self.roles:
            if column.role in found:
                found[column.role].append(cell)
            else:
                found[column.role] = [cell]
        return found

    def get(self, role: str) -> Sequence[GridCell]:
        """The cells with this role, left to right."""
        return self.by_role.get(role, ())

    def pairs(self, role: str) -> list[tuple[Column, GridCell]]:
        """The cells with this role and their columns, left to right."""
        if role not in self.by_role:
            return []
        return [pair for pair in self.roles if pair[0].role == role]

    def one(self, role: str) -> GridCell | None:
        """The first cell with this role, or None."""
        found = self.get(role)
        return found[0] if found else None


def is_section_label(cell: GridCell) -> bool:
    """Whether a cell is a vertical label such as `1 基盤的 保険者 機能 関係` (003)."""
    return bool(_VERTICAL.match(cell.text)) or (
        len(cell.text) < 40 and vocabulary().pillar_ordinal(cell.text) is not None
    )


class _Places:
    """The columns of a header as rows are laid on them, and how rows were laid before."""

    def __init__(self, header: Header) -> None:
        self.months = {column.index: column for column in header.columns if column.role == "month"}
        self.columns = [column for column in header.columns if column.role != "month"]
        self.spots = [(column.index, column.role) for column in self.columns]
        self.at: dict[int, list[int]] = {}
        for position, (index, _) in enumerate(self.spots):
            self.at.setdefault(index, []).append(position)
        own = () if self.months else ("status", "period")
        self.judged = {index for index, role in self.spots if role in own}
        self.sections = header.has("section")
        self.graded = header.has("status") or header.has("progress")
        self.known: dict[tuple[object, ...], list[int]] = {}
        """Where the cells of a row go, by what each fits and its column: many rows are alike."""


def _places_of(header: Header) -> _Places:
    """Worked out once a header: its columns are settled before a row is laid on them."""
    if not isinstance(header.places, _Places):
        header.places = _Places(header)
    return header.places


def align(row: GridRow, header: Header) -> Aligned:
    """Assign the cells of one row to the columns of its table."""
    aligned = Aligned(row)
    cells = list(row.cells)
    places = _places_of(header)
    if len(cells) > 1 and not places.sections and is_section_label(cells[0]):
        aligned.section = cells.pop(0)
    months = places.months
    marks = _schedule_marks(cells, places, row.exact)
    for mark in [m for m in marks if m.column not in places.judged]:
        cells.remove(mark)
        if mark.column in months:
            aligned.roles.append((months[mark.column], mark))
        else:
            aligned.extra.append(mark)
    for cell in written_under(cells, row, header) if months else ():
        cells.remove(cell)
        aligned.roles.append((months[cell.column], cell))
    for cell, position in zip(cells, _positions(cells, places, row.exact), strict=True):
        if position < 0:
            aligned.extra.append(cell)
        else:
            column = places.columns[position]
            aligned.roles.append((column, cell))
            aligned.shifted |= column.index != cell.column
    return aligned


def month_numbers(cells: Sequence[GridCell], months: Container[int]) -> list[GridCell]:
    """What a row prints under months where that is two numbers or more, and dashes.

    A row of ● has none; a dump may leave one number of a row under a month that is not its own.
    """
    under = [cell for cell in cells if cell.column in months]
    numbers = [cell for cell in under if cell.numeric]
    dashes = [cell for cell in under if cell.kind == "symbol" and cell.text in DASHES]
    several = len(numbers) >= _LEAST_NUMBERS or (numbers and dashes)
    return under if several and len(numbers) + len(dashes) == len(under) else []


def _schedule_marks(cells: list[GridCell], places: _Places, exact: bool) -> list[GridCell]:
    """The cells that mark planned months: every ●, and what else stands under months.

    Numbers under months stand where the marks of another row do. Where the cells stand as they
    were printed a sign under a month is in its own place: → | ○. Else it may be shifted there:
    one sign alone is a month's only in tables without a column of grades.
    """
    dots = [cell for cell in cells if cell.kind == "dots"]
    if not places.months:
        return dots
    if not dots and (numbers := month_numbers(cells, places.months)):
        return numbers
    symbols = [c for c in cells if c.kind == "symbol" and c.column in places.months]
    if exact:
        return [c for c in cells if any(c is mark for mark in (*dots, *symbols))]
    if dots:
        return dots
    return symbols if len(symbols) > 1 or not places.graded else []


_State = tuple[float, int, int, Any]
"""Score, last column, how far its cell stood from it, and the choices so far as nested pairs."""
_score = itemgetter(0)
_Fitting = tuple[Scores, int]
"""What a cell fits, and the column it stands in."""


def _positions(cells: list[GridCell], places: _Places, exact: bool) -> list[int]:
    """For each cell the number of the column it goes to, -1 for none."""
    fitting = [(scores_of(cell), cell.column) for cell in cells]
    key = (exact, *[(id(scores), column) for scores, column in fitting])
    found = places.known.get(key)
    if found is None:
        found = _exact(fitting, places, _UNLIKE if exact else 0.0)
        if found is None:
            found = _best(fitting, places.spots)
        places.known[key] = found
    return found


def _best(cells: list[_Fitting], spots: list[tuple[int, str]]) -> list[int]:
    """Order-keeping assignment with the highest score; in doubt the one further to the left."""
    states: list[_State] = [(0.0, -1, 0, None)]  # by the last column, -1 first
    for scores, own in cells:
        following: list[_State] = []
        best: _State | None = None  # of those whose last column is left of the position
        alike: dict[int, _State] = {}  # the same by how far their last cell stood from its column
        for position in range(-1, len(spots)):
            placed = None
            if best is not None:
                at, role = spots[position]
                shift = own - at
                gain = scores[role] + (0.0 if shift else _SAME_COLUMN)
                total, before = best[0] + gain, best
                same = alike.get(shift)
                if same is not None:  # the best of those shifted as far
                    mine = same[0] + gain + _SAME_SHIFT
                    if mine > total or (mine == total and same[1] < best[1]):
                        total, before = mine, same
                placed = (total, position, shift, (before[3], position))
            if position + 1 < len(states):
                state = score, last, shift, chosen = states[position + 1]
                if placed is None or score + _UNPLACED > placed[0]:
                    placed = (score + _UNPLACED, last, shift, (chosen, -1))
                if best is None or score > best[0]:
                    best = state
                if shift not in alike or score > alike[shift][0]:
                    alike[shift] = state
            assert placed is not None
            following.append(placed)
        states = following
    *_, links = max(states, key=_score)
    found: list[int] = []
    while links is not None:
        links, position = links
        found.append(position)
    return found[::-1]


def _exact(cells: list[_Fitting], places: _Places, least: float) -> list[int] | None:
    """For each cell the column of its own place that its content fits best, where all fit one.

    They fit where they score more than `least`.
    """
    found: list[int] = []
    for scores, own in cells:
        best, most = -1, least
        for position in places.at.get(own, ()):
            if (score := scores[places.spots[position][1]]) > most:
                best, most = position, score
        if best < 0:
            return None
        found.append(best)
    return found
