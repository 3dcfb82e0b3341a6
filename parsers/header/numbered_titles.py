"""具体的施策 right of 項番, and nothing else that names items: its short texts are their titles.

Such words head measures as well. Titles stand beside one number each, a number comes once, and the
columns further right say what was planned, reached or done.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import TYPE_CHECKING

from normalize.text.folding import fold
from parsers.grid import GridCell, GridRow
from parsers.header.contents import Below, is_listed
from parsers.vocabulary import vocabulary

if TYPE_CHECKING:
    from parsers.header.reading import Column

_LEAST = 3
_LONGEST = 60
_SAYS = frozenset(("progress", "target", "goal", "result", "status"))
_NUMBER = re.compile(r"[（(]?[\d０-９ⅠⅡⅢ①-⑳⑴-⒇]{1,2}(?:[-－―‐][\d０-９]{1,2})?[)）.．]?")
_MARKS = re.compile(r"[【〔［\[（(][^】〕］\])）]*[】〕］\])）]")


def title_beside_numbers(columns: Sequence[Column], body: Sequence[GridRow], below: Below) -> None:
    """Take the measures' column right of the numbers for titles where it reads like them.

    `body` are the rows of the longest table with this header, `below` the cells of all of them.
    """
    roles = {column.role for column in columns}
    if "number" not in roles or "title" in roles or not roles & _SAYS:
        return
    number = min(column.index for column in columns if column.role == "number")
    right = [column for column in columns if column.index > number]
    beside = min(right, key=lambda column: column.index, default=None)
    if beside is None or beside.role != "measure" or not _may_title(beside.printed):
        return
    numbers = [cell.folded for cell in below.get(number, ())]
    if numbers.count(numbers[0] if numbers else "") == 1 and _reads_so(body, number, beside.index):
        beside.role, beside.counted = "title", True
        beside.why = f"{beside.printed!r} holds short texts, one beside each number"


def as_measures(columns: Sequence[Column]) -> None:
    """Such titles are measures after all: a heading names their item, another table the items."""
    for column in columns:
        if column.counted:
            column.role, column.counted = "measure", False
            column.why = f"{column.printed!r} beside numbers that count rows below a heading"


def _may_title(printed: str) -> bool:
    known = vocabulary()
    word = fold(printed).removesuffix("等")
    return "title" in (known.exact.get(word) or known.roles_of(word) or known.guess(word))


def _reads_so(body: Sequence[GridRow], number: int, index: int) -> bool:
    """Whether each number comes once, with one short text beside it over the same rows."""
    seen: set[str] = set()
    for row in body:
        left, text = _at(row, number), _at(row, index)
        if _is_banner(row, index) or (left is None and text is None):
            continue
        if left is None or text is None or left.cell.row_span != text.cell.row_span:
            return False
        if left.folded in seen or not _NUMBER.fullmatch(left.text.strip()) or not _short(text):
            return False
        seen.add(left.folded)
    return len(seen) >= _LEAST


def _is_banner(row: GridRow, index: int) -> bool:
    """Whether a row is one cell over the numbers and texts: a pillar's name between the items."""
    cell = row.cells[0]
    return len(row.cells) == 1 and cell.column + cell.cell.column_span > index > cell.column


def _short(cell: GridCell) -> bool:
    words = _MARKS.sub("", cell.text).strip()
    ended = words.endswith(("。", "する", "した", "ます", "図る", "行う", "とともに", "、"))
    return 0 < len(words) <= _LONGEST and not ended and not is_listed(words)


def _at(row: GridRow, index: int) -> GridCell | None:
    return next((cell for cell in row.cells if cell.column == index), None)
