"""Faces of a grid: the areas that its rules part, as cells and as grids nested flush with a cell.

`flat[r, c]` is True where a rule lies above square (r, c), `tall[r, c]` where one lies left of
it; both have one row or column more than the squares.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from ingest.pdf.engine import Bools, Ints

Span = tuple[int, int, int, int]
"""Row, column, row span, column span."""


@dataclass(slots=True)
class Faces:
    """One label per square (-1: open to the outside), and each label's bounding box and size."""

    label: Ints
    low: Ints
    high: Ints
    size: Ints

    @property
    def ragged(self) -> list[int]:
        """Labels whose squares are no rectangle, the largest box first."""
        extent = self.high - self.low
        area = extent[:, 0] * extent[:, 1]
        return [int(one) for one in np.argsort(-area) if self.size[one] < area[one]]


def find_faces(flat: Bools, tall: Bools) -> Faces:
    """Label the squares by the face they belong to."""
    rows, columns = tall.shape[0], flat.shape[1]
    run = np.cumsum(tall[:, :-1], 1) + np.arange(rows)[:, None] * (columns + 2)
    _, run = np.unique(run, return_inverse=True)
    run = run.reshape(rows, columns)
    through = ~flat[1:-1]
    above, below = run[:-1][through], run[1:][through]
    root = np.arange(int(run.max()) + 1)
    while True:
        before = root.copy()
        least = np.minimum(root[above], root[below])
        np.minimum.at(root, above, least)
        np.minimum.at(root, below, least)
        root = root[root]
        if np.array_equal(before, root):
            break
    label = root[run]
    outside = np.unique(
        np.concatenate(
            (
                label[0][~flat[0]],
                label[-1][~flat[-1]],
                label[:, 0][~tall[:, 0]],
                label[:, -1][~tall[:, -1]],
            )
        )
    )
    kept, label = np.unique(label, return_inverse=True)
    label = label.reshape(rows, columns)
    if len(outside):
        gone = np.isin(kept, outside)
        renumber = np.where(gone, -1, np.cumsum(~gone) - 1)
        label = renumber[label]
    return _measured(label)


def _measured(label: Ints) -> Faces:
    count = int(label.max()) + 1
    low = np.full((count, 2), 1 << 30)
    high = np.zeros((count, 2), np.int64)
    place = np.nonzero(label >= 0)
    mine = label[place]
    for axis in (0, 1):
        np.minimum.at(low[:, axis], mine, place[axis])
        np.maximum.at(high[:, axis], mine, place[axis] + 1)
    return Faces(label, low, high, np.bincount(mine, minlength=count))


def spans_of(faces: Faces) -> tuple[list[Span], Ints]:
    """Cells in reading order and who owns each square; ragged faces are cut into rectangles."""
    label = faces.label.copy()
    following = len(faces.size)
    for one in faces.ragged:
        following = _cut(label, one, following)
    if following > len(faces.size):
        faces = _measured(label)
    order = np.lexsort((faces.low[:, 1], faces.low[:, 0]))
    order = order[faces.size[order] > 0]
    place = np.full(len(faces.size) + 1, -1)
    place[order] = np.arange(len(order))
    low, extent = faces.low[order], (faces.high - faces.low)[order]
    spans = [
        (row, column, height, width)
        for (row, column), (height, width) in zip(low.tolist(), extent.tolist(), strict=True)
    ]
    return spans, place[faces.label]


def _cut(label: Ints, one: int, following: int) -> int:
    """Cut a ragged face into rectangles: as wide as it is in a row, as deep as it stays so."""
    left = label == one
    while left.any():
        row, column = (int(axis[0]) for axis in np.nonzero(left))
        width = int(np.argmin(np.append(left[row, column:], False)))
        deep = 1
        while row + deep < len(left) and _same_run(left[row + deep], column, width):
            deep += 1
        left[row : row + deep, column : column + width] = False
        label[row : row + deep, column : column + width] = following
        following += 1
    return following


def _same_run(row: Bools, column: int, width: int) -> bool:
    """True where a row of the face has the same stretch, no longer and no shorter."""
    before = column > 0 and row[column - 1]
    after = column + width < len(row) and row[column + width]
    return bool(row[column : column + width].all()) and not before and not after


def nested_regions(faces: Faces) -> list[Span]:
    """The squares of grids that lie flush with one side of a cell.

    Such a cell is a face around others (U-shaped): a page break put the rest of a nested table
    right below the repeated header, so that its rules meet those of the outer table.
    """
    found: list[Span] = []
    for one in faces.ragged:
        (r0, c0), (r1, c1) = faces.low[one].tolist(), faces.high[one].tolist()
        inside = faces.label[r0:r1, c0:c1]
        strange = inside != one
        if (inside == -1).any() or not _contained(
            faces, np.unique(inside[strange]), r0, c0, r1, c1
        ):
            continue
        rows, columns = np.flatnonzero(strange.any(1)), np.flatnonzero(strange.any(0))
        top, left, low, right = (
            int(rows[0]),
            int(columns[0]),
            int(rows[-1]) + 1,
            int(columns[-1]) + 1,
        )
        if not strange[top:low, left:right].all():
            continue
        touches = (top == 0) + (left == 0) + (low == r1 - r0) + (right == c1 - c0)
        if touches > 1:
            continue
        found.append((r0 + top, c0 + left, low - top, right - left))
    return found


def _contained(faces: Faces, labels: Ints, r0: int, c0: int, r1: int, c1: int) -> bool:
    low, high = faces.low[labels], faces.high[labels]
    return bool((low >= (r0, c0)).all() and (high <= (r1, c1)).all() and len(labels) > 0)
