"""The column of short labels right of an item's title: 【KPI】, 評議会の運営, 不正受給の防止.

The item's number and title are merged over its rows; the next column says what each row is about.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise

from parsers.grid import GridCell, GridRow
from parsers.headings.titles import split_number
from parsers.measures.markers import KPI_MARK, TARGET_MARK
from parsers.vocabulary import vocabulary

_WIDE = 3
_LONGEST = 40
_MOSTLY = 0.8
_BESIDE = ("measure", "target")
_CANDIDATES = ("title", "section", "unknown")
_BARE = re.compile(r"(?P<mark>kpi|(?:数値|成果|達成)?目標値?)(?P<number>[①-⑳\d]?)(?P<rest>\(.*\))?")

Places = Sequence[tuple[int, str]]
"""Column index and role of each column."""


def label_column(body: list[GridRow], places: Places) -> int | None:
    """The column right of the titles that holds labels of rows; None where there is none.

    In a column headed 施策 these are short texts without a number of their own, beside titles that
    are numbered, or 【KPI】 in one of its cells; a column headed 区分 names no field of work there.
    """
    titles = [index for index, role in places if role == "title"]
    last = max((index for index, role in places if role in _BESIDE), default=-1)
    rows = [row for row in body if len(row.cells) > 1]
    for index, role in places if titles else ():
        if min(titles) < index < last and role in _CANDIDATES:
            cells = [c for row in rows if (c := _at(row, index)) and c.cell.column_span < _WIDE]
            if cells and _are_labels(cells, role, rows, (_number(places), min(titles), index)):
                return index
    return _marked_column(rows, places, min(titles)) if titles else None


def _marked_column(rows: list[GridRow], places: Places, title: int) -> int | None:
    """The column of 【KPI】 alone beside the column that states it, whatever its header says."""
    roles = dict(reversed(places))
    columns = sorted({cell.column for row in rows for cell in row.cells if cell.column > title})
    for index, right in pairwise(columns):
        named = roles.get(index, "unknown") in (*_CANDIDATES, *_BESIDE)
        if not named or roles.get(right) not in (*_BESIDE, "title", "unknown"):
            continue
        cells = [c for row in rows if (c := _at(row, index)) and c.cell.column_span < _WIDE]
        if any(len(c.text) > _LONGEST or c.cell.tables for c in cells):
            continue
        bare = [cell for cell in cells if (mark := mark_of(cell)) and not mark[1]]
        if bare:
            texts = [_at(row, right) for row in rows if _at(row, index) in bare]
            if texts and all(cell is not None and cell.kind == "text" for cell in texts):
                return None if _names_items(rows, (_number(places), title, index)) else index
    return None


def mark_of(cell: GridCell) -> tuple[str, str] | None:
    """(mark, words behind it) of a label that says its row states a target; None for others."""
    text = cell.text.strip()
    match = KPI_MARK.match(text) or TARGET_MARK.match(text)
    if match is not None:
        return match.group().strip(), text[match.end() :].strip()
    if (bare := _BARE.fullmatch(cell.folded)) is None:
        return None
    name = "KPI" if bare["mark"] == "kpi" else "目標"
    return f"【{name}{bare['number']}】", bare["rest"] or ""


def _at(row: GridRow, index: int | None) -> GridCell | None:
    for cell in row.cells:
        if cell.column == index:
            return cell
    return None


def _number(places: Places) -> int | None:
    return next((index for index, role in places if role == "number"), None)


def _are_labels(
    cells: list[GridCell], role: str, rows: list[GridRow], at: tuple[int | None, int, int]
) -> bool:
    if any(len(cell.text) > _LONGEST or cell.cell.tables for cell in cells):
        return False
    number, title, _ = at
    if _names_items(rows, at):
        return False
    if any(mark_of(cell) is not None for cell in cells):
        return True
    if role == "section":
        return not any(vocabulary().pillar_ordinal(cell.text) for cell in cells)
    if role != "title":
        return False
    counted = sum(split_number(cell.text)[0] is not None for cell in cells)
    if number is not None:
        return number < title and counted < _MOSTLY * len(cells)  # i) … ii) … are items
    own = [c for row in rows if (c := _at(row, title))]
    numbered = sum(split_number(cell.text)[0] is not None for cell in own)
    unnumbered = not any(split_number(cell.text)[0] for cell in cells)
    return unnumbered and numbered > len(own) * _MOSTLY


def _names_items(rows: list[GridRow], at: tuple[int | None, int, int]) -> bool:
    """Whether numbers count the cells of the column, below titles that hold for several of them."""
    if at[0] is None:
        return False
    seen: set[str] = set()
    for row in rows:
        number, title, label = (_at(row, index) for index in at)
        if number is None or label is None:
            continue
        if title is None or title.folded in seen:
            return True
        seen.add(title.folded)
    return False
