"""What a document says of signs in titles: ★：重要度が高い施策, 【困】は困難度が高いもの."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable

from normalize.text.flatten import flatten

SIGNS = frozenset("★☆重困")
_NAMES = re.compile("重要|困難")
_SIGN = r"(?:(?P<star>[★☆])|[【「『(<\[](?P<letter>[重困])[】」』)>\]])"
_FRONT = re.compile(
    rf"{_SIGN}[」』)】]?\s*印?\s*(?:(?:[:=＝…]+|は|が|の(?:付いた|ついた|項目は|施策は)|付きは?)\s*(?:[「『(]\s*)?"
    r"(?P<words>[^。★☆【「(]{0,24})|(?P<bare>(?:重要|困難)[^。★☆【「(\s]{0,16}))"
)
_BEHIND = re.compile(
    rf"(?P<words>(?:重要|困難)[^。★☆【】]{{0,20}}?)(?:に|には|は|を|[:=＝])\s*[「『(]?{_SIGN}"
    r"(?!\s*印?\s*(?:は|が|[:=＝]))"
)


def grades_of(texts: Iterable[str]) -> dict[str, frozenset[str]]:
    """Sign -> the marks it stands for (重要度:高, 困難度:高), of all that the texts explain."""
    found: dict[str, set[str]] = defaultdict(set)
    for text in texts:
        if not _NAMES.search(text) or SIGNS.isdisjoint(text):
            continue
        flat = flatten(text)
        for match in _FRONT.finditer(flat):
            words = match["words"] or match["bare"] or ""
            found[match["star"] or match["letter"]].update(_meant(words))
        for match in _BEHIND.finditer(flat):
            found[match["star"] or match["letter"]].update(_meant(match["words"]))
    return {sign: frozenset(marks) for sign, marks in found.items()}


def _meant(words: str) -> set[str]:
    return {f"{name}度:高" for name in _NAMES.findall(words)}
