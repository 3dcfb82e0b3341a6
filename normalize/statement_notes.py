"""Marks of notes, ``（※3）``, ``※3``, ``(注3)`` or ``(*3)``, inside a target statement.

A mark stands inside one where the statement goes on behind it. A blank or a line break in front
of a mark (how PDF pages print a raised one) does not end the statement; footnotes open with the
same marks, but say something of their own.
"""

from __future__ import annotations

import re

_MARK = re.compile(
    r"\s*(?:(?:\((?:[※*]|注)\s*\d*(?:\s*[、,・]\s*(?:[※*]|注)?\s*\d+)*\)|※\s*\d{0,2}|(?<=\s)\*\d{0,2})\s*)+"
)
_OF_A_VALUE = re.compile(
    r"以上|以下|以内|未満|超|を|と(?:する|なる)|に(?:する|到達|拡大|引)|[(]\s*\d"
)
"""What goes on behind the mark of a value, or of 対前年度."""
_UNIT = re.compile(r"(?:%|円|[人件社名回所]|事業所|ポイント)\s*(?:以上|以下|以内|未満|超|を|と|に)")
_OF_A_NAME = re.compile(
    r"[はがのをに、で]|と(?!は)|について|対?[前昨]年"
    r"|(?:[(][^()]*[)])?\s*\d[\d,.]*\s*(?:%|円|[人件社名回]|事業所)\s*(?:以[上下]|未満|超|と)"
)
"""What is said of a name: also its value, maybe behind a bracket （令和5年3月末時点）."""
_STATES = re.compile(r"以上|以下|以内|未満|超|上回|下回|とする|[前昨]年|増加|減少|向上|引き?[上下]")
_VALUE = re.compile(
    r"(?:\d[\d,.]*\s*(?:%|円|[人件社名回所]|[^\s\d()]{0,3}事業所|ポイント)?|年度|\))$"
)
_FINISHED = re.compile(r"(?:[。:>】]|以上|以下|未満|する|こと|^)$")


def marks_inside(flat: str) -> list[tuple[int, int]]:
    """The spans of the marks that a flattened statement goes on behind, blanks included."""
    return [m.span() for m in _MARK.finditer(flat) if _goes_on(flat, m.start(), m.end())]


def _goes_on(flat: str, start: int, end: int) -> bool:
    """Whether what is behind a mark goes on with what is in front of it."""
    before = flat[:start]
    if _FINISHED.search(before):
        return False
    if before[-1].isdigit() and _UNIT.match(flat, end):
        return True
    if _VALUE.search(before):
        return _OF_A_VALUE.match(flat, end) is not None
    rest = flat[end:].split("※", 1)[0].split("。", 1)[0]
    return _OF_A_NAME.match(rest) is not None and _STATES.search(rest) is not None
