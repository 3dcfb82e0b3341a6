"""Text made comparable character by character, with the way back to what is printed.

`normalize.text.folding.fold` tells whether two texts are the same but loses the places. Here each
cluster of characters is folded by itself, so that a difference can be shown where it is printed.
White space falls away: width, spacing and line breaks are no change.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

from normalize.text.folding import fold

# A character with the voicing marks behind it: ｶﾞ is one letter.
_CLUSTER = re.compile("\\S[\uff9e\uff9f\u3099\u309a]*")
# Numbers stay whole (96.5, 1,170); so do words in Latin letters (KPI, DX).
_TOKEN = re.compile(r"\d+(?:[.,]\d+)*|[a-z]+|.", re.DOTALL)


@dataclass(frozen=True, slots=True)
class Folded:
    """Folded characters; `starts[i]` is where the i-th is printed, `size` the printed length."""

    text: str
    starts: tuple[int, ...]
    size: int

    def tokens(self, start: int = 0, end: int | None = None) -> list[str]:
        """Characters, but whole numbers and Latin words, of a part of the folded text."""
        return _TOKEN.findall(self.text[start:end])

    def printed(self, start: int, end: int) -> tuple[int, int]:
        """The printed run of folded characters `start` to `end`.

        White space belongs to the character before it, so that runs tile the printed text.
        """
        first = 0 if start == 0 else self._at(start)
        return first, self._at(end)

    def folded_at(self, printed: int) -> int:
        """How many folded characters are printed before a place."""
        low, high = 0, len(self.starts)
        while low < high:
            middle = (low + high) // 2
            if self.starts[middle] < printed:
                low = middle + 1
            else:
                high = middle
        return low

    def _at(self, place: int) -> int:
        return self.starts[place] if place < len(self.starts) else self.size


@lru_cache(maxsize=16384)
def _fold_cluster(cluster: str) -> str:
    return cluster if cluster == "ー" else fold(cluster)


@lru_cache(maxsize=8192)
def folded(text: str) -> Folded:
    """Fold a printed text; a ligature such as ㈱ gives several characters printed at one place."""
    characters: list[str] = []
    starts: list[int] = []
    for match in _CLUSTER.finditer(text):
        piece = _fold_cluster(match.group())
        characters.append(piece)
        starts.extend([match.start()] * len(piece))
    joined = "".join(characters)
    # Whether ー is a long vowel or a dash depends on its neighbours.
    whole = fold(joined)
    return Folded(whole if len(whole) == len(joined) else joined, tuple(starts), len(text))


@lru_cache(maxsize=65536)
def plain(text: str) -> str:
    """Only the folded characters: what two texts are compared by."""
    return folded(text).text
