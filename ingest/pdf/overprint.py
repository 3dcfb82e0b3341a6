"""Two lines printed over each other: text that a page break pushed out of its cell.

Chromium breaks a row that cells span without moving what is below: the last line of a cell is
printed over the first one of the cell below, its baseline a few points above (談を実施する。 over
①未治療者に…). Such lines are two, though their baselines are as near as those of a superscript.
"""

from __future__ import annotations

import numpy as np

from ingest.pdf.codes import SPACE
from ingest.pdf.engine import Characters, Floats, Ints

SHARED = 0.3
"""Share of the shorter line that stands over the other one."""


def part_overprinted(
    line: Ints, order: Ints, along: Floats, across: Floats, characters: Characters
) -> Ints:
    """Numbers of lines, two for one whose glyphs stand over each other on two baselines.

    `order` sorts the glyphs by line and, within, by baseline.
    """
    numbers, sizes = line[order], characters.size[order]
    first = np.flatnonzero(np.diff(numbers, prepend=-1))
    last = np.append(first[1:], len(order)) - 1
    height = across[order][last] - across[order][first]
    doubtful = np.flatnonzero(height > 0.2 * sizes[first])
    if not len(doubtful):
        return line
    parted = line * 2
    for number in doubtful.tolist():
        mine = order[first[number] : last[number] + 1]
        mine = mine[characters.code[mine] != SPACE]
        low = _lower(mine, along, across, characters)
        parted[low] += 1
    return parted


def _lower(mine: Ints, along: Floats, across: Floats, characters: Characters) -> Ints:
    """The glyphs of the lower of two lines; none where the glyphs stand side by side."""
    none = mine[:0]
    if len(mine) < 4:
        return none
    step = np.diff(across[mine])
    cut = int(np.argmax(step)) + 1
    upper, lower = mine[:cut], mine[cut:]
    em = float(np.median(characters.size[mine]))
    if step[cut - 1] < 0.15 * em or min(len(upper), len(lower)) < 2:
        return none
    if abs(np.median(characters.size[upper]) - np.median(characters.size[lower])) > 0.1 * em:
        return none
    start, end = along[lower], along[lower] + characters.advance[lower]
    covered = sum(
        bool(
            np.any(
                np.minimum(end, along[i] + characters.advance[i]) - np.maximum(start, along[i])
                > 0.3 * em
            )
        )
        for i in upper.tolist()
    )
    return lower if covered >= 2 and covered >= SHARED * min(len(upper), len(lower)) else none
