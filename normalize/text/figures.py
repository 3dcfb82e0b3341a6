"""Texts of nothing but figures: 92.3％（全国 91.8％） 45.1％, －（未集計） 46.1％（47.6％）.

A cell prints one below the other what several targets reached; a reader of pages may join such
lines to one, with a blank between them or without.
"""

from __future__ import annotations

import re

from normalize.text.flatten import flatten
from normalize.text.numbers import UNIT_WORDS
from normalize.text.remembered import remembered

AWAITED = (
    r"(?:現在)?(?:未(?:集計|確定|公表|判明|発表)|集計中|集計前|確認中|(?:公表|確定|発表)(?:前|待ち)"
    r"|(?:公表|確定|発表)後(?:に?(?:公表|記載|集計))?|算出中|データなし)"
)
"""What stands in place of a figure that is not known yet; flattened."""
_LONGEST = 200
_ASIDES = r"(?:\s*[(【<][^()【】<>]*[)】>])*"
_MARK = r"(?:[・●]\s*|(?:[①-⑳⑴-⒇]|\(\d{1,2}\)|KPI[①-⑳]?:)\s*)?"
_ONE = re.compile(
    rf"[\s、,/・;]*(?P<one>{_MARK}(?:"
    rf"(?P<value>[△-]?\d[\d,.]*(?![\d,.])\s*(?:%|ポイント|(?:千|百万|万|億)?円|{UNIT_WORDS})?)"
    rf"|\(?(?P<awaited>{AWAITED})\)?|(?P<dash>-)%?(?!\d)"
    rf")(?![^\s\d、,/・;(【<)①-⑳⑴-⒇●※未集確公発算現-]){_ASIDES})"
)
_NATIONAL = re.compile(r"[(【<]全国(?:平均|値)?[)】>]\s*$")
"""A name behind the figure: 82.1％（全国） goes with the figure before it."""
_NOTE = re.compile(r"\s*(?:※.*)?$", re.DOTALL)


@remembered
def figures_of(text: str) -> list[str]:
    """The figures of a text of nothing else, with their brackets, in order; empty for others.

    What is not known yet (未集計, －) takes a place of its own.
    """
    if len(text) > _LONGEST:
        return []
    flat = flatten(text)
    found: list[str] = []
    at = start = 0
    while (match := _ONE.match(flat, at)) is not None:
        at = match.end()
        if found and _NATIONAL.search(match["one"]):
            found[-1] = text[start:at].strip()
            continue
        start = match.start("one")
        found.append(text[start:at].strip())
    return found if found and _NOTE.match(flat, at) else []
