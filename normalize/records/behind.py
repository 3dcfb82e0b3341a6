"""Results printed right behind their targets: 【KPI】②… ⇒ 9月末実績 41.22%.

Such a result is of the targets of its line alone, so that a KPI without one takes no other's.
"""

from __future__ import annotations

from collections.abc import Sequence

from normalize.records.draft import Context, Draft
from normalize.records.slots import fits_unit
from normalize.result import Reached
from normalize.text.folding import fold
from schema.plan import Result


def drafts_behind(result: Result, drafts: Sequence[Draft]) -> list[Draft]:
    """The targets that a result is printed behind; empty where the layout does not know."""
    if not result.of:
        return []
    return [draft for draft in drafts if any(draft.statement is each for each in result.of)]


def pair_behind(
    result: Result, entries: Sequence[Reached | None], mine: Sequence[Draft], context: Context
) -> list[tuple[Draft, Reached | None]]:
    """The values of a result, each with its target: by label, else in order.

    One figure behind several targets does not tell whose it is, and one in another unit is none
    of theirs: an issue then.
    """
    own = [draft for draft in mine if draft.result_raw is None and draft.actual is None]
    paired: list[tuple[Draft, Reached | None]] = []
    for entry in entries:
        draft = _labelled(entry, own) if entry is not None and entry.label else None
        draft = draft or next((each for each in own if fits_unit(entry, each)), None)
        if draft is not None:
            own.remove(draft)
            paired.append((draft, entry))
    told = [entry for _, entry in paired if entry is not None]
    alike = len({each.target.unit for each in mine}) < len(mine)
    if paired and own and alike and not any(entry.label for entry in told):
        message = "A figure behind several targets does not tell which of them reached it."
        context.find("warning", "unpaired_result", message, result.quote)
        return []
    if not paired and any(entry is not None for entry in entries):
        message = "A result is printed that belongs to no target of this item."
        context.find("warning", "unpaired_result", message, result.quote)
    return paired


def later_of(entries: Sequence[Reached | None], mine: Sequence[Draft]) -> Reached | None:
    """The figure of a later month below the one that the only target took: 8月末 …, 9月末 …."""
    if len(mine) != 1 or len(entries) != 1:
        return None
    (draft,), (entry,) = mine, entries
    if entry is None or draft.actual is None or None in (entry.as_of, draft.as_of):
        return None
    if entry.unit != draft.target.unit or "累" in (draft.result_raw or ""):
        return None
    return entry if (entry.as_of or "") > (draft.as_of or "") else None


def _labelled(entry: Reached, own: Sequence[Draft]) -> Draft | None:
    label = fold(entry.label or "")
    return next((each for each in own if fold(each.statement.label or "") == label), None)
