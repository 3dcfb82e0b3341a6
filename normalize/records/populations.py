"""Head counts of two populations in one bracket, printed below the targets of both.

（実施見込者数　被保険者 18,750人　被扶養者 290人）: each count is of the target of its population.
"""

from __future__ import annotations

import re

from normalize.records.draft import Context, Draft, Item
from normalize.statement_mask import head_counts
from normalize.text.folding import fold
from schema.document import Ref

_NAMES = "被保険者|被扶養者"
_PART = rf"(?:{_NAMES})(?:分)?[\s\u3000:：]*[\d０-９,，]+\s*[人名]"
_SPLIT = re.compile(
    r"(?P<what>対象者数?|(?:実施)?見込み?(?:者数|数|者))[\s\u3000:：はの]*"
    rf"(?P<parts>{_PART}[\s\u3000、,，・／/]*{_PART})"
)
_ONE = re.compile(rf"(?P<who>{_NAMES})(?:分)?[\s\u3000:：]*(?P<count>[\d０-９,，]+)")
_HEAD = re.compile(
    rf"[\s\u3000]*[＜<〈【〔［\[≪《■◇◆○]?[\s\u3000]*(?P<who>{_NAMES})[^、。]{{0,16}}?[\s\u3000]*"
    r"(?:[（(][^（()）\d０-９]{1,12}[)）][\s\u3000]*)?[】〕］\]≫》〉＞>]?[\s\u3000]*"
    r"[（(]?[^（()）\d０-９]*対象者数?[\s\u3000:：はの]*(?P<count>[\d０-９,，]+)[\s\u3000]*[人名]"
)
_CUT = re.compile(r"[（(][^（()）\d０-９]*(?:対象者数?|見込者数?)\s*[:：][^（()）]*[)）]\s*$")
_OWN_LINE = re.compile(
    r"(?:^|[\s\u3000（(])(?:実施|受診)?(?P<what>見込者数|見込み者数|対象者数)[\s\u3000]*[:：][\s\u3000]*"
    r"(?P<count>[\d０-９,，]+)[\s\u3000]*[人名](?=$|[\s\u3000）)])"
)


def share_counts(drafts: list[Draft]) -> None:
    """Give each target the counts of its population, where the targets name one each."""
    for draft in drafts:
        for match in _SPLIT.finditer(draft.statement.quote.text):
            for part in _ONE.finditer(match["parts"]):
                owner = _owner(part["who"], draft, drafts)
                if owner is not None:
                    _count(owner, match["what"], int(fold(part["count"]).replace(",", "")), draft)


def take_heads(item: Item, drafts: list[Draft], context: Context) -> None:
    """Head counts above the measures of a row are those of the targets beside them.

    ＜被保険者＞（受診対象者数：283,600人） in one column, 生活習慣病予防健診受診率 in the next:
    each target of the row takes the count of the one population it speaks of.
    """
    _below_measures(item, drafts, context)
    _cut_off(item, drafts)
    heads = [(n.quote, _HEAD.match(n.quote.text)) for n in item.initiative.notes]
    for quote, head in heads:
        if head is None:
            continue
        whom = context.taxonomy.vocabulary.whom
        theirs = [d for d in drafts if whom(d.target.name_raw or "") == whom(head["who"])]
        here = [d for d in theirs if _same_row(quote.ref, d.statement.quote.ref)]
        for draft in here or _only_done(theirs):
            if draft.eligible is None:
                draft.eligible = int(fold(head["count"]).replace(",", ""))
                draft.places["eligible_count"] = quote.ref
                draft.used.append(quote.ref)


def _below_measures(item: Item, drafts: list[Draft], context: Context) -> None:
    """実施見込者数：138,600人 below a measure under 【被保険者】 is of that population."""
    whom = context.taxonomy.vocabulary.whom
    for measure in item.initiative.measures:
        found = _OWN_LINE.search(measure.quote.text) if measure.subtitle else None
        who = whom(measure.subtitle.text) if found and measure.subtitle else None
        if found is None or who is None:
            continue
        theirs = [draft for draft in drafts if whom(draft.target.name_raw or "") == who]
        here = [d for d in theirs if _same_row(measure.quote.ref, d.statement.quote.ref)]
        here = here or _only_done(theirs)
        field = "eligible" if "対象" in found["what"] else "expected"
        if len(here) == 1 and getattr(here[0], field) is None:
            setattr(here[0], field, int(fold(found["count"]).replace(",", "")))
            here[0].places[f"{field}_count"] = measure.quote.ref
            here[0].used.append(measure.quote.ref)


def _only_done(drafts: list[Draft]) -> list[Draft]:
    """The one target of those, or the one of what is done to people: no 事業者健診データ取得率."""
    done = [d for d in drafts if re.search("実施率|受診率", d.target.name_raw or "")]
    return drafts if len(drafts) == 1 else done if len(done) == 1 else []


def _cut_off(item: Item, drafts: list[Draft]) -> None:
    """（対象者数：…人　実施見込者数：…人） that opens a row without targets is the last one's."""
    for quote in [note.quote for note in item.initiative.notes if _CUT.match(note.quote.text)]:
        at = _place(quote.ref)
        if at is None or any(_same_row(quote.ref, d.statement.quote.ref) for d in drafts):
            continue
        above = [d for d in drafts if (place := _place(d.statement.quote.ref)) and place < at]
        last = above[-1] if above else None
        if last is None or last.eligible is not None or last.expected is not None:
            continue
        last.eligible, last.expected = head_counts(quote.text)
        for field in ("eligible", "expected"):
            if getattr(last, field) is not None:
                last.places[f"{field}_count"] = quote.ref
        last.used.append(quote.ref)


def _place(ref: Ref) -> tuple[int, int, int] | None:
    """Where a cell stands in the order of the document; None outside of tables."""
    if ref.table is None or ref.row is None:
        return None
    return ref.page or 0, ref.table, ref.row


def _same_row(here: Ref, other: Ref) -> bool:
    return here.table is not None and (here.page, here.table, here.row) == (
        other.page,
        other.table,
        other.row,
    )


def _owner(who: str, draft: Draft, drafts: list[Draft]) -> Draft | None:
    """The one target of a population among those of the count's own row."""
    found = [
        other
        for other in drafts
        if other.band == draft.band and re.findall(_NAMES, other.target.name_raw or "") == [who]
    ]
    return found[0] if len(found) == 1 else None


def _count(owner: Draft, what: str, count: int, printed: Draft) -> None:
    field = "expected" if "見込" in what else "eligible"
    if getattr(owner, field) is None:
        setattr(owner, field, count)
        owner.places[f"{field}_count"] = printed.statement.quote.ref
        owner.used.append(printed.statement.quote.ref)
