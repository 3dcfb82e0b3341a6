"""What a document says against itself, or leaves out of its own count: issues for a person.

Nothing is changed by them; what is printed stays as printed.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from itertools import pairwise

from normalize.records.compared import year_of_words
from normalize.records.draft import Context, Item
from normalize.text.numbers import parse_number
from schema.plan import Result

_WIDEST = 3
"""Numbers left out at once; where more are missing the count began anew."""
_FEWEST = 5
"""Numbered items below which a count tells nothing."""


def find_contradictions(items: Sequence[Item], context: Context) -> None:
    """Report numbers that the count of items leaves out, and headers dated another year."""
    for edition in dict.fromkeys(item.initiative.edition for item in items):
        _gaps([item for item in items if item.initiative.edition == edition], context)
    _odd_dates(items, context)


def _gaps(items: list[Item], context: Context) -> None:
    """28, 30: item 29 is not printed, or its number was lost (000, 29 and 33)."""
    numbered = [(number, item) for item in items if (number := _plain(item)) is not None]
    if len(numbered) < _FEWEST:
        return
    printed = {number for number, _ in numbered}
    for (last, _), (number, item) in pairwise(numbered):
        missing = [n for n in range(last + 1, number) if n not in printed]
        if missing and len(missing) <= _WIDEST:
            context.find(
                "info",
                "number_gap",
                f"The count of items leaves out {', '.join(map(str, missing))} before this one; "
                "rows without a number stay with the item above them.",
                item.initiative.title,
            )


def _plain(item: Item) -> int | None:
    raw = item.initiative.number_raw or ""
    number = parse_number(raw) if raw.isdigit() else None
    return int(number.value) if number is not None else None


def _odd_dates(items: Sequence[Item], context: Context) -> None:
    """A header 令和元年9月末現在 where all others say 令和2年9月末現在 (002)."""
    dated: dict[str, tuple[int, Result]] = {}
    for item in items:
        for result in item.initiative.results:
            year = year_of_words(result.when) if result.when and "現在" in result.when else None
            if year is not None and result.when is not None:
                dated.setdefault(result.when, (year, result))
    counts: Counter[int] = Counter(
        year
        for year, _ in (
            dated[r.when] for i in items for r in i.initiative.results if r.when in dated
        )
    )
    if len(counts) < 2:
        return
    usual, most = counts.most_common(1)[0]
    for words, (year, result) in dated.items():
        if year != usual and counts[year] * 4 <= most:
            context.find(
                "warning",
                "odd_date",
                f"The header over this says {words!r}; the others are of fiscal year {usual}.",
                result.quote,
            )
