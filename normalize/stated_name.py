"""The indicator's name in a whole statement that somebody wants to know the indicator of."""

from __future__ import annotations

import re

from normalize.statement import parse_statement
from normalize.text.numbers import Unit

_BEFORE = re.compile(r"(?:KPI|ＫＰＩ|目標|令和|平成|年度|[\W\d①-⑳Ⅰ-Ⅻⅰ-ⅻIVXivx])*")
_AFTER = re.compile(
    r"(?:[\s。、]|とする|とします|以上|以下|を(?:目指す|目標とする|維持する|達成する)|"
    r"(?:[（(][^（）()]*[)）])|(?:[（(]?※|(?:ただし|但し|なお)).*)*",
    re.DOTALL,
)


def stated_name(text: str) -> tuple[str, Unit | None] | None:
    """Name and unit of the one target that a text states, None where it states more or less.

    Beside the target a text may have its number, a mark and a note; ``…80%以上の支部数`` goes on
    after the value, so that the figure is part of a name.
    """
    targets = [target for target in parse_statement(text) if target.comparator != "qualitative"]
    if len(targets) != 1 or not targets[0].name_raw:
        return None
    (target,) = targets
    around = _BEFORE.fullmatch(text[: target.start]) and _AFTER.fullmatch(text[target.end :])
    return (str(target.name_raw), target.unit) if around else None
