"""What targets reached: results of their own cell or box, and in progress texts.

Results pair with the statements of their own row first, by label (I, ①), else in order; what is
left over pairs in order over the whole initiative (004, item 8: the second result stands on the
next row).
"""

from __future__ import annotations

import re
from dataclasses import replace

from normalize.records.behind import drafts_behind, later_of, pair_behind
from normalize.records.compared import is_past, of_row, take_compared
from normalize.records.counted import take_counts
from normalize.records.draft import Context, Draft, Item
from normalize.records.misprints import take_misprinted
from normalize.records.monthlists import find_month_lists
from normalize.records.own_month import settle_earlier_month
from normalize.records.reached import reach
from normalize.records.slots import (
    counts_achieved,
    entries_of,
    fits_unit,
    outnumber,
    say_listed,
    say_unsure,
)
from normalize.result import Reached, parse_results
from normalize.text.eras import find_year_months, fiscal_year_of
from normalize.text.folding import fold
from normalize.text.numbers import parse_number
from schema.plan import Note, Result

_OF_TARGET = "目標"
"""The label of results that are marked as those of the targets beside KPIs: 【目標実績】."""
_NEAR, _SHORT = 12, 40
"""How far from its start, or how short, a progress text opens with its result."""
_DATED = re.compile(r"^\s*(?:【[^】]*】)?[\s・]*(?:[RHrh令平]\S{0,3}[.年]?\s*\d|\S{2,12}\s+R\d)")


def pair_results(item: Item, drafts: list[Draft], context: Context) -> None:
    """Results of their own cell or box: by label, then in order within the row, then overall."""
    open_drafts = [draft for draft in drafts if draft.statement.marker == "kpi"]
    open_drafts = open_drafts or list(drafts)
    bands = {draft.band for draft in open_drafts}
    others = [draft for draft in drafts if draft.band not in bands]  # 【目標】 in rows of their own
    left: list[tuple[Result, Reached | None]] = []
    unpaired: dict[int, Result] = {}
    for result in item.initiative.results:
        if result.name is not None or is_past(result, item.fiscal_year):
            continue
        if outnumber(result, drafts):
            message = "More figures are printed than the row has targets; none is taken."
            context.find("warning", "unpaired_result", message, result.quote)
            continue
        if mine := drafts_behind(result, drafts):
            told = _take_behind(result, mine, item, context)
            open_drafts = [each for each in open_drafts if id(each) not in told]
            others = [each for each in others if id(each) not in told]
            continue
        result, beside = _of_target(result, drafts, open_drafts)
        first, then = (beside, []) if beside else (open_drafts, others)
        for entry in entries_of(result, item, first):
            draft = _partner(entry, result, first) or _partner(entry, result, then)
            if draft is None:
                left.append((result, entry))
            else:
                _take(draft, entry, result, item.fiscal_year)
                (first if draft in first else then).remove(draft)
    for result, entry in left:
        draft = next((d for d in open_drafts if _may_follow(entry, result, d)), None)
        if draft is not None and _says_something(result, entry):
            _take(draft, entry, result, item.fiscal_year)
            open_drafts.remove(draft)
        elif not _says_something(result, entry):
            _no_result(item, drafts, result)
        elif take_misprinted(entry, result, open_drafts, context):
            open_drafts = [each for each in open_drafts if each.actual is None]
        elif entry is not None and _is_open(result, drafts, item):
            unpaired.setdefault(id(result), result)
    for result in unpaired.values():
        message = "A result is printed that belongs to no target of this item."
        context.find("warning", "unpaired_result", message, result.quote)
    say_unsure(open_drafts, drafts, context)
    say_listed(item, drafts, context)
    take_compared(item, drafts, context)
    take_counts(item, drafts, context)


def _take_behind(result: Result, mine: list[Draft], item: Item, context: Context) -> set[int]:
    """Write a result into the targets it is printed behind; returns those that it tells of."""
    own = list(mine)
    entries = entries_of(result, item, own)
    told = {id(draft) for draft in mine} - {id(draft) for draft in own}  # 未集計 among figures
    if entries == [None] and settle_earlier_month(result, own, item):
        return told
    if (later := later_of(entries, mine)) is not None:
        reach(mine[0], later, result.quote)
        mine[0].result_raw = result.quote.text
        return {id(mine[0])}
    for draft, entry in pair_behind(result, entries, own, context):
        _take(draft, entry, result, item.fiscal_year)
        told.add(id(draft))
    if context.kind == "plan" and any(draft.as_of is not None for draft in own):
        message = "A plan prints a figure of a month below a target: taken for what it reached."
        context.find("warning", "unsure_result", message, result.quote)
    return told


def _of_target(
    result: Result, drafts: list[Draft], kpis: list[Draft]
) -> tuple[Result, list[Draft]]:
    """A result marked 【目標実績】, without the mark, and the row's targets beside its KPIs."""
    if result.label != _OF_TARGET:
        return result, []
    beside = [d for d in drafts if d.band == result.band and d not in kpis]
    beside = [d for d in beside if d.statement.marker == "target" and d.actual is None]
    return replace(result, label=None), beside


def _may_follow(entry: Reached | None, result: Result, draft: Draft) -> bool:
    """Whether a result left over may be another row's: one with a label of its own is not."""
    own = result.label and draft.statement.label
    return fits_unit(entry, draft) and not (own and fold(result.label or "") != fold(own))


def _is_open(result: Result, drafts: list[Draft], item: Item) -> bool:
    """Whether a value that fits no target may be one's: numbers of what was done are none."""
    if any(draft.band == result.band and draft.actual is None for draft in drafts):
        return True
    told = (measure.progress for measure in item.initiative.measures)
    return not any(quote is not None and quote.ref == result.quote.ref for quote in told)


