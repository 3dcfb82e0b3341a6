"""What labelled lines of running text say of their item: groups, grades, results, next steps."""

from __future__ import annotations

import re
from collections.abc import Sequence

from parsers.families.labels import joined
from schema.plan import WHOLE_ITEM, Initiative, Measure, Note, Quote, Result, Symbol

_TOLD = re.compile(r"[ぁ-ん](?:[（(][^（()）]*[)）])?。")
"""What a result says that is told in sentences."""


def attach(initiative: Initiative, beside: Sequence[tuple[str, Quote]], band: int) -> None:
    """Give each (role, text) to the item, and to those of its measures that have none yet.

    A result told in sentences is the progress of the measures too; a text that finds no measure
    to stand beside stays with the item as a note.
    """
    waiting: dict[str, list[Measure]] = {
        "progress": [m for m in initiative.measures if m.progress is None],
        "next": [m for m in initiative.measures if m.next is None],
        "schedule": [m for m in initiative.measures if m.schedule is None],
    }
    for role, quote in joined(list(beside)):
        if role == "groups":
            initiative.groups.append(quote)
        elif role == "status":
            initiative.symbols.append(Symbol(quote, WHOLE_ITEM))
        elif role not in ("remark", "next", "schedule"):
            name = None if role == "result" else role
            initiative.results.append(Result(quote, band=band, name=name))
        told = role == "result" and _TOLD.search(quote.text) is not None
        part = "progress" if told else role
        for measure in waiting.get(part, ()):
            _say(measure, part, quote)
        if role == "remark" or (part in waiting and not waiting[part]):
            initiative.notes.append(Note(quote, part))


def _say(measure: Measure, part: str, quote: Quote) -> None:
    """Set one text of a measure; a second one, a comment below a result, goes behind the first."""
    before: Quote | None = getattr(measure, part)
    if before is not None:
        more = tuple(ref for ref in quote.refs if ref not in before.refs)
        quote = Quote(f"{before.text} {quote.text}", before.ref, (*before.more, *more))
    setattr(measure, part, quote)
