"""Results that a note's mark stands behind are of the month that the note states.

The mark points at a note in the result's own cell, below its table or at the document's end; what
it says wins over the header's month and the document's.
"""

from __future__ import annotations

from normalize.marks import mark_behind, noted_months
from normalize.records.draft import Context, Draft, Item
from normalize.records.reaching import month_of_words
from normalize.result import parse_results
from schema.document import Ref
from schema.plan import Quote

_SIGNS = "※*＊†注"


def date_by_marks(item: Item, drafts: list[Draft], context: Context) -> None:
    """Date the results whose figures carry a mark that a note of nothing but a month explains."""
    year = item.fiscal_year
    for draft in drafts:
        raw, ref = draft.result_raw or "", draft.places.get("actual_value")
        if draft.actual is None or year is None or ref is None:
            continue
        if not any(sign in raw for sign in _SIGNS):
            continue
        entries = parse_results(raw, year)
        found = [entry for entry in entries if entry.value == draft.actual]
        mark = mark_behind(raw, found[0].start) if found else None
        noted = noted_months(raw, year)
        if mark is None:
            continue
        if mark[0] not in noted:
            _from_below(draft, mark[0], ref, year, context)
        elif mark[1] != noted[mark[0]][1]:
            draft.as_of = noted[mark[0]][0]
        elif any((m := mark_behind(raw, e.start)) and m[1] < mark[1] for e in entries):
            # The note follows the figure as it is the last: the mark is another figure's.
            draft.as_of = month_of_words(draft.result_when, year)


def _from_below(draft: Draft, mark: str, ref: Ref, year: int, context: Context) -> None:
    noted = _below(mark, ref, year, context)
    if noted is not None:
        draft.as_of, draft.places["actual_as_of"] = noted[0], noted[1].ref


def _below(mark: str, ref: Ref, year: int, context: Context) -> tuple[str, Quote] | None:
    """The month of the first note behind a place that begins with the mark, and the note.

    A mark without a number is explained right below its table, before the next one begins.
    """
    own = next((n for n, entry in enumerate(context.entries) if entry[0] == ref), 0)
    for place, text, cell in context.entries[own + 1 :]:
        if not mark[-1:].isdigit() and cell is not None and place.table != ref.table:
            return None
        if not any(sign in text for sign in _SIGNS):
            continue
        if noted := noted_months(text, year).get(mark):
            return noted[0], Quote(text, place)
    return None
