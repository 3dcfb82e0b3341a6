"""The figures of a result cell, and its lines that hold no figure yet: 未集計, 集計中, a dash.

Such a line is the result of one target, so that the next figure is the next target's.
"""

from __future__ import annotations

import re

from normalize.records.draft import Context, Draft, Item
from normalize.result import Reached, parse_results
from normalize.text.folding import fold
from schema.plan import Quote, Result

_WAITING = re.compile(
    r"(?:^|(?<=[\s\u3000]))"
    r"(?P<mark>[・●○■][\s\u3000]*|(?P<label>[①-⑳⑴-⒇]|[(（][\d０-９]{1,2}[)）]"
    r"|[Ⅰ-Ⅻⅰ-ⅻ][.．)）]?|[\d０-９]{1,2}[.．)）])[\s\u3000]*)?"
    r"(?:未(?:集計|確定|公表|判明)|(?:現在)?集計中|(?:公表|確定)前|算出中|[-－―—‐–])"
    r"(?:[\s\u3000]?[（(][^（()）%％]*[)）])?(?=[\s\u3000]|$)"
)
_BARE = re.compile(r"[\s\u3000・●]*[\d０-９](?!.*(?:被保険者|被扶養者|[①-⑳]))")
_NOT_ITS_OWN = re.compile(r"(?:全国|平均|前年度?|支部|実績|[:：])[\s\u3000]*$")
"""What a dash or 未集計 behind it is of: 全国 －."""


def waiting_slots(text: str) -> list[tuple[int, str | None]]:
    """Position and enumerator of each line of a result cell that holds no figure yet."""
    return [
        (match.start(), match["label"])
        for match in _WAITING.finditer(text)
        if match["mark"] or not _NOT_ITS_OWN.search(text[: match.start()])
    ]


def entries_of(result: Result, item: Item, open_drafts: list[Draft]) -> list[Reached | None]:
    """The values of a result cell; the targets whose lines hold none yet are taken out."""
    reached: list[Reached | None] = list(parse_results(result.quote.text, item.fiscal_year))
    text, mine = result.quote.text, [d for d in open_drafts if d.band == result.band]
    slots = waiting_slots(text) if reached else []
    if slots and len(slots) + len(reached) <= len(mine):
        starts = sorted([*(at for at, _ in slots), *(e.start for e in reached if e is not None)])
        for at, label in slots:
            own = [d for d in mine if label and fold(d.statement.label or "") == fold(label)]
            draft = own[0] if own else mine[starts.index(at)]
            draft.used.append(result.quote.ref)
            draft.result_band = result.band
            if draft in open_drafts:
                open_drafts.remove(draft)
    return reached or [None]


def say_unsure(unpaired: list[Draft], drafts: list[Draft], context: Context) -> None:
    """Tell of figures that another target of their row, which got none, may have been meant by."""
    said: set[str] = set()
    for left in unpaired:
        for draft in drafts:
            raw, place = draft.result_raw, draft.places.get("actual_value")
            listed = (draft.statement.label or "・") != "・"
            if draft.band != left.band or listed or raw is None or raw in said:
                continue
            if place is None or draft.target.unit != left.target.unit or not _BARE.match(raw):
                continue
            said.add(raw)
            message = "Fewer figures than targets in a row; this one may be another target's."
            context.find("warning", "unsure_result", message, Quote(raw, place))


_COUNTED = ({"offices", "count"}, {"persons", "count"})
"""Units that may stand for each other: 事業所数 counted in 件."""


def fits_unit(entry: Reached | None, draft: Draft) -> bool:
    """Whether a value may be a target's: no head count is a rate, no rate a count."""
    unit = draft.target.unit
    if entry is None or unit in (None, "none") or entry.unit in ("none", unit):
        return True
    return any({entry.unit, unit} <= units for units in _COUNTED)
