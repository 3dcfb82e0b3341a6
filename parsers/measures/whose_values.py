"""One indicator's name over or beside the values of several populations: each is of that name.

特定保健指導の実施率, then 被保険者 25.0％以上 and 被扶養者 14.5％以上: the second value would
else name nobody's rate (205 栃木). The populations stand in front, in brackets, on a line above
or behind.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from typing import NamedTuple

from normalize.text.numbers import UNIT_WORDS
from parsers.measures.markers import KPI_MARK, Piece
from parsers.measures.segment import Segment
from parsers.word_lists import any_of

_WHO = rf"(?P<who>{any_of('populations.parts')}(?:分|のみ|実施分)?)"
_OPENS = r"^[\s\u3000]*(?:[①-⑳・◆◇○●■]|[（(][\d０-９][）)])?[\s\u3000]*"
_BRACKETED = rf"[【〔［\[＜<（(「]?[\s\u3000]*{_WHO}[\s\u3000]*[】〕］\]＞>）)」]?[\s\u3000:：…‥]*"
_AT = r"(?:目標値?\s*[:：]?\s*)?(?:年度末(?:時点)?[ので]?)?"
_FIGURE = rf"{_AT}(?:約?[\d０-９][\d０-９,，.．]*\s*(?:[%％]|{UNIT_WORDS})|対?[前昨]年度)"
_IN_FRONT = re.compile(rf"{_OPENS}{_BRACKETED}(?P<value>{_FIGURE}.*)$", re.DOTALL)
_ABOVE = re.compile(rf"{_OPENS}{_BRACKETED}$")
_VALUE = re.compile(rf"^[\s\u3000]*(?P<value>{_FIGURE}[^（(]*)$")
_BEHIND = re.compile(
    rf"{_OPENS}(?P<value>{_FIGURE}[^（(]*?)[\s\u3000]*[（(【]\s*{_WHO}\s*[）)】]\s*$"
)
_NEXT = re.compile(
    r"(?<=\S)[\s\u3000]*[、，,／/・;；][\s\u3000]*"
    rf"(?={_BRACKETED.replace('?P<who>', '?:')}{_FIGURE})"
)
"""What parts two populations on one line: 被保険者 25.0％以上、被扶養者 14.5％以上."""
_NAME = re.compile(
    r"(?:率|割合|件数|者数|所数|社数|人数|状況)[\s\u3000]*"
    r"(?:[（(]?(?:※|注)[\s\u3000]*[\d０-９]*[）)]?)?[\s\u3000]*[:：]?[\s\u3000]*$"
)
_MARK = re.compile(
    r"[\s\u3000]*(?:[（(]?(?:※|注)[\s\u3000]*[\d０-９]*[）)]?)?[\s\u3000]*[:：]?\s*$"
)
_OWN_VALUE = re.compile(r"[\d０-９]\s*(?:[%％]|円|以上|以下)|[前昨]年度")


class _Whose(NamedTuple):
    """A value, whose it is, and how many lines print both."""

    who: str
    value: str
    lines: int


def whose_values(pieces: Sequence[Piece]) -> list[Piece]:
    """The lines, with each value of a population on one line behind whose it is.

    The indicator that the line above names, if it does, is repeated in front of each.
    """
    found: list[Piece] = []
    place = 0
    pieces = list(_on_lines_of_their_own(pieces))
    while place < len(pieces):
        run, end = _run(pieces, place)
        if len({each.who for each in run}) < 2:
            found.append(pieces[place])
            place += 1
            continue
        name = ""
        if found and _names(found[-1].text):
            name = f"{_MARK.sub('', found.pop().text)} "
        words = [f"{name}{each.who} {each.value}".strip() for each in run]
        found += [replace(pieces[place], text=text) for text in words]
        place = end
    return found


def names_for_all(stated: list[Segment], goals: list[Segment]) -> list[Segment]:
    """The indicators of a row, the only one repeated for each value that is of a population."""
    names = [segment for segment in stated if segment.kind == "statement"]
    values = [segment for segment in goals if segment.kind == "statement"]
    if len(names) != 1 or len(values) < 2 or len(values) != len(goals):
        return stated
    if not all(_IN_FRONT.match(value.text) for value in values):
        return stated
    at = stated.index(names[0]) + 1
    again = [replace(names[0], refs=list(names[0].refs)) for _ in values[1:]]
    return [*stated[:at], *again, *stated[at:]]


def _names(line: str) -> bool:
    """Whether a line is an indicator's name and no value yet: 【KPI】特定保健指導の実施率※1."""
    if not _NAME.search(line):
        return False
    plain = KPI_MARK.sub("", line)
    return bool(_MARK.sub("", plain).strip()) and not _OWN_VALUE.search(plain)


def _run(pieces: Sequence[Piece], start: int) -> tuple[list[_Whose], int]:
    """The values of populations that follow each other from a line on, and where they end."""
    run: list[_Whose] = []
    place = start
    while (whose := _whose(pieces, place)) is not None:
        run.append(whose)
        place += whose.lines
    return run, place


def _whose(pieces: Sequence[Piece], place: int) -> _Whose | None:
    line = pieces[place].text if place < len(pieces) else ""
    if match := (_IN_FRONT.match(line) or _BEHIND.match(line)):
        return _Whose(match["who"], match["value"].strip(), 1)
    below = pieces[place + 1].text if place + 1 < len(pieces) else ""
    if (head := _ABOVE.match(line)) and (value := _VALUE.match(below)):
        return _Whose(head["who"], value["value"].strip(), 2)
    return None


def _on_lines_of_their_own(pieces: Sequence[Piece]) -> list[Piece]:
    """Several populations on one line become lines: 被保険者 25.0％以上、被扶養者 14.5％以上."""
    found: list[Piece] = []
    for piece in pieces:
        parts = _NEXT.split(piece.text) if _IN_FRONT.match(piece.text) else []
        found += [replace(piece, text=part) for part in parts] if len(parts) > 1 else [piece]
    return found
