"""What was done of each measure, where plan and result count alike: ① ② ③ beside ① ② ③."""

from __future__ import annotations

import re
from collections.abc import Sequence

from normalize.text.figures import figures_of
from normalize.text.folding import fold
from schema.plan import Measure, Quote

_NUMBER = re.compile(r"[①-⑳⑴-⒇]|[(（][\d０-９]{1,2}[)）]|[\d０-９]{1,2}[)）]")
_OF_ALL = re.compile(r"[【＜〔≪]|[KＫ][PＰ][IＩ]")
"""What a text prints besides the measures' parts: ＜KPI実績＞, 【課題】."""
_AT_START = re.compile(rf"(?:^|(?<=[\s\u3000。]))(?:{_NUMBER.pattern})")

_SEVERAL = re.compile(
    rf"(?:^|(?<=[\s\u3000。]))(?:{_NUMBER.pattern})(?:[・、,\s]?(?:{_NUMBER.pattern}))*"
    r"(?:について|に関して)?[は、:：]?"
)


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


def steps_of(measures: Sequence[Measure], following: Quote | None) -> Sequence[Quote | None] | None:
    """What comes next of the measures whose numbers a text prints, None for the others.

    ①…する。③…する。 says nothing of ②. None where the text does not begin with the number of one
    of the row's measures, or prints others, one twice, or not in their order.
    """
    if following is None or not _NUMBER.match(following.text):
        return None
    marks = [_plain(measure.marker_raw or "") for measure in measures]
    if len(set(marks)) < len(marks) or _OF_ALL.search(following.text):
        return None
    parts = _numbered(following.text)
    said = [mark for group, _ in parts for mark in group]
    if len(set(said)) < len(said) or not all(part for _, part in parts):
        return None
    if said != [mark for mark in marks if mark in said]:
        return None
    by_mark = {mark: part for group, part in parts for mark in group}
    return [
        Quote(by_mark[mark], following.ref, following.more) if mark in by_mark else None
        for mark in marks
    ]


def some_parts_of(measures: Sequence[Measure], told: Quote | None) -> Sequence[Quote | None] | None:
    """The parts of what was done where it skips a measure: ①…した。③…した。

    A text that counts up from ① without a gap may count something else.
    """
    parts = steps_of(measures, told)
    if parts is None or any(part is not None and figures_of(part.text) for part in parts):
        return None
    last = max(place for place, part in enumerate(parts) if part is not None)
    return parts if None in parts[:last] else None


def _numbered(text: str) -> list[tuple[list[str], str]]:
    """The parts of a text, each with the numbers in front of it: ①②…, ②・③…."""
    found = list(_SEVERAL.finditer(text))
    ends = [match.start() for match in found[1:]] + [len(text)]
    return [
        ([_plain(each) for each in _NUMBER.findall(match.group())], text[match.end() : end].strip())
        for match, end in zip(found, ends, strict=True)
    ]


def _plain(mark: str) -> str:
    return fold(mark)
