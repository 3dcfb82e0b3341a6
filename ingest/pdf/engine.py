"""What a PDF engine hands to the table finder: arrays of characters and of rules, page by page.

Every coordinate is in points on the upright page, measured from its top left corner, y downwards.
"""

from __future__ import annotations

from dataclasses import dataclass, field, fields
from typing import Self

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float64]
Ints = NDArray[np.int64]
Bools = NDArray[np.bool_]

Row = tuple[float, float, float, float, int]
"""A rule or filled area: x0, top, x1, bottom, colour."""

DOWNWARD = 4
UNMAPPED = 0xFFFD
"""Code point that stands for a glyph whose font does not say which character it is."""


UNNAMED = 0
"""The number of fonts without a name: Type 3 (Chromium's)."""


@dataclass(slots=True)
class Characters:
    """Glyphs in the order of the content stream; one array per property.

    `x`/`y` is the baseline origin, `advance` the distance to where the next glyph would start,
    `size` the em size; boxes are built from these, never from a glyph's ink, since thin glyphs
    (. ・ 一) would float to another line. `turn` counts quarter turns clockwise of the glyph;
    `DOWNWARD` is an upright glyph of vertical writing.
    """

    code: Ints
    x: Floats
    y: Floats
    advance: Floats
    size: Floats
    turn: Ints
    font: Ints
    bold: Bools

    def __len__(self) -> int:
        return len(self.code)

    def take(self, chosen: Bools | Ints) -> Characters:
        """The same properties for some of the glyphs."""
        return Characters(*(getattr(self, item.name)[chosen] for item in fields(self)))

    def centers(self) -> tuple[Floats, Floats]:
        """The middle of each glyph's em box, as x and y."""
        across = self.advance / 2
        up = self.size * 0.38
        sin = np.choose(self.turn, (0.0, 1.0, 0.0, -1.0, 0.0))
        cos = np.choose(self.turn, (1.0, 0.0, -1.0, 0.0, 1.0))
        return self.x + across * cos + up * sin, self.y + across * sin - up * cos

    @classmethod
    def empty(cls) -> Self:
        """No glyphs."""
        whole, real = np.zeros(0, np.int64), np.zeros(0)
        return cls(whole, real, real, real, real, whole, whole, np.zeros(0, np.bool_))


@dataclass(slots=True)
class Rules:
    """Thin straight marks: strokes, edges of stroked rectangles, thin filled rectangles.

    `box` has one row (x0, top, x1, bottom) per rule, thickness included; `color` is 0xRRGGBB.
    """

    box: Floats
    color: Ints

    def __len__(self) -> int:
        return len(self.box)

    def take(self, chosen: Bools | Ints) -> Rules:
        """Some of the rules."""
        return Rules(self.box[chosen], self.color[chosen])

    @classmethod
    def shown(cls, rows: list[Row] | Floats, width: float, height: float) -> Self:
        """Those of the rules (box and colour) that are on the page, clipped to it."""
        if not len(rows):
            return cls.empty()
        table = np.array(rows, np.float64)
        table = table[np.isfinite(table).all(1)]
        box = table[:, :4]
        on_page = (box[:, 2] > 0) & (box[:, 3] > 0) & (box[:, 0] < width) & (box[:, 1] < height)
        box[:, 0::2] = box[:, 0::2].clip(0, width)
        box[:, 1::2] = box[:, 1::2].clip(0, height)
        return cls(box[on_page], table[on_page, 4].astype(np.int64))

    @classmethod
    def empty(cls) -> Self:
        """No rules."""
        return cls(np.zeros((0, 4)), np.zeros(0, np.int64))


@dataclass(slots=True)
class PageContent:
    """One page as an engine sees it; `number` counts from 1.

    `guessed` counts glyphs whose font does not say which character they are, `hidden` is text
    that is clipped away or beside the page, `cut` says that the page has more drawing than is
    looked at, `recognised` that its text was read from its picture, `problem` why nothing could
    be read.
    """

    number: int
    width: float
    height: float
    characters: Characters
    rules: Rules
    fills: Rules = field(default_factory=Rules.empty)
    images: Floats = field(default_factory=lambda: np.zeros((0, 4)))
    guessed: int = 0
    hidden: str = ""
    cut: bool = False
    recognised: bool = False
    problem: str | None = None


def unreadable(number: int, problem: str) -> PageContent:
    """An empty page in place of one that the engine could not load, and why."""
    nothing = (Characters.empty(), Rules.empty())
    return PageContent(number, 0.0, 0.0, *nothing, problem=problem)
