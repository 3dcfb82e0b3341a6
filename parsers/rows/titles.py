"""Titles over all columns of a table that names its items nowhere else: (2) サービス水準の向上.

The rows below such a row are its item's, as those of a table below a heading are.
"""

from __future__ import annotations

import re

from parsers.grid import GridCell, GridRow
from parsers.header.reading import Header
from parsers.headings.titles import OPENING, Title, read_title
from parsers.measures.markers import KPI_MARK, TARGET_MARK, pieces_of
from parsers.measures.segments import segments_of
from parsers.rows.opening import names_initiatives
from parsers.rows.sections import title_of
from parsers.rows.walk import Walk
from parsers.vocabulary import vocabulary
from schema.plan import Initiative, Quote

_PARTS = ("measure", "target", "progress")
_LONGEST = 80
_LEAST = 2
_SENTENCE = re.compile(r"(?:。|[るたすう]|ます)$")
_NO_TITLE = re.compile(
    r"^[\s\u3000]*(?:[・※＊*【〔［\[≪《＜<（(→⇒]|注)|(?:以上|以下|[%％])|[:：]|(?:グループ|[GＧ])[^\w]*$"
)
"""What no title without a number holds: a list's point, a bracket, a value, a label, a group."""


def title_cells(header: Header, body: list[GridRow]) -> frozenset[int]:
    """The cells of a table that are titles of the rows below them, by their identity.

    They span all columns, or stand alone in the first one where no spans are printed. A title has
    a number; without one, there must be several, and rows of several cells below each.
    """
    if not any(header.has(part) for part in _PARTS) or len(header.columns) < _LEAST:
        return frozenset()
    wide = [i for i, row in enumerate(body) if len(row.cells) == 1 and _is_wide(row, header)]
    if not wide:
        return frozenset()
    numbered = [i for i in wide if _is_title(body[i].cells[0]) and _number(body[i].cells[0])]
    plain = [] if numbered or not header.spans else [i for i in wide if _is_plain(body, i)]
    found = numbered if len(numbered) >= _LEAST or header.spans else []
    found += plain if len(plain) >= _LEAST else []
    return frozenset(id(body[i].cells[0]) for i in found if _has_rows(body, i, wide))


def take_title_row(walk: Walk, row: GridRow) -> bool:
    """Open the heading that a row holds; False for other rows. Its item begins with its own row."""
    cell = row.cells[0]
    if len(row.cells) != 1 or id(cell) not in walk.title_cells or names_initiatives(walk):
        return False
    words = title_of(cell)
    title = read_title(OPENING.sub("", words), cell.ref)
    walk.builder.row_heading(Quote(title.quote.text, cell.ref), title.number)
    walk.titled, walk.item = title, None
    lines = [line for line in cell.cell.lines if line.text]
    while lines and words:
        words = words.removeprefix(lines.pop(0).text).lstrip()
    if lines and (item := item_of(walk)) is not None:
        walk.builder.band += 1
        walk.builder.segments(segments_of(pieces_of(lines, cell.ref)), item)
    return True


def item_of(walk: Walk) -> Initiative | None:
    """The item that a title row above opened, and which is still being read; else None."""
    if walk.titled is not None and _is_open(walk, walk.titled):
        title, walk.titled = walk.titled, None
        walk.item = walk.builder.headed(title)
        walk.budgets = None
    return walk.item if walk.item is not None and walk.item is walk.current else None


def _is_open(walk: Walk, title: Title) -> bool:
    """Whether no other heading was opened since."""
    path = walk.builder.path
    return bool(path) and path[-1].ref == title.quote.ref


def _is_wide(row: GridRow, header: Header) -> bool:
    columns = [column.index for column in header.columns]
    cell = row.cells[0]
    if not header.spans:
        return cell.column == 0
    return cell.column <= min(columns) and cell.cell.column_span > max(columns) - cell.column


def _is_title(cell: GridCell) -> bool:
    words = title_of(cell)
    return (
        cell.kind == "text"
        and 0 < len(words) <= _LONGEST
        and _SENTENCE.search(words) is None
        and KPI_MARK.search(words) is None
        and TARGET_MARK.search(words) is None
        and vocabulary().pillar_ordinal(words) is None
    )


def _number(cell: GridCell) -> str | None:
    return read_title(OPENING.sub("", title_of(cell)), cell.ref).number


def _is_plain(body: list[GridRow], place: int) -> bool:
    """Whether a row may be a title without a number: words, and a row of several cells below."""
    cell = body[place].cells[0]
    below = body[place + 1] if place + 1 < len(body) else None
    alone = below is not None and len(below.cells) > 1
    words = read_title(OPENING.sub("", title_of(cell)), cell.ref).quote.text
    return alone and _is_title(cell) and _NO_TITLE.search(words) is None


def _has_rows(body: list[GridRow], place: int, wide: list[int]) -> bool:
    """Whether rows of several cells stand below a title, or no more rows of the table at all."""
    below = [i for i in range(place + 1, len(body)) if i not in wide]
    return bool(below) or place == len(body) - 1
