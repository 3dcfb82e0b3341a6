"""The previous result a statement quotes, and the year it is of."""

from __future__ import annotations

import re
from dataclasses import dataclass

from normalize.statement_values import NUMBER, YEAR, Event, quoted_value, value_of
from normalize.text.eras import find_year_months, fiscal_year_of
from normalize.text.months import fiscal_year_of_month
from normalize.text.numbers import Unit

_BEHIND = re.compile(
    r"[(\s<【「『{\[]\s*※?\s*(?:参考\s*:?\s*)?(?P<when>(?:令和|平成|R|H)\s*[\d元]+\s*(?:年度|年\s*\d{1,2}\s*月|\.\d{1,2})"
    rf"|前年度|昨年度|前年|昨年)\s*(?:末|実績|時点|現在|値|の|は|:|\s)*{NUMBER}\s*\)?"
)
_LAST_YEAR = re.compile(r"[前昨]年")
_ANY_YEAR = re.compile(rf"[前昨]年|{YEAR}")


@dataclass(frozen=True, slots=True)
class Baseline:
    """A quoted result: `offset` -1 for last year, else the `fiscal_year` printed; its `end`."""

    value: float
    unit: Unit | None
    offset: int | None
    fiscal_year: int | None
    end: int


def baseline_of(flat: str, event: Event, limit: int) -> Baseline | None:
    """The result quoted inside a value's clause or in the bracket behind it, before `limit`.

    対前年度（0.359%）以上, 対前年度以上(0.215%), （令和3年度実績 81.42%）, （昨年度95.45%),
    （令和4年9月末時点 40.8%）, the latter of fiscal year 2022.
    """
    if event.quoted:
        dated = _ANY_YEAR.search(event.quoted)
        value = quoted_value(event.quoted)
        if value and (event.when or dated):
            when = event.quoted if dated or event.when is None else event.when
            return Baseline(*value, *_dated(when), event.end)
        if value and "月" in event.quoted:  # （令和5年11月末現在 2,164事業所）
            return _behind(flat, event.start, limit)
    return _behind(flat, event.end, limit)


def _behind(flat: str, start: int, end: int) -> Baseline | None:
    """The result quoted between two positions."""
    if "年" not in flat and "R" not in flat and "H" not in flat:
        return None
    match = _BEHIND.search(flat, max(0, start - 1), end)
    if match is None:
        return None
    return Baseline(*value_of(match), *_dated(match.group("when")), match.end())


def baseline_of_note(note: str) -> Baseline | None:
    """A previous result of nothing in a ※ note (Iwate: ※前年度は0件): 0 in any unit."""
    found = _behind(note, 1, len(note))
    return found if found and found.value == 0 and found.offset == -1 else None


def _dated(when: str) -> tuple[int | None, int | None]:
    """Offset and fiscal year of the words that date a baseline."""
    year = fiscal_year_of(when)
    if year is not None:
        return None, year
    months = find_year_months(when)
    if months:
        return None, fiscal_year_of_month(months[0].year, months[0].month)
    return (-1, None) if _LAST_YEAR.search(when) else (None, None)
