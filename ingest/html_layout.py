"""Which tables of a page hold data, and which only place other things on it."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import islice

from lxml import etree

Element = etree._Element

_SECTIONS = frozenset({"thead", "tbody", "tfoot"})
_CELLS = frozenset({"td", "th"})
_FRAMES = frozenset({"presentation", "none"})
_WIDEST_LAYOUT = 3
_TALLEST_LAYOUT = 5
_FEWEST_INNER_CELLS = 4
_MOST_LOOKED_AT = 100


def is_layout(table: Element) -> bool:
    """Whether a table only frames text or arranges the parts of the page.

    So does one that says it (`role=presentation`) or has a single cell; and an unruled one of
    few rows and columns without header cells, where a cell holds headings or tables bigger than
    itself: the old way of putting a menu beside a page.
    """
    if table.get("role") in _FRAMES:
        return True
    rows = [cells for cells in (list(_cells(row)) for row in _rows(table)) if cells]
    if sum(map(len, rows)) <= 1:
        return True
    if (table.get("border") or "0").strip() not in ("0", "0px"):
        return False
    if len(rows) > _TALLEST_LAYOUT or max(map(len, rows)) > _WIDEST_LAYOUT:
        return False
    cells = [cell for row in rows for cell in row]
    if any(cell.tag == "th" for cell in cells):
        return False
    return any(_holds_page(cell, len(cells)) for cell in cells)


def _holds_page(cell: Element, around: int) -> bool:
    """Whether a cell holds headings, or a table with more cells than the one around it."""
    for inner in islice(cell.iter("h1", "h2", "h3", "table"), _MOST_LOOKED_AT):
        if inner.tag != "table":
            return True
        inside = sum(1 for row in _rows(inner) for _ in _cells(row))
        if inside > max(around, _FEWEST_INNER_CELLS):
            return True
    return False


def _rows(table: Element) -> Iterator[Element]:
    """The table's own rows; cells outside of any row count as a row of their own."""
    loose = False
    for child in table:
        if child.tag == "tr":
            yield child
        elif child.tag in _SECTIONS:
            yield from (row for row in child if row.tag == "tr")
        loose = loose or child.tag in _CELLS
    if loose:
        yield table


def _cells(row: Element) -> Iterator[Element]:
    """The cells that stand directly in a row."""
    return (cell for cell in row if cell.tag in _CELLS)
