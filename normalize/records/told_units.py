"""What the words around a series say of all its numbers: their unit, their year, whose they are.

`受診者数（人）` in a label, `（単位：千円）` above a table, `令和3年度の月別実績` above rows that
name no year.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from functools import lru_cache

from normalize.national import NATIONAL
from normalize.records.draft import Context
from normalize.text.eras import find_fiscal_years
from normalize.text.folding import fold
from normalize.text.numbers import UNIT_WORDS, UNITS, Number, parse_number
from normalize.word_lists import any_of, pattern_of
from schema.plan import Quote, Series, SeriesRow, SeriesValue
from schema.records import Unit

_BLANK = re.compile(
    r"^(?:[-－―—‐–ー]?|[（(]?(?:未(?:集計|確定|公表|判明|算出)|(?:現在)?(?:集計|算出)中|(?:公表|集計|確定)前)[)）]?)$"
)
"""A month without a number: a dash, or 未集計."""
_SCALES = {"千": 1_000, "百万": 1_000_000, "億": 10**8, "": 1}
_UNIT = re.compile(
    rf"(?:単位:?|\((?:[^()]*[、,・/])?)(?P<scale>千|百万|億)?(?P<unit>{UNIT_WORDS})(?=$|[)、,・/])"
)
_OURS = pattern_of("compared.ours")
_COMPARED = re.compile(rf"{any_of('compared.differences')}(?:の?推移)?$")
_ACHIEVEMENT = re.compile(rf"{any_of('compared.shares')}率(?:の?推移)?$")
_PART = re.compile(rf"{any_of('parts.of_members')}(?:\([^()]*\))?$")
_BRACKETS = re.compile(r"\([^()]*\)")
_FRAME = r"[\s\u3000■□◆◇●○・＜〈《<【〔［\[（(＞〉》>】〕］\])）：:※]*"
_BEFORE = re.compile(
    rf"{_FRAME}(?:{any_of('captions.asides')}{_FRAME})?(?:(?P<two>前々年度|一昨年度)|前年度|昨年度)の?(?!比)"
    rf"(?:{any_of('captions.by_period', 'captions.behind', 'captions.of_then')}の?)*{_FRAME}"
)
"""A line of nothing but the year before."""


def numbers_of(
    series: Series, row: SeriesRow, context: Context
) -> Iterator[tuple[SeriesValue, Number]]:
    """The numbers of a row, in the unit that they print, else in the one that is told."""
    told = _told_unit(series, row)
    for value in row.values:
        number = _number(value.quote, context)
        if number is not None and told is not None and number.unit == "none":
            yield value, replace(number, unit=told[0], value=round(number.value * told[1], 9))
        elif number is not None:
            yield value, number


def _number(quote: Quote, context: Context) -> Number | None:
    """The number of a cell; a cell that is not blank and has none is an issue."""
    number = parse_number(quote.text)
    if number is None and _BLANK.match(quote.text.strip()):
        context.plan.roles[quote.ref] = "decoration"
    elif number is None:
        context.find("warning", "unread_number", "A cell of a series holds no number.", quote)
    return number


def _told_unit(series: Series, row: SeriesRow) -> tuple[Unit, int] | None:
    """The unit that a row's labels, the corner or the lines above print, and its scale.

    The nearest words go first; a line 単位：人 holds where no other word names a quantity.
    """
    quotes = [*reversed(row.labels), series.corner]
    if series.apart:
        quotes += [series.caption, series.unit]
    return _first(tuple(quote.text for quote in quotes if quote is not None))


@lru_cache(maxsize=512)
def _first(texts: tuple[str, ...]) -> tuple[Unit, int] | None:
    found = (_UNIT.search(fold(text)) for text in texts)
    return next(
        ((UNITS[m["unit"]], _SCALES[m["scale"] or ""]) for m in found if m is not None), None
    )


def caption_year(series: Series, current: int | None) -> int | None:
    """The one fiscal year that the line above a table names; None where several or none.

    A line of nothing else may name it by the document's, `current`: 前年度, 【参考】昨年度実績.
    """
    line = series.year or (series.caption if series.apart else None)
    if line is None:
        return None
    years = {found.year for found in find_fiscal_years(line.text)}
    before = _BEFORE.fullmatch(line.text) if not years else None
    if before is not None and current is not None:
        return current - (2 if before["two"] else 1)
    return years.pop() if len(years) == 1 else None


def achieves(series: Series) -> bool:
    """Whether the line above a table says that its numbers are shares of a target: 進捗率."""
    if not series.apart or series.caption is None or series.corner is not None:
        return False
    return _ACHIEVEMENT.search(_BRACKETS.sub("", fold(series.caption.text))) is not None


def of_others(series: Series, row: SeriesRow) -> bool:
    """Whether the line above a table says that its numbers are those of all, or differences.

    So are those of a row that is labelled with a part of the members: 建設業, 男性.
    """
    if not series.apart:
        return False
    if any(_PART.search(fold(label.text)) for label in row.labels):
        return True
    if series.caption is None:
        return False
    words = _BRACKETS.sub("", fold(series.caption.text))
    everywhere = NATIONAL.search(words) and not _OURS.search(words)
    return bool(everywhere or _COMPARED.search(words))
