"""The previous result a statement quotes, and the year it is of."""

from __future__ import annotations

import re
from dataclasses import dataclass

from normalize.statement_quotes import dated, inner_of, latest_of, names_other
from normalize.statement_values import NUMBER, YEAR, Event, quoted_value, value_of
from normalize.text.numbers import Unit
from normalize.text.past_results import SAID

_NUMBERED = (
    r"(?:令和|平成|R|H)\s*[\d元]+\s*(?:年度|年\s*\d{1,2}\s*月|\.\d{1,2}(?![\d.%])"
    rf"|(?=末?の?(?:{SAID}|末|[\s:])))|20\d\d\s*年度"
)
_NOW = "(?:現状|現況|現在|直近|従前|前回)"
"""Words for the last result known, which name no year."""
_BEHIND = re.compile(
    rf"[()\s<【「『{{\[・、,→⇒⇨➡]\s*※?\s*(?:参考\s*\)?\s*:?\s*)?(?P<when>{_NUMBERED}"
    rf"|前年度|昨年度|前年|昨年|{_NOW})\s*(?:末|{SAID}|時点|現在|値|の|は|:|\s|\({SAID}\))*{NUMBER}\s*\)?"
)
_LAST_KNOWN = re.compile(rf"\s*{_NOW}(?:の?(?:{SAID}|値))?\s*:?\s*△?\d")
_ANY_YEAR = re.compile(rf"[前昨]年|{YEAR}|20\d\d\s*年度")

_FIGURE = re.compile(r"\d\s*(?:%|[一-龠])(?!度)")
_SHORT = re.compile(r"(?<![A-Za-z])[RH]\d{1,2}(?!\s*年)")


_MAY_QUOTE = re.compile("[年RH現直従前]")


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
    （令和4年9月末時点 40.8%）, the latter of fiscal year 2022; （現状：95.8%） is of no year.
    """
    if event.quoted and (words := _aside(event.quoted)):
        if found := latest_of(words, event.unit, event.when):
            return Baseline(found.value, found.unit, found.offset, found.fiscal_year, event.end)
        if names_other(words):
            return _behind(flat, event.end, limit)
    elif (
        (behind := inner_of(flat, event.end, limit))
        and (words := _aside(behind[0]))
        and (found := latest_of(words, event.unit))
    ):
        return Baseline(found.value, found.unit, found.offset, found.fiscal_year, behind[1])
    if event.quoted:
        of_year = _ANY_YEAR.search(event.quoted)
        value = quoted_value(event.quoted)
        if value and (event.when or of_year):
            when = event.quoted if of_year or event.when is None else event.when
            return Baseline(*value, *dated(when), event.end)
        if value and _LAST_KNOWN.match(event.quoted):
            return Baseline(*value, None, None, event.end)
        if value and "月" in event.quoted:  # （令和5年11月末現在 2,164事業所）
            return _behind(flat, event.start, limit)
    return _behind(flat, event.end, limit)


def _behind(flat: str, start: int, end: int) -> Baseline | None:
    """The result quoted between two positions."""
    if not _MAY_QUOTE.search(flat):
        return None
    match = _BEHIND.search(flat, max(0, start - 1), end)
    if match is None:
        return None
    return Baseline(*value_of(match), *dated(match.group("when")), match.end())


def _aside(inner: str) -> str | None:
    """The words of a bracket that quotes several figures, or dates one without 年度; else None."""
    several = len(_FIGURE.findall(inner)) > 1
    return inner if several or _SHORT.search(inner) or names_other(inner) else None


def baseline_of_note(note: str) -> Baseline | None:
    """A previous result of nothing in a ※ note (Iwate: ※前年度は0件): 0 in any unit."""
    found = _behind(note, 1, len(note))
    return found if found and found.value == 0 and found.offset == -1 else None
