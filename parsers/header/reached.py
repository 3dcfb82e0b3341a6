"""Columns of figures that hold what the KPIs of another column reached, whatever else they name."""

from __future__ import annotations

import re

from parsers.grid import GridCell
from parsers.header.contents import FIGURE, Below, aims, counted, figures, long, share, tells
from parsers.header.lines import guesses_of, words_of

_REACHED = re.compile(r"進捗|実績|結果|現状|到達|推移|経過|[上下]半?期|\d月末|状況")
"""What such a header says: KPI進捗（全国）."""
_RESULT = re.compile(r"(?:実績値?|結果|達成値)(?:\(.*\))?$")
_PERCENT = re.compile("[%％]")
_POINTS = re.compile(r"[\d０-９]\s*点")
_SITUATION = re.compile(r"状況(?:\([^()]*\))?$")
_DONE = re.compile(
    r"(?:毎月|全て|すべて)?(?:実施(?:済み?)?|達成|未実施|未達成|継続|完了|未集計|集計中)"
)
"""What stands in place of a figure where the target has none, or where it is not known yet."""
_LONGEST = 100


def reached_beside(cell: GridCell, below: Below, leaves: list[GridCell]) -> bool:
    """Whether a column headed KPI進捗 holds figures and no target, beside a column of KPIs."""
    if not _REACHED.search(cell.folded):
        return False
    kpis = any(words_of(c) == ("target",) and not _REACHED.search(c.folded) for c in leaves)
    return kpis and counted(cell, below) and not aims(cell, below)


def holds_results(cell: GridCell, below: Below, leaves: list[GridCell]) -> bool:
    """Whether a column that may hold what was done holds the values reached.

    Hardly anything but figures, or 上期実績 over figures and a few words (実施, 照会中) right of
    the KPIs, where another column tells what was done.
    """
    if figures(cell, below):
        return True
    if not _RESULT.search(cell.folded) or not _tells_beside(cell, below, leaves):
        return False
    cells = [c for c in below.get(cell.column, ()) if c.kind != "symbol"]
    said = [c for c in cells if not _DONE.fullmatch(c.folded)]
    valued = [c for c in said if FIGURE.search(c.text) and not c.text.endswith("。")]
    return len(valued) * 2 > len(said) and all(len(c.text) <= _LONGEST for c in said)


def instead_of_grades(cell: GridCell, below: Below, leaves: list[GridCell]) -> str | None:
    """What a column that should hold grades is where it holds none: 状況, 達成度 over figures.

    Those of 状況, and others than percentages, are what the targets reached; 97% below 達成度 may
    be a share of the target. Longer texts are what was done. None where grades may stand there.
    """
    if share(cell, below, "symbol") > 0:
        return None
    named = {(words_of(c) or guesses_of(c))[:1] for c in leaves if c is not cell}
    if not {("target",), ("goal",)} & named or not figures(cell, below):
        return "progress" if long(cell, below) else None
    cells = [c for c in below.get(cell.column, ()) if FIGURE.search(c.text)]
    if all(_POINTS.search(c.text) for c in cells):
        return None
    amounts = any(not _PERCENT.search(c.text) for c in cells)
    reached = ("result",) not in named and (amounts or _SITUATION.search(cell.folded))
    return "result" if reached else "achievement"


def _tells_beside(cell: GridCell, below: Below, leaves: list[GridCell]) -> bool:
    """Whether KPIs stand left of a column, and what was done in another."""
    others = [(c, (words_of(c) or guesses_of(c))[:1]) for c in leaves if c is not cell]
    kpis = any(role == ("target",) and c.column < cell.column for c, role in others)
    return kpis and any(role == ("progress",) and tells(c, below) for c, role in others)
