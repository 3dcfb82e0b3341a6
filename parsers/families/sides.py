"""Which edition a paragraph belongs to where a dump lost the table around two columns (001).

Some pages of the comparison are dumped as paragraphs: a part of the new column, then of the old,
then new again. Each column's own numbering goes on (③ after ②, (6) after (5)), a 令和4年度目標
names its year, and a column does not print the same line twice; the assignment that fits best wins.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

from normalize.text.eras import fiscal_year_of
from normalize.text.folding import fold
from parsers.markers import CIRCLED, KPI_MARK
from schema.document import Paragraph

_CIRCLED = re.compile(rf"^\s*(?P<mark>[{CIRCLED}])")
_PAREN = re.compile(r"^\s*[（(](?P<number>[\d０-９]{1,2})[)）]")
_BRACKET = re.compile(r"^\s*[〔［\[【]")
_OPEN_KPI = re.compile(r"[:：]\s*$")
_SWITCH = 1.2
_BEAM = 48


@dataclass(frozen=True)
class Counters:
    """Where one column's numbering stands: last (n) heading and last ① measure."""

    heading: int = 0
    circled: int = 0
    labels: bool = False

    def after(self, text: str) -> Counters:
        """The counters when this line is taken."""
        if heading := _PAREN.match(text):
            return Counters(int(heading["number"]))
        if KPI_MARK.match(text):
            return replace(self, labels=bool(_OPEN_KPI.search(text)))
        if mark := _CIRCLED.match(text):
            if self.labels:
                return self
            return replace(self, circled=_value(mark["mark"]), labels=False)
        if _BRACKET.match(text):
            return replace(self, circled=0, labels=False)
        return self

    def expects(self, text: str) -> float:
        """How well this line goes on from here; 0 where it has no number."""
        if heading := _PAREN.match(text):
            number = int(heading["number"])
            return 3.0 if number == self.heading + 1 else (0.5 if number == 1 else -3.0)
        if mark := _CIRCLED.match(text):
            value = _value(mark["mark"])
            if self.labels:
                return 0.5
            return 2.0 if value == self.circled + 1 else -2.0
        return 0.0


def _value(mark: str) -> int:
    return ord(mark) - ord("①") + 1


@dataclass(frozen=True)
class _State:
    score: float
    side: int
    counters: tuple[Counters, Counters]
    chosen: tuple[int, ...]
    seen: tuple[frozenset[str], frozenset[str]]


def split_sides(
    paragraphs: list[Paragraph],
    counters: tuple[Counters, Counters],
    years: tuple[int | None, int | None],
) -> list[int]:
    """0 (new) or 1 (old) for each paragraph of one page, in order."""
    states = [_State(0.0, 0, counters, (), (frozenset(), frozenset()))]
    for paragraph in paragraphs:
        states = _step(states, paragraph, years)
    return list(max(states, key=lambda state: state.score).chosen)


def _step(
    states: list[_State], paragraph: Paragraph, years: tuple[int | None, int | None]
) -> list[_State]:
    lines = [line.text for line in paragraph.lines if line.text]
    following = []
    for state in states:
        for side in (0, 1):
            following.append(_extend(state, side, lines, years))
    following.sort(key=lambda state: -state.score)
    return following[:_BEAM]


def _extend(
    state: _State, side: int, lines: list[str], years: tuple[int | None, int | None]
) -> _State:
    score = state.score - (_SWITCH if side != state.side else 0.0)
    counter, seen = state.counters[side], state.seen[side]
    for text in lines:
        score += counter.expects(text) + _year_score(text, side, years)
        counter = counter.after(text)
        bare = fold(re.sub(rf"^[\-\s{CIRCLED}・]+", "", text))
        if len(bare) > 3 and bare in seen:
            score -= 2.0
        seen = seen | {bare}
    counters = (counter, state.counters[1]) if side == 0 else (state.counters[0], counter)
    sides = (seen, state.seen[1]) if side == 0 else (state.seen[0], seen)
    return _State(score, side, counters, (*state.chosen, side), sides)


def _year_score(text: str, side: int, years: tuple[int | None, int | None]) -> float:
    """令和4年度目標(KPI) belongs to the edition of that year; a bare ■ KPI to the newer, weakly."""
    mark = KPI_MARK.match(text)
    if mark is None:
        return 0.0
    year = fiscal_year_of(mark.group())
    if year is None:
        return 0.3 if side == 0 else 0.0
    if year == years[side]:
        return 3.0
    return -3.0 if year == years[1 - side] else 0.0
