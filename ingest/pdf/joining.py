"""Joined lines as text: which wraps hid a space, and marks that go on over a wrap."""

from __future__ import annotations

import re
from collections.abc import Iterable
from itertools import pairwise

from ingest.pdf.lines import VisualLine
from ingest.pdf.points import is_value_label, list_bullet
from schema.document import Line, Mark

WORD = re.compile(r"[0-9A-Za-z０-９Ａ-Ｚａ-ｚ.,:/%％~\-+#&@'()]+")
NO_START = (
    "、。，．・：；？！）」』】〕］｝〉》’”ーっゃゅょぁぃぅぇぉッャュョァィゥェォ々%％,.:;?!)]}"
)
NO_END = "（「『【〔［｛〈《([{“‘＜≪"
_NEVER_START = "、。，．：；？！）」』】〕］％"
"""What browsers do not start a line with either, that do so with small kana."""
MOST_SHARE = 150.0
"""A percentage beyond this is rather two numbers."""
MOST_WRAPS = 30
"""So many lines of which none starts with what may not start one show that none ever does."""
_LATIN_END = re.compile(r"[0-9A-Za-z%％)）]$")
_APART = re.compile(
    r"(?<=[0-9A-Za-z%％]) (?=[ぁ-んァ-ヶ一-龠])|(?<=[ぁ-んァ-ヶ一-龠]) (?=[0-9A-Za-z])"
)
_TOGETHER = re.compile(
    r"(?<=[0-9A-Za-z%％])(?=[ぁ-んァ-ヶ一-龠])|(?<=[ぁ-んァ-ヶ一-龠])(?=[0-9A-Za-z])"
)
_VALUE_END = re.compile(r"[0-9０-９][一-龠%％]{0,3}$")
_NUMBER_END = re.compile(r"[0-9.,]+$")
_NUMBER_START = re.compile(r"[0-9.,]+")
_NUMBER = re.compile(r"(?:[0-9]{1,3}(?:,[0-9]{3})+|[0-9]+)(?:\.[0-9]+)?")
_LATIN_START = re.compile(r"[0-9A-Za-z]")


def written(group: list[VisualLine], *, aired: bool, whole: bool) -> Line:
    """One line of text with its marks; runs that go on over the wrap become one."""
    if len(group) == 1 and not list_bullet(group[0].text):
        return Line(group[0].text, group[0].level, group[0].marks)
    text = before = ""
    marks: list[Mark] = []
    for line in group:
        gap = 1 if text and _spaced(before, line.text, aired, whole) else 0
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


def _spaced(above: str, below: str, aired: bool, whole: bool) -> bool:
    """Wrapped Latin words and numbers were parted at a space; Japanese is joined as it stands.

    A line that is one long word itself was parted within it, and so is any number where the
    producer does not keep them `whole`. Between a number and Japanese a space was lost only
    where the text sets such spaces (`aired`), and before a value's label (2.5人 上期実績: 0人).
    """
    latin = bool(_LATIN_END.search(above)), bool(_LATIN_START.match(below))
    split = above[-1] == "年" and below[0] == "度"
    if _VALUE_END.search(above) and is_value_label(below) and not split:
        return True
    tail, head = _NUMBER_END.search(above), _NUMBER_START.match(below)
    one = bool(tail and head and _is_one(tail[0], head[0], below))
    if one and tail and tail[0][-1] in ".,":
        return False
    if not all(latin):
        return aired and any(latin) and above[-1] not in NO_END and below[0] not in NO_START
    if WORD.fullmatch(above):
        return False
    if tail and head:
        return not one or (whole and bool(_NUMBER.fullmatch(tail[0])))
    return whole or above[-1] in "%％)）"


def _is_one(tail: str, head: str, below: str) -> bool:
    """True where two runs of digits may be one number; 6 and 79.8% are not 679.8%."""
    number = tail + head
    if not _NUMBER.fullmatch(number):
        return False
    share = below[len(head) :].startswith(("%", "％"))
    return not share or head[0] == "0" or float(number.replace(",", "")) <= MOST_SHARE


def keeps_words_whole(cells: Iterable[list[VisualLine]]) -> bool:
    """Whether a page's producer wraps Latin words and numbers as a whole.

    reportlab parts them anywhere when it wraps Japanese: then every such line is full. Where
    words move down whole, some line ends well before the edge.
    """
    parted = False
    for lines in cells:
        edge = max(line.end for line in lines)
        for above, below in pairwise(lines):
            if above.turn or not (_LATIN_END.search(above.text) and _LATIN_START.match(below.text)):
                continue
            room = edge - above.end
            if room <= 0.7 * above.size:
                parted = True
            elif first_word(below) > room:
                return True
    return not parted


def keeps_line_starts(cells: Iterable[list[VisualLine]]) -> bool:
    """Whether a page's producer never starts a wrapped line with 、 or 」 (nor with ・, then).

    Browsers and word processors do not; a line that starts with ・ then opens a point.
    """
    wraps = 0
    for lines in cells:
        for below in lines[1:]:
            if below.turn == 0 and below.text[0] in _NEVER_START:
                return False
        wraps += len(lines) - 1
    return wraps >= MOST_WRAPS


def first_word(line: VisualLine) -> float:
    """Length in points of what may not be parted at the start of a line.

    An opening bracket stays with what follows it, a Latin word or number stays whole, and what
    may not start a line stays with what it follows.
    """
    text = line.text
    size = 0
    while size < len(text) - 1 and text[size] in NO_END:
        size += 1
    found = WORD.match(text, size)
    size = found.end() if found else size + 1
    while size < len(text) and text[size] in NO_START:
        size += 1
        if text[size - 1] in ":.,/" and (found := WORD.match(text, size)):
            size = found.end()
    return float(line.glyphs[size - 1, 1]) - line.along


def is_aired(lines: list[VisualLine]) -> bool:
    """True where numbers and Latin words stand apart from the Japanese around them."""
    if len(lines) < 2:
        return False
    text = "\n".join(line.text for line in lines)
    return len(_APART.findall(text)) > len(_TOGETHER.findall(text))
