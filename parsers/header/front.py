"""Rows of text above a table's header row: form number, title, date, of a spreadsheet."""

from __future__ import annotations

import re

from parsers.budgets.units import says_unit
from parsers.grid import GridCell, GridRow
from parsers.header.lines import looks_like_header
from parsers.headings.legend_text import legend_pairs
from parsers.headings.titles import is_document_title
from parsers.headings.words import DATE
from parsers.measures.markers import MARKER
from parsers.word_lists import any_of

_MOST = 8
_LONGEST = 80
_WIDE = 3
_HEADING = 24
_LEAST_SIGNS = 3
_ASIDE = 40
_SIGN = re.compile(
    r"^[（(※\s\u3000]*(?:【?凡例】?\s*[:：]?\s*)?[●○〇◯◎◆■★☆▲△□→⇒⇨]\s*"
    r"(?:印?\s*(?:は|[:：=＝…･])[^。]{1,32}"
    r"|[^。:：]{0,12}" + any_of("legends.of_schedules") + r"[^。:：]{0,12})[)）]?$"
)
"""What a sign below stands for: ●：実施予定月, ●は予定, → 通年実施."""
_MANY = 5
"""A text that explains so many signs is a legend, however long."""


def front_of(rows: list[GridRow]) -> int:
    """How many rows of text stand above the header row; 0 where none do, or no header follows.

    A row right above the header may hold any one text (002, iv and v); several rows are of one or
    two short texts each that are no list items.
    """
    if not rows:
        return 0
    first, below = rows[0], rows[1 : _MOST + 1]
    if first.front is None or first.front[0] != below:  # asked for by one reader after the other
        first.front = below, _front_of(rows)
    return first.front[1]


def _front_of(rows: list[GridRow]) -> int:
    if len(rows) > 1 and len(rows[0].cells) == 1 and looks_like_header(rows[1]):
        return 1
    for count, row in enumerate(rows[: _MOST + 1]):
        if looks_like_header(row):
            return count
        if len(row.cells) > 2 and not all(_is_aside(c) for c in row.cells):
            return 0
        if not (_is_title(row) or all(_is_short(c) for c in row.cells)) and not (
            _heads_table(row)
            and any(is_document_title(c.text) for r in rows[:count] for c in r.cells)
        ):
            return 0
    return 0


def heads_items(rows: list[GridRow]) -> bool:
    """Whether a header of many columns, items among them, stands below rows of one text each."""
    count = front_of(rows)
    head = rows[count].cells if count else []
    roles = {role for cell in head for role in cell.named_roles[:1]}
    alone = all(len(row.cells) == 1 for row in rows[:count])
    return alone and len(head) >= _MANY and "title" in roles and len(roles) >= _MANY - 1


def _is_title(row: GridRow) -> bool:
    """Whether a row is one cell over several columns with a short text: １．KPI達成状況一覧."""
    cell = row.cells[0]
    wide = len(row.cells) == 1 and cell.cell.column_span > _WIDE
    return wide and len(cell.text) <= _LONGEST and not cell.text.endswith("。")


def _heads_table(row: GridRow) -> bool:
    """Whether a row is one numbered heading, below the document's title: １．KPI達成状況一覧.

    A dump does not say that it spans the table.
    """
    cell, alone = row.cells[0], len(row.cells) == 1
    return alone and len(cell.text) <= _HEADING and not cell.text.endswith(("。", "る", "う", "す"))


def _is_aside(cell: GridCell) -> bool:
    """Whether a cell explains a sign, or says the unit or the date of what is below."""
    text = cell.text
    if not text or len(text) > _ASIDE:
        return False
    return bool(_SIGN.match(text) or DATE.match(text) or says_unit(text))


def _is_short(cell: GridCell) -> bool:
    """Whether a cell may be a title, a date or the like, not a measure, a number or a target."""
    text = cell.text
    if cell.kind == "text" and len(text) <= _LONGEST and not text.endswith("。"):
        marker = MARKER.match(text)
        if marker is None or marker.lastgroup in ("head", "roman", "note"):
            return True
    return _is_aside(cell) or len(legend_pairs(text)) >= _LEAST_SIGNS
