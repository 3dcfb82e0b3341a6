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


_RARE = re.compile(r"[^ぁ-ゖァ-ヺー一-髗髚-龥々0-9a-z%.()/,:、。]")
"""All but the most frequent characters of Japanese, which fold to themselves."""
_SAME: set[str] = set()
"""Others that do, as far as they were met."""
_OTHER: dict[str, str] = {"ｰ": "ー"}
"""Characters that fold to one other. Alone, the half-width long vowel would be a dash."""
_ODD = set(_VOICING)
"""Characters that fold to none or to several, or with the one before them."""
# Whether ー is a long vowel or a dash depends on its neighbours; nearly always it is plain.
_UNCLEAR = re.compile("(?<![ァ-ヺぁ-ゖー])ー|(?<=[ァ-ヺ])[-一]")


@lru_cache(maxsize=8192)
def folded(text: str) -> Folded:
    """Fold a printed text; a ligature such as ㈱ gives several characters printed at one place."""
    joined = "".join(text.split())
    differ = set(_RARE.findall(joined)) - _SAME
    unknown = differ.difference(_OTHER, _ODD)
    if unknown:
        _learn(unknown)
        differ -= _SAME
    if differ.isdisjoint(_ODD):
        characters = joined
        for each in differ:
            characters = characters.replace(each, _OTHER[each])
        if len(joined) == len(text):
            starts: Sequence[int] = range(len(text))
        else:
            starts = [place for place, each in enumerate(text) if not each.isspace()]
    else:
        characters, starts = _by_cluster(text)
    dashes = "ー" in characters or "-" in characters or "一" in characters
    if dashes and _UNCLEAR.search(characters):
        whole = fold(characters)
        characters = whole if len(whole) == len(characters) else characters
    return Folded(characters, starts, len(text))


def _learn(characters: set[str]) -> None:
    """Remember how characters fold that were not met before."""
    for each in characters:
        piece = fold(each)
        if piece == each:
            _SAME.add(each)
        elif len(piece) == 1 and fold(piece) == piece:
            _OTHER[each] = piece
        else:
            _ODD.add(each)


def _by_cluster(text: str) -> tuple[str, list[int]]:
    """Folded characters and their places where not each stands for one printed character."""
    places = [place for place, each in enumerate(text) if not each.isspace()]
    joined = "".join(text[place] for place in places)
    characters: list[str] = []
    starts: list[int] = []
    for match in _CLUSTER.finditer(joined):
        cluster = match.group()
        piece = "ー" if cluster in ("ー", "ｰ") else fold(cluster)
        characters.append(piece)
        starts.extend([places[match.start()]] * len(piece))
    return "".join(characters), starts


@lru_cache(maxsize=65536)
def plain(text: str) -> str:
    """Only the folded characters: what two texts are compared by."""
    return folded(text).text
