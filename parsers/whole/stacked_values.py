"""Columns that print a target and what it reached one below the other: 目標／実績.

A spreadsheet gives each indicator two rows of one column, or three: 目標, 実績, 達成率. The header
says so, or a line such as 上段：目標 下段：実績, or labels beside or in front of the figures; else
each upper one states an aim and no lower one does.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from normalize.text.eras import fiscal_year_of
from normalize.text.figures import figures_of
from parsers.grid import GridCell, GridRow, rows_of
from parsers.header.front import front_of
from parsers.header.lines import guesses_of, header_lines, leaf_cells, words_of
from parsers.whole.stacked_words import (
    MOST_PARTS,
    Part,
    bare,
    both,
    label_of,
    levels_of,
    may_tell,
    part_of,
    parts_of,
)
from parsers.word_lists import any_of
from schema.document import Cell, Line, Table

_LONGEST = 60
_SHORT = 12
_MOSTLY = 0.8
_LONGEST_LABEL = 12
_FEWEST_TOLD = 2
_FEWEST_UNTOLD = 3
_OF_YEAR = re.compile(r"(?:令和|平成|[RＲHＨ]|20)\s*[\d０-９元]{1,2}\s*年度")
_AIMS = re.compile(any_of("stacked.aims"))
_AWAITED = re.compile(any_of("stacked.awaited"))


@dataclass
class Stack:
    """A column of such values: where it stands, what they are from the top down, its header."""

    column: int
    parts: list[Part]
    head: Cell
    label: int | None = None
    """The column of the labels beside them, if any."""
    groups: list[list[Cell]] = field(default_factory=list)
    """The values of each indicator, from the top down; or the one that holds for all of it."""
    main: int = 0
    """Which of the parts a value is that holds for all."""


class Grid:
    """Which cell covers which place of a table, and the rows below its header."""

    def __init__(self, table: Table, head: list[GridRow]) -> None:
        self.table = table
        self.head = head
        self.first = head[-1].index + 1
        self.body = [row for row in rows_of(table) if row.index >= self.first]
        self._bands: dict[int, list[range]] = {}
        self.at: dict[tuple[int, int], Cell] = {}
        for cell in table.cells:
            for row in range(cell.row, cell.row + cell.row_span):
                for column in range(cell.column, cell.column + cell.column_span):
                    self.at[row, column] = cell

    def leaves(self) -> list[GridCell]:
        """The header cells right above the columns, blank ones too, from left to right."""
        found = leaf_cells(self.head)
        known = {id(leaf.cell) for leaf in found}
        last = (self.at.get((self.first - 1, column)) for column in range(self.table.columns))
        blank = {id(cell): cell for cell in last if cell is not None and not cell.text}
        found += [GridCell(c, self.table.ref(c)) for key, c in blank.items() if key not in known]
        return sorted(found, key=lambda leaf: leaf.column)

    def names(self, column: int) -> int:
        """The column that names what the values of one are of: the next left of tall cells."""
        tall = {c.column for r in self.body for c in r.cells if c.cell.row_span > 1}
        return max((each for each in tall if each < column), default=column - 1)

    def alternates(self, leaf: GridCell) -> bool:
        """Whether the last column below a header has a few values in rows that others span."""
        column = leaf.column + leaf.cell.column_span - 1
        names = self.names(column)
        bands = self.bands(names) if names >= 0 else []
        counts = [len(self.values(column, band)) for band in bands if len(band) > 1]
        several = sum(1 < count <= MOST_PARTS for count in counts)
        return several >= _FEWEST_TOLD and max(counts) <= MOST_PARTS

    def texts(self, column: int) -> list[GridCell]:
        """The cells with text that begin in a column below the header."""
        return [cell for row in self.body for cell in row.cells if cell.column == column]

    def bands(self, names: int) -> list[range]:
        """The rows of each cell of the column that names the indicators."""
        if names in self._bands:
            return self._bands[names]
        found = self._bands[names] = []
        row = self.first
        while row < self.table.rows:
            cell = self.at.get((row, names))
            end = max(row + 1, cell.row + cell.row_span) if cell is not None else row + 1
            found.append(range(row, end))
            row = end
        return found

    def values(self, column: int, band: range) -> list[Cell]:
        """The cells that begin in some rows of a column."""
        cells = (self.at.get((row, column)) for row in band)
        return list({id(c): c for c in cells if c is not None and c.row in band}.values())


def stacks_of(table: Table, legends: Sequence[str]) -> list[Stack]:
    """The columns of a table that print such values; empty for nearly all tables.

    `legends` are the document's lines that say what stands above and below in a cell.
    """
    rows = rows_of(table)
    head = header_lines(rows[front_of(rows) :])
    told = [cell for row in head for cell in row.cells if may_tell(cell.text)]
    if not head or not (told or any(cell.row_span > 1 for cell in table.cells)):
        return []
    grid = Grid(table, head)
    leaves = grid.leaves()
    found = [
        _under(grid, leaf, parts) for leaf in leaves if told and (parts := parts_of(leaf.text))
    ]
    leaves = [leaf for leaf in leaves if grid.alternates(leaf)]
    if not any(found) and leaves:
        levels = next((parts for text in legends if (parts := levels_of(text))), [])
        found = [_under(grid, leaf, levels) for leaf in leaves] if levels else []
    if not any(found):
        found = [_labelled(grid, leaf) or _untold(grid, leaf) for leaf in leaves]
    stacks = _of_latest([stack for stack in found if stack is not None])
    return stacks + [
        _beside(grid, leaf, stacks[0]) for leaf in leaves if _parted(grid, leaf, stacks)
    ]


def _parted(grid: Grid, leaf: GridCell, stacks: list[Stack]) -> bool:
    """Whether another column prints short texts beside both the target and its result."""
    if not stacks or leaf.cell.column_span > 1 or any(s.head is leaf.cell for s in stacks):
        return False
    if any(leaf.column in (stack.column, stack.label) for stack in stacks):
        return False
    values = [grid.values(leaf.column, band) for band in grid.bands(grid.names(stacks[0].column))]
    several = [each for each in values if len(each) > 1]
    fit = all(len(each) == len(stacks[0].parts) for each in several)
    short = all(len(cell.text) <= _LONGEST and not cell.tables for e in several for cell in e)
    return fit and short and any(all(len(c.text) > 1 for c in each) for each in several)


def _beside(grid: Grid, leaf: GridCell, stack: Stack) -> Stack:
    """Such a column: what stands beside the result is its own, the rest are remarks."""
    own = Part("", leaf.text)
    parts = [own if part.role == "result" else Part("remark", "備考") for part in stack.parts]
    groups = [grid.values(leaf.column, band) for band in grid.bands(grid.names(stack.column))]
    return Stack(leaf.column, parts, leaf.cell, groups=groups, main=parts.index(own))


def _of_latest(stacks: list[Stack]) -> list[Stack]:
    """Results of earlier years than the last one are no results of the document's year."""
    of = {p.words: fiscal_year_of(p.words) for s in stacks for p in s.parts if p.role == "result"}
    last = max((year for year in of.values() if year is not None), default=0)
    for stack in stacks if len(of) > 1 else ():
        for place, part in enumerate(stack.parts):
            if (year := of.get(part.words)) and year < last and part.role == "result":
                words = "前年度実績" if year == last - 1 else "参考"
                stack.parts[place] = Part("baseline", f"{words}（{part.words}）")
    return stacks


