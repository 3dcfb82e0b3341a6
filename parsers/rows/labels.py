"""Rows that a short label tells apart: 【KPI】, 評議会の運営, 不正受給の防止.

A label is no item of its own: 【KPI】 marks what its row states as a target, other words head the
row's measures. Without a column of numbers, a label that has a number of its own names an item.
"""

from __future__ import annotations

import re
from dataclasses import replace

from parsers.grid import GridCell
from parsers.header.labels import mark_of
from parsers.header.reading import Column
from parsers.header.titled import shape_of_title, split_title
from parsers.headings.titles import split_number
from parsers.measures.markers import Piece
from parsers.rows.align import Aligned
from parsers.rows.walk import Walk
from schema.plan import Initiative, Measure, Quote

_BASIS = re.compile(
    r"[\s\u3000]*[（(〔［\[【]?\s*(?:年度)?(?:累計|累積|単月)\s*[)）〕］\]】]?[\s\u3000]*"
)
_ONLY_BASIS = re.compile(r"[（(]?(?:当?年度|年間)?(?:累計|累積|単月)(?:値|実績)?[)）]?")


def with_items(walk: Walk, aligned: Aligned) -> Aligned:
    """The row with its item's title: a numbered label where no column of numbers counts items, or
    what its measures begin with.
    """
    if walk.header.titled:
        return _titles_apart(aligned)
    label = aligned.one("label")
    if label is None or "number" in walk.header.roles or mark_of(label) is not None:
        return aligned
    if split_number(label.text)[0] is None:
        return aligned
    roles = [
        (replace(column, role="title") if cell is label else column, cell)
        for column, cell in aligned.roles
    ]
    return Aligned(aligned.row, roles, aligned.extra, aligned.section, aligned.shifted)


def _titles_apart(aligned: Aligned) -> Aligned:
    """The row with the title and the measures of one cell as two."""
    roles: list[tuple[Column, GridCell]] = []
    for column, cell in aligned.roles:
        if not column.titled:
            roles.append((column, cell))
            continue
        shape = shape_of_title(cell, column)
        title, rest = split_title(cell, shape)
        if title is not None:
            roles.append((replace(column, role="title", nested=shape != column.titled), title))
        roles += [(replace(column, role="measure"), rest)] if rest is not None else []
    return Aligned(aligned.row, roles, aligned.extra, aligned.section, aligned.shifted)


def owner_of(walk: Walk, aligned: Aligned, initiative: Initiative) -> Initiative:
    """Whose row it is: a target below the parts of an item is that item's own."""
    label = aligned.one("label")
    if label is None or mark_of(label) is None or walk.parent is None or aligned.get("title"):
        return initiative
    return walk.parent


def states_target(aligned: Aligned) -> bool:
    """Whether a row's label says that the row states a target; its value may stand beside it."""
    label = aligned.one("label")
    return label is not None and mark_of(label) is not None


def labelled(aligned: Aligned, pieces: list[Piece]) -> list[Piece]:
    """The lines of a row's measure cell below the mark that its label prints."""
    label = aligned.one("label")
    if label is None or (mark := mark_of(label)) is None or not (pieces or mark[1]):
        return pieces
    name = _BASIS.sub("", mark[1])
    return [Piece(f"{mark[0]}{name}", label.ref), *pieces]


def basis_of(aligned: Aligned) -> Quote | None:
    """The label where it says how the row's numbers count: 【KPI】（累計）."""
    label = aligned.one("label")
    return label.quote if label is not None and _BASIS.search(label.text) else None


def basis_apart(cells: list[GridCell]) -> tuple[GridCell | None, list[GridCell]]:
    """The cell of nothing but 単月 or 累計 in front of a row's series, and the other cells.

    A column of its own, whatever heads it (集計, 区分), says there how the numbers count.
    """
    said = next((cell for cell in cells if _ONLY_BASIS.fullmatch(cell.folded)), None)
    return said, [cell for cell in cells if cell is not said]


def take_label(walk: Walk, aligned: Aligned, initiative: Initiative, found: list[Measure]) -> None:
    """Keep a row's label: as the heading of its measures, else as a note."""
    for cell in aligned.get("label"):
        walk.builder.role(cell.ref, "body")
        if mark_of(cell) is not None:
            initiative.refs.append(cell.ref)
            continue
        for measure in found:
            measure.subtitle = measure.subtitle or cell.quote
        if not any(measure.subtitle is not None for measure in found):
            walk.builder.note(cell.quote, "subheading")
