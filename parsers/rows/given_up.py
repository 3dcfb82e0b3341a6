"""Results in a second column of what was done, which no target is given: an issue names each."""

from __future__ import annotations

import re

from normalize.text.folding import fold
from parsers.grid import GridCell
from parsers.header.contents import FIGURE
from parsers.header.reading import Column
from parsers.rows.walk import Walk
from schema.document import Finding
from schema.plan import Initiative

_RESULT = re.compile(r"実績|結果|達成")
_LONGEST = 100


def find_given_up(walk: Walk, column: Column, cell: GridCell, initiative: Initiative) -> None:
    """Raise an issue for a cell of figures below 上期実績 beside the row's targets."""
    if len(cell.text) > _LONGEST or not FIGURE.search(cell.text):
        return
    stated = any(s.band == walk.builder.band for s in initiative.statements)
    if stated and _RESULT.search(fold(column.printed or column.words)):
        message = "A column taken for what was done prints figures beside targets; none is taken."
        walk.builder.find(Finding("warning", "result_not_taken", message, cell.text, cell.ref))
