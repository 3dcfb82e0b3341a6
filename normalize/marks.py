"""Marks of notes behind figures, and the months that the notes state: 0.271％（0.310％）※1.

A note that a figure's mark points at dates that figure and no other: ※1 令和3年1月末時点. It stands
in the figure's cell, below its table or at the end of the document.
"""

from __future__ import annotations

import re

from normalize.text.eras import find_year_months
from normalize.text.flatten import flatten
from normalize.text.months import calendar_year, fiscal_year_of_month

MARK = (
    r"(?:[※*†](?:\d{1,2}(?![\d,.]|\s*[月年%円件社人]))?"
    r"|\(\s*(?:※|注)\s*\d{0,2}\s*\)|注\s*\d{0,2}(?=[):\s\d]|$)\)?)"
)
"""A note's mark, flattened: ※, ※1, (注1), *2."""
_FIGURE = re.compile(
    r"[\d.,]+\s*(?:%|千円|円|件|人|社|名|回|所|事業所|機関)?(?:\s*\([^()※*注]*\))*\s*"
    rf"(?P<mark>{MARK})"
)
_DAY = (
    r"(?:(?:令和|平成|[RH])\s*[\d元]{1,2}\s*[年.]\s*|20\d\d\s*[年.]\s*)?"
    r"\d{1,2}\s*月?\s*(?:末|\d{1,2}\s*日)?\s*(?:現在|時点|まで|(?:診療|受付|請求)?分)?"
)
_NOTE = re.compile(
    rf"(?P<mark>{MARK})\s*[:：は]?\s*(?:いずれも|全て|すべて|上記は?|ともに)?\s*"
    r"(?:(?:(?:支部|全国)?の?(?:実績値?|数値|計数|直近値?|データ|結果)(?:は|:)?)\s*[、:]?\s*)?"
    rf"(?P<day>{_DAY})\s*(?:の?(?:累計|数値|実績値?|値|速報値?|集計|データ|暫定値?))*"
    rf"(?:である|です)?\s*[)）。]?\s*(?=$|[\s、]|{MARK})"
)
_MONTH = re.compile(r"(?P<month>\d{1,2})\s*月")
_BARE = re.compile(r"[\s().:]")


def mark_behind(text: str, start: int) -> tuple[str, int] | None:
    """The mark right behind the figure that begins at `start`, and its place; None without one."""
    match = _FIGURE.match(flatten(text), start)
    return (_plain(match["mark"]), match.start("mark")) if match is not None else None


def noted_months(text: str, fiscal_year: int) -> dict[str, tuple[str, int]]:
    """The months that the notes of a text state and their places, by the notes' marks.

    Months of other years than the document's are none.
    """
    found: dict[str, tuple[str, int]] = {}
    for match in _NOTE.finditer(flatten(text)):
        month = _month(match["day"], fiscal_year)
        if month is not None:
            found.setdefault(_plain(match["mark"]), (month, match.start()))
    return found


def numbered_marks(text: str) -> set[str]:
    """The numbered marks of notes in a text: ※1, (注2)."""
    marks = (_plain(match) for match in re.findall(MARK, flatten(text)))
    return {mark for mark in marks if mark[-1:].isdigit()}


def _plain(mark: str) -> str:
    return _BARE.sub("", mark)


def _month(day: str, fiscal_year: int) -> str | None:
    months = find_year_months(day, fiscal_year)
    if months:
        at = (months[-1].year, months[-1].month)
    elif bare := _MONTH.search(day):
        month = int(bare["month"])
        if not 1 <= month <= 12:
            return None
        at = (calendar_year(fiscal_year, month), month)
    else:
        return None
    return f"{at[0]:04d}-{at[1]:02d}" if fiscal_year_of_month(*at) == fiscal_year else None
