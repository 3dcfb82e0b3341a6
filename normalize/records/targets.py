"""Statements, results and symbols of one initiative become targets.

Rules: the contract's reading rules ("Targets", "actual_value", "Symbols"). Results pair with the
statements of their own row first, by label (I, ①), else in order; what is left over pairs in order
over the whole initiative (004, item 8: the second result stands on the next row).
"""

from __future__ import annotations

import re
from dataclasses import replace

from normalize.records.draft import Context, Draft, Item
from normalize.result import Reached, parse_results
from normalize.statement import Target, parse_statement
from normalize.taxonomy_model import Match
from normalize.text.eras import find_year_months
from normalize.text.folding import fold
from normalize.text.numbers import parse_number
from schema.plan import Note, Quote, Result, Statement

_GENERIC_NAME = re.compile(
    r"^(?:(?:上期|下期|年間)?目標(?:実施率|取得率|受診率|値|率)?|実施率|取得率|使用割合|受診率|回収率|利用率|割合)$"
)
_OWN_RESULT = re.compile(
    r"(?:上期|下期)実績\s*[:：]\s*(?P<value>[\d０-９.,，]+\s*(?:人|件|社|事業所|回|[%％])?)"
)
_IN_PROSE = re.compile(r"[^・。\n]*?(?:対前年度|前年度)[^・。\n]{0,14}?(?:以上|以下)とする")
_DATED = re.compile(r"^\s*(?:【[^】]*】)?[\s・]*(?:[RHrh令平]\S{0,3}[.年]?\s*\d|\S{2,12}\s+R\d)")


def drafts_of(item: Item, context: Context) -> list[Draft]:
    """All targets of an initiative, results and symbols attached, repeats folded in."""
    drafts: list[Draft] = []
    for statement in item.initiative.statements:
        drafts += _read(statement, item, context)
    _by_neighbours(drafts, item, context)
    drafts += _in_progress(item, drafts, context)
    drafts = _fold_repeats(drafts, item)
    _box_results(item, drafts, context)
    _progress_results(item, drafts, context)
    _repeated_numbers(item, drafts, context)
    _symbols(item, drafts)
    return drafts


# -- reading statements --------------------------------------------------------------
def _read(statement: Statement, item: Item, context: Context) -> list[Draft]:
    targets = parse_statement(statement.quote.text)
    found = []
    for target in targets:
        if target.national:
            continue
        match = _match(target, statement, item, context)
        draft = Draft(statement, target, match, band=statement.band)
        draft.eligible, draft.expected = target.eligible_count, target.expected_count
        draft.used = list(statement.quote.refs)
        _population(draft, statement)
        _own_result(draft)
        found.append(draft)
    if not targets:
        context.find(
            "warning", "unread_statement", "A target's wording could not be read.", statement.quote
        )
    return found


def _own_result(draft: Draft) -> None:
    """A result printed behind the target in the same text: 上期目標：25 上期実績：8 (002)."""
    text = draft.statement.quote.text
    match = _OWN_RESULT.search(text)
    number = parse_number(match.group("value")) if match else None
    if match is not None and number is not None and draft.statement.marker == "target":
        draft.actual = number.value
        draft.result_raw = match.group()
        draft.places["actual_value"] = draft.statement.quote.ref


def _population(draft: Draft, statement: Statement) -> None:
    """Head counts printed in a line above (001: ■被保険者（実施対象者数：590,925人）)."""
    for quote in statement.context:
        draft.used += quote.refs
        for target in parse_statement(f"{quote.text} 0%"):
            if draft.eligible is None and target.eligible_count is not None:
                draft.eligible = target.eligible_count
                draft.places["eligible_count"] = quote.ref


def _match(target: Target, statement: Statement, item: Item, context: Context) -> Match:
    name = target.name_raw or ""
    title = item.initiative.title.text
    around = " ".join([title, *(quote.text for quote in statement.context)])
    if _GENERIC_NAME.match(fold(name)) or not name:
        match = context.taxonomy.match_kpi(
            f"{title}の{name.removeprefix('目標')}",
            fiscal_year=item.fiscal_year,
            context=around,
            unit=target.unit,
        )
        if match.kpi_id is not None:
            context.find(
                "info",
                "kpi_from_title",
                f"The target {name!r} does not name its "
                f"indicator; {match.kpi_id} follows from the item's title.",
                statement.quote,
            )
            return replace(match, score=round(match.score * 0.9, 4))
        return match
    population = " ".join(quote.text for quote in statement.context)
    return context.taxonomy.match_kpi(
        name, fiscal_year=item.fiscal_year, context=population or title, unit=target.unit
    )


