"""Rules drawn under glyphs: marks of the text, not lines of a table."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from ingest.pdf.engine import DOWNWARD, Bools, Characters, Floats
from ingest.pdf.rules import Lines

NEAREST, FARTHEST = -0.06, 0.24
"""An underline's middle lies between these shares of the em below the baseline. A cell's border
is farther away: below the descenders and the padding."""
COVERED = 0.8
"""Share of an underline's length that has glyphs right above it."""
BESIDE = (0.35, 0.85)
"""A side line of vertical writing stands this many ems right of the middle of its glyphs."""


@dataclass(slots=True)
class Underlines:
    """Which glyphs are underlined, and which lines did it (they are no rules of a table)."""

    glyphs: Bools
    across: Bools
    down: Bools


def find_underlines(characters: Characters, across: Lines, down: Lines) -> Underlines:
    """Lines that follow a run of glyphs: below horizontal text, right of vertical writing."""
    marked = np.zeros(len(characters), np.bool_)
    size = characters.size
    flat = np.flatnonzero(characters.turn == 0)
    low = _follow(
        across,
        characters.y[flat],
        characters.x[flat],
        characters.advance[flat],
        size[flat],
        (NEAREST, FARTHEST),
    )
    for _, mine in low:
        marked[flat[mine]] = True
    tall = np.flatnonzero(characters.turn == DOWNWARD)
    middle, _ = characters.centers()
    right = _follow(
        down,
        middle[tall],
        characters.y[tall] - 0.88 * size[tall],
        size[tall],
        size[tall],
        BESIDE,
    )
    for _, mine in right:
        marked[tall[mine]] = True
    return Underlines(marked, _chosen(low, len(across)), _chosen(right, len(down)))


def _chosen(found: list[tuple[int, list[int]]], count: int) -> Bools:
    chosen = np.zeros(count, np.bool_)
    chosen[[line for line, _ in found]] = True
    return chosen


def _follow(
    lines: Lines,
    base: Floats,
    start: Floats,
    length: Floats,
    size: Floats,
    window: tuple[float, float],
) -> list[tuple[int, list[int]]]:
    """Lines beside a run of glyphs, each with the glyphs it marks.

    `base` is where the glyphs stand across, `start` and `length` their place along.
    """
    if not len(base) or not len(lines):
        return []
    order = np.argsort(base, kind="stable")
    base, start, length, size = base[order], start[order], length[order], size[order]
    largest = float(size.max())
    first = np.searchsorted(base, lines.at - window[1] * largest)
    last = np.searchsorted(base, lines.at - window[0] * largest, side="right")
    found = []
    for line in np.flatnonzero((last > first) & (lines.thick < 0.2 * largest)).tolist():
        near = slice(int(first[line]), int(last[line]))
        share = (lines.at[line] - base[near]) / size[near]
        middle = start[near] + length[near] / 2
        hit = (share >= window[0]) & (share <= window[1])
        hit &= (middle >= lines.low[line]) & (middle <= lines.high[line])
        covered = float(length[near][hit].sum())
        if covered >= COVERED * (lines.high[line] - lines.low[line]):
            found.append((line, order[near][hit].tolist()))
    return found
