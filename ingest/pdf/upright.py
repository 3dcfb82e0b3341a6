"""From a PDF's user space (y up, perhaps rotated) to the upright page (y down from the top)."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from ingest.pdf.engine import Floats

LIMIT = 20_000.0
"""Pages larger than this (points; the format's own limit is 14,400) are read as that large."""


@dataclass(frozen=True, slots=True)
class Frame:
    """One page's box and rotation; `turns` counts quarter turns clockwise."""

    x0: float
    y0: float
    x1: float
    y1: float
    turns: int

    @classmethod
    def of(cls, box: tuple[float, float, float, float], rotation: int) -> Frame:
        """A frame from the page's visible box and its /Rotate in degrees."""
        x0, y0, x1, y1 = (float(np.clip(value, -LIMIT, LIMIT)) for value in box)
        return cls(min(x0, x1), min(y0, y1), max(x0, x1), max(y0, y1), rotation // 90 % 4)

    @property
    def width(self) -> float:
        """Width of the upright page."""
        return self.y1 - self.y0 if self.turns % 2 else self.x1 - self.x0

    @property
    def height(self) -> float:
        """Height of the upright page."""
        return self.x1 - self.x0 if self.turns % 2 else self.y1 - self.y0

    def points(self, x: Floats, y: Floats) -> tuple[Floats, Floats]:
        """User space points on the upright page."""
        if self.turns == 0:
            return x - self.x0, self.y1 - y
        if self.turns == 1:
            return y - self.y0, x - self.x0
        if self.turns == 2:
            return self.x1 - x, y - self.y0
        return self.y1 - y, self.x1 - x

    def boxes(self, box: Floats) -> Floats:
        """User space boxes (left, bottom, right, top) as (x0, top, x1, bottom)."""
        xa, ya = self.points(box[:, 0], box[:, 1])
        xb, yb = self.points(box[:, 2], box[:, 3])
        return np.stack(
            (np.minimum(xa, xb), np.minimum(ya, yb), np.maximum(xa, xb), np.maximum(ya, yb)), 1
        )
