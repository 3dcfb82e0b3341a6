"""Bold lines above plain ones: a heading whose line is full does not go on in the text below it."""

from __future__ import annotations

import re

import numpy as np

from ingest.pdf.engine import UNNAMED, Characters, Ints

_KANA = 0x3041
"""Kana, kanji and their like have codes from here on; digits may come from another font."""
_LEAST = 3
_MIXED = 9
_GOES_ON = re.compile(r"[ぁ-んー、。，．）)」』】％%]")
_OPEN = re.compile(r"(?:[、，・（(「『]|[（(「『【][^）)」』】]*)$")


def weights_of(glyphs: Characters, first: Ints) -> dict[int, int]:
    """The one weight of each line that has one, by its place in `first`; none on a plain page.

    Browsers make a font bold that has no bold letters by drawing them: without a font's name.
    """
    weight = glyphs.bold + 2 * (glyphs.font == UNNAMED)
    if weight.min() == weight.max():
        return {}
    letters = glyphs.code >= _KANA
    low = np.minimum.reduceat(np.where(letters, weight, _MIXED), first)
    high = np.maximum.reduceat(np.where(letters, weight, -1), first)
    found = (low == high) & (np.add.reduceat(letters, first) >= _LEAST)
    return {number: int(low[number]) for number in np.flatnonzero(found).tolist()}


def parts_heading(above: list[int | None], below: int | None, texts: tuple[str, str]) -> bool:
    """Whether numbered lines of one weight end above a line of another, as a heading does.

    `texts` are the last line and the next. Emphasis that happens to end with its line
    goes on with a particle, or within a bracket.
    """
    if below is None or len(set(above)) != 1 or above[0] in (None, below):
        return False
    return not _GOES_ON.match(texts[1]) and not _OPEN.search(texts[0])
