"""One table of a text dump: a run of lines with TABs between the cells."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import chain

from ingest.dump_repeats import Texts, nested_rows, set_apart_flat_copies, set_apart_row_copies
from ingest.fragment import read_fragment, unescape
from ingest.reading import Reading
from ingest.text import plain_lines
from schema.document import Cell, Table

_RULES = re.compile(r"[\s:]*-[-\s:]*")
_RULE = re.compile(r":?-{2,}:?")


def is_separator(line: str) -> bool:
    """Whether a line only rules off, as Markdown does (`---`, `--<TAB>--`): dashes in each field.

    埼玉's dump ends its tables so. A single `-` does not count: 熊本 prints it for "no result".
    """
    if _RULES.fullmatch(line) is None:
        return False
    fields = (field.strip() for field in line.split("\t"))
    return all(_RULE.fullmatch(field) for field in fields if field)


def read_table(reading: Reading, lines: Sequence[str]) -> Table:
    """The table that these lines print; each line is a row, each TAB begins a column.

    Empty fields make no cell. What the dump prints a second time (nested tables) and what only
    rules off goes to `Table.repeats`.
    """
    table = Table(number=reading.next_table(), rows=len(lines), columns=0)
    rows: list[list[Cell]] = []
    nested: dict[int, list[Texts]] = {}
    for number, line in enumerate(lines):
        fields = line.split("\t")
        table.columns = max(table.columns, len(fields))
        cells = _read_row(reading, number, fields)
        if is_separator(line):
            table.repeats.extend(cells)
            cells = []
        elif "<" in line and any(cell.tables for cell in cells):
            inside = [nested_rows(cell) for cell in cells]
            nested[number] = [texts for of_cell in inside for texts in of_cell]
            cells, copies = set_apart_flat_copies(cells, len(fields), inside)
            table.repeats.extend(copies)
        rows.append(cells)
    for number, awaited in nested.items():
        table.repeats.extend(set_apart_row_copies(rows, number, awaited))
    table.cells.extend(chain.from_iterable(rows))
    return table


def _read_row(reading: Reading, row: int, fields: Sequence[str]) -> list[Cell]:
    """The cells of a row, leaving out fields that print nothing."""
    filled = len(fields) - fields.count("")
    reading.spend_cells(filled, filled)
    cells: list[Cell] = []
    longest = reading.limits.line_characters
    for column, text in enumerate(fields):
        if not text:
            continue
        if "<" in text:
            cell = Cell(row, column)
            read_fragment(reading, text, cell)
            if cell.lines or cell.tables:
                cells.append(cell)
        elif lines := plain_lines(unescape(text) if "&" in text else text, longest):
            cells.append(Cell(row, column, lines))
    return cells
