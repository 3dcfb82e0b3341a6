"""Code points: what is no character at all, and what stands for another one."""

from __future__ import annotations

import numpy as np

from ingest.pdf.engine import UNMAPPED, Bools, Characters, Ints
from normalize.text.radicals import RADICALS

SPACE = 32

_DINGBATS = {
    0xF0B7: "•",
    0xF06C: "●",
    0xF0A7: "▪",
    0xF06E: "■",
    0xF075: "◆",
    0xF076: "❖",
    0xF0D8: "➢",
    0xF0FC: "✓",
}
"""Bullets of Word's Symbol and Wingdings fonts, which have private codes."""


def known(codes: Ints) -> Ints:
    """The codes with `UNMAPPED` in place of controls, surrogates, private use, noncharacters."""
    if (codes >= 0xF000).any():
        for dingbat, plain in _DINGBATS.items():
            codes = np.where(codes == dingbat, ord(plain), codes)
    bad = (codes < 32) | (codes > 0x10FFFF) | ((codes >= 0xD800) & (codes < 0xF900))
    bad |= (codes & 0xFFFE) == 0xFFFE
    spaces = (codes == 9) | (codes == 10) | (codes == 13) | (codes == 0xA0)
    return np.where(spaces, SPACE, np.where(bad, UNMAPPED, codes))


def is_wide(codes: Ints) -> Bools:
    """Glyphs that fill an em: kana, ideographs, full-width forms."""
    return np.asarray((codes >= 0x2E80) & ~((codes >= 0xFF61) & (codes <= 0xFFDC)))


def repair(characters: Characters) -> None:
    """Put plain ideographs in place of radicals and compatibility ideographs (in place)."""
    code = characters.code
    odd = (code >= 0x2E80) & (code <= 0x2FDF)
    odd |= ((code >= 0xF900) & (code <= 0xFAFF)) | (code >= 0x2F800)
    for value in np.unique(code[odd]).tolist():
        good = RADICALS.get(value)
        if good is not None and len(good) == 1:
            code[code == value] = ord(good)
