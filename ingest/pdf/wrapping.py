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

from ingest.pdf.joining import NO_START, first_word, is_aired, written
from ingest.pdf.lines import VisualLine
from ingest.pdf.points import closes, is_heading_label, is_symbols, is_weak, marker_of, states_value
from ingest.pdf.weights import parts_heading
from schema.document import Line

WIDEST_PAD = 5.5
"""Padding of a cell in points where nothing nearer to its edge says less (Word's is 5.4)."""
RESIZED = 0.04
"""A mark in letters of another size opens a line of its own: ア below a larger heading."""
_ENDED = "。！？!?"
_STATED = re.compile(r"(?:する|した|ます|図る|行う|以上|以下|[%％])[)）]?$")
"""How a statement ends without a full stop: a ・ behind it joins no two nouns."""
_COUNTED = re.compile(r"[0-9０-９] ?(?:[%％]|人|名|件|社|円|回|事業所|[かヵカ箇]所)[)）]?$")
"""How a figure ends that no ring goes on with: 実施予定人数 9,000人."""
_RING = re.compile(r"[○〇◯](?![○〇◯])")
_MARKED = re.compile(r"【(?:重要度|困難度)[:：]\s*高】\s*$")
"""How a heading ends, however full its line is: only a further mark goes on with it."""
_AIRED = re.compile(r"[0-9A-Za-z][0-9A-Za-z.,]*\s(?=[^\x00-\x7f])")
"""A number or Latin word that stands apart from the Japanese behind it: 15 日以上."""
_LATIN = re.compile(r"[0-9A-Za-z][0-9A-Za-z.,]*(?=[^\x00-\x7f])")
"""The same where the space between them is too narrow to be one."""
_NUMBERS = re.compile(
    r"[-−△▲+±約計]?[0-9０-９.,，．:/ 　]+[%％円件人社回年度月日位千万億]*|[○◎△×□－―-]"
)

_WHOLE_VALUE = re.compile(
    r"[-−△▲+±約計]?[0-9０-９][0-9０-９.,，．]*[%％円件人社名回所事業]+(?:以上|以下|未満)?(?:とする)?"
)
"""A value with its unit: two lines of them are two values, however narrow their cell."""


@dataclass(slots=True)
class Flow:
    """The stretch that lines may fill along the direction of reading, and how they are set.

    `whole`: Latin words and numbers are not parted where they do not fit (`keeps_words_whole`);
    `dotted`: a line that starts with ・ opens a point, since the cell sets points in a row
    ( ・) and the producer does not wrap before such marks (`keeps_line_starts`).
    """

    left: float
    right: float
    align: Literal["left", "center", "right"] = "left"
    whole: bool = True
    dotted: bool = False


def flow_of(lines: list[VisualLine], low: float, high: float) -> Flow:
    """The edges of the text in a cell that reaches from `low` to `high`.

    Browsers and spreadsheets pad both sides alike, so the least distance on the left holds for
    the right too; a line that comes nearer says the padding is smaller there, unless it ends in
    a mark that may hang over the edge (reportlab lets 。 and ） do so).
    """
    pad = min(max(0.0, min(line.along for line in lines) - low), WIDEST_PAD)
    ends = [line.end for line in lines if line.text[-1] not in NO_START]
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
    if len(lines) == 1:
        return [written(lines, aired=False, whole=True)]
    groups: list[list[VisualLine]] = []
    pitch = _pitch(lines)
    kinds = Counter(marker_of(line.text) for line in lines)
    # A mark that opens the cell, or several of its lines, is a bullet there.
    sure = {kind for kind, count in kinds.items() if kind and count > 1} | {
        marker_of(lines[0].text)
    }
    for line in lines:
        stated = groups and groups[-1][0].text[0] == "【" and groups[-1][-1].text[-1] == "。"
        if groups and not stated and _continues(groups[-1], line, flow, pitch, sure):
            groups[-1].append(line)
        else:
            groups.append([line])
    aired = is_aired(lines)
    return [written(group, aired=aired, whole=flow.whole) for group in groups]


