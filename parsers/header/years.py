"""Columns of another year than the document's: 令和5年度の実施状況 beside 令和6年度の取組.

A plan prints what was done in the year before beside what it plans, a report what will be done in
the next year; neither is a measure or the progress of the document's own year.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import TYPE_CHECKING

from normalize.text.eras import find_year_months, fiscal_year_of
from normalize.text.months import fiscal_year_of_month
from parsers.grid import GridCell, GridRow
from parsers.header.lines import guesses_of, parents_of, words_of

if TYPE_CHECKING:
    from parsers.header.reading import Column

_TOLD = ("measure", "title", "progress", "next")
_OWN = ("measure", "progress", "target")
_AIMED = ("goal", "target", "status", "national")
_REACHED = ("実績", "結果", "現在")
_OF_YEARS = re.compile("[年\uf98eHRＨＲ]")
_PAST = 0
"""Stands for the year before the document's, where no number names it."""
_SPENT = re.compile("執行|決算|実績|率")
_LAST = re.compile("[前昨]年度?|前期")
_BEFORE = re.compile(r"(?:前|昨)年度?(?:の|に|における|分)")


def years_aside(leaves: Sequence[GridCell], taken: list[GridRow], year: int | None) -> set[int]:
    """The header cells (by identity) that tell of another year; `year` is the document's, if known.

    Where no title names it, the year of the targets counts. Empty where no column is of that year
    or of none: then the title is about something else.
    """
    if not _OF_YEARS.search("".join([cell.text for row in taken for cell in row.cells])):
        return set()
    if not any(_named(row.cells) is not None for row in taken):
        return set()
    years = {id(cell): _year_of(cell, taken) for cell in leaves}
    roles = {id(cell): words_of(cell) or guesses_of(cell) for cell in leaves}
    aimed = {years[id(c)] for c in leaves if roles[id(c)][:1] == ("target",)} - {None}
    if year is None and len(aimed) == 1:
        year = aimed.pop()
    told = {key for key, named in roles.items() if set(named) & set(_TOLD)}
    others = {key for key in told if years[key] == _PAST}
    if year is not None:
        others |= {key for key in told if years[key] not in (None, year)}
    own = {key for key, named in roles.items() if set(named) & set(_OWN)} - others
    return others if own else set()


def role_aside(role: str, why: str, words: Sequence[GridCell], year: int | None) -> tuple[str, str]:
    """(role, why) of a column that tells of another year: what was before, or comes next.

    `words` are its header cell and those above it.
    """
    if role not in _TOLD:
        return role, why
    of = _named(words)
    later = of is not None and year is not None and of > year
    return ("next" if later else "earlier"), f"{why}, of another year than the document"


def drop_other_years(columns: list[Column], year: int | None) -> None:
    """Targets and grades of another year than the document's are remarks beside its own.

    Where its year is not among them, those of earlier years are, beside the latest.
    """
    _mark_older_amounts(columns, year)
    for role in _AIMED:
        own = [column for column in columns if column.role == role]
        if len(own) < 2:
            continue
        years = {id(c): _of_words(c.words) for c in own}
        known = {of for of in years.values() if of is not None}
        kept = year if year in known else max(known, default=None)
        for column in columns if len(known) > 1 else ():
            of = years.get(id(column))
            if of is not None and of != kept:
                column.role, column.why = "remark", f"{role} of {of}; another is of {kept}"
                column.older = of < (kept or of)


def _mark_older_amounts(columns: list[Column], year: int | None) -> None:
    """Planned amounts of another year than the document's stand beside its own to compare.

    令和5年度予算額 | 令和6年度予算額, 前年度予算額 | 本年度予算額. Where nothing tells the
    document's year those of the latest are its own.
    """
    own = [c for c in columns if c.role == "budget" and not _SPENT.search(c.words)]
    if len(own) < 2:
        return
    years = {id(c): _PAST if _LAST.search(c.words) else _of_words(c.words) for c in own}
    known = {of for of in years.values() if of is not None}
    kept = year if year is not None else max(known, default=_PAST) or None
    for column in own if known else ():
        of = years[id(column)]
        if of is not None and of != kept:
            column.older = True


def reached_in(cell: GridCell, year: int | None) -> bool:
    """Whether a dated column holds what a month, or the document's year, has reached: 6月末."""
    if cell.month is not None:
        return True
    own = year is not None and fiscal_year_of(cell.text) == year
    return own and any(word in cell.folded for word in _REACHED)


def _of_words(words: str) -> int | None:
    """The fiscal year that header words name, by a month of it too: 令和6年9月末."""
    months = find_year_months(words)
    by_month = fiscal_year_of_month(months[-1].year, months[-1].month) if months else None
    return fiscal_year_of(words) or by_month


def _year_of(cell: GridCell, taken: list[GridRow]) -> int | None:
    return _named((cell, *parents_of(cell, taken)))


def _named(words: Sequence[GridCell]) -> int | None:
    for cell in words:
        if (of := fiscal_year_of(cell.text)) is not None:
            return of
        if _BEFORE.match(cell.folded):
            return _PAST
    return None
