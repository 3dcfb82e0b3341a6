"""What was done of each measure, where plan and result count alike: ① ② ③ beside ① ② ③."""

from __future__ import annotations

import re
from collections.abc import Sequence

from normalize.text.figures import figures_of
from schema.plan import Measure, Quote

_NUMBER = re.compile(r"[①-⑳⑴-⒇]|[(（][\d０-９]{1,2}[)）]|[\d０-９]{1,2}[)）]")
_OF_ALL = re.compile(r"[【＜〔≪]|[KＫ][PＰ][IＩ]")
"""What a text prints besides the measures' parts: ＜KPI実績＞, 【課題】."""
_AT_START = re.compile(rf"(?:^|(?<=[\s\u3000。]))(?:{_NUMBER.pattern})")


def parts_of(measures: Sequence[Measure], told: Quote | None) -> Sequence[Quote | None] | None:
    """The part of a text for each measure of the row; None where their numbers are not the same.

    The text must begin with the first measure's number and hold each of them once, in their
    order, and no other where a part may begin.
    """
    marks = [measure.marker_raw or "" for measure in measures]
    if told is None or len(marks) < 2 or len(set(marks)) < len(marks):
        return None
    if not told.text.startswith(marks[0]) or not all(map(_NUMBER.fullmatch, marks)):
        return None
    if _OF_ALL.search(told.text):
        return None
    found = list(_AT_START.finditer(told.text))
    if [match.group() for match in found] != marks:
        return None
    ends = [match.start() for match in found[1:]]
    parts = [
        told.text[match.end() : end].strip()
        for match, end in zip(found, [*ends, len(told.text)], strict=True)
    ]
    if not all(parts) or any(figures_of(part) for part in parts):
        return None  # figures alone are those of as many targets
    return [Quote(part, told.ref, told.more) for part in parts]
