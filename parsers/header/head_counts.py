"""Columns of head counts beside targets: 対象者数, 実施見込者数.

Plans print how many people a target is about, and how many of them it is meant to reach, in
columns of their own beside the names and values of their KPIs.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import TYPE_CHECKING

from parsers.header.held import Contents
from parsers.vocabulary import vocabulary

if TYPE_CHECKING:
    from parsers.grid import GridCell
    from parsers.header.contents import Below
    from parsers.header.reading import Column

_MOSTLY = 0.8
_HALF = 0.5
_AIM = re.compile(r"[\d０-９]\s*(?:[%％]|人|名)|以上|以下|前年度")
_COUNT = re.compile(
    r"^[\s\u3000]*[①-⑳]?[\s\u3000]*約?[\d０-９][\d０-９,，]*[\s\u3000]*[人名件]?[\s\u3000]*$"
)


def name_counts(columns: Sequence[Column], below: Below) -> None:
    """Give columns of head counts their role, in tables that hold targets and no months."""
    asked = [(c, role) for c in columns if (role := vocabulary().counts_people(c.printed))]
    if not asked:
        return
    table = Contents(columns, below)
    if not table.has("target", "goal") or table.has("month", "period"):
        return
    for column, role in asked:
        if role == "expected" and not _aims(table):
            continue  # 目標実施者数 beside nothing but names may be the target itself
        if table.cells(column) and table.share(column, _counts) >= _MOSTLY:
            column.role, column.why = role, f"head counts below {column.printed!r}"


def _aims(table: Contents) -> bool:
    """Whether another column prints what is to be reached."""
    own = [column for column in table.columns if column.role == "target"]
    return table.has("goal") or any(table.share(c, _valued) >= _HALF for c in own)


def _valued(cell: GridCell) -> bool:
    return any(_AIM.search(line.text) for line in cell.cell.lines)


def _counts(cell: GridCell) -> bool:
    """Whether all lines of a cell are whole numbers, or it is empty or a dash."""
    if cell.kind == "symbol" or not cell.text:
        return True
    return all(_COUNT.match(line.text) for line in cell.cell.lines if line.text)
