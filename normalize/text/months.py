"""Months in header cells, and the calendar year of a month of a fiscal year."""

from __future__ import annotations

import re

from normalize.text.flatten import flatten

_MONTH = re.compile(
    r"\s*(?:(?:令和|平成|[RH])?\s*(?:\d{1,4}|元)\s*[年.]\s*)?"
    r"(\d{1,2})\s*月\s*(?:分|末|度|診療分?|実績)?\s*"
)
PERIOD_ENDS = {"1": 6, "2": 9, "3": 12, "4": 3, "上": 9, "下": 3} | dict(
    zip("一二三四", (6, 9, 12, 3), strict=True)
)
"""The calendar month that a quarter (第1, 第一) or half (上半期) of a fiscal year ends with."""
_BARE = re.compile(r"\s*(\d{1,2})\s*")


def month_of(text: str, *, bare: bool = False) -> int | None:
    """The calendar month (1-12) a header cell names: ``4月``, ``４ 月``, ``令和3年4月``.

    A number without 月 counts only with `bare`; a range of months is no month. None otherwise.
    """
    flat = flatten(text)
    match = _MONTH.fullmatch(flat) or (_BARE.fullmatch(flat) if bare else None)
    if match is None:
        return None
    month = int(match.group(1))
    return month if 1 <= month <= 12 else None


def calendar_year(fiscal_year: int, month: int) -> int:
    """The calendar year of a month of a fiscal year, which runs from April to March.

    Raises ValueError for a month outside 1-12.
    """
    if not 1 <= month <= 12:
        raise ValueError(f"no month: {month}")
    return fiscal_year if month >= 4 else fiscal_year + 1


def fiscal_year_of_month(year: int, month: int) -> int:
    """The fiscal year that holds a calendar month: 2021-03 is of fiscal year 2020."""
    return year if month >= 4 else year - 1
