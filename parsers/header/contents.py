"""What the cells below a header cell hold, taken together: numbers, signs, titles, sentences."""

from __future__ import annotations

import re
from collections.abc import Sequence

from normalize.text.figures import figures_of
from normalize.text.numbers import UNIT_WORDS
from parsers.grid import NUMERIC, GridCell, GridRow
from parsers.header.dated import held_figures
from parsers.rows.fitting import DASHES

GOAL = re.compile(r"([%％]|以上|以下|とする)")
_AIMS = re.compile(r"以上|以下|とする|目標")
_SAMPLE = 60
_MOSTLY = 0.8
_LONGEST_TITLE = 50
_LONGEST_NAME = 60
_ENDS_SENTENCE = re.compile(r"(?:。|する|した|ます|図る|行う|以上|以下|[%％])\s*$")
_LIST = re.compile(r"^\s*[・●○◆■◇]")
_DIGIT = re.compile(r"[\d０-９]")
_LISTED = re.compile(r"[・●○◆■]")
_WIDE = 3
"""A cell over so many columns is a section's row."""
FIGURE = re.compile(rf"[\d０-９]\s*(?:[%％]|千円|{UNIT_WORDS})")
"""A number with its unit."""
_SENTENCE = re.compile(r"[。たるすく]$|^\s*(?:[①-⑳・●○◆■]|[（(][\d０-９]{1,2}[)）])")

_LAST_KNOWN = re.compile(
    r"(?:(?:現状|現況|現行|現時点|現在|直近|最新)[^()\d]{0,6}?|参考)"
    r"\((?:(?:令和|平成|r|h|20)[\d元]{1,4}年?度?|[前昨]年度)[^()]{0,10}\)(?:※\d*)?"
    r"|(?:現状|現況|直近)"
)
"""Header words for the last figures known, and of when they are: 現状（令和3年度実績）."""

_BARE = 2
"""The letters of 現状, 現況 and 直近, which name no time themselves."""

Below = dict[int, list[GridCell]]
"""The cells below a header by their column."""


def columns_of(body: list[GridRow]) -> Below:
    """The cells of the first rows below a header by their column."""
    found: Below = {}
    for row in body[:_SAMPLE]:
        for cell in row.cells:
            found.setdefault(cell.column, []).append(cell)
    return found


def _below(cell: GridCell, below: Below) -> Sequence[GridCell]:
    return below.get(cell.column, ())


def numbers(cell: GridCell, below: Below) -> bool:
    """Whether at least half of a column's cells, symbols left out, hold one number each."""
    cells = [c for c in _below(cell, below) if c.kind != "symbol"]
    return bool(cells) and sum([c.kind in NUMERIC for c in cells]) * 2 >= len(cells)


def share(cell: GridCell, below: Below, kind: str) -> float:
    """The part of a column's cells that are of one kind, 0 to 1."""
    cells = _below(cell, below)
    return sum(c.kind == kind for c in cells) / len(cells) if cells else 0.0


def names(cell: GridCell, below: Below) -> bool:
    """Whether a column holds short words without a digit: 健診経費, 保健指導経費 below 経費."""
    cells = _below(cell, below)
    return bool(cells) and all(
        c.kind == "text" and len(c.text) <= _LONGEST_TITLE and not _DIGIT.search(c.text)
        for c in cells
    )


def dashes(cell: GridCell, below: Below) -> bool:
    """Whether a column's only symbols are dashes, which stand for a number not known yet."""
    return all(c.text in DASHES for c in _below(cell, below) if c.kind == "symbol")


def is_listed(text: str) -> bool:
    """Whether a text begins as a point of a list."""
    return _LISTED.match(text) is not None


def like_titles(cell: GridCell, below: Below) -> bool:
    """Whether a column's cells read like titles: short, of one or two lines, no sentences."""
    cells = [c for c in _below(cell, below) if c.cell.column_span < _WIDE]
    short = [
        c
        for c in cells
        if len(c.text) <= _LONGEST_TITLE
        and sum(bool(line.text) for line in c.cell.lines) <= 2
        and not c.text.endswith("。")
        and not _LISTED.match(c.text)
    ]
    return len(cells) > 1 and len(short) == len(cells)


def reads_like_title(cell: GridCell) -> bool:
    """Whether a cell is a short text, no sentence or list."""
    text = cell.text.strip()
    short = cell.kind == "text" and len(text) <= _LONGEST_NAME and not cell.cell.tables
    return short and _ENDS_SENTENCE.search(text) is None and _LIST.match(text) is None


def may_be_titles(cell: GridCell, below: Below) -> bool:
    """Whether most of a column's cells read like titles."""
    cells = [c for c in _below(cell, below) if c.cell.column_span < _WIDE]
    fitting = sum(map(reads_like_title, cells))
    return len(cells) > 1 and fitting >= _MOSTLY * len(cells)


def states(cell: GridCell, below: Below) -> bool:
    """Whether a column's cells read like targets: values, 以上, 【KPI】."""
    cells = _below(cell, below)
    return any(c.kind in ("statement", "value") or GOAL.search(c.text) for c in cells)


def aims(cell: GridCell, below: Below) -> bool:
    """Whether some of a column's cells say what is to be reached, in words."""
    return any(_AIMS.search(c.text) is not None for c in _below(cell, below))


def long(cell: GridCell, below: Below) -> bool:
    """Whether most of a column's cells are longer than a value or a word."""
    cells = _below(cell, below)
    return bool(cells) and sum(len(c.text) > 20 for c in cells) * 2 > len(cells)


def counted(cell: GridCell, below: Below) -> bool:
    """Whether most of a column's cells, symbols left out, hold a figure."""
    cells = [c for c in _below(cell, below) if c.kind != "symbol"]
    return sum(_DIGIT.search(c.text) is not None for c in cells) * 2 >= len(cells)


def figures(cell: GridCell, below: Below) -> bool:
    """Whether a column holds values reached and hardly anything else: 94.9％（95.5％）."""
    cells = [c for c in _below(cell, below) if c.kind != "symbol"]
    held: list[str] = []
    for place, cell in enumerate(cells):
        if cell.numeric or figures_of(cell.text) or held_figures(cell.text):
            held.append(cell.text)
        elif len(held) + len(cells) - place - 1 < len(cells) * _MOSTLY:
            return False
    counted = sum(FIGURE.search(text) is not None for text in held)  # 5, 4, 3 may be grades
    return bool(held) and counted * 2 >= len(held)


def last_known(cell: GridCell, below: Below) -> bool:
    """Whether a column holds the last figures known, of a time that its header names."""
    dated = cell.text.endswith((")", "）")) or "※" in cell.text or len(cell.folded) == _BARE
    return dated and _LAST_KNOWN.fullmatch(cell.folded) is not None and figures(cell, below)


def tells(cell: GridCell, below: Below) -> bool:
    """Whether a column holds list items or sentences and hardly anything else."""
    cells = [c for c in _below(cell, below) if c.kind != "symbol"]
    told = sum(c.kind == "text" and _SENTENCE.search(c.text.strip()) is not None for c in cells)
    return bool(cells) and told >= len(cells) * _MOSTLY


def lines_below(cell: GridCell, below: Below) -> list[str]:
    """The lines of a column's first cells."""
    cells = below.get(cell.column, ())
    return [line.text.strip() for c in cells for line in c.cell.lines if line.text]
