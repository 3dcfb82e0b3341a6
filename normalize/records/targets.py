"""Statements, results and symbols of one initiative become targets.

Rules: the contract's reading rules ("Targets", "Symbols").
"""

from __future__ import annotations

import re
from dataclasses import replace

from normalize.records.aside_figures import say_asides
from normalize.records.brackets import say_unsaid, settle_brackets
from normalize.records.compared import settle_last_known, settle_own_year
from normalize.records.draft import Context, Draft, Item
from normalize.records.own_month import settle_own_month
from normalize.records.populations import share_counts, take_heads
from normalize.records.reached import reach
from normalize.records.reaching import (
    match_repeated_numbers,
    pair_results,
    read_progress,
)
from normalize.records.repeats import fold_repeats
from normalize.records.slots import say_unread
from normalize.records.stating import read_statement, settle_by_neighbours
from normalize.records.symbols import is_one_symbol, symbols_of
from normalize.records.undated import settle_undated
from normalize.result import parse_results
from schema.plan import WHOLE_ITEM, Quote, Statement

_IN_PROSE = re.compile(r"[^・。\n]*?(?:対前年度|前年度)[^・。\n]{0,14}?(?:以上|以下)とする")


def drafts_of(item: Item, context: Context) -> list[Draft]:
    """All targets of an initiative, results and symbols attached, repeats folded in."""
    drafts: list[Draft] = []
    for statement in item.initiative.statements:
        drafts += read_statement(statement, item, context)
    settle_own_month(drafts, item, context.kind)
    settle_by_neighbours(drafts, item, context)
    share_counts(drafts)
    take_heads(item, drafts, context)
    drafts += _in_progress(item, drafts, context)
    drafts = fold_repeats(drafts, context)
    unsaid = settle_brackets(item, context)
    settle_own_year(item)
    settle_last_known(item, context)
    pair_results(item, drafts, context)
    read_progress(item, drafts)
    say_unsaid(unsaid, drafts, context)
    say_unread(drafts, item, context)
    match_repeated_numbers(item, drafts, context)
    settle_undated(drafts, item, context)
    say_asides(drafts, context)
    _symbols(item, drafts)
    return drafts


# -- targets in progress texts ------------------------------------------------------------
def _in_progress(item: Item, drafts: list[Draft], context: Context) -> list[Draft]:
    """Targets that a progress cell repeats or adds (000, item 14: …の割合を対前年度以下とする)."""
    found: list[Draft] = []
    bands = {draft.band for draft in drafts}
    for result in item.initiative.results:
        if result.name != "progress" or result.band not in bands:
            continue
        if "前年度" not in result.quote.text:
            continue
        matches = list(_IN_PROSE.finditer(result.quote.text))
        ends = [match.start() for match in matches[1:]] + [len(result.quote.text)]
        for match, end in zip(matches, ends, strict=False):
            text = match.group().strip()
            statement = Statement(Quote(text, result.quote.ref), "target", band=result.band)
            for draft in read_statement(statement, item, context):
                rest = Quote(result.quote.text[match.end() : end], result.quote.ref)
                reached = parse_results(rest.text, item.fiscal_year)
                owner = next((d for d in drafts if d.kpi_id and d.kpi_id == draft.kpi_id), draft)
                if reached:
                    reach(owner, reached[0], rest)
                if owner is draft and draft.kpi_id is not None:
                    found.append(draft)
    return found


# -- symbols --------------------------------------------------------------------------------
def _symbols(item: Item, drafts: list[Draft]) -> None:
    """A row's symbol belongs to every target of the row; several pair in order.

    That of a whole item is for the targets without one of their own.
    A target without a symbol of its own takes that of the row where it is printed again: 【目標】
    in the row of the measures below the box of its KPI (002, サービススタンダード).
    """
    bands: dict[int, list[Draft]] = {}
    for draft in drafts:
        band = draft.result_band if draft.result_band else draft.band
        bands.setdefault(band, []).append(draft)
    planned = {measure.quote.ref for measure in item.initiative.measures}
    for symbol in sorted(item.initiative.symbols, key=lambda each: each.band == WHOLE_ITEM):
        own = [draft for band in (symbol.band, *symbol.also) for draft in bands.get(band, ())]
        if symbol.whose == "measures":  # holds for targets that stand among these
            own = [draft for draft in own if draft.statement.quote.ref in planned]
        mine = drafts if symbol.band == WHOLE_ITEM else own
        texts = symbols_of(symbol.quote.text, [draft.statement.label for draft in mine])
        for draft, text in zip(mine, texts, strict=True):
            if draft.symbol is None and text:
                draft.symbol = replace(symbol, quote=Quote(text, symbol.quote.ref))
                draft.used.append(symbol.quote.ref)
    for draft in drafts:
        signs = (s for s in item.initiative.symbols if s.whose != "measures")
        again = [s for s in signs if any(s.holds(b) for b in draft.repeated)]
        if draft.symbol is None and len(again) == 1 and is_one_symbol(again[0].quote.text):
            draft.symbol = again[0]
            draft.used.append(again[0].quote.ref)
