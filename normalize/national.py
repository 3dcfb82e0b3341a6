"""National figures beside a branch's own: averages, and totals that are none."""

from __future__ import annotations

import re

from normalize.text.all_branches import ALL_BESIDE_FIGURE
from normalize.text.folding import fold

NATIONAL_ONLY = re.compile(
    rf"\s*(?:{ALL_BESIDE_FIGURE}|平均値?)?\s*[:=]?\s*(?P<rest>[\d.,]+\s*\S*)\s*"
)
"""A bracket of nothing but a national figure."""
NATIONAL_NAME = re.compile(rf"\s*{ALL_BESIDE_FIGURE}\s*[:=]?\s*")
"""The name of one in a bracket of its own, before its number: （全国平均）56.4％."""
_SAYS_ALL = re.compile(r"\s*(?:全国|協会(?:けんぽ|全体|平均)|全支部)")
_TOTAL = re.compile(
    r"(?:全国|協会|全?支部|全体)の?(?:総合計|総計|合計|累計|総数|計)|(?:^|\()(?:総合計|総計|合計|総数|計)[):]?"
)
NATIONAL = re.compile(r"全国|協会全体|全支部")
"""Words that may name all branches together."""
_SUMMED = frozenset({"offices", "persons", "count"})
"""Units that add up over the branches; a percentage of all is the average."""


def names_national(words: str) -> bool:
    """Whether the inside of a bracket begins with all branches and holds no more than their
    figure: 【全国0.33％】, 【全国平均】; a heading goes on in words: 【全国健康保険協会の…】."""
    if _SAYS_ALL.match(words) is None:
        return False
    return bool(NATIONAL_ONLY.fullmatch(words) or NATIONAL_NAME.fullmatch(words))


def is_total(words: str, unit: str | None) -> bool:
    """Whether words beside a number say that it is a sum over all branches: （全国計）80,474事業所.

    A total is no average that a branch could be compared with. Where no average is spoken of, a
    count of all is one too: 全国 80,474事業所.
    """
    if unit not in _SUMMED:
        return False
    folded = fold(words)
    if _TOTAL.search(folded) is not None:
        return True
    return NATIONAL.search(folded) is not None and "平均" not in folded
