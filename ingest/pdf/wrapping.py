"""Printed lines to lines as written: what was wrapped is joined, what was begun anew is kept.

A line is joined to the one above when that one is full: when the first word of the lower line
would not have fitted any more. Bullets and numbered points begin a line of their own.
"""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass
from itertools import pairwise
from typing import Literal

from ingest.pdf.lines import VisualLine
from schema.document import Line, Mark

BULLET = re.compile(
    r"[・･●◆◇■□▪▫◎○◯〇△▲▽▼★☆※＊*◦•▪‣⁃❖➢➤✓✔→⇒☞▶►]"
    r"|[\u2460-\u2473\u3251-\u325f\u24b6-\u24e9\u2776-\u2793\u3220-\u3243\u2474-\u249b]"
    r"|[(（](?:[0-9０-９]{1,2}|[ア-ンｱ-ﾝ]|[a-zA-Z]|[ivxIVX]{1,4}|[一二三四五六七八九十]{1,2})[)）]"
    r"|(?:[0-9０-９]{1,2}|[ivxIVX]{1,4}|[a-zA-Z]|[Ⅰ-Ⅻⅰ-ⅻ])(?:[.．、](?![0-9０-９])|[)）])"
    r"|[Ⅰ-Ⅻⅰ-ⅻ](?=[ 　])|(?:I{1,3}|IV|VI{0,3}|IX|X)[.．](?=[0-9０-９])"
    r"|[ア-ン](?=[ 　．.、)）])"
    r"|第[0-9０-９一二三四五六七八九十]+(?=[ 　章節条項])"
    r"|[-－‐–](?=[ 　])"
    r"|[(（]※[0-9０-９]*[)）](?!\s*(?:について|[をはがにのとで、。]|以上|以下|$))"
    r"|[【＜<〈〔［≪《]"
)
WIDEST_PAD = 5.5
"""Padding of a cell in points where nothing nearer to its edge says less (Word's is 5.4)."""
_KIND = re.compile(
    r"(?P<digit>[0-9０-９]+)|(?P<circled>[\u2460-\u24ff\u2776-\u2793\u3220-\u325f])"
    r"|(?P<roman>[ivxIVXⅠ-Ⅻⅰ-ⅻ]+)|(?P<letter>[a-zA-Z])|(?P<kana>[ア-ンｱ-ﾝ])"
)
_WEAK = re.compile(r"[・･○〇◯△→*\-－‐–＜<〈〔［≪《※＊]|[ア-ンa-hj-uwyzA-HJ-UWYZ][ 　．.、)）]")
"""Marks that text may also hold in its middle: bullets only below a line that is not full."""
_WORD = re.compile(r"[0-9A-Za-z０-９Ａ-Ｚａ-ｚ.,:/%％~\-+#&@'()]+")
_NO_START = (
    "、。，．・：；？！）」』】〕］｝〉》’”ーっゃゅょぁぃぅぇぉッャュョァィゥェォ々%％,.:;?!)]}"
)
_LISTED = re.compile(r"[•◦▪‣⁃][ 　]*(?=\S)")
"""Bullets that a program sets for lists, other than those which authors type (・ ● ◆)."""
_LABELLED = re.compile(r".*【[^】]+】\s*(?:[（(][^（()）]*[)）])?$")
_LABEL = re.compile(r"[【〔［≪《＜<][^】〕］≫》＞>]*[】〕］≫》＞>]")
_NO_END = "（「『【〔［｛〈《([{“‘＜≪"
_LATIN = re.compile(r"[A-Za-z]")
_ENDED = "。！？!?"
_NUMBERS = re.compile(
    r"[-−△▲+±約計]?[0-9０-９.,，．:/ 　]+[%％円件人社回年度月日位千万億]*|[○◎△×□－―-]"
)


@dataclass(slots=True)
class Flow:
    """The stretch that lines may fill along the direction of reading, and how they are set."""

    left: float
    right: float
    align: Literal["left", "center", "right"] = "left"


def flow_of(lines: list[VisualLine], low: float, high: float) -> Flow:
    """The edges of the text in a cell that reaches from `low` to `high`.

    Browsers and spreadsheets pad both sides alike, so the least distance on the left holds for
    the right too; a line that comes nearer says the padding is smaller there, unless it ends in
    a mark that may hang over the edge (reportlab lets 。 and ） do so).
    """
    pad = min(max(0.0, min(line.along for line in lines) - low), WIDEST_PAD)
    ends = [line.end for line in lines if line.text[-1] not in _NO_START]
    right = max([high - pad, *ends])
    flow = Flow(low + pad, min(right, high))
    size = max(line.size for line in lines)
    gaps = [(line.along - flow.left, flow.right - line.end) for line in lines]
    if all(abs(left - right) < 0.7 * size for left, right in gaps):
        if min(left for left, _ in gaps) > 0.3 * size or _varied([left for left, _ in gaps], size):
            flow.align = "center"
    elif all(right < 0.4 * size for _, right in gaps) and _varied([g for g, _ in gaps], size):
        flow.align = "right"
    return flow


def _varied(values: list[float], size: float) -> bool:
    return max(values) - min(values) > 0.5 * size


