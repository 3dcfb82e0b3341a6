"""A table of indicators at the end or the beginning that repeats the targets of the items.

`【参考】KPI一覧`: a row that repeats a target of an item is that target's, and no second one; what
else it prints (the previous result, what was reached) is the target's where the item prints none.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, replace

from normalize.records.draft import Context, Draft, Item
from normalize.text.folding import fold
from schema.plan import Initiative

_OVERVIEW = re.compile(
    r"^\(?(?:参考|別表|別紙)|(?:kpi|指標|目標|数値目標)(?:値)?(?:等)?(?:の)?(?:一覧|まとめ)(?:表)?$"
)
_MAY = re.compile(r"kpi|指標|目標|一覧|参考|再掲")
_FEWEST = 3
"""Targets below which a table is no list, unless its heading says so."""
_REACHED = (
    ("actual", "actual_value"),
    ("as_of", "actual_as_of"),
    ("national", "national_value"),
    ("eligible", "eligible_count"),
    ("expected", "expected_count"),
)


@dataclass
class _Listed:
    """Targets that may repeat those of other items: all of one table, or below one heading."""

    item: Item
    drafts: list[Draft]
    table: int | None = None
    named: bool = False
    """Whether the heading says that it is a list."""
    alone: bool = False
    """Whether the item is nothing but the list: its heading is gone with it."""


def lists_targets(initiative: Initiative) -> bool:
    """Whether an item may hold a table of targets that stand elsewhere too."""
    return _says_so(initiative) or any(_tables(initiative))


def _says_so(initiative: Initiative) -> bool:
    if initiative.measures or initiative.series or initiative.budgets:
        return False
    return bool(initiative.statements) and bool(_OVERVIEW.search(fold(initiative.title.text)))


def _tables(initiative: Initiative) -> Iterator[int]:
    """Tables with several of an item's targets and none of its measures."""
    counts = Counter(each.quote.ref.table for each in initiative.statements)
    told = {measure.quote.ref.table for measure in initiative.measures}
    for table, count in counts.items():
        if table is not None and count >= _FEWEST and table not in told:
            yield table


def fold_overviews(items: list[Item], context: Context) -> list[Item]:
    """The items without those that only repeat; their cells belong to the targets they repeat.

    A value that contradicts the item's own stays a target, with an issue.
    """
    lists = [each for item in items for each in _lists(item, items)]
    listed = {id(draft) for each in lists for draft in each.drafts}
    owners = [(d, item) for item in items for d in item.drafts if id(d) not in listed]
    gone = [each.item for each in lists if _fold(each, owners, context)]
    return [item for item in items if not any(item is other for other in gone)]


def _lists(item: Item, items: list[Item]) -> Iterator[_Listed]:
    if _says_so(item.initiative):
        yield _Listed(item, list(item.drafts), named=True, alone=True)
        return
    unnamed = item.initiative.number_raw is None or _MAY.search(fold(item.initiative.title.text))
    bare = bool(unnamed) and not item.initiative.measures
    for table in _tables(item.initiative):
        drafts = [d for d in item.drafts if d.statement.quote.ref.table == table]
        shared = (d for o in items if o is not item for d in o.drafts)
        if drafts and not any(d.statement.quote.ref.table == table for d in shared):
            alone = bare and len(drafts) == len(item.drafts)
            yield _Listed(item, drafts, table, alone=alone)


def _fold(listed: _Listed, owners: list[tuple[Draft, Item]], context: Context) -> bool:
    """Give the repeated targets of a list to their owners; True where its item is gone then."""
    item = listed.item
    others = [(d, o) for d, o in owners if o.initiative.edition == item.initiative.edition]
    pairs = [(draft, _owner(draft, others)) for draft in listed.drafts]
    found = [(draft, *owner) for draft, owner in pairs if owner is not None]
    known = found or any(_same(draft, other) for draft in listed.drafts for other, _ in others)
    if not (listed.named and known) and not (found and _repeats(found, listed)):
        return False
    rows: dict[tuple[int | None, int | None], Item] = {}
    for draft, target, owner in found:
        _merge(draft, target, context)
        rows[_row(draft)] = owner
    away = {id(draft) for draft, *_ in found}
    for draft in (draft for draft, owner in pairs if owner is None):
        if _left_over(draft, others, context):
            away.add(id(draft))
    item.drafts = [draft for draft in item.drafts if id(draft) not in away]
    _dissolve(listed, rows, context)
    return listed.alone and not item.drafts


