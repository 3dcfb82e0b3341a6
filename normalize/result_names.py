"""The words in front of a value reached: 郵送化率 of 郵送化率 R2.5 97.2%."""

from __future__ import annotations

import re
from collections.abc import Sequence

from normalize.text.folding import tidy

NAME_EDGE = " /／:：=、。,・■●◆()（）→⇒※を】【<>＜＞\x1f"
_NAME_NOISE = re.compile(
    r"(?:を|について|は)?(?:対前年度?|前年度).*$|\d+[.%]?\s*$|(?:実績値?|累計|累積|現在|時点|末|の平均)\s*$"
    r"|^(?:月?末?(?:現在|時点)?(?:での)?)|^[をがはにで]"
)


def name_between(text: str, since: int, end: int, dates: Sequence[tuple[int, int]]) -> str | None:
    """The words between two places of a text, without the dates that stand there; None if none."""
    printed = text[since:end]
    for start, stop in dates:
        first, last = max(start, since), min(stop, end)
        if first < last:
            blank = " " * (last - first)
            first -= since
            printed = printed[:first] + blank + printed[first + len(blank) :]
    name, before = tidy(printed).strip(NAME_EDGE), None
    while name != before:
        before = name
        name = _NAME_NOISE.sub("", name).strip(NAME_EDGE)
    return name or None
