"""Texts beside a row's measures: schedule, progress, next steps; merged cells hold for sub-rows."""

from __future__ import annotations

import re

from normalize.text.folding import fold
from parsers.grid import GridCell
from parsers.rows.align import Aligned
from parsers.rows.walk import Walk
from schema.plan import Initiative, Measure, Note, Quote

_DASHES = re.compile(r"^[\s\u3000]*[－―—‐–−ー-]+[\s\u3000]*$")
_PROBLEMS = re.compile(r"課題(?:点|等)?$")
"""Header words of what is wrong, beside a column of what will be done about it."""


def says_nothing(cell: GridCell) -> bool:
    """Whether a cell holds nothing but a dash."""
    last = cell.text[-1:]
    if last.isalnum() and last != "ー":
        return False  # most texts end so, with a character that is no dash
    return not last or bool(_DASHES.match(cell.text))


def keep(initiative: Initiative, cell: GridCell, kind: str) -> None:
    """Keep a cell as a note; a dash alone is no text."""
    if says_nothing(cell):
        initiative.refs.append(cell.ref)
    else:
        initiative.notes.append(Note(cell.quote, kind))


def next_steps(walk: Walk, aligned: Aligned, initiative: Initiative) -> Quote | None:
    """What will be done next: 今後の取組; 課題 only where no other column says it.

    The other cells of the role are notes.
    """
    if "next" not in walk.header.roles:
        return None
    own = _next_cells(walk, aligned, initiative) if "next" in aligned.by_role else []
    own = own or _merged(walk, aligned, "next", initiative)
    walk.merged["next"] = (own, initiative)
    said = [cell for cell in own if not says_nothing(cell)]
    for cell in own:
        initiative.refs += [cell.ref] if says_nothing(cell) else []
    if not said:
        return None
    text = " ".join(cell.text for cell in said)
    return Quote(text, said[0].ref, tuple(cell.ref for cell in said[1:]))


def _next_cells(walk: Walk, aligned: Aligned, initiative: Initiative) -> list[GridCell]:
    """The row's own cells of what will be done; those of problems beside them are notes."""
    heads = [column for column in walk.header.columns if column.role == "next"]
    plain = [c for c in heads if not _PROBLEMS.search(fold(c.printed or c.words))] or heads
    placed = aligned.pairs("next")
    own = [cell for column, cell in placed if any(column is head for head in plain)]
    for _, cell in placed:
        if not any(cell is one for one in own):
            keep(initiative, cell, "remark")
    return own


def merged_text(walk: Walk, aligned: Aligned, role: str, initiative: Initiative) -> GridCell | None:
    """The row's cell of a role, else the one of a row above that spans this row too."""
    own = aligned.get(role)
    if not own and role not in walk.merged:
        return None
    cells = list(own) or _merged(walk, aligned, role, initiative)
    walk.merged[role] = (cells, initiative)
    initiative.refs += [cell.ref for cell in own if says_nothing(cell)]
    return next((cell for cell in cells if not says_nothing(cell)), None)


def _merged(walk: Walk, aligned: Aligned, role: str, initiative: Initiative) -> list[GridCell]:
    cells, owner = walk.merged.get(role, ([], initiative))
    here = aligned.row.cells[0] if aligned.row.cells else None
    if here is None or owner is not initiative:
        return []
    return [cell for cell in cells if _spans(cell, here)]


def _spans(cell: GridCell, here: GridCell) -> bool:
    """Whether a cell that begins above stands beside a row too."""
    same = cell.ref.table == here.ref.table
    return same and cell.cell.row < here.cell.row < cell.cell.row + cell.cell.row_span


def hold_on(walk: Walk, aligned: Aligned, measures: list[Measure], told: Quote | None) -> bool:
    """Measures whose cell spans further rows stand beside those too, and beside their signs.

    What such a row tells is theirs: True where it went to them.
    """
    cells = aligned.get("measure")
    if measures:
        walk.measured = (cells[0] if cells else None, measures)
        return False
    cell, above = walk.measured
    here = aligned.row.cells[0] if aligned.row.cells else None
    if cell is None or here is None or cells or not _spans(cell, here):
        return False
    for measure in above:
        measure.also.append(walk.builder.band)
    return _tell_more(above, told)


def _tell_more(above: list[Measure], told: Quote | None) -> bool:
    """Add what a further row tells to its measures, where the rows above told the same of all."""
    if not above or told is None or any(each.progress != above[0].progress for each in above):
        return False
    first = above[0].progress
    if first is not None:
        more = (*first.more, *told.refs)
        told = Quote(f"{first.text} {told.text}", first.ref, more)
    for measure in above:
        measure.progress = told
    return True
