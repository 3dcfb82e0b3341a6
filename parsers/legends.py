"""A legend printed as a small table: the sign left, its meaning right; or all in a framed text."""

from __future__ import annotations

from parsers.builder import PlanBuilder
from parsers.grid import GridRow
from parsers.legend_text import legend_pairs

_LEAST = 2
_MOST = 4
_LONGEST = 80


def take_legend(builder: PlanBuilder, rows: list[GridRow]) -> bool:
    """Read a table that says what the signs mean; False for other tables."""
    pairs = legend_of(rows) or framed_legend(rows)
    for symbol, meaning in pairs:
        builder.plan.legend.setdefault(symbol, meaning)
    for cell in (cell for row in rows for cell in row.cells) if pairs else ():
        builder.note(cell.quote, "legend", document=True)
    return bool(pairs)


def framed_legend(rows: list[GridRow]) -> list[tuple[str, str]]:
    """(sign, meaning) of a few rows of one text each, of which one explains three signs or more."""
    if len(rows) > _MOST or any(len(row.cells) > 1 or row.cells[0].cell.tables for row in rows):
        return []
    found = [legend_pairs(line.text) for row in rows for line in row.cells[0].cell.lines]
    return max(found, key=len, default=[]) if any(len(pairs) > 2 for pairs in found) else []


def legend_of(rows: list[GridRow]) -> list[tuple[str, str]]:
    """(sign, meaning) of each row below at most one header row; empty for other tables.

    A table of items prints a sign more than once, a legend does not.
    """
    pairs = [row.cells for row in rows if len(row.cells) == 2]
    signs = [cells for cells in pairs if cells[0].kind == "symbol" and cells[1].kind == "text"]
    if len(signs) < _LEAST or len(rows) - len(signs) > 1 or len(pairs) != len(rows):
        return []
    found = [(sign.text.strip(), meaning.text) for sign, meaning in signs]
    distinct = len({sign for sign, _ in found}) == len(found)
    short = all(2 <= len(meaning) <= _LONGEST for _, meaning in found)
    return found if distinct and short else []
