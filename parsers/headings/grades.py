"""Marks of 重要度 and 困難度 in titles: 【重要度：高】, 【重要】, （重要・困難）, 【重】."""

from __future__ import annotations

import re

from normalize.text.folding import fold

_PRINTED = re.compile(r"【\s*((?:重要度|困難度)\s*[:：]\s*[^】・、,／/]+?)\s*】")
_ONE = r"(?:重要|困難)(?:度?\s*(?:が|は)?\s*[:：]?\s*高い?|度(?=\s*[・、,，／/と])|(?!度))"
_WORDS = rf"{_ONE}(?:\s*[・、,，／/と\s]\s*{_ONE})*"
_SQUARE = re.compile(rf"[【〔［\[≪《〈＜<]\s*(?P<words>{_WORDS})\s*[】〕］\]≫》〉＞>]")
_BARE = re.compile(r"(?:[\s\u3000、・]+(?:重要|困難)度[\s\u3000]*[:：][\s\u3000]*高)+[\s\u3000]*$")
"""The same behind a blank alone, where it says the grade: 広報の推進　重要度：高."""
_LETTERS = r"[重困](?:\s*[・、,，／/]?\s*[重困])?"
_AT_EDGE = re.compile(
    rf"^[\s\u3000]*(?:[（(]\s*(?P<front>{_WORDS}|{_LETTERS})\s*[)）]|[【〔［\[]\s*(?P<first>{_LETTERS})\s*[】〕］\]])"
    rf"|(?:[（(]\s*(?P<behind>{_WORDS}|{_LETTERS})\s*[)）]|[【〔［\[]\s*(?P<last>{_LETTERS})\s*[】〕］\]])[\s\u3000]*$"
)
_MAY = re.compile("重|困")


def without_grades(text: str) -> tuple[str, list[str]]:
    """A title without its marks, and these, folded: 重要度:高, 困難度:高; 重 and 困 as printed.

    What a document says of such letters, as of stars, tells what they mean.
    """
    if not _MAY.search(text):
        return text, []
    marks = [fold(mark) for mark in _PRINTED.findall(text)]
    text = _PRINTED.sub(" ", text)
    for match in _SQUARE.finditer(text):
        marks += _meant(match["words"])
    text = _SQUARE.sub(" ", text)
    if (bare := _BARE.search(text)) is not None:
        marks += _meant(bare.group())
        text = text[: bare.start()]
    while (edge := _AT_EDGE.search(text)) is not None:
        words = next(word for word in edge.groups() if word)
        marks += _meant(words) or [letter for letter in words if letter in "重困"]
        text = f"{text[: edge.start()]} {text[edge.end() :]}"
    return text, marks


def is_grade(text: str) -> bool:
    """Whether a text is such a mark and nothing else."""
    rest, marks = without_grades(text)
    return bool(marks) and not rest.strip()


def _meant(words: str) -> list[str]:
    return [f"{name}度:高" for name in ("重要", "困難") if name in words]
