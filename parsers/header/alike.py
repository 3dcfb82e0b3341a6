"""Tables of one document whose header rows print the same words: their columns are settled once.

What a column holds decides what a word such as 結果 or 達成状況 means. A short table, the last of
three perhaps, holds too little of it to tell; all tables with that header tell together.
"""

from __future__ import annotations

from collections.abc import Hashable, Iterator
from dataclasses import dataclass, field

from parsers.grid import GridCell, GridRow, rows_of
from parsers.header.contents import Below, columns_of
from parsers.header.front import front_of
from parsers.header.lines import header_lines, leaf_cells
from parsers.header.stacked import stacked
from parsers.rows.fitting import DASHES
from schema.document import Document, Table

_MOST_NAMED = 5


@dataclass
class Alike:
    """The tables of one header: their numbers, and the header lines and body rows of each."""

    tables: list[int] = field(default_factory=list)
    members: list[tuple[list[GridRow], list[GridRow]]] = field(default_factory=list)
    settled: dict[Hashable, object] = field(default_factory=dict, repr=False)
    """What `parsers.header.reading` has settled, by the places of the header's cells."""

    def part(self) -> None:
        """Let the tables go: rows and what is known of them would hold each other in memory."""
        for taken, _ in self.members:
            taken[0].alike = None

    def bodies(self, taken: list[GridRow]) -> tuple[list[GridRow], Below]:
        """(the longest body below header cells of the same places, all cells by column).

        Cells below a header whose cells stand in other places come by the order of the headers.
        """
        place, own = places_of(taken), leaf_cells(taken)
        longest: list[GridRow] = []
        parts: dict[int, list[list[GridCell]]] = {}
        for lines, body in self.members:
            found = columns_of(body)
            if places_of(lines) == place:
                longest = max(longest, body, key=len)
                pairs = [(column, column) for column in found]
            else:
                pairs = list(_paired(own, leaf_cells(lines)))
            for column, other in pairs:
                if other in found:
                    parts.setdefault(column, []).append(found[other])
        return longest, {column: _telling(cells) for column, cells in parts.items()}

    def __str__(self) -> str:
        """The line that `keikaku inspect` prints."""
        named = ", ".join(str(number) for number in self.tables[:_MOST_NAMED])
        more = ", …" if len(self.tables) > _MOST_NAMED else ""
        return (
            f"tables {named}{more} have the same header: "
            f"the columns of all {len(self.tables)} are settled together"
        )


def places_of(taken: list[GridRow]) -> Hashable:
    """Where the cells of header lines stand, and what they span."""
    return tuple(
        (row.index - taken[0].index, c.column, c.cell.column_span, c.cell.row_span)
        for row in taken
        for c in row.cells
    )


def _telling(parts: list[list[GridCell]]) -> list[GridCell]:
    """The cells of a column in all tables; only of those that hold grades, where some do.

    Where a print shifts the cells of one table (000) texts come to stand below the grades' header.
    """
    graded = [cells for cells in parts if _holds_grades(cells)]
    return [cell for cells in graded or parts for cell in cells]


def _holds_grades(cells: list[GridCell]) -> bool:
    signs = [cell for cell in cells if cell.kind == "symbol" and cell.text not in DASHES]
    return len(signs) > 1 and len(signs) * 2 >= len(cells)


def _paired(own: list[GridCell], other: list[GridCell]) -> Iterator[tuple[int, int]]:
    """Columns below the same header words in two tables."""
    if len(own) != len(other):
        return
    for mine, its in zip(own, other, strict=True):
        for offset in range(min(mine.cell.column_span, its.cell.column_span)):
            yield mine.column + offset, its.column + offset


def join_alike(document: Document) -> list[Alike]:
    """Tell each header row which other tables have it too; those that several have."""
    found: dict[tuple[str, ...], Alike] = {}
    for table in _all(document.tables()):
        rows = rows_of(table)
        for part in stacked(rows[front_of(rows) :]):
            taken = header_lines(part)
            if not taken or not _in_place(taken, part[len(taken) :]):
                continue
            alike = found.setdefault(tuple(c.folded for row in taken for c in row.cells), Alike())
            alike.tables.append(table.number)
            alike.members.append((taken, part[len(taken) :]))
    shared = [alike for alike in found.values() if len(alike.tables) > 1]
    for alike in shared:
        for taken, _ in alike.members:
            taken[0].alike = alike
    return shared


def _in_place(taken: list[GridRow], body: list[GridRow]) -> bool:
    """Whether no cell stands right of the header: a print that shifts its cells (000) shifts them
    in each table its own way."""
    last = max(c.column + c.cell.column_span for row in taken for c in row.cells)
    return bool(body) and all(row.cells[-1].column < last for row in body if row.cells)


def _all(tables: Iterator[Table]) -> Iterator[Table]:
    """Tables and those inside their cells."""
    for table in tables:
        yield table
        for cell in table.cells:
            if cell.tables:
                yield from _all(iter(cell.tables))
