"""Joined lines as text: which wraps hid a space, and marks that go on over a wrap."""

from __future__ import annotations

import re

from ingest.pdf.lines import VisualLine
from ingest.pdf.points import list_bullet
from schema.document import Line, Mark

WORD = re.compile(r"[0-9A-Za-z０-９Ａ-Ｚａ-ｚ.,:/%％~\-+#&@'()]+")
NO_START = (
    "、。，．・：；？！）」』】〕］｝〉》’”ーっゃゅょぁぃぅぇぉッャュョァィゥェォ々%％,.:;?!)]}"
)
NO_END = "（「『【〔［｛〈《([{“‘＜≪"
_LATIN_END = re.compile(r"[0-9A-Za-z%％)）]$")
_APART = re.compile(
    r"(?<=[0-9A-Za-z%％]) (?=[ぁ-んァ-ヶ一-龠])|(?<=[ぁ-んァ-ヶ一-龠]) (?=[0-9A-Za-z])"
)
_TOGETHER = re.compile(
    r"(?<=[0-9A-Za-z%％])(?=[ぁ-んァ-ヶ一-龠])|(?<=[ぁ-んァ-ヶ一-龠])(?=[0-9A-Za-z])"
)
_LATIN_START = re.compile(r"[0-9A-Za-z]")


def written(group: list[VisualLine], aired: bool) -> Line:
    """One line of text with its marks; runs that go on over the wrap become one."""
    text = before = ""
    marks: list[Mark] = []
    for line in group:
        gap = 1 if text and _spaced(before, line.text, aired) else 0
        shift = len(text) + gap
        text += " " * gap + line.text
        before = line.text
        for mark in line.marks:
            start = mark.start + shift
            above = next((old for old in marks if _runs_on(old, mark, shift, gap)), None)
            if above is not None:
                marks.remove(above)
                start = above.start
            marks.append(Mark(start, mark.end + shift, mark.style))
    level = group[0].level
    if cut := list_bullet(text):
        level = max(1, level)
        text = text[cut:]
        marks = [Mark(max(0, m.start - cut), m.end - cut, m.style) for m in marks if m.end > cut]
    return Line(text, level, tuple(marks))


def _runs_on(old: Mark, mark: Mark, shift: int, gap: int) -> bool:
    """True where a mark of the lines above ends where this one starts its line."""
    return mark.start == 0 and old.style == mark.style and old.end + gap == shift


def _spaced(above: str, below: str, aired: bool) -> bool:
    """Wrapped Latin words and numbers were parted at a space; Japanese is joined as it stands.

    A line that is one long word itself was parted within it. Between a number and Japanese a
    space was lost only where the text sets such spaces (`aired`).
    """
    latin = bool(_LATIN_END.search(above)), bool(_LATIN_START.match(below))
    if all(latin):
        return not WORD.fullmatch(above)
    return aired and any(latin) and above[-1] not in NO_END and below[0] not in NO_START


def is_aired(lines: list[VisualLine]) -> bool:
    """True where numbers and Latin words stand apart from the Japanese around them."""
    if len(lines) < 2:
        return False
    text = "\n".join(line.text for line in lines)
    return len(_APART.findall(text)) > len(_TOGETHER.findall(text))
