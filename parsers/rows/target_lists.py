"""Lists in a column of targets: ■ before a line counts targets there, as ・ does elsewhere.

A line heads those below it where it holds no value itself and they do: ■健診, ・実施率 58.6％以上.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from normalize.text.numbers import UNIT_WORDS
from parsers.measures.markers import KPI_MARK, TARGET_MARK, Piece
from parsers.measures.words import COUNT_LINE, GOAL_WORDS

_SQUARES = frozenset("■□▪")
_SQUARE = re.compile(r"(?:^|(?<=[\s\u3000]))[■□▪]\s*(?=[^\s■□▪])")
_VALUE = re.compile(rf"[\d０-９]\s*(?:[%％]|(?:{UNIT_WORDS})(?![当あ]たり))|対?[前昨]年度")
_STARTS_WITH_VALUE = re.compile(
    r"^[\s\u3000]*(?:[【〔［\[]\s*(?:数値)?目標値?\s*[】〕］\]]|目標値?\s*[:：])?[\s\u3000:：]*"
    r"(?:年度末(?:時点)?[ので]?)?(?:約?[\d０-９]|対?[前昨]年度)"
)
_INDICATOR = re.compile(
    r"(?:率|割合|数|額|度合い|達成状況|の|を|に|と|係る|及び)(?:[（(][^（()）]*[)）])?$"
)
"""How the name of an indicator ends, or the first line of one that goes on below."""
_BRACKET = re.compile(r"^[\s\u3000]*[（(※]")


def as_lists(pieces: Sequence[Piece]) -> list[Piece]:
    """The lines with ■ as a list's point, but where the line heads those below it."""
    return [
        piece
        if _SQUARES.isdisjoint(piece.text) or KPI_MARK.match(piece.text) or _heads(pieces, place)
        else replace(piece, text=_SQUARE.sub("・", piece.text))
        for place, piece in enumerate(pieces)
    ]


def prints_targets_too(lines: Sequence[str]) -> bool:
    """Whether some targets of a column are marked 【目標】, and others are not."""
    marked = [line for line in lines if TARGET_MARK.match(line)]
    return bool(marked) and any(
        GOAL_WORDS.search(line) for line in lines if not any(line is one for one in marked)
    )


def _heads(pieces: Sequence[Piece], place: int) -> bool:
    """Whether a line of a list names what the next lines are about: ■健診の推進."""
    line = pieces[place].text.strip()
    if GOAL_WORDS.search(line) or _VALUE.search(line) or _INDICATOR.search(line):
        return False
    below = next((p.text for p in pieces[place + 1 :] if not _BRACKET.match(p.text)), "")
    if not below or _SQUARE.match(below) or _STARTS_WITH_VALUE.match(below):
        return False
    return bool(GOAL_WORDS.search(below) or _VALUE.search(below)) and not COUNT_LINE.search(below)