# -- which columns ---------------------------------------------------------------------
def _under(grid: Grid, leaf: GridCell, parts: list[Part]) -> Stack | None:
    """The values below a header that says what they are, labels beside them or not."""
    first, last = leaf.column, leaf.column + leaf.cell.column_span - 1
    labels = next((c for c in range(max(1, first - 1), last) if _labels(grid, c)), None)
    if _labels(grid, last):
        return None
    told = len(parts_of(leaf.text)) > 0
    stack = Stack(last, _named(parts, leaf, told=told), leaf.cell, labels)
    return stack if _fill(grid, stack, 1 if told else _FEWEST_TOLD) else None


def _named(parts: list[Part], leaf: GridCell, *, told: bool) -> list[Part]:
    """The parts with the year that their own header says: 令和2年度 over 目標 and 実績."""
    year = None if told else _OF_YEAR.match(leaf.text)
    return [Part(part.role, year[0] + part.words) for part in parts] if year else list(parts)


def _labels(grid: Grid, column: int) -> list[Part]:
    """What the labels of a column name, one below the other; empty where it holds others."""
    cells = [cell for cell in grid.texts(column) if cell.cell.column_span == 1]
    parts = {cell.text: part_of(cell.text) for cell in cells if len(cell.text) <= _LONGEST_LABEL}
    known = sum(parts.get(cell.text) is not None for cell in cells)
    if known < _MOSTLY * len(cells):
        return []
    return both([part for part in parts.values() if part is not None])


