"""Headings of an item's parts, which are no items: (1) 現状・課題, ■主な取組, （２）ＫＰＩ."""

from __future__ import annotations

import re

from normalize.text.folding import fold
from parsers.headings.titles import split_number
from parsers.vocabulary import vocabulary

_LONGEST = 24
_SIGN = re.compile(r"^[■□◆◇●○▶▷▼【〔［＜<≪][\s\u3000]*")
_AROUND = " \u3000】〕］＞>≫:："
_YEAR = re.compile(r"^(?:令和|平成)[\d元]{1,2}年度(?:の|における)?|^今年度の")
_PLANNED = ("measure", "schedule", "remark", "target", "goal", "baseline")
_PARTS = (*_PLANNED, "progress", "next", "status", "result")


def part_heading(text: str) -> str | None:
    """The role of the header word that a numbered or marked line is; None of other lines.

    Only words that a list of header words holds: (1) コラボヘルスの取組 is an item.
    """
    text = text.strip()
    if not text or len(text) > _LONGEST:
        return None
    number, words = split_number(text)
    if number is None:
        words = _SIGN.sub("", text)
        if words == text:
            return None
    folded = _YEAR.sub("", fold(words.strip(_AROUND)))
    role = (vocabulary().exact.get(folded) or ("",))[0]
    return role if role in _PARTS else None
