"""List bullets that are drawn, not written: browsers paint discs and squares beside the text."""

from __future__ import annotations

import numpy as np

from ingest.pdf.engine import Floats, Rules
from ingest.pdf.lines import VisualLine

SMALLEST, LARGEST = 1.2, 6.0
"""Points; a disc is about a third of the em."""
SQUARE = 1.3
FARTHEST = 2.4
"""A bullet stands at most this many ems left of its line."""
SAME_DEPTH = 4.0
"""Bullets whose places differ by less (points) are of one list."""


def mark_bullets(lines: list[VisualLine], rules: Rules, fills: Rules) -> None:
    """Set `level` of the lines that a drawn bullet opens: 1 for the outermost list of a cell."""
    dots = _dots(np.concatenate((rules.box, fills.box)))
    upright = [line for line in lines if line.turn == 0]
    if not len(dots) or not upright:
        return
    along = np.array([line.along for line in upright])
    size = np.array([line.size for line in upright])
    middle = np.array([line.across for line in upright]) - 0.38 * size
    found: dict[int, list[tuple[float, VisualLine]]] = {}
    for x0, top, x1, bottom in dots.tolist():
        gap = along - x1
        beside = (gap > 0) & (gap < FARTHEST * size)
        beside &= np.abs(middle - (top + bottom) / 2) < 0.35 * size
        beside &= (x1 - x0 < 0.8 * size) & (x1 - x0 > 0.15 * size)
        if beside.any():
            line = upright[int(np.argmin(np.where(beside, gap, np.inf)))]
            found.setdefault(line.container, []).append((x0, line))
    for marked in found.values():
        places = sorted({x0 for x0, _ in marked})
        depths = np.cumsum(np.diff(places, prepend=places[0] - 100.0) > SAME_DEPTH)
        rank = dict(zip(places, depths.tolist(), strict=True))
        for x0, line in marked:
            line.level = rank[x0]


def _dots(box: Floats) -> Floats:
    """Small square boxes that stand alone: dots in a row are a dotted rule."""
    wide, high = box[:, 2] - box[:, 0], box[:, 3] - box[:, 1]
    small = (wide > SMALLEST) & (wide < LARGEST) & (high < SQUARE * wide) & (wide < SQUARE * high)
    dots = np.unique(np.round(box[small], 2), axis=0)
    if len(dots) < 2:
        return dots
    x, y = (dots[:, 0] + dots[:, 2]) / 2, (dots[:, 1] + dots[:, 3]) / 2
    if len(dots) > 2000:
        return dots[:0]
    far = np.hypot(x[:, None] - x[None, :], y[:, None] - y[None, :])
    np.fill_diagonal(far, np.inf)
    return np.asarray(dots[far.min(1) > 2.2 * (dots[:, 2] - dots[:, 0])])
