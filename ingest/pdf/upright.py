"""From a PDF's user space (y up, perhaps rotated) to the upright page (y down from the top)."""

from __future__ import annotations

from dataclasses import dataclass, replace

import numpy as np

from ingest.pdf.engine import Bools, Floats, PageContent, Rules

LIMIT = 20_000.0
"""Pages larger than this (points; the format's own limit is 14,400) are read as that large."""

SLACK = 20.0


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

    def near(self, x: Floats, y: Floats) -> Bools:
        """Which points lie on the page, or hardly beside it: text elsewhere is not printed."""
        return np.asarray(
            (x > -SLACK) & (y > -SLACK) & (x < self.width + SLACK) & (y < self.height + SLACK)
        )

    def boxes(self, box: Floats) -> Floats:
        """User space boxes (left, bottom, right, top) as (x0, top, x1, bottom)."""
        xa, ya = self.points(box[:, 0], box[:, 1])
        xb, yb = self.points(box[:, 2], box[:, 3])
        return np.stack(
            (np.minimum(xa, xb), np.minimum(ya, yb), np.maximum(xa, xb), np.maximum(ya, yb)), 1
        )


def turn_upright(content: PageContent) -> PageContent:
    """The page turned so that most of its glyphs stand upright.

    Some pages are drawn on their side without saying so in /Rotate (a price list of the corpus
    turned by 90 degrees, vertical ordinances on landscape sheets).
    """
    turn = content.characters.turn
    if len(turn) < 12:
        return content
    counts = np.bincount(turn, minlength=4)[:4]
    most = int(counts.argmax())
    if most == 0 or counts[most] < 0.6 * len(turn):
        return content
    frame = Frame(0.0, 0.0, content.width, content.height, (4 - most) % 4)
    return _turned(content, frame)


def _turned(content: PageContent, frame: Frame) -> PageContent:
    characters = content.characters
    # Frame takes user space, whose y points up.
    x, y = frame.points(characters.x, content.height - characters.y)
    characters = replace(characters, x=x, y=y, turn=(characters.turn + frame.turns) % 4)

    def boxes(box: Floats) -> Floats:
        up = content.height
        return frame.boxes(np.stack((box[:, 0], up - box[:, 3], box[:, 2], up - box[:, 1]), 1))

    return replace(
        content,
        width=frame.width,
        height=frame.height,
        characters=characters,
        rules=Rules(boxes(content.rules.box), content.rules.color),
        fills=Rules(boxes(content.fills.box), content.fills.color),
        images=boxes(content.images),
    )