def _no_result(item: Item, drafts: list[Draft], result: Result) -> None:
    """A printed `-`: no result yet (002, ⑦), or none for an item without targets (004, 1)."""
    if drafts:
        drafts[0].used.append(result.quote.ref)
    else:
        item.initiative.notes.append(Note(result.quote, "result"))


def _says_something(result: Result, entry: Reached | None) -> bool:
    return entry is not None or len(fold(result.quote.text)) > 1


def _partner(entry: Reached | None, result: Result, drafts: list[Draft]) -> Draft | None:
    """The target a result is of: by its label, else the first of its row that it fits.

    A row whose targets all have other labels than the result holds none of its own.
    """
    label = (entry.label if entry else None) or result.label
    mine = of_row(result, drafts)
    if label:
        for draft in drafts:
            if draft.statement.label and fold(draft.statement.label) == fold(label):
                return draft if fits_unit(entry, draft) else None
        if result.label and mine and all(draft.statement.label for draft in mine):
            return None
    if entry is None and not _says_something(result, entry):
        return None
    return next((draft for draft in mine if fits_unit(entry, draft)), None)


def _take(draft: Draft, entry: Reached | None, result: Result, year: int | None) -> None:
    draft.result_band = result.band
    draft.result_raw = result.quote.text
    draft.result_when = result.when
    draft.used.append(result.quote.ref)
    if entry is not None:
        reach(draft, entry, result.quote)
        draft.as_of = draft.as_of or month_of_words(result.when, year)


def month_of_words(words: str | None, year: int | None) -> str | None:
    """The month that header words name for a column's figures: 実績値（令和4年度末） is 2023-03."""
    if not words:
        return None
    found = find_year_months(words, year)
    if found:
        return f"{found[-1].year:04d}-{found[-1].month:02d}"
    end = fiscal_year_of(words) if "年度末" in words else None
    return f"{end + 1:04d}-03" if end is not None else None


def read_progress(item: Item, drafts: list[Draft]) -> None:
    """A result in the progress text of the target's own row (000, 003 item 14)."""
    for result in item.initiative.results:
        if result.name != "progress":
            continue
        mine = [d for d in drafts if d.band == result.band and d.statement.marker]
        pure = not any(measure.band == result.band for measure in item.initiative.measures)
        taken: set[int] = set()
        tabled = any(s.band == result.band and s.block > 0 for s in item.initiative.series)
        # A monthly table in the row says it (003, item 21).
        left = [d for d in mine if d.actual is None and d.result_band != result.band and not tabled]
        reached = _told(result.text, item, achieved=counts_achieved(left)) if left else []
        for draft in left:
            entries = [e for e in reached if e.start not in taken and not _of_other(e, draft)]
            entry = _fitting(draft, result, entries, pure=pure, alone=len(mine) == 1)
            if entry is not None:
                taken.add(entry.start)
                reach(draft, entry, result.quote)
                draft.result_when = result.when
                draft.as_of = draft.as_of or month_of_words(result.when, item.fiscal_year)


def _of_other(entry: Reached, draft: Draft) -> bool:
    """Whether a value is printed below the number of another target: ② beside 【KPI】①."""
    own = draft.statement.label
    return bool(entry.label and own and fold(entry.label) != fold(own))


def _told(text: str, item: Item, *, achieved: bool) -> list[Reached]:
    """The values of a progress text, without those that it lists month by month."""
    lists = find_month_lists(text)
    return [
        entry
        for entry in parse_results(text, item.fiscal_year, achieved=achieved)
        if not any(months.start <= entry.start < months.end for months in lists)
    ]


def _fitting(
    draft: Draft, result: Result, reached: list[Reached], *, pure: bool, alone: bool
) -> Reached | None:
    """The first reached value of the target's unit that is named like the target or dated.

    In a row of targets alone (`pure`) the progress text is about them: its values pair in order.
    """
    entries = [
        entry
        for entry in reached
        if entry.unit == draft.target.unit or (entry.unit == "none" and draft.target.unit)
    ]
    name = fold(draft.target.name_raw or "")
    for entry in entries:
        if entry.name and (fold(entry.name) in name or name in fold(entry.name)):
            return entry
    ends = (name[-2:], "達成率") if counts_achieved([draft]) else (name[-2:],)
    for entry in entries:
        if entry.name and len(name) > 2 and fold(entry.name).rstrip("はが").endswith(ends):
            return entry
    if not entries or not (alone or pure):
        return None
    first = entries[0]
    if alone and first.start == 0 and len(result.quote.text) <= _NEAR:
        return first  # 100%継続中 beside the row's one target (000, item 1)
    if pure and (first.start <= _NEAR or len(result.quote.text) <= _SHORT):
        return first
    return first if first.as_of and _DATED.match(result.quote.text) else None


def match_repeated_numbers(item: Item, drafts: list[Draft], context: Context) -> None:
    """A bare number beside a target repeats its value (000); else it is an issue."""
    for result in item.initiative.results:
        if result.name != "target":
            continue
        number = parse_number(result.quote.text)
        nearest = sorted(drafts, key=lambda d: abs(d.band - result.band))
        owner = next((d for d in nearest if number and d.target.target_value == number.value), None)
        if owner is not None:
            owner.used.append(result.quote.ref)
        else:
            context.find(
                "warning",
                "unplaced_number",
                "A number stands beside the item that is not its target's value.",
                result.quote,
            )
