"""対象者数 and 実施見込者数 in columns of their own, beside the targets they are of."""

from __future__ import annotations

from normalize.records.compared import of_row
from normalize.records.draft import Context, Draft, Item
from normalize.records.slots import waiting_slots
from normalize.text.flatten import flatten
from normalize.text.numbers import Number, find_numbers
from schema.plan import Note, Result

_COUNTS = ("eligible", "expected")
_UNITS = ("persons", "count", "none")


def take_counts(item: Item, drafts: list[Draft], context: Context) -> None:
    """Write the head counts of a row into the drafts of its targets.

    As many counts or dashes as targets pair in order; any other number of them is kept as a note,
    with an issue, and so is a second count of a kind (健診対象者数 beside 勧奨対象者数).
    """
    for result in item.initiative.results:
        if result.name not in _COUNTS:
            continue
        printed, mine = _printed(result), of_row(result, drafts)
        if len(printed) != len(mine) or not any(printed):
            item.initiative.notes.append(Note(result.quote, "result"))
            if mine and any(printed):
                message = "Head counts do not tell which of the row's targets they are of."
                context.find("warning", "unsure_comparison", message, result.quote)
            continue
        for draft, number in zip(mine, printed, strict=True):
            known = getattr(draft, result.name)
            if number is not None and known is None:
                setattr(draft, result.name, int(number.value))
                draft.places[f"{result.name}_count"] = result.quote.ref
            elif number is not None and known != int(number.value):
                item.initiative.notes.append(Note(result.quote, "result"))
                message = "The target has another head count of this kind; the first one was taken."
                context.find("warning", "unsure_comparison", message, result.quote)
            draft.used.append(result.quote.ref)


def _printed(result: Result) -> list[Number | None]:
    """The counts of a cell in order, None for each line that holds none."""
    flat = flatten(result.quote.text)
    numbers = [n for n in find_numbers(flat) if n.unit in _UNITS]
    places: list[tuple[int, Number | None]] = [(number.start, number) for number in numbers]
    places += [(slot.start, None) for slot in waiting_slots(flat)] if numbers else []
    return [number for _, number in sorted(places, key=lambda place: place[0])]
