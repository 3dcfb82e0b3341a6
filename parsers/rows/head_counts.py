"""Head counts in cells over several rows: one 対象者数 beside the targets of two."""

from __future__ import annotations

from parsers.rows.align import Aligned
from parsers.rows.walk import Walk
from schema.plan import Initiative, Result

ROLES = ("eligible", "expected")


def hold_counts(walk: Walk, aligned: Aligned, initiative: Initiative) -> None:
    """Give a row the counts whose cells above span it too, and remember its own."""
    if walk.header.roles.isdisjoint(ROLES) or not aligned.row.cells:
        return
    here, band = aligned.row.cells[0], walk.builder.band
    kept = []
    for cell, result in walk.counts:
        spans = cell.cell.row < here.cell.row < cell.cell.row + cell.cell.row_span
        if cell.ref.table != here.ref.table or not spans:
            continue
        kept.append((cell, result))
        if any(each is result for each in initiative.results):
            again = Result(result.quote, band=band, name=result.name, when=result.when)
            initiative.results.append(again)
    own = {(r.quote.ref, r.name): r for r in initiative.results if r.band == band}
    for role in ROLES:
        for cell in aligned.get(role):
            if cell.cell.row_span > 1 and (cell.ref, role) in own:
                kept.append((cell, own[cell.ref, role]))
    walk.counts = kept
