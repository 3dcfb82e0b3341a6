"""Rows that name their item by number alone, given to the items that other tables name.

A number says whose a row is only where it is an item's: a list of indicators may as well count
its own rows from 1 to 19. The words of both tables, and numbers that leave gaps or come again,
tell which it is.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable
from itertools import groupby, pairwise

from normalize.text.folding import fold
from parsers.families.apart import join, sign_alone
from parsers.rows.numbered import Numbered, NumberedRows, inner_number
from schema.document import Finding
from schema.plan import Initiative, Plan

_GRAM = 4
"""Characters in a row that two texts share where they are about one thing: 意見発信."""
_LEAST = 3
_DASHES = re.compile("[－―‐−]")
_PILLARS = {"i": 1, "ii": 2, "iii": 3, "1": 1, "2": 2, "3": 3}
_UNKNOWN = "A row names its item by a number that not exactly one item has."
_COUNTED = (
    "The numbers of this table do not seem to be those of the items: "
    "its words speak for others. Its rows belong to no item."
)


def join_numbered(plan: Plan, rows: NumberedRows) -> None:
    """Give the rows to their items, else to that of the heading above them, else report them."""
    lists = (each.item for each in rows.found if each.item.statements and not each.item.measures)
    sign_alone(lists, plan.initiatives)
    for _, table in groupby(rows.found, key=lambda each: each.table):
        found = list(table)
        owners = [_owner(plan, each.item) for each in found]
        agreed = _agree(plan, found, owners)
        for each, owner in zip(found, owners, strict=True):
            named = owner if agreed else each.heading
            if named is not None:
                named.pillar_ordinal = named.pillar_ordinal or each.item.pillar_ordinal
                join(named, each.item)
                continue
            counted = not agreed or _several(plan, each.item)
            if counted and each.item.statements and not each.item.measures:
                plan.unowned.append(each.item)  # its indicators may still say whose it is
                continue
            plan.notes += each.item.notes
            message = _UNKNOWN if agreed or owner is None else _COUNTED
            quote = each.item.title
            text = " ".join([each.item.number_raw or "", *_texts(each.item)[:1]])
            plan.findings.append(
                Finding("warning", "item_number_unknown", message, text, quote.ref)
            )


def _several(plan: Plan, row: Initiative) -> bool:
    """Whether more than one item has the row's number: (2) below each pillar."""
    own = _value(inner_number(row.number_raw or "") or row.number_raw)
    return sum(_value(item.number_raw) == own for item in _near(plan, row)) > 1


def _near(plan: Plan, row: Initiative) -> list[Initiative]:
    """The numbered items of the row's pillar, or of all where the row or the item has none."""
    return [
        item
        for item in plan.initiatives
        if item.edition == "current"
        and len({item.pillar_ordinal, row.pillar_ordinal} - {None}) < 2
        and item.number_raw
    ]


def _owner(plan: Plan, row: Initiative) -> Initiative | None:
    """The one item of the row's number, in its pillar where both have one."""
    near = _near(plan, row)
    for spelled in (_spelled, _value):
        same = [item for item in near if spelled(item.number_raw) == spelled(row.number_raw)]
        if same:
            return same[0] if len(same) == 1 else None
    inner = inner_number(row.number_raw or "")
    if inner is not None:
        same = [item for item in near if _spelled(item.number_raw) == _spelled(inner)]
        return same[0] if len(same) == 1 else None
    return _below_pillar(near, _spelled(row.number_raw))


def _below_pillar(items: list[Initiative], number: str) -> Initiative | None:
    """The item 3 of the second pillar, for Ⅱ-3 where the items are counted below each pillar."""
    pillar, dash, last = number.partition("-")
    ordinal = _PILLARS.get(pillar) if dash else None
    same = [i for i in items if i.pillar_ordinal == ordinal and _value(i.number_raw) == last]
    return same[0] if ordinal is not None and len(same) == 1 else None


def _spelled(number: str | None) -> str:
    plain = _DASHES.sub("-", unicodedata.normalize("NFKC", number or ""))
    return re.sub(r"[.\s]+$", "", plain).casefold()


def _value(number: str | None) -> str:
    return re.sub(r"[^\da-z-]", "", _spelled(number))


def _agree(plan: Plan, rows: list[Numbered], owners: list[Initiative | None]) -> bool:
    """Whether the numbers are those of items: the rows' words say so, or all items are named."""
    known = [owner for owner in owners if owner is not None]
    if len(known) * 2 <= len(rows) or len({id(each.heading) for each in rows}) > 1:
        return False
    grams = {id(i): _grams([i.title.text, *_stated(i)]) for i in plan.initiatives}
    for_it = against = 0
    for each, owner in zip(rows, owners, strict=True):
        if owner is None:
            continue
        for text in _texts(each.item):
            shared = {key: len(words & _grams([text])) for key, words in grams.items()}
            most = max(shared.values(), default=0)
            for_it += most > 0 and shared[id(owner)] == most
            against += shared[id(owner)] < most
    if for_it >= min(_LEAST, len(rows)) and for_it > against * (1 if _uneven(rows) else 3):
        return True
    named = {id(owner) for owner in known}
    return not against and len(known) == len(rows) >= _LEAST and len(named) == len(plan.initiatives)


def _uneven(rows: list[Numbered]) -> bool:
    """Whether the numbers leave gaps, or hold several targets: no list counts its rows so."""
    values = [_value(each.item.number_raw) for each in rows]
    numbers = [int(value) for value in values if value.isdigit()]
    gaps = any(second > first + 1 for first, second in pairwise(numbers))
    return gaps or any(len(each.item.statements) > 1 for each in rows)


def _texts(row: Initiative) -> list[str]:
    stated = _stated(row)
    named = [series.indicator.text for series in row.series if series.indicator is not None]
    return stated or named or [each.quote.text for each in row.measures]


def _stated(row: Initiative) -> list[str]:
    return [f"{each.name or ''}{each.quote.text}" for each in row.statements]


def _grams(texts: Iterable[str]) -> set[str]:
    """The pieces of four characters of some texts, without hiragana, which say little."""
    words = [word for text in texts for word in re.split(r"[ぁ-ん\W]+", fold(text))]
    return {word[i : i + _GRAM] for word in words for i in range(len(word) - _GRAM + 1)}
