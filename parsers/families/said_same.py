"""同左, 変更なし: what a side of a comparison prints where it says what the other side says.

What it stands for is read from the other side's cell and leads back there, for that cell alone
prints the words and numbers; an issue at 同左 says so.
"""

from __future__ import annotations

import re

from parsers.builder import PlanBuilder
from parsers.families.cell_lines import Lines, lines_of
from parsers.grid import GridCell
from parsers.word_lists import any_of
from schema.document import Finding

_SAME = re.compile(rf"[（(]?\s*{any_of('editions.same')}\s*[)）]?")


def says_same(cell: GridCell) -> bool:
    """Whether a cell says that the other side's holds for it too (73_tokyo, 45_ishikawa)."""
    return _SAME.fullmatch(cell.text) is not None


def taken_over(cell: GridCell, others: list[GridCell]) -> Finding:
    """The issue at such a cell: read from the others, or of nothing where there are none."""
    if not others:
        message = "What this stands for was not found beside it; it is not read."
        return Finding("warning", "unread_same", message, cell.text, cell.ref)
    places = ", ".join(f"column {each.ref.column}" for each in others)
    message = (
        f"This stands for what the other edition prints beside it ({places}): read from there."
    )
    return Finding("info", "same_as_beside", message, cell.text, cell.ref)


def lines_said(cell: GridCell, beside: list[GridCell], builder: PlanBuilder) -> Lines:
    """A cell's lines; those of the other side's cells where it says that they hold for it too."""
    if not says_same(cell):
        return lines_of(cell, builder)
    builder.find(taken_over(cell, beside))
    builder.role(cell.ref, "decoration")
    return [line for other in beside for line in lines_of(other, builder)]
