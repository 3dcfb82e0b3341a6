"""Text that reads like a target where none was read: a wrong guess of the layout is told."""

from __future__ import annotations

import re

_AIMS = re.compile(
    r"(?:^|[\s（(【・])目標(?:数?値)?\s*[:：]?\s*\d[\d.,]*\s*(?:[%％]|円|件|社|人|事業所)"
    r"(?:以上|以下|$|[\s）)])"
)
"""A card of an indicator that was read as text: 目標　62.8%以上."""
_STATES = re.compile(
    r"(?:\d[\d.,]*\s*[百千万億]{0,2}\s*(?:[%％]|円|件|社|人|名|回|事業所)?\s*|対前年度?末?)(?:以上|以下)とする|[KＫ][PＰ][IＩ]\s*[】:：]"
)


def states_a_target(text: str) -> bool:
    """Whether a measure's text holds a target's statement: …を92.0％以上とする, KPI：.

    None of the measures of the five documents does; a layout that takes targets for measures
    does it with nearly all.
    """
    if "目標" in text and _AIMS.search(text) is not None:
        return True
    if "とする" not in text and "KPI" not in text and "ＫＰＩ" not in text:
        return False
    return _STATES.search(text) is not None
