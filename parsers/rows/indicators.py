"""Indicators of a row: one cell, or a name over several rows with a population beside each."""

from __future__ import annotations

from parsers.grid import GridCell
from parsers.header.reading import Column
from parsers.measures.segment import Segment
from parsers.rows.align import Aligned
from parsers.rows.goals import stated_lines
from parsers.rows.walk import Walk
from parsers.vocabulary import vocabulary

_LONGEST_CAPTION = 20


def stated_of(walk: Walk, aligned: Aligned) -> list[Segment]:
    """What the target columns of a row state, line by line.

    A header over two columns heads a name and what it is split by: 特定保健指導の実施率 over two
    rows, beside them 被保険者 and 被扶養者. The name joins each of its rows.
    """
    placed = aligned.pairs("target")
    parts = [pair for pair in placed if _is_part(pair[0])]
    if not parts:
        walk.indicator = placed[0] if placed else None
        stated = [segment for column, cell in placed for segment in stated_lines(cell, column)]
        return _below_kpi(walk, stated)
    names = [pair for pair in placed if not _is_part(pair[0])]
    if not names and walk.indicator is not None and _spans(walk.indicator[1], parts[0][1]):
        names = [walk.indicator]
    walk.indicator = names[0] if names else None
    found: list[Segment] = []
    for column, cell in parts:
        for segment in stated_lines(cell, column):
            for name, above in names:
                segment.text = f"{above.text} {segment.text}"
                segment.refs = [above.ref, *segment.refs]
                if vocabulary().names_kpis(name.words) and segment.kind == "statement":
                    segment.statement = "kpi"
            found.append(segment)
    return _below_kpi(walk, found)


def _below_kpi(walk: Walk, found: list[Segment]) -> list[Segment]:
    """The targets of a table that stands below the words ◇ KPI or KPI一覧 are KPIs."""
    if len(walk.above) <= _LONGEST_CAPTION and vocabulary().names_kpis(walk.above):
        for segment in found:
            if segment.kind == "statement":
                segment.statement = "kpi"
    return found


def _is_part(column: Column) -> bool:
    return column.part > 0


def _spans(name: GridCell, cell: GridCell) -> bool:
    return name.cell.row < cell.cell.row < name.cell.row + name.cell.row_span
