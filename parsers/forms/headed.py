"""A header row over what the labels of a form have beside them.

Its place above the label is blank, or says no more than that labels stand below:
(blank) | 令和6年度 目標 | 令和4年度実績, and below it KPI | … | 95.0％.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from parsers.grid import GridCell, GridRow
from parsers.header.lines import guesses_of, says_when
from parsers.vocabulary import vocabulary

_AMOUNTS = {"goal", "result", "baseline", "national"}
_LONGEST = 24
_CORNER = re.compile(r"(?:項目|区分|事項|内容|種別|指標|[-－/])$")


def heads_amounts(cells: Sequence[GridCell]) -> bool:
    """Whether cells right of a label over several rows say whose figures stand below: a year's
    target and the last result, the branch and 全国平均."""
    roles = [guesses_of(cell) or cell.named_roles for cell in cells]
    firsts = {role for each in roles for role in each[:1]}
    short = all(len(cell.text) <= _LONGEST and not cell.numeric for cell in cells)
    known = all(each or says_when(cell) for each, cell in zip(roles, cells, strict=True))
    return len(cells) >= 2 and short and known and bool(firsts & _AMOUNTS)


def header_over(rows: Sequence[GridRow], place: int) -> list[GridCell]:
    """The cells of a row that head the columns beside a label of targets below; else none."""
    if place + 1 >= len(rows) or len(rows[place].cells) < 2 or len(rows[place + 1].cells) < 3:
        return []
    cells, (label, first, *_) = rows[place].cells, rows[place + 1].cells
    if cells[0].column == label.column:
        cells = cells[1:] if _CORNER.search(cells[0].folded) else []
    if len(cells) < 2 or cells[0].column != first.column or label.column > 0:
        return []
    return cells if _is_of_targets(label) and heads_amounts(cells) else []


def is_headed(rows: Sequence[GridRow]) -> bool:
    """Whether a table of labels has such a header among its rows."""
    return any(header_over(rows, place) for place in range(len(rows)))


def _is_of_targets(label: GridCell) -> bool:
    return "target" in (label.named_roles or vocabulary().guess(label.text))[:1]
