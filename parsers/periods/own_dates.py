"""Figures under a period that print a month of their own: 0.315％（11月末） below 12月末.

Where a figure is not known to the period's end branches print the last one there is, and of when.
"""

from __future__ import annotations

import re

from normalize.text.figures import AWAITED
from normalize.text.flatten import flatten
from normalize.text.numbers import UNIT_WORDS

NUMBER = re.compile(rf"^[△▲約]?[\d０-９][\d０-９,，.．]*\s*(?:[%％]|千円|{UNIT_WORDS})?$")
_DATE = r"(?P<month>\d{1,2})月(?:末|診療分|分|診療)?(?:時点|現在)?(?:の?(?:実績|数値))?"
_BEHIND = re.compile(rf"^(?P<value>\S.*?)\s*[(【\[]\s*{_DATE}\s*[)】\]]\s*$")
_BEFORE = re.compile(rf"^[(【\[]\s*{_DATE}\s*[)】\]]\s*(?P<value>\S.*)$")
_MARK = "月"
_NONE = re.compile(rf"^(?:[-－―—‐–ー]|\(?{AWAITED}\)?)$")


def own_month(text: str) -> tuple[str, int] | None:
    """(figure, calendar month) of a figure with a month in brackets; None for other texts."""
    if _MARK not in text:
        return None
    flat = flatten(text)
    found = _BEHIND.match(flat) or _BEFORE.match(flat)
    if found is None or not NUMBER.match(found["value"]) or not 1 <= int(found["month"]) <= 12:
        return None
    return found["value"], int(found["month"])


def is_figure(text: str) -> bool:
    """Whether a text is one number, with or without a month of its own."""
    return NUMBER.match(text) is not None or own_month(text) is not None


def is_blank(text: str) -> bool:
    """Whether a text stands in place of a figure: －, 未集計."""
    return _NONE.match(text if len(text) < 2 else flatten(text)) is not None
