"""What is printed beside results for comparison: national figures and those of earlier years."""

from __future__ import annotations

from dataclasses import replace
from functools import lru_cache

from normalize.national import is_total
from normalize.records.draft import Context, Draft, Item
from normalize.text.eras import find_year_months, fiscal_year_of
from normalize.text.months import fiscal_year_of_month
from normalize.text.numbers import Number, find_numbers
from schema.plan import Note, Result


def take_compared(item: Item, drafts: list[Draft], context: Context) -> None:
    """全国平均 and 前年度実績 in columns of their own, in the order of the row's targets."""
    for result in _newest_first(item.initiative.results):
        past = result.name is None and is_past(result, item.fiscal_year)
        if result.name not in ("national", "baseline") and not past:
            continue
        mine = of_row(result, drafts)
        numbers = find_numbers(result.quote.text)
        for draft, number in zip(mine, numbers, strict=False):
            draft.used.append(result.quote.ref)
            if result.name == "national" and _is_sum(number, result, draft):
                message = "A total over all branches is no national average; kept as a note."
                context.find("info", "national_total", message, result.quote)
                item.initiative.notes.append(Note(result.quote, "result"))
            elif result.name == "national" and draft.national is None:
                draft.national = number.value
                draft.places["national_value"] = result.quote.ref
            elif result.name != "national" and draft.target.baseline_value is None:
                _baseline(draft, number.value, result, item.fiscal_year)
        if not mine or not numbers:
            item.initiative.notes.append(Note(result.quote, "result"))


def of_row(result: Result, drafts: list[Draft]) -> list[Draft]:
    """The targets of a result's row; of one that only repeats a target, that target."""
    mine = [draft for draft in drafts if draft.band == result.band]
    return mine or [draft for draft in drafts if result.band in draft.repeated]


def settle_own_year(item: Item) -> None:
    """A column headed by a date alone holds results where that is the document's own year."""
    for result in item.initiative.results:
        when = result.when or "前"
        year = None if "前" in when or result.name != "baseline" else year_of_words(when)
        if year is not None and year == item.fiscal_year:
            result.name = None


def _is_sum(number: Number, result: Result, draft: Draft) -> bool:
    """Whether a number in a column of 全国 is a total by its own words or the column's."""
    unit = draft.target.unit if number.unit == "none" else number.unit
    return is_total(result.quote.text, unit) or is_total(result.when or "", unit)


def _newest_first(results: list[Result]) -> list[Result]:
    """Of several earlier years the last one is the previous result."""
    if sum(result.name in ("baseline", None) for result in results) < 2:
        return results
    return sorted(results, key=lambda result: -(year_of_words(result.when) or 0))


def _baseline(draft: Draft, value: float, result: Result, year: int | None) -> None:
    before = year_of_words(result.when) or (year - 1 if year is not None else None)
    draft.target = replace(draft.target, baseline_value=value, baseline_fiscal_year=before)
    draft.places["baseline_value"] = result.quote.ref


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
