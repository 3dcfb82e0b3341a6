"""The date that a document's figures hold for: the latest 現在 or 時点 that is its own."""

from __future__ import annotations

import calendar
import re
from datetime import date

from normalize.text.eras import find_dates, find_year_months
from schema.plan import Plan

_NOW = re.compile(r"現在|時点")
_GOAL_BEHIND = re.compile(r"[^。\n◎○〇△×]{0,80}?(?:以上|以下|未満|とする)")
"""A target's words behind a date; a legend's are none: （3月末現在）◎：達成 △：95％以上."""
_DONE_TO = re.compile(
    r"(?:の|で|における)[^、。はが（(]{0,30}?(?:へ|に対|に(?:文書|電話|勧奨|送付|案内|通知)|を(?:対象|抽出|訪問))"
)
"""Whom something was done to then, no figures: 11月末時点の未提出事業所へ文書勧奨."""
_CLAUSE = re.compile(r"[、。（(【\n]")
_BEFORE_NOW = 16


def document_date(
    plan: Plan, texts: list[str], year: int | None, presented: date | None
) -> date | None:
    """The date of the figures in `texts`, what the document prints; None where it states none.

    What a target says of a date is when it is to be reached: 50％以上（令和6年11月末時点）.
    """
    dated = [text for text in texts if "現在" in text or "時点" in text]
    return _as_of(dated, year, [*_aims(plan), *_earlier(plan)], presented)


def _aims(plan: Plan) -> list[str]:
    """The targets that name a date, without blanks: 利用率（11月末時点） is one to come."""
    stated = (statement.quote.text for i in plan.initiatives for statement in i.statements)
    return ["".join(text.split()) for text in stated if _NOW.search(text)]


def _earlier(plan: Plan) -> list[str]:
    """What columns of another year print: 12月末時点 below 令和5年度の実施状況."""
    notes = (note for i in plan.initiatives for note in i.notes if note.kind == "earlier")
    return ["".join(note.quote.text.split()) for note in notes]


def _as_of(
    dated: list[str], year: int | None, others: list[str], presented: date | None
) -> date | None:
    """The latest 現在 date; a month's 末現在 is its last day; other years' dates do not count.

    Nor do those of texts in `others`, and none after the day when the document was presented.
    """
    found: list[date] = []
    for match in (match for text in dated for match in _NOW.finditer(text)):
        start = match.start()
        behind = (match.string, match.end())
        if _GOAL_BEHIND.match(*behind) or _DONE_TO.match(*behind):
            continue  # a target's date: 令和6年11月末時点における利用率を50％以上とする
        around = match.string[max(0, start - _BEFORE_NOW) : match.end()]
        if any("".join(around.split()) in other for other in others):
            continue
        before = _CLAUSE.split(match.string[max(0, start - _BEFORE_NOW) : start])
        words_before = before[-1] + match.group()
        exact = find_dates(words_before)
        if exact:
            found.append(exact[-1].date)
            continue
        for month in find_year_months(words_before, year)[-1:]:
            last = calendar.monthrange(month.year, month.month)[1]
            found.append(date(month.year, month.month, last))
    if year is not None:
        found = [day for day in found if date(year, 4, 1) <= day <= date(year + 1, 12, 31)]
    if presented is not None and presented.year >= (year or 0):
        found = [day for day in found if day <= presented]
    return max(found, default=None)
