"""Where a gap between two glyphs of a line stands for a space."""

from __future__ import annotations

import numpy as np

from ingest.pdf.codes import SPACE, is_wide
from ingest.pdf.engine import DOWNWARD, Bools, Characters, Floats, Ints

WORD_GAP = 0.17
"""A gap wider than this share of the em is a space; between two wide glyphs, WIDE_GAP."""
WIDE_GAP = 0.2
DOWN_GAP = 0.7
BRACKET_GAP = 0.6
"""Nobody types a space inside of brackets, but LibreOffice sets digits there a little apart."""
LEAST_MIXED = 10
LEAST_GAPS, FEWEST_GAPS = 5, 2
"""A line of fewer gaps is not taken for letter-spaced, unless they are alike; or not at all."""
ALIKE = 0.06
"""Gaps of justified text differ by less than this share of the em."""
_OPENING = np.array(sorted(map(ord, "（「『【〔［｛〈《＜≪")))
_VOICING = np.array([0xFF9E, 0xFF9F, 0x3099, 0x309A])
"""The marks of ﾎﾞ and ﾊﾟ, glyphs of their own whose ink is narrow: nobody types a space around."""
_CLOSING = np.array(sorted(map(ord, "）」』】〕］｝〉》＞≫")))


def word_gaps(glyphs: Characters, along: Floats, line: Ints) -> Bools:
    """For each glyph but the last: True where a space belongs between it and the next.

    The glyphs are sorted by line and place; `along` is their place.
    """
    same = line[1:] == line[:-1]
    gap = along[1:] - (along + glyphs.advance)[:-1]
    em = np.maximum(glyphs.size[1:], glyphs.size[:-1])
    share = np.where(same, gap / em, 0.0)
    wide = is_wide(glyphs.code)
    least = np.where(wide[1:] & wide[:-1], WIDE_GAP, WORD_GAP)
    least = np.where(_aired(glyphs.code, share, wide, same), 1.0, least)
    blank = (glyphs.code == SPACE) | (glyphs.code == 0x3000)
    least = least + _usual(share, line, same & ~blank[1:] & ~blank[:-1])
    inside = np.isin(glyphs.code[:-1], _OPENING) | np.isin(glyphs.code[1:], _CLOSING)
    least = np.where(inside, np.maximum(least, BRACKET_GAP), least)
    voiced = np.isin(glyphs.code, _VOICING)
    least = np.where(voiced[1:] | voiced[:-1], 1.0, least)
    # Glyphs set below each other stand apart by the line height.
    least = np.where(glyphs.turn[1:] == DOWNWARD, DOWN_GAP, least)
    return np.asarray(same & (share > least) & ~blank[1:] & ~blank[:-1])


def _aired(code: Ints, share: Floats, wide: Bools, same: Bools) -> Bools:
    """Places between Japanese and Latin, on a page that sets them a little apart.

    Word and LibreOffice put up to a quarter of an em there: no space was typed.
    """
    latin = ((code >= 48) & (code <= 57)) | ((code >= 65) & (code <= 90))
    latin |= (code >= 97) & (code <= 122)
    mixed = same & ((wide[1:] & latin[:-1]) | (latin[1:] & wide[:-1]))
    apart = mixed & (share > 0.1)
    if np.count_nonzero(mixed) < LEAST_MIXED or 2 * apart.sum() < mixed.sum():
        return np.zeros(len(mixed), np.bool_)
    # A space that was typed comes on top, or is wider.
    return np.asarray(mixed & (share < float(np.median(share[apart])) + 0.06))


def _usual(share: Floats, line: Ints, glyphs: Bools) -> Floats:
    """What justified or letter-spaced lines put between all glyphs: the line's median.

    Lines of few gaps must have all of them alike. `glyphs`: no blank on either side of the gap.
    """
    share = np.clip(share, 0.0, 3.0)
    usual = np.zeros(len(share))
    lines = line[1:]
    loose = np.bincount(lines[glyphs & (share > 0.12)], minlength=int(lines.max(initial=0)) + 1)
    count = np.maximum(np.bincount(lines[glyphs], minlength=len(loose)), 1)
    for number in np.flatnonzero((loose * 2 > count) & (count >= FEWEST_GAPS)).tolist():
        mine = glyphs & (lines == number)
        gaps = share[mine]
        if len(gaps) >= LEAST_GAPS or np.ptp(gaps) < ALIKE:
            usual[mine] = np.median(gaps)
    return usual
