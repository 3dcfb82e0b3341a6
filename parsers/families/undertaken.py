"""Measures told by what was undertaken, in running text: 【実施結果】 above a list, no plan beside.

Where any item of the document says what was planned, such a list is how far that has come.
"""

from __future__ import annotations

from collections.abc import Sequence

from normalize.text.folding import fold
from parsers.builder import PlanBuilder
from parsers.measures.markers import Piece
from parsers.measures.segments import segments_of
from parsers.measures.undertaken import tells_measure
from schema.plan import Initiative

_UNDERTAKEN = ("取組", "取り組み", "取組み", "実施", "活動")
_LEAST = 2

Told = tuple[Initiative, list[Piece]]
"""An item and the lines that say what was undertaken."""


def heads_undertaken(words: str) -> bool:
    """Whether the name of a part says that something was undertaken: 実施結果, 取組状況."""
    folded = fold(words)
    return any(word in folded for word in _UNDERTAKEN)


def take_told(builder: PlanBuilder, told: Sequence[Told]) -> None:
    """Make measures of such lines where no item of the document has any."""
    listed = [(initiative, lines) for initiative, lines in told if _are_listed(lines)]
    if len(listed) < _LEAST or any(initiative.measures for initiative in builder.plan.initiatives):
        return
    for initiative, lines in listed:
        refs = {line.ref for line in lines}
        initiative.notes = [
            note
            for note in initiative.notes
            if note.kind != "progress" or not refs.issuperset(note.quote.refs)
        ]
        builder.band += 1
        measures = builder.segments(segments_of(lines), initiative)
        steps = [note for note in initiative.notes if note.kind == "next"]
        for measure in measures if len(steps) == 1 else ():
            measure.next = steps[0].quote
        if measures and len(steps) == 1:
            initiative.notes.remove(steps[0])


def _are_listed(lines: Sequence[Piece]) -> bool:
    told = sum(bool(line.level) or tells_measure(line.text) for line in lines)
    return bool(lines) and told * 2 >= len(lines)
