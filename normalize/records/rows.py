"""Writes the rows of initiatives and actions, and says what a printed symbol means."""

from __future__ import annotations

import re

from normalize.records.draft import Context, Item, words
from normalize.records.symbols import is_of_kpis, is_one_symbol, symbols_of
from schema.plan import ITEM_ALONE, WHOLE_ITEM, Measure, Quote, Symbol
from schema.records import Pillar, Status
from schema.rows import Fields

_LEADING = re.compile(r"^\s*([◎○〇◯△▲×✕□－―—‐\-])\s*[:：]")


def status_of(quote: Quote | None, context: Context) -> tuple[str | None, Status | None]:
    """(symbol as printed, meaning by the document's legend); `○:概ね目標達成` (002) is ○."""
    if quote is None:
        return None, None
    text = quote.text.strip()
    if text not in context.statuses:
        match = _LEADING.match(text)
        symbol = match.group(1) if match else text
        legend = dict(context.plan.legend)
        if match:
            legend[symbol] = text[match.end() :].strip()
        status = context.taxonomy.status_of(symbol, legend)
        context.statuses[text] = symbol, status
        if status is None and text:
            message = "Neither the document's legend nor a common one says what this status means."
            context.find("warning", "unmapped_status", message, quote)
    return context.statuses[text]


def initiative_row(item: Item, context: Context) -> Fields:
    """The row of one initiative (`InitiativeRecord`)."""
    initiative, document_id = item.initiative, context.document_id
    context.use(item.initiative_id, initiative.title.ref, *initiative.refs)
    for group in initiative.groups:
        context.use(item.initiative_id, group.ref)
    symbol = _whole(initiative.symbols)
    raw, status = status_of(symbol, context)
    for each in initiative.symbols:
        context.use(item.initiative_id, each.quote.ref)
    marks = {*initiative.marks, *context.graded(initiative.marks)}
    if unexplained := context.unexplained(initiative.marks):
        message = f"Nothing says what the mark {'・'.join(unexplained)} of a title means."
        context.find("warning", "unexplained_mark", message, initiative.title)
    return {
        "initiative_id": item.initiative_id,
        "document_id": document_id,
        "branch_code": context.branch_code,
        "fiscal_year": item.fiscal_year,
        "edition": initiative.edition,
        "sequence": item.sequence,
        "pillar": _pillar(item, context),
        "path": [words(quote.text) for quote in initiative.path],
        "number_raw": initiative.number_raw,
        "title_raw": words(initiative.title.text) or None,
        "topics": item.topics,
        "groups": item.groups,
        "importance": "high" if "重要度:高" in marks else None,
        "difficulty": "high" if "困難度:高" in marks else None,
        "incentive": any(_is_incentive(mark, context) for mark in marks),
        "status_raw": raw,
        "status": status,
        "provenance": initiative.title.ref,
    }


def _is_incentive(mark: str, context: Context) -> bool:
    """Whether a title's mark says インセンティブ関連, or is a star that the document says to."""
    return "インセンティブ" in mark or (mark in ("★", "☆") and mark in context.incentive_signs)


def _whole(symbols: list[Symbol]) -> Quote | None:
    """The initiative's own status: exactly one symbol printed for the whole of it.

    A grade of the whole item counts alone, whatever signs its rows have: 総合評価 over 達成. So do
    the signs of the item's own rows beside those of its targets in a list.
    """
    symbols = [symbol for symbol in symbols if not symbol.listed] or symbols
    for band in (ITEM_ALONE, WHOLE_ITEM):
        symbols = [symbol for symbol in symbols if symbol.band == band] or symbols
    if len(symbols) != 1 or (
        not is_one_symbol(symbols[0].quote.text) and not _LEADING.match(symbols[0].quote.text)
    ):
        return None
    return symbols[0].quote


def _pillar(item: Item, context: Context) -> Pillar | None:
    ordinals: dict[int, Pillar] = {1: "foundation", 2: "strategy", 3: "organization"}
    for quote in item.initiative.path:
        pillar = context.taxonomy.pillar_of(quote.text)
        if pillar is not None:
            return pillar
    return ordinals.get(item.initiative.pillar_ordinal or 0)


def action_row(
    measure: Measure, item: Item, number: int, sequence: int, context: Context
) -> Fields:
    """The row of one measure (`ActionRecord`)."""
    action_id = f"{item.initiative_id}-a{number:02d}"
    symbol = _symbol_of(measure, item, context)
    raw, status = status_of(symbol, context)
    beside = (measure.schedule, measure.progress, measure.next, *measure.groups, measure.subtitle)
    refs = [ref for quote in (measure.quote, *beside) if quote for ref in quote.refs]
    context.use(action_id, *refs, *measure.month_refs, symbol.ref if symbol else None)
    groups = groups_of(measure.groups, context) if measure.groups else []
    return {
        "action_id": action_id,
        "initiative_id": item.initiative_id,
        "document_id": context.document_id,
        "branch_code": context.branch_code,
        "fiscal_year": item.fiscal_year,
        "edition": item.initiative.edition,
        "sequence": sequence,
        "marker_raw": measure.marker_raw,
        "subtitle_raw": words(measure.subtitle.text) if measure.subtitle else None,
        "text": words(measure.quote.text),
        "schedule_text": _text(measure.schedule),
        "months": measure.months,
        "groups": groups or item.groups,
        "progress_text": _text(measure.progress),
        "next_text": _text(measure.next),
        "status_raw": raw,
        "status": status,
        "provenance": measure.quote.ref,
    }


def _symbol_of(measure: Measure, item: Item, context: Context) -> Quote | None:
    """The symbol of a measure; of several in a cell the one of its label, or in its place.

    In order only where the row has as many measures and no targets, whose symbols they may be.
    """
    if not item.initiative.symbols:
        return None
    bands = (measure.band, *measure.also)
    symbols = [s for s in item.initiative.symbols if s.band == WHOLE_ITEM or s.holds_any(bands)]
    symbols = [s for s in symbols if s.whose != "targets"]
    several = len({s.quote.text for s in symbols if s.band != WHOLE_ITEM}) > 1 and measure.also
    symbol = symbols[-1].quote if symbols and not several else None
    if symbol is None or is_one_symbol(symbol.text):
        return symbol
    if is_of_kpis(symbol.text):
        return None
    theirs = [draft.symbol.quote.ref for draft in item.drafts if draft.symbol]
    targets = symbol.ref in theirs or any(draft.band in bands for draft in item.drafts)
    beside = [m for m in item.initiative.measures if m.band == measure.band]
    mine = [measure] if targets else beside
    own = next(place for place, each in enumerate(mine) if each is measure)
    text = symbols_of(symbol.text, [m.marker_raw for m in mine])[own]
    if text and is_one_symbol(text):
        return Quote(text, symbol.ref)
    if not targets and measure is beside[0]:
        message = "Several symbols stand beside measures that are not as many."
        context.find("warning", "unplaced_symbol", message, symbol)
    return None


def _text(quote: Quote | None) -> str | None:
    return (words(quote.text) or None) if quote else None


def groups_of(quotes: list[Quote], context: Context) -> list[str]:
    """Groups in charge that the quotes name, each once, in order."""
    found: list[str] = []
    for quote in quotes:
        for name in context.taxonomy.groups_of(quote.text):
            if name not in found:
                found.append(name)
    return found
