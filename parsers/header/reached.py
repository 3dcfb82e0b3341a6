"""Columns whose header names KPIs and that hold what the KPIs of another column reached."""

from __future__ import annotations

import re

from parsers.grid import GridCell
from parsers.header.contents import Below, aims, counted
from parsers.header.lines import words_of

_REACHED = re.compile(r"進捗|実績|結果|現状|到達|推移|経過|[上下]半?期|\d月末|状況")
"""What such a header says: KPI進捗（全国）."""


def reached_beside(cell: GridCell, below: Below, leaves: list[GridCell]) -> bool:
    """Whether a column headed KPI進捗 holds figures and no target, beside a column of KPIs."""
    if not _REACHED.search(cell.folded):
        return False
    kpis = any(words_of(c) == ("target",) and not _REACHED.search(c.folded) for c in leaves)
    return kpis and counted(cell, below) and not aims(cell, below)
