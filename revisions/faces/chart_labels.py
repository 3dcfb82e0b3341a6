"""Labels of a chart that do not overlap: who comes late moves, or stays away."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from html import escape
from typing import Literal

_HEIGHT = 13.0
_WIDE, _NARROW = 12.0, 6.6
"""Widths of an ideograph and of a Latin letter at 12 pixels."""
_MOVES = (0.0, -13.0, 13.0, -26.0, 26.0)


@dataclass(frozen=True, slots=True)
class Label:
    """A text at (x, y) of its baseline; `style` is put into its tag."""

    x: float
    y: float
    text: str
    style: str
    anchor: Literal["start", "middle"]

    @property
    def box(self) -> tuple[float, float, float, float]:
        """Left, top, right and bottom edge, as far as they can be guessed without a font."""
        width = sum(_WIDE if ord(each) > 0x2E80 else _NARROW for each in self.text)
        left = self.x - width / 2 if self.anchor == "middle" else self.x
        return (left, self.y - _HEIGHT + 2, left + width, self.y + 2)


def drawn(labels: Iterable[Label]) -> Iterator[str]:
    """The labels as SVG, moved up or down where they would overlap an earlier one.

    One that finds no room is left out; its point still tells when pointed at.
    """
    placed: list[tuple[float, float, float, float]] = []
    for label in labels:
        for move in _MOVES:
            moved = replace(label, y=label.y + move)
            if not any(_overlap(moved.box, box) for box in placed):
                placed.append(moved.box)
                yield (
                    f'<text {moved.style} x="{moved.x:.1f}" y="{moved.y:.1f}" '
                    f'text-anchor="{moved.anchor}">{escape(moved.text)}</text>'
                )
                break


def _overlap(one: tuple[float, ...], other: tuple[float, ...]) -> bool:
    return one[0] < other[2] and other[0] < one[2] and one[1] < other[3] and other[1] < one[3]