def _pitch(lines: list[VisualLine]) -> float:
    steps = [b.across - a.across for a, b in pairwise(lines)]
    steps = [step for step in steps if step > 0]
    return min(steps) if steps else 0.0


def _continues(
    group: list[VisualLine], line: VisualLine, flow: Flow, pitch: float, seen: set[str | None]
) -> bool:
    above = group[-1]
    if above.turn != line.turn or abs(above.size - line.size) > 0.2 * max(above.size, line.size):
        return False
    step = line.across - above.across
    if step < 0.3 * line.size:
        return True
    if step > max(1.5 * pitch, 0.0) + 0.3 * line.size and step > 1.6 * line.size:
        return False
    if _MARKED.search(above.text) and line.text[0] != "【":
        return False
    if is_heading_label(above.text) or (is_symbols(above.text) and is_symbols(line.text)):
        return False
    weights = [one.weight for one in group] if marker_of(group[0].text) is not None else []
    if parts_heading(weights, line.weight, (above.text, line.text)):
        return False
    if line.level or all(_WHOLE_VALUE.fullmatch(one.text.strip()) for one in (above, line)):
        return False
    full = is_full(above, line, flow)
    marker = marker_of(line.text)
    if marker is not None and full and closes("".join(one.text for one in group), line.text):
        return True
    if marker is not None:
        stated = _STATED.search(above.text) or (
            group[0].text[0] == "【" and above.text[-1] in ")）"
        )
        if line.text[0] in "・･" and (flow.dotted or stated):
            return False
        if _RING.match(line.text) and _COUNTED.search(above.text):
            return False
        resized = abs(above.size - line.size) > RESIZED * max(above.size, line.size)
        weak = is_weak(line.text) and marker not in seen and not resized
        return weak and full and above.text[-1] not in _ENDED
    return full and not (len(group) == 1 and states_value(above.text, line.text))


def is_full(above: VisualLine, line: VisualLine, flow: Flow) -> bool:
    """True where the first word of `line` would not have fitted after `above`.

    Word processors set numbers and Latin words a quarter of a letter apart from Japanese.
    """
    gap = 0.0 if above.text[-1].isascii() else _air(line)
    return first_word(line) + gap > _room(above, flow) - 0.15 * line.size


def _air(line: VisualLine) -> float:
    """How far a number at the start of a line stands from the Japanese behind it, in points."""
    if _AIRED.match(line.text):
        return 0.25 * line.size
    number = _LATIN.match(line.text)
    if number is None or number.end() >= len(line.glyphs):
        return 0.0
    apart = float(line.glyphs[number.end(), 0] - line.glyphs[number.end() - 1, 1])
    return min(max(apart, 0.0), 0.25 * line.size)


@dataclass(slots=True)
class Ends:
    """How a cell's text begins and ends, to tell whether it goes on over a page break.

    `room`: points left in its last line, None where its sentence or number has ended; `length`:
    glyphs of that line; `first`: points that its first word needs, None where it starts with a
    bullet or a number (`word` says it then too); `printed`: how many lines there are.
    """

    room: float | None = None
    length: int = 0
    first: float | None = None
    printed: int = 0
    word: float = 0.0

    def leads_to(self, below: Ends) -> bool:
        """True where the last line is full, so that the text of `below` goes on with it."""
        if self.room is None or below.first is None:
            return False
        return below.first > self.room - 1.0


def ends_of(lines: list[VisualLine], flow: Flow) -> Ends:
    """The beginning and end of a cell's lines. Numbers end, however narrow their cell."""
    first, last = lines[0], lines[-1]
    ended = last.text[-1] in _ENDED or _NUMBERS.fullmatch(last.text)
    room = None if ended else _room(last, flow)
    word = first_word(first)
    start = None if marker_of(first.text) is not None else word
    return Ends(room, len(last.text), start, len(lines), word)


def _room(line: VisualLine, flow: Flow) -> float:
    """Points that are left in a line."""
    left, right = line.along - flow.left, flow.right - line.end
    return {"left": right, "center": left + right, "right": left}[flow.align]
