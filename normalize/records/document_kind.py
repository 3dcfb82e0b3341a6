"""What kind of document it is, plan, progress or result, and the date of its figures."""

from __future__ import annotations

import re
from datetime import date

from normalize.records.document_date import document_date
from normalize.records.draft import words
from normalize.text.folding import fold
from schema.plan import Plan, Quote
from schema.records import Kind

_HALFWAY = re.compile(r"上期|上半期|四半期|中間|月末現在")
_RESULT = re.compile(r"報告|結果|実績|達成状況|評価|成果(?!目標|指標|連動)|振り?返り|総括")
_PROGRESS = re.compile(r"進捗|実施状況|取組状況")
_STATE = re.compile(r"実施状況|取組状況")


def kind_and_date(
    plan: Plan, title: Quote | None, texts: list[str], year: int | None, presented: date | None
) -> tuple[Kind | None, date | None]:
    """A document's kind by its title and what it holds, and the date of its figures.

    The date, or the day it was presented, says whether figures are of the whole year.
    """
    kind = _kind(plan, title)
    as_of = document_date(plan, texts, year, presented)
    if kind == "progress" and as_of is not None and _tells_results(title):
        over = _kind_by_date(as_of, year) == "result"
        kind = "result" if over else kind
    if kind == "result" and _within_year(presented, as_of, title, year):
        kind = "progress"
    if kind == "plan" and as_of is not None and _reports(plan, title):
        kind = _kind_by_date(as_of, year)
    return kind, as_of


def _kind(plan: Plan, title: Quote | None) -> Kind | None:
    if "previous" in plan.editions:
        return "comparison"
    folded = fold(words(title.text)) if title else ""
    progressed = any(m.progress for i in plan.initiatives for m in i.measures)
    resulted = any(i.results for i in plan.initiatives)
    reports = _RESULT.search(folded) is not None
    halfway = bool(_HALFWAY.search(folded)) and (progressed or resulted or reports)
    if reports and not halfway:
        return "result"
    if halfway or _PROGRESS.search(folded) or (progressed and resulted):
        return "progress"
    return "plan" if plan.initiatives else None


def _tells_results(title: Quote | None) -> bool:
    """四半期別実施結果, 実施状況 are results once the year is over; 上期, 進捗状況 never are."""
    folded = fold(words(title.text)) if title else ""
    told = _RESULT.search(folded) or (_STATE.search(folded) and "進捗" not in folded)
    return bool(told) and not re.search("上期|上半期|中間", folded)


def _reports(plan: Plan, title: Quote | None) -> bool:
    """Whether results are printed under a title that speaks of no plan: KPI管理表 with 最終実績."""
    if title is not None and "計画" in title.text:
        return False
    return any(r.name is None for i in plan.initiatives for r in i.results)


def _kind_by_date(as_of: date, year: int | None) -> Kind:
    """What a document of figures is by their date: result at the year's end, progress within."""
    if year is None or as_of < date(year, 4, 30):
        return "plan"
    return "result" if as_of >= date(year + 1, 3, 31) else "progress"


def _within_year(
    presented: date | None, as_of: date | None, title: Quote | None, year: int | None
) -> bool:
    """Whether a report is of a day within its year, so that it tells no results of the year yet.

    The day of its meeting says so; without one its date where the title speaks of 実施状況.
    """
    day = presented
    if day is None and title is not None and _STATE.search(fold(title.text)):
        day = as_of
    return year is not None and day is not None and date(year, 4, 1) <= day < date(year + 1, 3, 1)
