"""What single characters fold to, learnt as they are met.

Nearly all characters fold the same wherever they stand, and most to themselves. To look up the
few different characters of a text and replace those that change is ten times as fast as to walk
through it character by character.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable

_MOST = 50_000
"""More different characters than any Japanese text has; beyond, all is forgotten."""
_OTHERS = re.compile(r"[^ぁ-ゖァ-ヺー一-髗髚-鿿々0-9a-z%.()/,:;・、。○~※-]")
"""All but the most frequent characters of Japanese, which fold to themselves."""
_JAMO = range(0x1100, 0x1200)


class Characters:
    """Applies to a text a function that treats each character alone."""

    def __init__(self, fold: Callable[[str], str]) -> None:
        """`fold` may treat characters together only where Unicode composes them."""
        self._fold = fold
        self._same: set[str] = set()
        self._into: dict[str, str | None] = {}

    def fold(self, text: str) -> str | None:
        """The folded text; None where a character may join with its neighbours (ｶ and ﾞ)."""
        found = _OTHERS.findall(text)
        if not found:
            return text
        others = set(found).difference(self._same)
        if len(self._into) + len(self._same) > _MOST:
            self._into.clear()
            self._same.clear()
        for character in others.difference(self._into):
            self._learn(character)
        for character in others.difference(self._same):
            into = self._into[character]
            if into is None:
                return None
            text = text.replace(character, into)
        return text

    def _learn(self, character: str) -> None:
        into = self._fold(character)
        if any(_may_join(one) or self._fold(one) != one for one in into):
            self._into[character] = None
        elif into == character:
            self._same.add(character)
        else:
            self._into[character] = into


def _may_join(character: str) -> bool:
    """Whether a character may compose with the one before it: marks, and parts of Hangul."""
    return unicodedata.category(character)[0] == "M" or ord(character) in _JAMO
