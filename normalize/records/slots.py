"""The figures of a result cell, and its lines that hold no figure yet: 未集計, 集計中, a dash.

Such a line is the result of one target, so that the next figure is the next target's.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from normalize.records.draft import Context, Draft, Item
from normalize.result import Reached, parse_results
from normalize.text.all_branches import ALL_BESIDE_FIGURE, COMPARES
from normalize.text.figures import AWAITED, figures_of
from normalize.text.flatten import flatten
from normalize.text.folding import fold
from normalize.text.numbers import find_numbers, parse_number
from schema.plan import Quote, Result

_WAITING = re.compile(
    r"(?:^|(?<=[\s/、,%円件社人所名)]))"
    r"(?P<mark>[・●○■]\s*|(?P<label>[①-⑳⑴-⒇]|\(\d{1,2}\)|[Ⅰ-Ⅻⅰ-ⅻ][.)]?|\d{1,2}[.)])\s*)?"
    rf"(?:{AWAITED}|-%?|(?<!.)\({AWAITED}\))(?:\s?\((?P<aside>[^()]*)\))?(?=[\s/、,]|(?<!-)\d|$)"
)
"""A line without a figure, flattened; pages may join lines: 0.35%（0.33%）未公表."""
_BARE = re.compile(r"[\s\u3000・●]*[\d０-９](?!.*(?:被保険者|被扶養者|[①-⑳]))")
_AVERAGE = re.compile(
    rf"\s*(?:{ALL_BESIDE_FIGURE}|平均値?)?\s*:?\s*(?P<value>[\d,.]+\s*[^\s\d]*)\s*"
)
_NOT_ITS_OWN = re.compile(r"(?:全国|平均|前年度?|支部|実績|:)\s*$")
"""What a dash or 未集計 behind it is of: 全国 －."""


_NO_FIGURE = re.compile(rf"\s*(?:[・●○]\s*)?\(?(?:{AWAITED}|-)")
_DATED = re.compile(r"\s*(?:年|月|日|か月|ヶ月|位|期|四半期|/)")
_ACHIEVED = re.compile(r"達成(?:率|状況|度|割合)|サービススタンダード")
_COUNTED = ({"offices", "count"}, {"persons", "count"})
"""Units that may stand for each other: 事業所数 counted in 件."""


_LISTED = re.compile(
    r"[^:。]{2,40}:\s*約?[\d,.]+\s*(?P<unit>%|件|社|人|名|回|円|事業所)(?:\([^()]*\))?"
)
"""A line of a list that is nothing but a name and a figure: 受診率：58.2％."""


@dataclass(frozen=True, slots=True)
class Slot:
    """A line of a result cell that holds no figure yet: its place, enumerator and bracket."""

    start: int
    label: str | None = None
    aside: str | None = None


def waiting_slots(text: str) -> list[Slot]:
    """The lines of a result cell that hold no figure yet, in order."""
    flat = flatten(text)
    return [
        Slot(match.start(), match["label"], match["aside"])
        for match in _WAITING.finditer(flat)
        if match["mark"] or not _NOT_ITS_OWN.search(flat[: match.start()])
    ]


def entries_of(result: Result, item: Item, open_drafts: list[Draft]) -> list[Reached | None]:
    """The values of a result cell; the targets whose lines hold none yet are taken out."""
    text, mine = result.text, [d for d in open_drafts if d.band == result.band]
    reached = parse_results(text, item.fiscal_year, achieved=counts_achieved(mine))
    slots = waiting_slots(text) if reached else []
    if slots and len(slots) + len(reached) <= len(mine):
        starts = sorted([*(slot.start for slot in slots), *(entry.start for entry in reached)])
        compared = any(entry.national_value is not None for entry in reached)
        for slot in slots:
            label = slot.label
            own = [d for d in mine if label and fold(d.statement.label or "") == fold(label)]
            draft = own[0] if own else mine[starts.index(slot.start)]
            draft.used.append(result.quote.ref)
            draft.result_band = result.band
            _compare(draft, slot, result, compared=compared)
            if draft in open_drafts:
                open_drafts.remove(draft)
    return list(reached) or [None]


def counts_achieved(drafts: list[Draft]) -> bool:
    """Whether a target's own measure is how much was achieved: サービススタンダードの達成状況."""
    return any(_ACHIEVED.search(draft.target.name_raw or "") for draft in drafts)