def _by_neighbours(drafts: list[Draft], item: Item, context: Context) -> None:
    """A name that fits several indicators means the one its neighbours are not (002, ②i):
    特定健康診査実施率 beside 生活習慣病予防健診実施率 is the dependents'."""
    for draft in drafts:
        if draft.kpi_id is not None:
            continue
        others = [d for d in drafts if d is not draft]
        match = context.taxonomy.match_kpi(
            draft.target.name_raw or "",
            fiscal_year=item.fiscal_year,
            context=" ".join(d.target.name_raw or "" for d in others),
            unit=draft.target.unit,
        )
        if match.kpi_id is None or match.kpi_id in {d.kpi_id for d in others}:
            continue
        draft.match = replace(match, method="inferred")
        context.find(
            "info",
            "kpi_inferred",
            f"The name alone fits several indicators; the item's other KPIs leave {match.kpi_id}.",
            draft.statement.quote,
        )


def _in_progress(item: Item, drafts: list[Draft], context: Context) -> list[Draft]:
    """Targets that a progress cell repeats or adds (000, item 14: …の割合を対前年度以下とする)."""
    found: list[Draft] = []
    bands = {draft.band for draft in drafts}
    for result in item.initiative.results:
        if result.name != "progress" or result.band not in bands:
            continue
        matches = list(_IN_PROSE.finditer(result.quote.text))
        ends = [match.start() for match in matches[1:]] + [len(result.quote.text)]
        for match, end in zip(matches, ends, strict=False):
            text = match.group().strip()
            statement = Statement(Quote(text, result.quote.ref), "target", band=result.band)
            for draft in _read(statement, item, context):
                rest = Quote(result.quote.text[match.end() : end], result.quote.ref)
                reached = parse_results(rest.text, item.fiscal_year)
                owner = next((d for d in drafts if d.kpi_id and d.kpi_id == draft.kpi_id), draft)
                if reached:
                    _reach(owner, reached[0], rest)
                if owner is draft and draft.kpi_id is not None:
                    found.append(draft)
    return found


# -- repeats ----------------------------------------------------------------------------
def _fold_repeats(drafts: list[Draft], item: Item) -> list[Draft]:
    kept: list[Draft] = []
    for draft in sorted(drafts, key=lambda d: d.statement.marker != "kpi"):
        owner = next((d for d in kept if _repeats(draft, d)), None)
        if owner is None:
            kept.append(draft)
            continue
        owner.eligible = owner.eligible if owner.eligible is not None else draft.eligible
        owner.expected = owner.expected if owner.expected is not None else draft.expected
        for name in ("eligible_count", "expected_count"):
            owner.places.setdefault(name, draft.places.get(name, draft.statement.quote.ref))
        owner.used += draft.used
    order = {id(draft): position for position, draft in enumerate(drafts)}
    return sorted(kept, key=lambda draft: order[id(draft)])


def _repeats(draft: Draft, owner: Draft) -> bool:
    """A target that only repeats a KPI's number in the same initiative."""
    if draft.statement.marker != "target" or owner.statement.marker != "kpi":
        return False
    same_kpi = draft.kpi_id is not None and draft.kpi_id == owner.kpi_id
    same_value = (
        draft.target.target_value is not None
        and draft.target.target_value == owner.target.target_value
        and draft.target.unit == owner.target.unit
    )
    return (same_value and (same_kpi or draft.kpi_id is None)) or (
        same_kpi and draft.target.target_value is None and owner.target.target_value is None
    )


# -- results ------------------------------------------------------------------------------
def _box_results(item: Item, drafts: list[Draft], context: Context) -> None:
    """Results of their own cell or box: by label, then in order within the row, then overall."""
    open_drafts = [draft for draft in drafts if draft.statement.marker == "kpi"]
    open_drafts = open_drafts or list(drafts)
    left: list[tuple[Result, Reached | None]] = []
    for result in item.initiative.results:
        if result.name in ("progress", "target", "national"):
            continue
        reached: list[Reached | None] = list(
            parse_results(result.quote.text, item.fiscal_year)
        ) or [None]
        for entry in reached:
            draft = _partner(entry, result, open_drafts)
            if draft is None:
                left.append((result, entry))
            else:
                _take(draft, entry, result)
                open_drafts.remove(draft)
    for result, entry in left:
        if open_drafts and _says_something(result, entry):
            _take(open_drafts.pop(0), entry, result)
        elif not _says_something(result, entry):
            _no_result(item, drafts, result)
        elif entry is not None:
            context.find(
                "warning",
                "unpaired_result",
                "A result is printed that belongs to no target of this item.",
                result.quote,
            )
    _nationals(item, drafts)


