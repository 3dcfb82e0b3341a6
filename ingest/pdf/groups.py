"""Which horizontal and vertical lines belong together."""

from __future__ import annotations

import numpy as np

from ingest.pdf.engine import Bools, Ints
from ingest.pdf.rules import Lines

WIDEST_LABEL, LEAST_SIDE = 120.0, 200.0
"""Points: how wide a label may be that spans a page's rows, and how long its sides at least."""
SAME_ENDS = 3.0
Group = tuple[Ints, Ints]
"""Indices of horizontal and of vertical lines."""


def connected(across: Lines, down: Lines, reach: float) -> list[Group]:
    """Groups of lines that touch, as indices of horizontal and vertical lines."""
    if not len(across) or not len(down):
        return []
    slack_h = reach + across.thick / 2
    slack_v = reach + down.thick / 2
    meets = (across.low - reach)[:, None] <= (down.at + slack_v)[None, :]
    meets &= (across.high + reach)[:, None] >= (down.at - slack_v)[None, :]
    meets &= (down.low - reach)[None, :] <= (across.at + slack_h)[:, None]
    meets &= (down.high + reach)[None, :] >= (across.at - slack_h)[:, None]
    h, v = np.nonzero(meets)
    if not len(h):
        return []
    label_h, label_v = np.arange(len(across)), np.full(len(down), len(across))
    while True:
        before = label_h.copy()
        np.minimum.at(label_v, v, label_h[h])
        np.minimum.at(label_h, h, label_v[v])
        if np.array_equal(before, label_h):
            break
    alive = np.unique(label_h[h])
    return [(np.flatnonzero(label_h == k), np.flatnonzero(label_v == k)) for k in alive.tolist()]


def left_over(across: Lines, down: Lines, groups: list[Group]) -> Group:
    """Lines in none of the groups."""
    free_h, free_v = np.ones(len(across), np.bool_), np.ones(len(down), np.bool_)
    for mine_h, mine_v in groups:
        free_h[mine_h] = False
        free_v[mine_v] = False
    return np.flatnonzero(free_h), np.flatnonzero(free_v)


def with_spanning(across: Lines, down: Lines, group: Group, loose: Group, reach: float) -> Group:
    """The group with those loose lines that span it, nearly, from one of its rules to another.

    Or that stand beside it as a whole: where a label spans all rows of a page, no rule reaches
    the side of the table.
    """
    mine_h, mine_v = group
    more_h = loose[0][_spans(across.take(loose[0]), down.take(mine_v), reach)]
    more_v = loose[1][
        _spans(down.take(loose[1]), across.take(mine_h), reach)
        | _beside(down.take(loose[1]), down.take(mine_v))
    ]
    if not len(more_h) and not len(more_v):
        return group
    return np.concatenate((mine_h, more_h)), np.concatenate((mine_v, more_v))


def _spans(lines: Lines, crossing: Lines, reach: float) -> Bools:
    """Which lines begin and end at a crossing line, give or take `reach`."""
    if not len(lines) or not len(crossing):
        return np.zeros(len(lines), np.bool_)
    beside = (crossing.low[None, :] - reach <= lines.at[:, None]) & (
        crossing.high[None, :] + reach >= lines.at[:, None]
    )
    slack = reach + crossing.thick[None, :] / 2
    begins = beside & (np.abs(lines.low[:, None] - crossing.at[None, :]) <= slack)
    ends = beside & (np.abs(lines.high[:, None] - crossing.at[None, :]) <= slack)
    return np.asarray(begins.any(1) & ends.any(1))


def _beside(lines: Lines, mine: Lines) -> Bools:
    """Which lines are as long as a group's own side, and near to it, beyond it."""
    found = np.zeros(len(lines), np.bool_)
    if not len(lines) or not len(mine):
        return found
    for side in (np.argmin(mine.at), np.argmax(mine.at)):
        far = np.abs(lines.at - mine.at[side])
        ends = np.abs(lines.low - mine.low[side]) + np.abs(lines.high - mine.high[side])
        outside = (lines.at < mine.at.min()) | (lines.at > mine.at.max())
        found |= outside & (far < WIDEST_LABEL) & (ends < SAME_ENDS)
    return np.asarray(found & (mine.high.max() - mine.low.min() > LEAST_SIDE))