def _compare(draft: Draft, slot: Slot, result: Result, *, compared: bool) -> None:
    """The national average behind 集計中（18.2％）, where other lines or words tell."""
    told = compared or COMPARES.search(f"{result.when or ''} {slot.aside or ''}") is not None
    match = _AVERAGE.fullmatch(flatten(slot.aside or "")) if told else None
    number = parse_number(match["value"]) if match is not None else None
    if number is not None and number.unit in ("none", draft.target.unit):
        draft.national = number.value
        draft.places["national_value"] = result.quote.ref


def outnumber(result: Result, drafts: list[Draft]) -> bool:
    """Whether a cell of nothing but figures has more of them than its row has targets.

    With one target the first is its result, the others are parts of it.
    """
    mine = sum(draft.band == result.band for draft in drafts)
    return 1 < mine < len(figures_of(result.quote.text)) != len(drafts)


def say_unsure(unpaired: list[Draft], drafts: list[Draft], context: Context) -> None:
    """Tell of figures that another target of their row, which got none, may have been meant by."""
    said: set[str] = set()
    for left in unpaired:
        for draft in drafts:
            raw, place = draft.result_raw, draft.places.get("actual_value")
            listed = (draft.statement.label or "・") != "・"
            if draft.band != left.band or listed or raw is None or raw in said:
                continue
            units = {draft.target.unit, left.target.unit}
            alike = len(units) == 1 or any(units <= counted for counted in _COUNTED)
            if place is None or not alike or not _BARE.match(raw):
                continue
            said.add(raw)
            message = "Fewer figures than targets in a row; this one may be another target's."
            context.find("warning", "unsure_result", message, Quote(raw, place))


def say_listed(item: Item, drafts: list[Draft], context: Context) -> None:
    """Tell of a result whose target stands in a list with figures that are no targets.

    ・受診率：58.2％ above ・データ取得率：8.0％以上 in one cell: the row's figure may be of either.
    """
    for draft in drafts:
        raw, place = draft.result_raw, draft.places.get("actual_value")
        if raw is None or place is None or draft.statement.label or not _BARE.match(raw):
            continue
        for measure in item.initiative.measures:
            same = measure.band == draft.band and measure.quote.ref == draft.statement.quote.ref
            found = _LISTED.fullmatch(flatten(measure.quote.text)) if same else None
            if found is not None and ("%" in found["unit"]) == (draft.target.unit == "percent"):
                message = "Figures are listed beside the target; the result may be one of those."
                context.find("warning", "unsure_result", message, Quote(raw, place))
                break


def say_unread(drafts: list[Draft], item: Item, context: Context) -> None:
    """Tell of figures in a target's result that were read as nothing: 7,650程度を維持."""
    for draft in drafts:
        raw = draft.result_raw
        if raw is None or draft.actual is not None or draft.target.comparator == "qualitative":
            continue
        flat = flatten(raw)
        if _NO_FIGURE.match(flat) or not any(
            unit_fits(number.unit, draft) and not _DATED.match(flat, number.end)
            for number in find_numbers(flat)
        ):
            continue
        own = (r for r in item.initiative.results if r.quote.text == raw)
        quote = next((r.quote for r in own if r.band == draft.result_band), None)
        if quote is not None and not _tells_before(draft, quote):
            message = "A figure stands where a target's result does; it was not read."
            context.find("warning", "unread_result", message, quote)


def _tells_before(draft: Draft, quote: Quote) -> bool:
    """Whether a result's figure is the previous one: 令和3年度 95.8％."""
    value = draft.target.baseline_value
    return value is not None and f"{value:g}" in flatten(quote.text).replace(",", "")


def fits_unit(entry: Reached | None, draft: Draft) -> bool:
    """Whether a value may be a target's: no head count is a rate, no rate a count."""
    return entry is None or unit_fits(entry.unit, draft)


def unit_fits(printed: str, draft: Draft) -> bool:
    """Whether a figure of a unit may be a target's."""
    unit = draft.target.unit
    if unit in (None, "none") or printed in ("none", unit):
        return True
    return any({printed, unit} <= units for units in _COUNTED)
