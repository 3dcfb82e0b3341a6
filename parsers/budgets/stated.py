"""Amounts behind words for what they are: 予算 38,420 over 執行 27,955, 健診経費（予算 38,420）."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Literal

from parsers.word_lists import any_of

_KIND = (
    rf"(?:(?P<budget>{any_of('budgets.planned')})|(?P<executed>{any_of('budgets.spent')}))"
    r"(?:済み?|見込み?)?額?"
)
_UNIT = r"(?:百万|千|万)?円"
_AMOUNT = rf"(?P<amount>[\d０-９][\d０-９,，.．]*(?:\s*(?P<unit>{_UNIT}))?)(?![\d０-９%％])"
_STATED = re.compile(
    rf"[（(【［\[〔]?\s*{_KIND}\s*[）)】］\]〕]?[\s\u3000:：=＝]*{_AMOUNT}[\s\u3000、,，／/)）]*"
)
_OPEN = "（([：: 　"


@dataclass(frozen=True)
class Stated:
    """One amount and what it is; `bare` where it prints no unit."""

    kind: Literal["budget", "executed"]
    amount: str
    bare: bool


def stated_amounts(text: str) -> tuple[str, list[Stated]]:
    """(what stands in front of them, the amounts) of a line that ends with such; else none.

    No line with two amounts of one kind is taken: they are of different things.
    """
    first = _STATED.search(text)
    if first is None:
        return "", []
    found: list[Stated] = []
    position = first.start()
    while (match := _STATED.match(text, position)) is not None:
        kind: Literal["budget", "executed"] = "budget" if match["budget"] else "executed"
        found.append(Stated(kind, match["amount"], match["unit"] is None))
        position = match.end()
    twice = len({each.kind for each in found}) < len(found)
    if twice or position < len(text.rstrip(" \u3000）)」")):
        return "", []
    return text[: first.start()].strip(_OPEN), found