def join_lines(lines: list[VisualLine], flow: Flow) -> list[Line]:
    """Lines as written, from the printed lines of one cell or paragraph."""
    groups: list[list[VisualLine]] = []
    pitch = _pitch(lines)
    kinds = Counter(marker_of(line.text) for line in lines)
    # A mark that opens the cell, or several of its lines, is a bullet there.
    sure = {kind for kind, count in kinds.items() if kind and count > 1} | {
        marker_of(lines[0].text)
    }
    for line in lines:
        stated = groups and groups[-1][0].text[0] == "【" and groups[-1][-1].text[-1] == "。"
        if groups and not stated and _continues(groups[-1][-1], line, flow, pitch, sure):
            groups[-1].append(line)
        else:
            groups.append([line])
    return [_written(group) for group in groups]


def _pitch(lines: list[VisualLine]) -> float:
    steps = [b.across - a.across for a, b in pairwise(lines)]
    steps = [step for step in steps if step > 0]
    return min(steps) if steps else 0.0


def is_label(text: str) -> bool:
    """True for a line that is or ends with a bracketed label: 【KPI】, 3. 【KPI】（7月現在）."""
    return bool(_LABELLED.match(text))


def marker_of(text: str) -> str | None:
    """The kind of bullet or number that a line starts with: `1.`, `①`, `(ア)`, `i)`, `・`."""
    found = BULLET.match(text)
    if not found:
        return None
    return _KIND.sub(lambda one: str(one.lastgroup), found.group())


def _continues(
    above: VisualLine, line: VisualLine, flow: Flow, pitch: float, seen: set[str | None]
) -> bool:
    if above.turn != line.turn or abs(above.size - line.size) > 0.2 * max(above.size, line.size):
        return False
    step = line.across - above.across
    if step < 0.3 * line.size:
        return True
    if step > max(1.5 * pitch, 0.0) + 0.3 * line.size and step > 1.6 * line.size:
        return False
    if _LABEL.fullmatch(above.text):
        return False
    if line.level:
        return False
    full = is_full(above, line, flow)
    marker = marker_of(line.text)
    if marker is not None:
        weak = _WEAK.match(line.text) and marker not in seen
        return bool(weak) and full and above.text[-1] not in _ENDED
    return full


def is_full(above: VisualLine, line: VisualLine, flow: Flow) -> bool:
    """True where the first word of `line` would not have fitted after `above`."""
    return _first_word(line) > _room(above, flow) - 0.15 * line.size


@dataclass(slots=True)
class Ends:
    """How a cell's text begins and ends, to tell whether it goes on over a page break.

    `room`: points left in its last line, None where its sentence or number has ended; `length`:
    glyphs of that line; `first`: points that its first word needs, None where it starts with a
    bullet or a number.
    """

    room: float | None = None
    length: int = 0
    first: float | None = None

    def leads_to(self, below: Ends) -> bool:
        """True where the last line is full, so that the text of `below` goes on with it."""
        if self.room is None or below.first is None:
            return False
        return below.first > self.room - 1.0


def ends_of(first: VisualLine, last: VisualLine, flow: Flow) -> Ends:
    """The beginning and end of a cell's lines. Numbers end, however narrow their cell."""
    ended = last.text[-1] in _ENDED or _NUMBERS.fullmatch(last.text)
    room = None if ended else _room(last, flow)
    start = None if marker_of(first.text) is not None else _first_word(first)
    return Ends(room, len(last.text), start)


def _room(line: VisualLine, flow: Flow) -> float:
    """Points that are left in a line."""
    left, right = line.along - flow.left, flow.right - line.end
    return {"left": right, "center": left + right, "right": left}[flow.align]


def _first_word(line: VisualLine) -> float:
    """Length in points of what may not be parted at the start of a line.

    An opening bracket stays with what follows it, a Latin word or number stays whole, and what
    may not start a line stays with what it follows.
    """
    text = line.text
    size = 0
    while size < len(text) - 1 and text[size] in _NO_END:
        size += 1
    found = _WORD.match(text, size)
    size = found.end() if found else size + 1
    while size < len(text) and text[size] in _NO_START:
        size += 1
        if text[size - 1] in ":.,/" and (found := _WORD.match(text, size)):
            size = found.end()
    return float(line.glyphs[size - 1, 1]) - line.along


def _written(group: list[VisualLine]) -> Line:
    """One line of text with its marks; runs that go on over the wrap become one."""
    text = ""
    marks: list[Mark] = []
    for line in group:
        gap = 1 if text and _spaced(text, line.text) else 0
        shift = len(text) + gap
        text += " " * gap + line.text
        for mark in line.marks:
            start = mark.start + shift
            before = next((old for old in marks if _runs_on(old, mark, shift, gap)), None)
            if before is not None:
                marks.remove(before)
                start = before.start
            marks.append(Mark(start, mark.end + shift, mark.style))
    level = group[0].level
    if listed := _LISTED.match(text):
        level, cut = max(1, level), listed.end()
        text = text[cut:]
        marks = [Mark(max(0, m.start - cut), m.end - cut, m.style) for m in marks if m.end > cut]
    return Line(text, level, tuple(marks))


def _runs_on(old: Mark, mark: Mark, shift: int, gap: int) -> bool:
    """True where a mark of the lines above ends where this one starts its line."""
    return mark.start == 0 and old.style == mark.style and old.end + gap == shift


def _spaced(above: str, below: str) -> bool:
    """Wrapped Latin words were parted at a space; Japanese is joined as it stands."""
    return bool(_LATIN.match(above[-1]) and _LATIN.match(below[0]))
