"""全国平均 and 前年度実績 in columns of their own, beside the targets they are compared with.

A cell may hold one figure for each of the row's targets: they pair in order where there are as
many, unit by unit. A bracket behind a figure holds another one, 全国平均 mostly: 94.6％（95.7％）.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from functools import lru_cache

from normalize.national import is_total
from normalize.records.draft import Context, Draft, Item
from normalize.records.slots import unit_fits, waiting_slots
from normalize.text.eras import find_year_months, fiscal_year_of
from normalize.text.flatten import flatten
from normalize.text.folding import fold
from normalize.text.months import fiscal_year_of_month
from normalize.text.numbers import Number, find_numbers
from schema.plan import Note, Result

_BEHIND = re.compile(r"(?<=[\d%円件人名社所回])\s*\([^()]*\)")
_DATES = re.compile(r"\s*(?:年|月|日|か月|ヶ月|位|歳|期|四半期)")
_ERA = re.compile(r"(?:令和|平成|[RHrh])\s*$")
_NOW = re.compile(r"(?:現状|現況|現在|現時点|直近|最新)(?:の?(?:実績|数)?[値率]?|の?実績)$")
"""Header words for the last figures known that name no year."""
_BARE = ("現状", "現況", "直近")
_TWO_BACK = re.compile(r"前々年|一昨年")
_OTHERS = re.compile(r"(?:全国|平均|順位|第)[^\d]{0,6}$")
"""What stands before a figure beside 前年度実績 that is not the branch's own."""

Paired = list[tuple[Draft, Number]]


def take_compared(item: Item, drafts: list[Draft], context: Context) -> None:
    """Write national averages and previous results into the drafts of their rows.

    What stands beside these, such as that of the year before the last, is kept as a note.
    """
    for result in _newest_first(item.initiative.results):
        past = result.name is None and is_past(result, item.fiscal_year)
        if result.name not in ("national", "baseline") and not past:
            continue
        mine = of_row(result, drafts)
        printed = _printed(result)
        paired, sure = _pairs(printed, mine)
        taken = bool(paired)
        for draft, number in paired:
            draft.used.append(result.quote.ref)
            if result.name == "national" and _is_sum(number, result, draft):
                message = "A total over all branches is no national average; kept as a note."
                context.find("info", "national_total", message, result.quote)
                taken = False
            elif result.name == "national":
                taken &= _average(draft, number.value, result)
            else:
                taken &= _baseline(draft, number.value, result, item.fiscal_year, context)
        if not taken or _holds_another(result):
            item.initiative.notes.append(Note(result.quote, "result"))
        if not sure:
            message = "Figures for comparison do not tell which of the row's targets they are of."
            context.find("warning", "unsure_comparison", message, result.quote)


def of_row(result: Result, drafts: list[Draft]) -> list[Draft]:
    """The targets of a result's row; of one that only repeats a target, that target.

    Of a result right behind some targets only those.
    """
    if result.of:
        return [draft for draft in drafts if any(draft.statement is each for each in result.of)]
    mine = [draft for draft in drafts if draft.band == result.band]
    return mine or [draft for draft in drafts if result.band in draft.repeated]


def settle_own_year(item: Item) -> None:
    """A column headed by a date alone holds results where that is the document's own year."""
    for result in item.initiative.results:
        when = result.when or "前"
        year = None if "前" in when or result.name != "baseline" else year_of_words(when)
        if year is not None and year == item.fiscal_year:
            result.name = None


def settle_last_known(item: Item, context: Context) -> None:
    """現状値 without a year is the previous result in a plan, and where another column reports.

    Elsewhere 現状 alone may be what was reached or the state before: an issue says so.
    """
    results = item.initiative.results
    for result in list(results):
        words = fold(result.when or "")
        if result.name is not None or not _NOW.match(words):
            continue
        beside = (r for r in results if r.band == result.band and r.name is None)
        if context.kind == "plan" or any(not _NOW.match(fold(r.when or "")) for r in beside):
            result.name = "baseline"
        elif words in _BARE:
            message = "The column does not say whether its figures were reached or were before."
            context.find("warning", "unsure_result", message, result.quote)
            results.remove(result)
            item.initiative.notes.append(Note(result.quote, "result"))


def _is_sum(number: Number, result: Result, draft: Draft) -> bool:
    """Whether a number in a column of 全国 is a total by its own words or the column's."""
    unit = draft.target.unit if number.unit == "none" else number.unit
    return is_total(result.quote.text, unit) or is_total(result.when or "", unit)