def _labelled(grid: Grid, leaf: GridCell) -> Stack | None:
    """Values that labels name: three or more in a column of their own, or in front of each.

    Two labels in a column of their own are read where they stand: see `parsers.rows.kinds`.
    """
    last = leaf.column + leaf.cell.column_span - 1
    label = last - 1 if last > 1 else None
    parts = _labels(grid, last - 1) if label is not None else []
    if len(parts) <= _FEWEST_TOLD and (leaf.text or not parts):
        label, cells = None, grid.texts(last)
        words = [word for c in cells if (word := label_of(c.text))]
        told = len(words) >= _MOSTLY * len(cells)
        parts = both([part_of(word) for word in dict.fromkeys(words)]) if told else []
    stack = Stack(last, parts, leaf.cell, label)
    return stack if parts and _fill(grid, stack, _FEWEST_TOLD) else None


def _untold(grid: Grid, leaf: GridCell) -> Stack | None:
    """Values that nothing names: each upper one states an aim, no lower one does."""
    roles = words_of(leaf) or guesses_of(leaf)
    named = [words_of(other)[:1] for other in grid.leaves() if other is not leaf]
    beside = ("result",) in named or (not leaf.text and ("target",) not in named)
    if beside or (leaf.text and not {"goal", "target", "result"} & set(roles)):
        return None
    parts = [Part("goal", "目標"), Part("result", "実績")]
    stack = Stack(leaf.column + leaf.cell.column_span - 1, parts, leaf.cell)
    if not _fill(grid, stack, _FEWEST_UNTOLD):
        return None
    pairs = [group for group in stack.groups if len(group) == len(parts)]
    upper = sum(_aims(group[0]) for group in pairs)
    lower = sum(_aims(group[1]) or not _reached(group[1].text) for group in pairs)
    blank = not any(group[1].text for group in pairs)  # a text of its own below the indicator
    return stack if upper >= _MOSTLY * len(pairs) and not lower and not blank else None


def _fill(grid: Grid, stack: Stack, fewest: int) -> bool:
    """Take the values of each indicator; False where they are not as many as the parts."""
    names = grid.names(stack.column)
    if names < 0:
        return False
    count = len(stack.parts)
    full: list[list[str]] = []
    for band in grid.bands(names):
        values = grid.values(stack.column, band)
        if len(values) > 1 and len(values) != count:
            return False
        stack.groups.append(values)
        if len(values) == count and stack.label is not None and not _in_order(grid, stack, band):
            return False
        lines = lines_apart(values[0], count) if len(values) == 1 else []
        texts = [line.text for line in lines] or [cell.text for cell in values]
        if len(texts) == count:
            pairs = zip(texts, stack.parts, strict=True)
            full.append([bare(text, part.role) for text, part in pairs])
    if len(full) < fewest or any(len(text) > _LONGEST for texts in full for text in texts):
        return False
    return _agree(stack, full)


def _in_order(grid: Grid, stack: Stack, band: range) -> bool:
    """Whether the labels beside some values name the parts in their order."""
    labels = [part_of(cell.text) for cell in grid.values(stack.label or 0, band) if cell.text]
    return [part.role for part in labels if part] == [part.role for part in stack.parts]


def lines_apart(cell: Cell, count: int) -> list[Line]:
    """One cell's lines, if they are as many as the parts and one alone is an aim."""
    texts = [line for line in cell.lines if line.text]
    apart = len(texts) == count and sum(bool(_AIMS.search(line.text)) for line in texts) == 1
    return texts if apart else []


def _agree(stack: Stack, full: list[list[str]]) -> bool:
    """Whether the values are what the parts say; the parts change places where all are not."""
    roles = [part.role for part in stack.parts]
    goal, result = roles.index("goal"), roles.index("result")
    aimed = sum(bool(_AIMS.search(texts[goal])) for texts in full)
    other = sum(bool(_AIMS.search(texts[result])) for texts in full)
    if other > aimed:
        parts = stack.parts
        parts[goal], parts[result] = parts[result], parts[goal]
        return aimed == 0
    known = [texts[result] for texts in full if texts[goal] or texts[result]]
    return sum(map(_reached, known)) >= _MOSTLY * len(known)


def _aims(cell: Cell) -> bool:
    return _AIMS.search(cell.text) is not None


def _reached(text: str) -> bool:
    """Whether a text may be what was reached: figures, a word for what is awaited, a short one."""
    return len(text) <= _SHORT or bool(figures_of(text) or _AWAITED.search(text))
