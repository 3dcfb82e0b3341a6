"""The month that a note below states for one target's result.

※ 健康宣言事業所数は、…事業所数（令和６年３月末） names it; ※１　令和６年３月末現在 has the mark
that stands behind the target's name or its result.
"""

from __future__ import annotations

import re

from normalize.records.draft import Context, Draft, Item
from normalize.records.naming import draft_named
from normalize.records.stated_date import DAY, NOW, month_of_day, names_another
from normalize.text.flatten import flatten
from schema.document import Ref
from schema.plan import Note, Quote, Series

_MARK = r"(?:※|[*]|注)\s*\d{0,2}"
_MARKS = re.compile(rf"[(]?(?P<mark>{_MARK})[)]?")
_NOTE = re.compile(rf"[\s(]*(?P<mark>{_MARK})[\s):.]*(?P<body>.*)")
_DATE = rf"(?:{DAY}|[RH]\s*\d{{1,2}}[./]\d{{1,2}}\s*末?)(?:{NOW})?"
_ALONE = re.compile(
    rf"(?:(?:当該|本年度の?|支部の?)?(?:実績値?|数値|結果)(?:は|:)[、\s]*)?(?P<day>{_DATE})"
    r"(?:の?(?:実績値?|数値|速報値?|データ))?(?:です|である)?[。\s)]*"
)
_BEHIND = re.compile(
    rf"(?<![\d%円所件社人名回])\s*[(]\s*(?P<day>{_DATE})(?:の?(?:実績値?|数値|速報値?))?\s*[)][。\s]*$"
)
"""In a bracket at the end, behind words: behind a figure it would be that figure's."""
_NAME = re.compile(r"(?P<name>[^、。:()\d]{3,40}?)(?:は|:|については)[、\s]*")


def dated_by_note(draft: Draft, item: Item, context: Context) -> str | None:
    """``YYYY-MM`` of a result by a note of its item, or by a numbered one of the document."""
    if draft.actual is None or item.fiscal_year is None or item.initiative.edition != "current":
        return None
    own = [(note, False) for note in item.initiative.notes]
    for note, apart in [*own, *((note, True) for note in context.plan.notes)]:
        text = note.quote.text
        if "月" not in text and "." not in text and "．" not in text:
            continue
        month = _month_of(note, draft, item, context, apart=apart)
        if month is not None and not names_another(draft, month):
            draft.places["actual_as_of"] = note.quote.ref
            return month
    return None


def _month_of(note: Note, draft: Draft, item: Item, context: Context, *, apart: bool) -> str | None:
    """The month of a note that is about a target; None for other notes."""
    flat = flatten(note.quote.text).strip()
    match = _NOTE.fullmatch(flat)
    if match is None:
        return None
    body, mark = match["body"], "".join(match["mark"].split())
    named = _NAME.match(body)
    found = _ALONE.fullmatch(body, named.end() if named is not None else 0)
    found = found or _ALONE.fullmatch(body) or _BEHIND.search(body)
    if found is None:
        return None
    own = named is not None and found.start() >= named.end()
    target = _named(named["name"], item) if named is not None and own else None
    marked = mark[-1].isdigit() or not apart
    if target is None and marked and mark in _marks(draft, item, context):
        target = draft
    year = item.fiscal_year
    return month_of_day(found["day"], year) if target is draft and year is not None else None


def _named(name: str, item: Item) -> Draft | None:
    """The target that a note's words name, as the corner of a series would."""
    return draft_named(Series(Quote(name, Ref()), []), item.drafts)


def _marks(draft: Draft, item: Item, context: Context) -> set[str]:
    """The marks of notes that a target's cells print; where others share one, behind its words."""
    found: set[str] = set()
    words = [flatten(each) for each in (draft.target.name_raw, draft.result_raw) if each]
    for ref in {*draft.used, *draft.places.values()}:
        text = flatten(context.text_at(ref))
        shared = sum(ref in (*each.used, *each.places.values()) for each in item.drafts) > 1
        for match in _MARKS.finditer(text):
            before = text[: match.start()].rstrip()
            if not shared or before.endswith(tuple(words)):
                found.add("".join(match["mark"].split()))
    return found
