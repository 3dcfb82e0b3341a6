"""How much of a known `Document` came back from its PDF."""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from dataclasses import dataclass

from schema.document import Cell, Document, Table


def plain(text: str) -> str:
    """A cell's text for comparing: no white space, compatibility forms folded."""
    return re.sub(r"\s+", "", unicodedata.normalize("NFKC", text)).replace("\u3000", "")


def all_tables(tables: list[Table]) -> list[Table]:
    """Tables and nested tables in reading order."""
    found = []
    for table in tables:
        found.append(table)
        for cell in table.cells:
            found += all_tables(cell.tables)
    return found


def completed(document: Document) -> Document:
    """The document with an empty cell at each place that its dump leaves out."""
    for table in all_tables(list(document.tables())):
        taken = {
            (row, column)
            for cell in table.cells
            for row in range(cell.row, cell.row + cell.row_span)
            for column in range(cell.column, cell.column + cell.column_span)
        }
        for row in range(table.rows):
            for column in range(table.columns):
                if (row, column) not in taken:
                    table.cells.append(Cell(row, column))
    return document


@dataclass
class Recovery:
    """Counts of cells; `wrong` lists what differs, missing first."""

    expected: int
    found: int
    right: int
    missing: list[tuple[int, ...] | tuple[object, ...]]
    spurious: list[tuple[object, ...]]

    @property
    def share(self) -> float:
        """Right cells as a share of expected ones."""
        return self.right / max(1, self.expected)


def _rows(table: Table, depth: int = 0) -> Counter[tuple[object, ...]]:
    """Cells as (depth, column, spans, text), which do not depend on page breaks."""
    rows: Counter[tuple[object, ...]] = Counter()
    for cell in table.cells:
        text = plain(cell.text)
        if text or cell.tables:
            rows[(depth, cell.column, cell.row_span, cell.column_span, text)] += 1
        for inner in cell.tables:
            rows += _rows(inner, depth + 1)
    return rows


def recovery(expected: Document, found: Document) -> Recovery:
    """Compare filled cells: depth, column, spans and text."""
    want: Counter[tuple[object, ...]] = Counter()
    have: Counter[tuple[object, ...]] = Counter()
    for document, counter in ((expected, want), (found, have)):
        for table in document.tables():
            counter.update(_rows(table))
    right = want & have
    return Recovery(
        want.total(),
        have.total(),
        right.total(),
        sorted((want - have).elements(), key=str),
        sorted((have - want).elements(), key=str),
    )
