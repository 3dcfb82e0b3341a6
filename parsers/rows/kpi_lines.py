"""Lines of a result or progress cell that are marked as the KPI's: KPI：0.71％（全国平均 0.95％）.

Reports print what was done (① 調整件数 386件) and, on a line of its own in the same cell, what the
KPI reached; with several KPIs the lines carry their labels (KPI①：…).
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from normalize.text.folding import fold
from parsers.grid import GridCell
from parsers.rows.result_lines import reaches_one

_K = "[KＫkｋ]\\s*[PＰpｐ]\\s*[IＩiｉ]"
_TOLD = "目標の?(?:実績|結果)値?"
_NAMES_KPI = re.compile(f"{_K}|{_TOLD}")
_IN_BRACKETS = rf"[【〔\[［＜<]\s*(?:{_K}[^】〕\]］＞>：:]{{0,8}}|{_TOLD})[】〕\]］＞>]\s*[:：]?"
_PLAIN = rf"{_K}\s*(?:[①-⑳]|[\d０-９](?![\d０-９.．]))?\s*(?:の?(?:実績|結果|達成状況)値?)?\s*[:：]"
_LINE = re.compile(
    rf"^[\s\u3000・■◆●○]*(?P<mark>{_IN_BRACKETS}|{_PLAIN})[\s\u3000]*(?P<value>.*)$", re.DOTALL
)
_BEHIND = re.compile(rf"(?<=[。）)％%件人円社\s\u3000])(?={_IN_BRACKETS}|{_PLAIN})")
_LABEL = re.compile(r"[①-⑳]|[\d０-９]")
_BRACKET = re.compile(r"^[\s\u3000]*[（(＜<〔［\[]")
_NUMBERED = re.compile(r"^[\s\u3000]*(?P<label>[①-⑳])[\s\u3000:：]*(?=\S)")
_VALUE = re.compile(r"^[\s\u3000]*(?:【[^】]*】|累計|実績)?[:：]?[△▲\s\u3000]*[\d０-９]")
_LISTED = re.compile(
    r"^[\s\u3000]*(?:[①-⑳⑴-⒇・●○◆■]|[(（][\d０-９]{1,2}[)）]|[\d０-９]{1,2}[.．、])"
)
_WORDS = re.compile(r"[ぁ-んァ-ヶ一-龠]{2}")


OF_TARGET = "目標"
"""What the lines of 【目標】 are labelled with, beside those of 【KPI】."""


@dataclass
class Marked:
    """A KPI's own line: its label, if printed (①), and what stands behind the mark.

    The label of a line marked 【目標実績】 is OF_TARGET.
    """

    label: str | None
    text: str


def marked_lines(cell: GridCell) -> tuple[list[Marked], str]:
    """(the KPIs' own lines of a cell in order, the words of all others).

    Brackets on the lines below belong to them, and so do lines of values below a mark alone.
    """
    if not _NAMES_KPI.search(cell.text):
        return [], cell.text
    found: list[Marked] = []
    rest: list[str] = []
    open_line = below = False
    for text in (part for line in cell.cell.lines for part in _BEHIND.split(line.text)):
        match, numbered = _LINE.match(text), _NUMBERED.match(text)
        value = text[numbered.end() :] if numbered is not None else text
        if match is not None:
            label = _label(match["mark"])
            below = not match["value"].strip()
            open_line = not below
            if open_line:
                found.append(Marked(label, match["value"].strip()))
        elif below and _VALUE.match(value):
            found.append(Marked(numbered["label"] if numbered else None, value.strip()))
            open_line = True
        elif open_line and _BRACKET.match(text):
            found[-1].text += text.strip()
        elif text.strip():
            rest.append(text.strip())
            open_line = below = False
    return found, " ".join(rest)


def _label(mark: str) -> str | None:
    label = _LABEL.search(mark)
    if label is not None:
        return label.group()
    return None if re.search(_K, mark) else OF_TARGET


def tells_measures(cell: GridCell, statements: Sequence[str], rest: str | None) -> bool:
    """Whether a result cell (also) tells what was done.

    `rest` are its words beside marked lines, None where it has none. In a row that states targets
    a line tells what was done where it is no result of one of them; in one without, any words do.
    """
    if rest is not None:
        return bool(_WORDS.search(rest))
    lines = [line.text for line in cell.cell.lines if line.text.strip()]
    worded = [line for line in lines if _WORDS.search(line) and not _BRACKET.match(line)]
    if not statements:
        listed = len(lines) > 1 or any(_LISTED.match(line) for line in lines)
        return listed and bool(worded) and not any(_VALUE.match(line) for line in lines)
    folded = [fold(statement) for statement in statements]
    return any(_LISTED.match(line) and not reaches_one(line, folded) for line in worded)