def _printed(result: Result) -> list[Number | None]:
    """The figures of a cell in order, None for each line that holds none yet."""
    flat = flatten(result.quote.text)
    bare = _BEHIND.sub(lambda match: " " * len(match.group()), flat)
    numbers = [n for n in find_numbers(bare) if not _is_date(bare, n)]
    if any(number.unit != "none" for number in numbers):
        numbers = [number for number in numbers if number.unit != "none"]
    if result.name != "national":
        numbers = [n for n in numbers if not _OTHERS.search(bare[: n.start])] or numbers
    places: list[tuple[int, Number | None]] = [(number.start, number) for number in numbers]
    places += [(slot.start, None) for slot in waiting_slots(bare)] if numbers else []
    return [number for _, number in sorted(places, key=lambda place: place[0])]


def _is_date(text: str, number: Number) -> bool:
    dated = _DATES.match(text, number.end) or _ERA.search(text[: number.start])
    return number.unit == "none" and dated is not None


def _pairs(printed: Sequence[Number | None], mine: Sequence[Draft]) -> tuple[Paired, bool]:
    """Figures and their targets, and whether that is sure.

    As many figures or dashes as targets pair in order; else as many figures of a unit as targets
    of it. Several figures beside one target: the first is its own.
    """
    figures = [number for number in printed if number is not None]
    if not figures or not mine:
        return [], True
    if len(printed) == len(mine):
        both = [(d, n) for d, n in zip(mine, printed, strict=True) if n is not None]
        if all(unit_fits(number.unit, draft) for draft, number in both):
            return both, True
    valued = [d for d in mine if d.target.comparator != "qualitative"] or list(mine)
    if len(valued) == 1:
        own = [number for number in figures if unit_fits(number.unit, valued[0])][:1]
        return [(valued[0], number) for number in own], len(figures) == 1 and bool(own)
    paired: Paired = []
    sure = True
    for unit in dict.fromkeys(number.unit for number in figures):
        those = [draft for draft in valued if unit_fits(unit, draft)]
        own = [number for number in figures if number.unit == unit]
        if len(those) == len(own):
            paired += zip(those, own, strict=True)
        else:
            sure = False
    return paired, sure


def _newest_first(results: list[Result]) -> list[Result]:
    """Of several earlier years the last one is the previous result."""
    if sum(result.name in ("baseline", None) for result in results) < 2:
        return results
    return sorted(
        results, key=lambda each: (-(year_of_words(each.when) or 0), _years_back(each.when))
    )


def _holds_another(result: Result) -> bool:
    """Whether a bracket holds a figure that has no place of its own: 94.6％（95.7％）."""
    behind = _BEHIND.findall(flatten(result.quote.text))
    return any(number.unit != "none" for text in behind for number in find_numbers(text))


def _average(draft: Draft, value: float, result: Result) -> bool:
    """Write a national average; False where the draft has another one."""
    if draft.national is not None:
        return draft.national == value
    draft.national = value
    draft.places["national_value"] = result.quote.ref
    return True


def _baseline(
    draft: Draft, value: float, result: Result, year: int | None, context: Context
) -> bool:
    """Write a previous result; False where the draft has another one, mostly of a later year."""
    before = year_of_words(result.when)
    if before is None and year is not None and not _NOW.match(fold(result.when or "")):
        before = year - _years_back(result.when)
    if (known := draft.target.baseline_value) is not None:
        if known != value and draft.target.baseline_fiscal_year == before:
            message = "The target has another previous result of that year, which was taken."
            context.find("warning", "unsure_comparison", message, result.quote)
        return known == value
    draft.target = replace(draft.target, baseline_value=value, baseline_fiscal_year=before)
    draft.places["baseline_value"] = result.quote.ref
    return True


def _years_back(words: str | None) -> int:
    """How many years before its own a column's words name: 前年度実績, 前々年度実績."""
    return 2 if words and _TWO_BACK.search(words) else 1


def is_past(result: Result, year: int | None) -> bool:
    """Whether the header over a result names an earlier year than the item's."""
    of = year_of_words(result.when)
    return of is not None and year is not None and of < year


@lru_cache(maxsize=512)  # a table's header words come with each of its results
def year_of_words(words: str | None) -> int | None:
    """The fiscal year that header words name for a column's figures: 令和5年3月末 is of 2022."""
    if not words:
        return None
    months = find_year_months(words, None)
    if months:
        return fiscal_year_of_month(months[-1].year, months[-1].month)
    return fiscal_year_of(words)
