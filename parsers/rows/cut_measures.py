"""Measures that a page break cuts: what is left of a sentence in a row of the next page."""

from __future__ import annotations

import re

from parsers.grid import GridCell
from parsers.measures.markers import Piece, atoms_of, pieces_of
from parsers.periods.nested import without_captions
from parsers.rows.align import Aligned
from schema.document import Ref
from schema.plan import Initiative, Quote

_ENDED = re.compile(r"[。！？!?）)】〕］\]]\s*$")
_RUNS_ON = re.compile(r"[ぁ-んーッャュョァィゥェォ、。）)」』％%]")
_SHORT = 12


def _breaks(above: Ref, here: Ref) -> bool:
    """Whether a page ends between two places: a later row of a table stands higher on its page."""
    if here.page is None or above.page is None:
        return False
    if here.page != above.page or here.bbox is None or above.bbox is None:
        return here.page > above.page
    return here.table == above.table and here.bbox[1] < above.bbox[1]


def pieces_below(aligned: Aligned, cell: GridCell, initiative: Initiative) -> list[Piece]:
    """The lines of a measure cell, without one that ends the measure of the page before.

    Such a line has no marker, stands in a row that names no item, and goes on with a sentence:
    it begins with a particle or an ending, or is a few letters up to the full stop (する。).
    """
    lines = without_captions(cell) if cell.cell.tables else cell.cell.lines
    pieces = pieces_of(lines, cell.ref)
    if not pieces or not initiative.measures or aligned.one("number") or aligned.one("title"):
        return pieces
    last = initiative.measures[-1]
    if not _breaks(last.quote.refs[-1], cell.ref) or _ENDED.search(last.quote.text):
        return pieces
    tail = pieces[0].text.strip()
    if any(atom.kind != "plain" for atom in atoms_of(pieces[0])):
        return pieces
    if not (_RUNS_ON.match(tail) or (len(tail) <= _SHORT and tail.endswith("。"))):
        return pieces
    more = (*last.quote.more, cell.ref)
    last.quote = Quote(f"{last.quote.text}{tail}", last.quote.ref, more)
    return pieces[1:]
