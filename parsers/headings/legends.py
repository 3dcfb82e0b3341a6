"""A legend printed as a small table: the sign left, its meaning right; or all in a framed text."""

from __future__ import annotations

from collections.abc import Iterator

from parsers.builder import PlanBuilder
from parsers.grid import GridCell, GridRow
from parsers.headings.legend_text import Pair, legend_of_lines, legend_pairs, pairs_of

_LEAST = 2
_MOST = 4
_MOST_CELLS = 24
_LONGEST = 80
_LONGEST_LABEL = 24


def take_legend(builder: PlanBuilder, rows: list[GridRow]) -> bool:
    """Read a table that says what the signs mean; False for other tables."""
    pairs = legend_of(rows) or listed_legend(rows) or framed_legend(rows)
    for symbol, meaning in pairs:
        builder.plan.legend.setdefault(symbol, meaning)
    for cell in (cell for row in rows for cell in row.cells) if pairs else ():
        builder.note(cell.quote, "legend", document=True)
    return bool(pairs)


def framed_legend(rows: list[GridRow]) -> list[Pair]:
    """(sign, meaning) of a few rows of one text each, of which one explains three signs or more."""
    if len(rows) > _MOST or any(len(row.cells) > 1 or row.cells[0].cell.tables for row in rows):
        return []
    found = [legend_pairs(line.text) for row in rows for line in row.cells[0].cell.lines]
    return max(found, key=len, default=[]) if any(len(pairs) > 2 for pairs in found) else []


def listed_legend(rows: list[GridRow]) -> list[Pair]:
    """(sign, meaning) of cells that explain a sign each, maybe beside a label: S：目標を上回る."""
    cells = [cell for row in rows for cell in row.cells]
    if len(cells) > _MOST_CELLS or any(cell.cell.tables for cell in cells):
        return []
    return legend_of_lines(_listed(cells))


def _listed(cells: list[GridCell]) -> Iterator[str]:
    """The lines of cells that explain signs, the whole text of each other cell."""
    for cell in cells:
        lines = [line.text for line in cell.cell.lines if line.text]
        if any(pairs_of(line) for line in lines):
            yield from lines
        else:
            yield "".join(lines) if len(cell.text) < _LONGEST else cell.text


def legend_of(rows: list[GridRow]) -> list[Pair]:
    """(sign, meaning) of each row below at most one header row; empty for other tables.

    A label may stand left of all rows or above them, several pairs in a row, or all signs in one
    row and their meanings below. A table of items prints a sign more than once, a legend does not.
    """
    if sum(len(row.cells) for row in rows) > _MOST_CELLS:
        return []
    body = [row.cells for row in rows]
    if body and _is_label(body[0][0]):
        body = [body[0][1:] if any(map(_is_sign, body[0])) else [], *body[1:]]
    if len(body) == 2 and _is_label(body[1][0]) and len(body[1]) == len(body[0]) + 1:
        body = [body[0], body[1][1:]]
    body = [cells for cells in body if cells]
    if len(body) == 2 and len(body[0]) == len(body[1]) and all(map(_is_sign, body[0])):
        body = [[sign, words] for sign, words in zip(*body, strict=True)]
    found: list[Pair] = []
    for cells in body:
        signs, meanings = cells[::2], cells[1::2]
        if len(signs) != len(meanings) or not all(map(_is_sign, signs)):
            return []
        if not all(map(_is_meaning, meanings)):
            return []
        found += [(s.text.strip(), m.text) for s, m in zip(signs, meanings, strict=True)]
    distinct = len({sign for sign, _ in found}) == len(found)
    return found if distinct and len(found) >= _LEAST else []


def _is_sign(cell: GridCell) -> bool:
    return cell.kind == "symbol" and len(cell.text.strip()) <= _LEAST


def _is_meaning(cell: GridCell) -> bool:
    return 2 <= len(cell.text) <= _LONGEST and cell.kind in ("text", "symbol")


def _is_label(cell: GridCell) -> bool:
    """Whether the first cell of a table heads the signs beside or below it."""
    return not _is_sign(cell) and len(cell.text) <= _LONGEST_LABEL
