"""Character-by-character normalisation that keeps every position.

Regular expressions for numbers, dates and statements run on the flattened text; spans found
there are spans of the text as printed.
"""

from __future__ import annotations

import re
from functools import lru_cache

_FROM = "０１２３４５６７８９．，％：；／＋＝＜＞（）［］[]｛｝〔〕〈〉＃＆＊　"
_TO = "0123456789.,%:;/+=<>()()()()()<>#&* "
_SAME: dict[int, str] = {
    **{ord(a): b for a, b in zip(_FROM, _TO, strict=True)},
    **{0xFF21 + i: chr(0x41 + i) for i in range(26)},
    **{0xFF41 + i: chr(0x61 + i) for i in range(26)},
    **{ord(c): "~" for c in "〜～∼∽"},
    **{ord(c): "-" for c in "−－‐‑‒–—―"},
    **{ord(c): " " for c in "\t\n\r\u00a0\u2002\u2003\u2009\u200b\u202f\ufeff"},
    **{ord(c): "<" for c in "≪《"},
    **{ord(c): ">" for c in "≫》"},
    ord("﹪"): "%",
    ord("㌫"): "%",
    ord("▲"): "△",
}


_INTO = {chr(code): into for code, into in _SAME.items()}
_CHANGED = re.compile(f"[{re.escape(''.join(_INTO))}]")


@lru_cache(maxsize=2048)  # numbers, dates and words of one text are each looked for
def flatten(text: str) -> str:
    """The text with widths, blanks, dashes and round brackets made one; same length as before."""
    # A text has few different characters that change: to replace each is quicker than to walk.
    for character in set(_CHANGED.findall(text)):
        text = text.replace(character, _INTO[character])
    return text
