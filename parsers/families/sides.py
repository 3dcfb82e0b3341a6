"""Which edition a paragraph belongs to where a dump lost the table around two columns (001).

Some pages of the comparison are dumped as paragraphs: a part of the new column, then of the old,
then new again. Each column's own numbering goes on (③ after ②, (6) after (5)), a 令和4年度目標
names its year, and a column does not print the same line twice; the assignment that fits best wins.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache
from operator import itemgetter

from normalize.text.eras import fiscal_year_of
from normalize.text.folding import fold
from parsers.measures.markers import CIRCLED, KPI_MARK
from schema.document import Paragraph

_CIRCLED = re.compile(rf"^\s*(?P<mark>[{CIRCLED}])")
_PAREN = re.compile(r"^\s*[（(](?P<number>[\d０-９]{1,2})[)）]")
_BRACKET = re.compile(r"^\s*[〔［\[【]")
_MARKER = re.compile(rf"^[\-\s{CIRCLED}・]+")
_OPEN_KPI = re.compile(r"[:：]\s*$")
_SWITCH = 1.2
_BEAM = 16


@dataclass(slots=True)
class _Line:
    """What of one line decides where it belongs."""

    heading: int | None
    circled: int | None
    kpi: bool
    opens_block: bool
    bracket: bool
    year: int | None


@lru_cache(maxsize=4096)
def _read(text: str) -> _Line:
    heading, circled, kpi = _PAREN.match(text), _CIRCLED.match(text), KPI_MARK.match(text)
    return _Line(
        heading=int(heading["number"]) if heading else None,
        circled=_value(circled["mark"]) if circled else None,
        kpi=kpi is not None,
        opens_block=kpi is not None and bool(_OPEN_KPI.search(text)),
        bracket=bool(_BRACKET.match(text)),
        year=fiscal_year_of(kpi.group()) if kpi else None,
    )


@lru_cache(maxsize=4096)
def _bare(text: str) -> str:
    """A line without its marker, to see whether another says the same."""
    return fold(_MARKER.sub("", text))


@dataclass(slots=True)
class Counters:
    """Where one column's numbering stands: last (n) heading and last ① measure."""

    heading: int = 0
    circled: int = 0
    labels: bool = False

    def after(self, text: str) -> Counters:
        """The counters when this line is taken."""
        return self.past(_read(text))

    def past(self, line: _Line) -> Counters:
        """The counters behind a line that was read before."""
        if line.heading is not None:
            return Counters(line.heading)
        if line.kpi:
            return Counters(self.heading, self.circled, line.opens_block)
        if line.circled is not None:
            return self if self.labels else Counters(self.heading, line.circled)
        return Counters(self.heading) if line.bracket else self

    def expects(self, line: _Line) -> float:
        """How well this line goes on from here; 0 where it has no number."""
        if line.heading is not None:
            if line.heading == self.heading + 1:
                return 3.0
            return 0.5 if line.heading == 1 else -3.0
        if line.circled is not None and not line.kpi:
            if self.labels:
                return 0.5
            return 2.0 if line.circled == self.circled + 1 else -2.0
        return 0.0


def _value(mark: str) -> int:
    return ord(mark) - ord("①") + 1


_Pair = tuple[Counters, Counters]
_State = tuple[float, int, _Pair, int]
"""Score, side of the last paragraph, counters, and the sides of all so far, one bit each."""
_score = itemgetter(0)


@dataclass(slots=True)
class _Telling:
    """A line that says something of its side, and the paragraphs before that print it too."""

    line: _Line
    before: int
    """One bit each, as in the states."""
    years: tuple[float, float]


def split_sides(
    paragraphs: list[Paragraph],
    counters: tuple[Counters, Counters],
    years: tuple[int | None, int | None],
) -> list[int]:
    """0 (new) or 1 (old) for each paragraph of one page, in order."""
    states: list[_State] = [(0.0, 0, counters, 0)]
    printed: dict[str, int] = {}
    for number, paragraph in enumerate(paragraphs):
        texts = [line.text for line in paragraph.lines if line.text]
        bare = [_bare(text) for text in texts]
        telling = [
            _telling(_read(text), printed.get(words, 0) if len(words) > 3 else 0, years)
            for text, words in zip(texts, bare, strict=True)
        ]
        states = _step(states, [each for each in telling if each is not None], number)
        for words in bare:
            printed[words] = printed.get(words, 0) | 1 << number
    *_, chosen = max(states, key=_score)
    return [chosen >> number & 1 for number in range(len(paragraphs))]


def _telling(line: _Line, before: int, years: tuple[int | None, int | None]) -> _Telling | None:
    """None for a line that changes nothing, as most do: no number, no mark, printed once."""
    numbered = line.heading is not None or line.circled is not None
    if not (numbered or line.kpi or line.bracket or before):
        return None
    return _Telling(line, before, (_year_score(line, 0, years), _year_score(line, 1, years)))


def _step(states: list[_State], lines: list[_Telling], number: int) -> list[_State]:
    following: list[_State] = []
    for score, last, counters, chosen in states:
        for side in (0, 1):
            now, pair = score if side == last else score - _SWITCH, counters
            if lines:
                now, pair = _told(lines, side, now, counters, chosen)
            following.append((now, side, pair, chosen | side << number))
    following.sort(key=_score, reverse=True)
    return following[:_BEAM]


def _told(
    lines: list[_Telling], side: int, score: float, counters: _Pair, chosen: int
) -> tuple[float, _Pair]:
    """The score with what lines tell where they are of a side, and the counters behind them."""
    counter = counters[side]
    for each in lines:
        score += counter.expects(each.line) + each.years[side]
        counter = counter.past(each.line)
        if each.before & (chosen if side else ~chosen):
            score -= 2.0
    return score, ((counter, counters[1]) if side == 0 else (counters[0], counter))


def _year_score(line: _Line, side: int, years: tuple[int | None, int | None]) -> float:
    """令和4年度目標(KPI) belongs to the edition of that year; a bare ■ KPI to the newer, weakly."""
    if not line.kpi:
        return 0.0
    if line.year is None:
        return 0.3 if side == 0 else 0.0
    if line.year == years[side]:
        return 3.0
    return -3.0 if line.year == years[1 - side] else 0.0