def _no_result(item: Item, drafts: list[Draft], result: Result) -> None:
    """A printed `-`: no result yet (002, ⑦), or none for an item without targets (004, 1)."""
    if drafts:
        drafts[0].used.append(result.quote.ref)
    else:
        item.initiative.notes.append(Note(result.quote, "result"))


def _says_something(result: Result, entry: Reached | None) -> bool:
    return entry is not None or len(fold(result.quote.text)) > 1


def _partner(entry: Reached | None, result: Result, drafts: list[Draft]) -> Draft | None:
    label = entry.label if entry else result.label
    if label:
        for draft in drafts:
            if draft.statement.label and fold(draft.statement.label) == fold(label):
                return draft
    if entry is None and not _says_something(result, entry):
        return None
    return next((d for d in drafts if d.band == result.band), None)


def _take(draft: Draft, entry: Reached | None, result: Result) -> None:
    draft.result_band = result.band
    draft.result_raw = result.quote.text
    draft.used.append(result.quote.ref)
    if entry is not None:
        _reach(draft, entry, result.quote)


def _reach(draft: Draft, entry: Reached, quote: Quote) -> None:
    draft.actual, draft.as_of, draft.national = entry.value, entry.as_of, entry.national_value
    draft.result_raw = quote.text.strip()
    draft.used.append(quote.ref)
    for name in ("actual_value", "national_value"):
        draft.places[name] = quote.ref


def _nationals(item: Item, drafts: list[Draft]) -> None:
    for result in item.initiative.results:
        if result.name != "national":
            continue
        number = parse_number(result.quote.text)
        draft = next((d for d in drafts if d.band == result.band and d.national is None), None)
        if draft is not None and number is not None:
            draft.national = number.value
            draft.places["national_value"] = result.quote.ref
            draft.used.append(result.quote.ref)


def _progress_results(item: Item, drafts: list[Draft], context: Context) -> None:
    """A result in the progress text of the target's own row (000, 003 item 14)."""
    for result in item.initiative.results:
        if result.name != "progress":
            continue
        mine = [d for d in drafts if d.band == result.band and d.statement.marker]
        for draft in mine:
            if draft.actual is not None:
                continue
            entry = _fitting(draft, result, item.fiscal_year, alone=len(mine) == 1)
            if entry is not None:
                _reach(draft, entry, result.quote)


def _fitting(draft: Draft, result: Result, year: int | None, *, alone: bool) -> Reached | None:
    """The first reached value of the target's unit, named like the target or dated."""
    entries = [
        entry
        for entry in parse_results(result.quote.text, year)
        if entry.unit == draft.target.unit or (entry.unit == "none" and draft.target.unit)
    ]
    name = fold(draft.target.name_raw or "")
    tail = fold((draft.target.name_raw or "")[-2:])
    for entry in entries:
        if entry.name and (
            fold(entry.name) in name
            or name in fold(entry.name)
            or (tail and fold(entry.name).endswith(tail))
        ):
            return entry
    dated = [entry for entry in entries if entry.as_of]
    if dated and alone and _DATED.match(result.quote.text):
        return dated[0]
    bare = re.fullmatch(r"[・\s]*[\d.,]+\s*[%％]\s*(?:継続中|達成)?", result.quote.text.strip())
    return entries[0] if entries and bare else None


def _repeated_numbers(item: Item, drafts: list[Draft], context: Context) -> None:
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


# -- symbols --------------------------------------------------------------------------------
def _symbols(item: Item, drafts: list[Draft]) -> None:
    """A row's symbol belongs to every target of the row; several pair in order."""
    bands: dict[int, list[Draft]] = {}
    for draft in drafts:
        band = draft.result_band if draft.result_band else draft.band
        bands.setdefault(band, []).append(draft)
    for symbol in item.initiative.symbols:
        mine = bands.get(symbol.band, [])
        parts = symbol.quote.text.split()
        several = len(parts) > 1 and len(parts) == len(mine)
        for position, draft in enumerate(mine):
            text = parts[position] if several else symbol.quote.text
            if draft.symbol is None:
                draft.symbol = replace(symbol, quote=Quote(text, symbol.quote.ref))
                draft.used.append(symbol.quote.ref)


def as_of_words(text: str, year: int | None) -> str | None:
    """The month a text says its figures hold for, as YYYY-MM."""
    months = find_year_months(text, year)
    return f"{months[-1].year:04d}-{months[-1].month:02d}" if months else None
