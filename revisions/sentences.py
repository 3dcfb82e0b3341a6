"""Cuts a passage into the pieces that are matched with the other side: sentences and bullets."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import NamedTuple

_OPEN, _CLOSED = "（(「『〔［[【", "）)」』〕］]】"
# A bullet or circled number behind white space: measures with bullets inside are joined with
# blanks (001, (5)).
_BULLET = re.compile(r"(?<=\s)(?=[・●◆■◎○①-⑳])")
_LEAD = re.compile(r"\s*[・●◆■◎○①-⑳]?\s*")
_MARK = re.compile(f"[{re.escape(_OPEN + _CLOSED)}。\n]")
_HIRAGANA = re.compile(r"[ぁ-ゖ、]")


class Piece(NamedTuple):
    """A run `start` to `end` of a passage's printed text; its words are `first` to `last`.

    In front of the words may be a bullet and behind them a full stop: neither is a word, and that
    only one side prints it is no change of wording.
    """

    start: int
    first: int
    last: int
    end: int


@lru_cache(maxsize=8192)
def pieces(text: str) -> tuple[Piece, ...]:
    """The sentences of a text; together they tile it. A text without a cut is one piece."""
    cuts = sorted({match.start() for match in _BULLET.finditer(text)} | set(_full_stops(text)))
    found: list[Piece] = []
    start = 0
    for cut in (*cuts, len(text)):
        if text[start:cut].strip():
            found.append(_piece(text, start, cut))
            start = cut
    if found and start < len(text):  # white space at the end
        found[-1] = _piece(text, found[-1].start, len(text))
    return tuple(found) or (Piece(0, 0, len(text), len(text)),)


def _piece(text: str, start: int, end: int) -> Piece:
    lead = _LEAD.match(text, start, end)
    first = lead.end() if lead else start
    last = start + len(text[start:end].rstrip().rstrip("。"))
    return Piece(start, first, last, end) if first < last else Piece(start, start, end, end)


def _full_stops(text: str) -> list[int]:
    """Where sentences end; a full stop inside of brackets ends none (…に限る。）の回収率)."""
    marks = list(_MARK.finditer(text))
    opened = sum(mark.group() in _OPEN for mark in marks)
    balanced = opened == sum(mark.group() in _CLOSED for mark in marks)
    depth = 0
    cuts = []
    for mark in marks:
        character, place = mark.group(), mark.start()
        after = text[place + 1 : place + 2]
        if character in _OPEN:
            depth += balanced
        elif character in _CLOSED:
            depth -= balanced
            if depth <= 0 and text[place - 1] == "。" and not _HIRAGANA.match(after):
                cuts.append(place + 1)
        elif character == "\n" or (depth <= 0 and (not after or after not in _CLOSED)):
            cuts.append(place + 1)
    return cuts
