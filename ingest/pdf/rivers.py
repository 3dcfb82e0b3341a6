"""Rivers: white gaps that run down through rows of text, and so part its columns."""

from __future__ import annotations

from dataclasses import replace
from statistics import median

import numpy as np

from ingest.pdf.lines import VisualLine
from schema.document import Mark

RIVER, BRIDGED = 0.4, 0.1
"""A river is at least so many ems wide, and at most this share of the rows cross it."""


def find_rivers(rows: list[list[VisualLine]], low: float, high: float) -> list[float]:
    """Places across which hardly any row has a glyph: the middles of white gaps."""
    covered = np.zeros((len(rows), int(high - low) + 2), np.bool_)
    for number, row in enumerate(rows):
        for piece in row:
            for start, end in piece.glyphs.tolist():
                covered[number, round(start - low) : round(end - low)] = True
    white = covered.sum(0) <= int(BRIDGED * len(rows))
    edge = np.flatnonzero(np.diff(white, prepend=True, append=True))
    size = median(piece.size for row in rows for piece in row)
    gaps = zip(edge[1:-1:2].tolist(), edge[2:-1:2].tolist(), strict=False)
    return [low + (start + stop) / 2 for start, stop in gaps if stop - start >= RIVER * size]


def part_at(pieces: list[VisualLine], rivers: list[float]) -> list[VisualLine]:
    """Pieces cut where they cross a river; a text that is alone in its row stays whole."""
    if len(pieces) == 1:
        return pieces
    parted: list[VisualLine] = []
    for piece in pieces:
        rest = piece
        for river in rivers:
            if not rest.along < river < rest.end:
                continue
            at = int(np.searchsorted(rest.glyphs.mean(1), river))
            left, right = _cut(rest, 0, at), _cut(rest, at, len(rest.text))
            if left is None or right is None:
                continue
            parted.append(left)
            rest = right
        parted.append(rest)
    return parted


def _cut(piece: VisualLine, start: int, stop: int) -> VisualLine | None:
    """Part of a line; None where that is blank."""
    text = piece.text[start:stop]
    start += len(text) - len(text.lstrip())
    stop -= len(text) - len(text.rstrip())
    if start >= stop:
        return None
    glyphs = piece.glyphs[start:stop]
    along, end = float(glyphs[0, 0]), float(glyphs[-1, 1])
    marks = tuple(
        Mark(max(mark.start, start) - start, min(mark.end, stop) - start, mark.style)
        for mark in piece.marks
        if mark.start < stop and mark.end > start
    )
    box = (along, piece.box[1], end, piece.box[3])
    text = piece.text[start:stop]
    return replace(piece, text=text, along=along, end=end, marks=marks, glyphs=glyphs, box=box)
