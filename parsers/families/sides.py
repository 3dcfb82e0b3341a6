"""Which edition a paragraph belongs to where a dump lost the table around two columns (001).

Some pages of the comparison are dumped as paragraphs: a part of the new column, then of the old,
then new again. Each column's own numbering goes on (③ after ②, (6) after (5)), a 令和4年度目標
names its year, and a column does not print the same line twice; the assignment that fits best wins.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

from normalize.text.eras import fiscal_year_of
from normalize.text.folding import fold
from parsers.markers import CIRCLED, KPI_MARK
from schema.document import Paragraph

_CIRCLED = re.compile(rf"^\s*(?P<mark>[{CIRCLED}])")
_PAREN = re.compile(r"^\s*[（(](?P<number>[\d０-９]{1,2})[)）]")
_BRACKET = re.compile(r"^\s*[〔［\[【]")
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
    bare: str


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
        bare=fold(re.sub(rf"^[\-\s{CIRCLED}・]+", "", text)),
    )


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


@dataclass(slots=True)
class _State:
    score: float
    side: int
    counters: tuple[Counters, Counters]
    chosen: int
    """The sides of the paragraphs so far, one bit each."""


@dataclass(slots=True)
class _Telling:
    """A line that says something of its side, and the paragraphs before that print it too."""

    line: _Line
    before: tuple[int, ...]
    years: tuple[float, float]


def split_sides(
    paragraphs: list[Paragraph],
    counters: tuple[Counters, Counters],
    years: tuple[int | None, int | None],
) -> list[int]:
    """0 (new) or 1 (old) for each paragraph of one page, in order."""
    states = [_State(0.0, 0, counters, 0)]
    printed: dict[str, list[int]] = {}
    for number, paragraph in enumerate(paragraphs):
        lines = [_read(line.text) for line in paragraph.lines if line.text]
        telling = [_telling(line, printed, years) for line in lines]
        states = _step(states, [each for each in telling if each is not None], number)
        for line in lines:
            printed.setdefault(line.bare, []).append(number)
    chosen = max(states, key=lambda state: state.score).chosen
    return [chosen >> number & 1 for number in range(len(paragraphs))]


def _telling(
    line: _Line, printed: dict[str, list[int]], years: tuple[int | None, int | None]
) -> _Telling | None:
    """None for a line that changes nothing, as most do: no number, no mark, printed once."""
    before = tuple(printed.get(line.bare, ())) if len(line.bare) > 3 else ()
    numbered = line.heading is not None or line.circled is not None
    if not (numbered or line.kpi or line.bracket or before):
        return None
    return _Telling(line, before, (_year_score(line, 0, years), _year_score(line, 1, years)))


def _step(states: list[_State], lines: list[_Telling], number: int) -> list[_State]:
    following = [_extend(state, side, lines, number) for state in states for side in (0, 1)]
    following.sort(key=lambda state: -state.score)
    return following[:_BEAM]


def _extend(state: _State, side: int, lines: list[_Telling], number: int) -> _State:
    score = state.score - (_SWITCH if side != state.side else 0.0)
    chosen = state.chosen | side << number
    if not lines:
        return _State(score, side, state.counters, chosen)
    counter = state.counters[side]
    for each in lines:
        score += counter.expects(each.line) + each.years[side]
        counter = counter.past(each.line)
        if any(state.chosen >> place & 1 == side for place in each.before):
            score -= 2.0
    counters = (counter, state.counters[1]) if side == 0 else (state.counters[0], counter)
    return _State(score, side, counters, chosen)


def _year_score(line: _Line, side: int, years: tuple[int | None, int | None]) -> float:
    """令和4年度目標(KPI) belongs to the edition of that year; a bare ■ KPI to the newer, weakly."""
    if not line.kpi:
        return 0.0
    if line.year is None:
        return 0.3 if side == 0 else 0.0
    if line.year == years[side]:
        return 3.0
    return -3.0 if line.year == years[1 - side] else 0.0
