"""To which of its two editions a text of a comparison document belongs that is in no initiative.

A comparison prints its two editions in two columns, also where no initiative is told any more:
the annex of 001 gives reasons for importance and difficulty that way. Where a dump has lost the
columns (paragraphs), nothing tells.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import replace
from typing import Literal

from revisions.edition import Edition
from revisions.folded import plain
from schema.records import NoteRecord, Provenance

_Side = Literal["old", "new"]
_Columns = dict[int, dict[int, set[_Side]]]


def divide_notes(old: Edition, new: Edition) -> tuple[Edition, Edition]:
    """Both editions of one document with the notes that are theirs.

    What is left in `stray` is of an unknown edition; a text that is printed twice is in both and
    needs no comparison. Other pairs of editions are returned as they are.
    """
    if old.info.document_id != new.info.document_id or old.info.edition == new.info.edition:
        return old, new
    columns = _columns(old, new)
    new_is_left = _new_is_left(columns)
    known: dict[_Side, list[NoteRecord]] = {"old": [], "new": []}
    rest: list[NoteRecord] = []
    for note in old.stray:
        side = _side(note.provenance, columns, old, new_is_left=new_is_left)
        (known[side] if side else rest).append(note)
    count = Counter(plain(note.text) for note in rest)
    stray = tuple(note for note in rest if count[plain(note.text)] != 2)
    return (
        replace(old, notes=tuple(known["old"]), stray=stray),
        replace(new, notes=tuple(known["new"]), stray=stray),
    )


def _columns(old: Edition, new: Edition) -> _Columns:
    """Of each table the columns that hold initiatives, and of which side."""
    found: _Columns = {}
    sides: tuple[tuple[_Side, Edition], ...] = (("old", old), ("new", new))
    for side, edition in sides:
        for place in _places(edition):
            if place.table is not None and place.column is not None:
                found.setdefault(place.table, {}).setdefault(place.column, set()).add(side)
    return found


def _places(edition: Edition) -> Iterator[Provenance]:
    for item in edition.items:
        yield item.record.provenance
        yield from (measure.provenance for measure in item.measures)
        yield from (target.provenance for target in item.targets)


def _new_is_left(columns: _Columns) -> bool | None:
    """Whether the new edition stands left of the old one; None where no table tells."""
    votes = 0
    for of_table in columns.values():
        only = {side: column for column, sides in of_table.items() for side in sides}
        if len(only) == len(of_table) == 2:
            votes += 1 if only["new"] < only["old"] else -1
    return votes > 0 if votes else None


def _side(
    place: Provenance, columns: _Columns, edition: Edition, *, new_is_left: bool | None
) -> _Side | None:
    if place.table is None or place.column is None:
        return None
    sides = columns.get(place.table, {}).get(place.column)
    if sides is not None:
        return next(iter(sides)) if len(sides) == 1 else None
    # A table without initiatives: its two columns are in the order of all others.
    cells = (column for _, table, _, column in edition.cells if table == place.table)
    there = sorted({column for column in cells if column is not None})
    if place.table in columns or len(there) != 2 or new_is_left is None:
        return None
    return "new" if (place.column == there[0]) == new_is_left else "old"
