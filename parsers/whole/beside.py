"""Tables with a target and its result one below the other, as tables with one beside the other.

What is read afterwards is one row an indicator with a column 目標 and a column 実績. Every cell
keeps the place that it was printed at.
"""

from __future__ import annotations

from bisect import bisect_left
from dataclasses import dataclass, field, replace

from parsers.whole.stacked_values import Stack, lines_apart, stacks_of
from parsers.whole.stacked_words import Part, bare
from schema.document import Cell, Document, Finding, Line, Ref, Table
from schema.plan import Role

_DASHES = ("", "-", "－", "―", "—", "‐", "–", "／", "/", "＼")


@dataclass
class Beside:
    """A document whose targets and results stand side by side, and what was left out for it."""

    document: Document
    roles: dict[Ref, Role] = field(default_factory=dict)
    reasons: list[str] = field(default_factory=list)
    findings: list[Finding] = field(default_factory=list)


def beside(document: Document) -> Beside:
    """The document so changed; as it is where no table prints such values."""
    found = Beside(document)
    legends = [block.text for block in document.paragraphs() if "上段" in block.text]
    blocks = [
        _beside(block, legends, found) if isinstance(block, Table) else block
        for block in document.blocks
    ]
    if any(new is not old for new, old in zip(blocks, document.blocks, strict=True)):
        found.document = replace(document, blocks=blocks)
    return found


def _beside(table: Table, legends: list[str], found: Beside) -> Table:
    stacks = stacks_of(table, legends)
    made = _Turning(table, stacks).turned() if stacks else None
    if made is None:
        found.findings += [_left(table, cell) for s in stacks for g in s.groups for cell in g[:-1]]
        return table
    names = "; ".join(" over ".join(part.words for part in stack.parts) for stack in stacks)
    found.reasons.append(f"table {table.number}: {names} read side by side")
    found.roles.update((table.ref(cell), "header") for cell in made[1])
    return made[0]


def _left(table: Table, cell: Cell) -> Finding:
    """That a value was left above another, because its row holds other texts of its own."""
    message = "A target and its result stand one below the other and could not be told apart."
    return Finding("warning", "stacked_values", message, cell.text, table.ref(cell))


class _Turning:
    """Lays the values of one table side by side."""

    def __init__(self, table: Table, stacks: list[Stack]) -> None:
        self.table = table
        self.stacks = stacks
        self.places = {id(c): c for c in table.cells}
        self.refs = {id(c): r for c, r in zip(table.cells, table.refs(), strict=False)}
        self.dropped: list[Cell] = []
        """What is left out: rows of one indicator below its first hold no place of their own."""
        self.labels: list[Cell] = []
        self.rows: list[int] = []
        """The rows that are left out."""

    def turned(self) -> tuple[Table, list[Cell]] | None:
        """(the table, the labels left out); None where other cells stand in the way."""
        self._leave_rows_out()
        values = {id(c): n for s in self.stacks for g in s.groups for n, c in enumerate(g)}
        columns = {stack.column: stack for stack in self.stacks}
        asides = {stack.label for stack in self.stacks if stack.label is not None}
        heads = {id(stack.head) for stack in self.stacks}
        cells: list[Cell] = []
        for cell in self.table.cells:
            if id(cell) in heads:
                cells += self._heads(cell)
            elif cell.column in asides and cell.column_span == 1:
                (self.labels if cell.text else self.dropped).append(cell)
            elif cell.column in columns and id(cell) in values and cell.column_span == 1:
                cells += self._value(cell, columns[cell.column], values[id(cell)])
            else:
                cells.append(self._placed(cell))
        kept = self._without_blanks(cells)
        if kept is None:
            return None
        kept.sort(key=lambda cell: (cell.row, cell.column))
        made = replace(
            self.table,
            rows=self.table.rows - len(self.rows),
            columns=self._column(self.table.columns),
            cells=kept,
            repeats=[*self.table.repeats, *self.dropped],
        )
        return made, self.labels

    def _leave_rows_out(self) -> None:
        """Of each indicator's rows only the first stays."""
        for group in (g for stack in self.stacks for g in stack.groups if len(g) > 1):
            end = group[-1].row + group[-1].row_span
            self.rows += [row for row in range(group[0].row + 1, end) if row not in self.rows]
        self.rows.sort()

    def _row(self, row: int) -> int:
        """A row's place without those left out; theirs is that of the row above them."""
        place = row - bisect_left(self.rows, row)
        return place - 1 if row in self.rows else place

    def _column(self, column: int) -> int:
        """A column's place among those of the values side by side."""
        more = sum(len(stack.parts) - 1 for stack in self.stacks if stack.column < column)
        less = sum(stack.label is not None and stack.label < column for stack in self.stacks)
        return column + more - less

    def _placed(self, cell: Cell) -> Cell:
        row, column = self._row(cell.row), self._column(cell.column)
        bottom = cell.row + cell.row_span
        foot = bottom - bisect_left(self.rows, bottom)
        return replace(
            cell,
            row=row,
            column=column,
            row_span=max(1, foot - row),
            column_span=max(1, self._column(cell.column + cell.column_span) - column),
            at=self.refs[id(cell)],
        )

    def _heads(self, cell: Cell) -> list[Cell]:
        """The header of the values: a cell for each part, and one for what stands left of them."""
        made = self._placed(cell)
        stack = next(stack for stack in self.stacks if stack.head is cell)
        count = len(stack.parts)
        start = made.column + made.column_span - count
        found = [replace(made, column_span=start - made.column)] if start > made.column else []
        for place, part in enumerate(stack.parts):
            found.append(
                replace(made, column=start + place, column_span=1, lines=[Line(part.words)])
            )
        return found

    def _value(self, cell: Cell, stack: Stack, place: int) -> list[Cell]:
        """One value in its column; a cell that holds for all is parted by its lines, or stays."""
        made = self._placed(cell)
        start, count, part = made.column, len(stack.parts), stack.parts[place]
        if not any(len(group) == 1 and group[0] is cell for group in stack.groups):
            return [
                replace(made, column=start + place, column_span=1, lines=_bare(cell.lines, part))
            ]
        lines: list[Line] = lines_apart(cell, count)
        if not lines:  # it holds for all, or is blank
            own = replace(made, column=start + stack.main, column_span=1)
            others = [n for n in range(count) if n != stack.main]
            return [own, *(replace(made, column=start + n, lines=[], tables=[]) for n in others)]
        return [
            replace(made, column=start + n, column_span=1, lines=_bare([line], stack.parts[n]))
            for n, line in enumerate(lines)
        ]

    def _without_blanks(self, cells: list[Cell]) -> list[Cell] | None:
        """The cells with one in each place; None where two texts would share one."""
        taken: dict[tuple[int, int], Cell] = {}
        for cell in cells:
            place = cell.row, cell.column
            other = taken.get(place)
            if other is None or (other.text in _DASHES and not other.tables and cell.text):
                if other is not None:
                    cell = replace(cell, row_span=max(cell.row_span, other.row_span))
                    self._drop(other)
                taken[place] = cell
            elif cell.text in _DASHES or cell.text == other.text:
                self._drop(cell)
            else:
                return None
        return list(taken.values())

    def _drop(self, cell: Cell) -> None:
        if cell.text:
            self.dropped.append(cell)


def _bare(lines: list[Line], part: Part) -> list[Line]:
    """A value's lines without its label."""
    words = bare(lines[0].text, part.role) if lines else ""
    return [Line(words), *lines[1:]] if lines and words != lines[0].text else lines