def _repeats(found: list[tuple[Draft, Draft, Item]], listed: _Listed) -> bool:
    """Whether most rows of a table repeat targets, those of other items among them."""
    many = len(found) >= _FEWEST and len(found) * 2 > len(listed.drafts)
    return many and any(owner is not listed.item for *_, owner in found)


def _row(draft: Draft) -> tuple[int | None, int | None]:
    ref = draft.statement.quote.ref
    return ref.table, ref.row


def _dissolve(
    listed: _Listed, rows: dict[tuple[int | None, int | None], Item], context: Context
) -> None:
    """Remarks beside a repeated target are of its item; the rest is the document's."""
    item, table = listed.item, listed.table
    initiative, gone = item.initiative, listed.alone and not item.drafts
    here = [n for n in initiative.notes if gone or n.quote.ref.table == table]
    initiative.notes = [note for note in initiative.notes if note not in here]
    for note in here:
        owner = rows.get((note.quote.ref.table, note.quote.ref.row))
        (context.plan.notes if owner is None else owner.initiative.notes).append(note)
    if gone:
        context.use(context.document_id, *initiative.refs, initiative.title.ref)
    if table is not None:
        initiative.symbols = [s for s in initiative.symbols if s.quote.ref.table != table]
    context.find(
        "info",
        "repeated_targets",
        "A table repeats targets of the items; its rows are counted with them.",
        initiative.title if gone else listed.drafts[0].statement.quote,
    )


def _same(draft: Draft, other: Draft) -> bool:
    """Whether two targets are of one indicator, told by its id or else by its printed name."""
    if draft.kpi_id is not None or other.kpi_id is not None:
        return draft.kpi_id == other.kpi_id
    name = fold(draft.target.name_raw or "")
    return bool(name) and name == fold(other.target.name_raw or "")


def _owner(draft: Draft, others: list[tuple[Draft, Item]]) -> tuple[Draft, Item] | None:
    """The target that a row repeats, of the same indicator and as high, and whose it is."""
    aim = (draft.target.comparator, draft.target.target_value)
    for other, item in others:
        if _same(draft, other) and (other.target.comparator, other.target.target_value) == aim:
            return other, item
    return None


def _left_over(draft: Draft, others: list[tuple[Draft, Item]], context: Context) -> bool:
    """A row that repeats no target; True where it went to the item of its indicator.

    It prints another value than that item, or an indicator that no item has.
    """
    quote = draft.statement.quote
    owner = next((item for other, item in others if _same(draft, other)), None)
    if owner is not None:
        message = "A table of targets prints another value than the item does."
        context.find("warning", "contradiction", message, quote)
        owner.drafts.append(draft)
        return True
    message = "A table that repeats targets prints one that no item does; whose it is is open."
    context.find("warning", "unplaced_target", message, quote)
    return False


def _merge(draft: Draft, owner: Draft, context: Context) -> None:
    """Give what a row prints to the target that it repeats."""
    here = draft.statement.quote.ref
    owner.used += [*draft.statement.quote.refs, *draft.used]
    if owner.target.baseline_value is None and draft.target.baseline_value is not None:
        owner.target = replace(
            owner.target,
            baseline_value=draft.target.baseline_value,
            baseline_fiscal_year=draft.target.baseline_fiscal_year,
            baseline_year_offset=draft.target.baseline_year_offset,
        )
        owner.places["baseline_value"] = draft.places.get("baseline_value", here)
    elif draft.target.baseline_value not in (None, owner.target.baseline_value):
        _differ("previous result", draft, context)
    if owner.symbol is None:
        owner.symbol = draft.symbol
    if None not in (owner.actual, draft.actual) and owner.actual != draft.actual:
        _differ("result", draft, context)
        return
    for name, place in _REACHED:
        if getattr(owner, name) is None and getattr(draft, name) is not None:
            setattr(owner, name, getattr(draft, name))
            owner.places[place] = draft.places.get(place, here)
    owner.result_raw = owner.result_raw or draft.result_raw


def _differ(what: str, draft: Draft, context: Context) -> None:
    message = f"A table of targets prints another {what} than the item does."
    context.find("warning", "contradiction", message, draft.statement.quote)
