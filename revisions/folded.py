"""Text made comparable character by character, with the way back to what is printed.

`normalize.text.folding.fold` tells whether two texts are the same but loses the places. Here each
cluster of characters is folded by itself, so that a difference can be shown where it is printed.
White space falls away: width, spacing and line breaks are no change.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Sequence
from functools import lru_cache
from typing import NamedTuple

from normalize.text.folding import fold

_VOICING = "\uff9e\uff9f\u3099\u309a\u309b\u309c"
# A character with the voicing marks behind it: ｶﾞ is one letter.
_CLUSTER = re.compile(f".[{_VOICING}]*", re.DOTALL)
# Numbers stay whole (96.5, 1,170); so do words in Latin letters (KPI, DX).
_TOKEN = re.compile(r"\d+(?:[.,]\d+)*|[a-z]+|.", re.DOTALL)


class Folded(NamedTuple):
    """Folded characters; `starts[i]` is where the i-th is printed, `size` the printed length."""

    text: str
    starts: Sequence[int]
    size: int

    def printed(self, start: int, end: int) -> tuple[int, int]:
        """The printed run of folded characters `start` to `end`.

        White space belongs to the character before it, so that runs tile the printed text.
        """
        first = 0 if start == 0 else self._at(start)
        return first, self._at(end)

    def folded_at(self, printed: int) -> int:
        """How many folded characters are printed before a place."""
        return bisect_left(self.starts, printed)

    def _at(self, place: int) -> int:
        return self.starts[place] if place < len(self.starts) else self.size


def tokens(text: str) -> list[str]:
    """The characters of a folded text, but numbers and Latin words whole."""
    return _TOKEN.findall(text)


class _Table(dict[int, str]):
    """Folded characters by code point; `odd` finds those that fold to none or several."""

    def __init__(self) -> None:
        super().__init__({ord("ー"): "ー"})
        self._odd = _VOICING
        self.odd = re.compile(f"[{self._odd}]")

    def __missing__(self, code: int) -> str:
        found = self[code] = fold(chr(code))
        if len(found) != 1:
            self._odd += chr(code)
            self.odd = re.compile(f"[{re.escape(self._odd)}]")
        return found


_TABLE = _Table()
# Whether ー is a long vowel or a dash depends on its neighbours; nearly always it is plain.
_UNCLEAR = re.compile("(?<![ァ-ヺぁ-ゖー])ー|(?<=[ァ-ヺ])[-一]")


@lru_cache(maxsize=8192)
def folded(text: str) -> Folded:
    """Fold a printed text; a ligature such as ㈱ gives several characters printed at one place."""
    joined = "".join(text.split())
    characters = joined.translate(_TABLE)
    if not _TABLE.odd.search(joined):
        if len(joined) == len(text):
            starts: Sequence[int] = range(len(text))
        else:
            starts = [place for place, each in enumerate(text) if not each.isspace()]
    else:
        characters, starts = _by_cluster(text)
    if _UNCLEAR.search(characters):
        whole = fold(characters)
        characters = whole if len(whole) == len(characters) else characters
    return Folded(characters, starts, len(text))


def _by_cluster(text: str) -> tuple[str, list[int]]:
    """Folded characters and their places where not each stands for one printed character."""
    places = [place for place, each in enumerate(text) if not each.isspace()]
    joined = "".join(text[place] for place in places)
    characters: list[str] = []
    starts: list[int] = []
    for match in _CLUSTER.finditer(joined):
        cluster = match.group()
        piece = cluster if cluster == "ー" else fold(cluster)
        characters.append(piece)
        starts.extend([places[match.start()]] * len(piece))
    return "".join(characters), starts


@lru_cache(maxsize=65536)
def plain(text: str) -> str:
    """Only the folded characters: what two texts are compared by."""
    return folded(text).text
