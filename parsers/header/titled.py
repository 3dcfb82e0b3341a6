"""A column whose cells begin with the title of their item, with its measures as a list below it.

(1) サービス水準の向上, then ・…: the head office's form (分野 | 具体的施策) with ＫＰＩ and 担当
beside it, where no other column names items.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from parsers.grid import GridCell, GridRow
from parsers.headings.titles import OPENING, split_number
from parsers.measures.markers import KPI_MARK, TARGET_MARK
from parsers.measures.numerals import ordinal_of, style_of_number
from parsers.word_lists import any_of
from schema.document import Line

if TYPE_CHECKING:
    from parsers.header.reading import Column

_LEAST = 2
_MOSTLY = 0.6
_LONGEST = 60
_NAMING = ("number", "label", "kind")
_SENTENCE = re.compile(r"(?:。|する|した|ます|図る|行う|以上|以下|[%％])\s*$")
_MARKS = re.compile(
    rf"^(?!.*{any_of('titles.heads_below')})"
    r"\s*(?:[【〔＜<\[(（][^】〕＞>\])）]{1,16}[】〕＞>\])）]\s*)+$"
)
"""A line of nothing but the title's own marks: 【重要度：高】; 【上位目標】 heads what is below."""
_HEADING = re.compile(r"\s*[【〔＜<\[［]")
_REPEATED = 5
_TITLE_ENDS = re.compile(rf"{any_of('titles.line_ends')}(?=\w)")
_POINT = re.compile(r"^\s*[・●○◆■□◇▶➢⇒‐–－-]")


def mark_titled(columns: Sequence[Column], body: list[GridRow]) -> None:
    """Set `titled` of the column whose cells begin with titles and go on with lists, if any."""
    held = [column for column in columns if column.role in ("measure", "title")]
    if len(held) != 1 or any(column.role in _NAMING for column in columns):
        return
    rows = [row for row in body if len(row.cells) > 1]
    cells = [cell for row in rows for cell in row.cells if cell.column == held[0].index]
    shapes = Counter(shape for cell in cells if (shape := _shape_of_title(cell)))
    if not shapes or max(shapes.values()) < _LEAST:
        return
    outer, inner = _ranked(cells, shapes)
    if shapes[outer] + shapes[inner] >= _MOSTLY * len(cells):
        held[0].titled, held[0].titled_below = outer, inner


def _ranked(cells: Sequence[GridCell], shapes: Counter[str]) -> tuple[str, str]:
    """How the titles of items begin, and those of their parts: (1), and i) counting from 1 below.

    The second is empty where no other titles count so below each of the first.
    """
    openings = [_opening(cell) for cell in cells]
    often = [shape for shape, count in shapes.most_common() if count >= _LEAST]
    for outer in often:
        for inner in often:
            if outer != inner and _counts_below(openings, outer, inner):
                return outer, inner
    return often[0], ""


def _opening(cell: GridCell) -> tuple[str, int | None]:
    """How a cell's first line begins, and what its number counts; empty where it is no title."""
    line = next((line.text for line in cell.cell.lines if line.text), "")
    if not line or not _opens(line):
        return "", None
    number = split_number(line)[0]
    return _shape(line), ordinal_of(number) if number is not None else None


def _counts_below(openings: Sequence[tuple[str, int | None]], outer: str, inner: str) -> bool:
    """Whether all titles of one shape count 1, 2, 3 … below one of the other."""
    last: int | None = None
    for shape, value in openings:
        if shape == outer:
            last = 0
        elif shape == inner:
            if value is None or last is None or value != last + 1:
                return False
            last = value
    return True


def shape_of_title(cell: GridCell, column: Column) -> str:
    """How the title in a cell of such a column begins: as those of items, or of their parts."""
    below = column.titled_below
    return below if below and _opening(cell)[0] == below else column.titled


def split_title(cell: GridCell, shape: str) -> tuple[GridCell | None, GridCell | None]:
    """The cell's title and what stands below it; None for a part that it lacks.

    `shape` is how the titles of its column begin.
    """
    lines = _run_apart([line for line in cell.cell.lines if line.text])
    count = 0
    if lines and _shape(lines[0].text) == shape and _opens(lines[0].text):
        alone = len(lines) == 1 and shape != _PLAIN
        count = _count(lines) if alone or _shape_of_title(cell) == shape else 0
    titles = [Line(OPENING.sub("", lines[0].text)), *lines[1:count]] if count else []
    return _part(cell, titles), _part(cell, lines[count:], rest=True)


def _run_apart(lines: list[Line]) -> list[Line]:
    """The lines, with a first one parted that runs on from a title into a sentence.

    A page sets a title as wide as its cell and the sentence right below it, which begins with
    words of the title: (1) …計画の着実な実施第２期保健事業実施計画の最終年度として….
    """
    if not lines or "。" not in lines[0].text or split_number(lines[0].text)[0] is None:
        return lines
    text = lines[0].text
    for end in _TITLE_ENDS.finditer(text[:_LONGEST]):
        title, body = text[: end.end()], text[end.end() :]
        if body[:_REPEATED] in title and len(body) > len(title) // 2:
            return [replace(lines[0], text=title), Line(body), *lines[1:]]
    return lines


def _shape_of_title(cell: GridCell) -> str | None:
    """How a cell's title begins (see `_shape`); None where its first line is no title.

    What stands below is a list or sentences: lines that begin otherwise than the title.
    """
    lines = _run_apart([line for line in cell.cell.lines if line.text])
    if len(lines) < _LEAST or not _opens(lines[0].text):
        return None
    below = [line.text for line in lines[_count(lines) :]]
    shape = _shape(lines[0].text)
    if not below or _shape(below[0]) == shape:
        return None
    listed = _POINT.match(below[0]) or split_number(below[0])[0] is not None
    if shape == _PLAIN:
        return shape if _POINT.match(below[0]) else None
    return shape if listed or _SENTENCE.search(below[0]) or _HEADING.match(below[0]) else None


def _count(lines: Sequence[Line]) -> int:
    """How many lines the title takes: marks may stand in lines of their own."""
    return next((n for n, line in enumerate(lines) if n and not _MARKS.match(line.text)), 1)


def _part(cell: GridCell, lines: list[Line], *, rest: bool = False) -> GridCell | None:
    tables = cell.cell.tables if rest else []
    if not lines and not tables:
        return None
    return GridCell(replace(cell.cell, lines=lines, tables=tables), cell.ref)


def _opens(text: str) -> bool:
    """Whether a line reads like a title."""
    if KPI_MARK.search(text) or TARGET_MARK.search(text) or _SENTENCE.search(text):
        return False
    return len(text) <= _LONGEST and not text.lstrip().startswith("・")


_PLAIN = "plain"
"""The shape of a line without any mark in front."""


def _shape(text: str) -> str:
    """What a line begins with, numbers without their digits: (1) and (12) are of one shape."""
    if (number := split_number(text)[0]) is not None:
        return style_of_number(number)
    mark = OPENING.match(text) or _POINT.match(text) or re.match(r"\s*[（(【〔＜<※]", text)
    return mark.group().strip() if mark else _PLAIN
