"""Rules drawn under glyphs: marks of the text, not lines of a table."""

from __future__ import annotations

import numpy as np

from ingest.pdf.engine import Bools, Characters
from ingest.pdf.rules import Lines

LOWEST, HIGHEST = 0.38, -0.06
"""An underline's middle lies between these shares of the em below the baseline."""
MOST_RULES = 3000


def underlined(characters: Characters, across: Lines) -> Bools:
    """Which glyphs have a rule right below them.

    `across` are horizontal lines that no grid uses. A rule counts where glyphs stand above most
    of its length; a line across the page below a heading does not.
    """
    marked = np.zeros(len(characters), np.bool_)
    flat = np.flatnonzero(characters.turn == 0)
    if not len(flat) or not len(across) or len(across) > MOST_RULES:
        return marked
    flat = flat[np.argsort(characters.y[flat], kind="stable")]
    y, size = characters.y[flat], characters.size[flat]
    middle = characters.x[flat] + characters.advance[flat] / 2
    largest = float(size.max())
    first = np.searchsorted(y, across.at - LOWEST * largest)
    last = np.searchsorted(y, across.at - HIGHEST * largest, side="right")
    for rule, (start, stop) in enumerate(zip(first.tolist(), last.tolist(), strict=True)):
        near = slice(start, stop)
        below = (across.at[rule] - y[near]) / size[near]
        hit = (below <= LOWEST) & (below >= HIGHEST)
        hit &= (middle[near] >= across.low[rule]) & (middle[near] <= across.high[rule])
        mine = flat[near][hit]
        covered = float(characters.advance[mine].sum())
        if covered >= 0.6 * (across.high[rule] - across.low[rule]):
            marked[mine] = True
    return marked
