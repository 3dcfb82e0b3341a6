"""Cleaning rules before grids are looked for: joining pieces, doubles and dashes."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from ingest.pdf.engine import Bools, Floats, Ints, Rules

SAME_LINE = 0.6
"""Rules whose middles are this close (points) lie on one line."""
TOUCH = 0.6
"""Pieces of one line with a gap up to this are one piece."""
DASH_GAP = 4.0
DASH_LENGTH = 9.0
"""Short pieces with gaps up to DASH_GAP are the dashes of one line."""


@dataclass(slots=True)
class Lines:
    """Parallel rules. `at` is the place across, `low`/`high` the ends along; `thick` points."""

    at: Floats
    low: Floats
    high: Floats
    thick: Floats
    color: Ints

    def __len__(self) -> int:
        return len(self.at)

    def take(self, chosen: Bools | Ints) -> Lines:
        """Some of them."""
        return Lines(
            self.at[chosen],
            self.low[chosen],
            self.high[chosen],
            self.thick[chosen],
            self.color[chosen],
        )


def horizontal_and_vertical(rules: Rules) -> tuple[Lines, Lines]:
    """Rules as two families of clean lines: horizontal ones, vertical ones.

    Dots (as high as wide) are part of whichever line they continue, so both families get them.
    """
    box = rules.box
    wide, high = box[:, 2] - box[:, 0], box[:, 3] - box[:, 1]
    flat, tall = wide >= high, high >= wide
    across = _lines(box[flat][:, [0, 1, 2, 3]], rules.color[flat])
    down = _lines(box[tall][:, [1, 0, 3, 2]], rules.color[tall])
    return _joined(across), _joined(down)


def _lines(box: Floats, color: Ints) -> Lines:
    return Lines((box[:, 1] + box[:, 3]) / 2, box[:, 0], box[:, 2], box[:, 3] - box[:, 1], color)


def _joined(lines: Lines) -> Lines:
    """Touching pieces of one line as one; then dashes; then what stays a dot goes."""
    for gap, shortest in ((TOUCH, np.inf), (DASH_GAP, DASH_LENGTH)):
        lines = _merge(lines, gap, shortest)
    return lines.take(lines.high - lines.low >= 2.0)


def _merge(lines: Lines, gap: float, shortest: float) -> Lines:
    if len(lines) < 2:
        return lines
    by_place = np.argsort(lines.at, kind="stable")
    line = np.empty(len(lines), np.int64)
    line[by_place] = np.cumsum(np.diff(lines.at[by_place], prepend=-np.inf) > SAME_LINE)
    order = np.lexsort((lines.low, line))
    lines, line = lines.take(order), line[order]
    # The furthest end so far on the same line: a running maximum that each line restarts.
    shift = line * 1e6
    reach = np.maximum.accumulate(lines.high + shift) - shift
    opens = np.ones(len(lines), np.bool_)
    space = lines.low[1:] - reach[:-1]
    near = space <= gap
    if np.isfinite(shortest):
        length = lines.high - lines.low
        short = (length[1:] <= shortest) & (length[:-1] <= shortest)
        near &= short | (space <= TOUCH)
    opens[1:] = (line[1:] != line[:-1]) | ~near
    if opens.all():
        return lines
    start = np.flatnonzero(opens)
    weight = np.maximum(lines.high - lines.low, 0.01)
    return Lines(
        np.add.reduceat(lines.at * weight, start) / np.add.reduceat(weight, start),
        lines.low[start],
        np.maximum.reduceat(lines.high, start),
        np.maximum.reduceat(lines.thick, start),
        lines.color[start],
    )
