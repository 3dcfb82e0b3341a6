"""Head counts of two populations in one bracket, printed below the targets of both.

（実施見込者数　被保険者 18,750人　被扶養者 290人）: each count is of the target of its population.
"""

from __future__ import annotations

import re

from normalize.records.draft import Context, Draft, Item
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
    rf"[\s\u3000]*[＜<【〔［\[≪《■◇◆○]?[\s\u3000]*(?P<who>{_NAMES})[^、。]{{0,16}}?[\s\u3000]*"
    r"(?:[（(][^（()）\d０-９]{1,12}[)）][\s\u3000]*)?[】〕］\]≫》＞>]?[\s\u3000]*"
    r"[（(]?[^（()）\d０-９]*対象者数?[\s\u3000:：はの]*(?P<count>[\d０-９,，]+)[\s\u3000]*[人名]"
)
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
    heads = [(n.quote, _HEAD.match(n.quote.text)) for n in item.initiative.notes]
    for quote, head in heads:
        if head is None or quote.ref.table is None:
            continue
        for draft in drafts:
            if draft.eligible is None and _same_row(quote.ref, draft.statement.quote.ref):
                whom = context.taxonomy.vocabulary.whom
                if whom(head["who"]) == whom(draft.target.name_raw or ""):
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
        here = [d for d in theirs if _same_row(measure.quote.ref, d.statement.quote.ref)] or theirs
        field = "eligible" if "対象" in found["what"] else "expected"
        if len(here) == 1 and getattr(here[0], field) is None:
            setattr(here[0], field, int(fold(found["count"]).replace(",", "")))
            here[0].places[f"{field}_count"] = measure.quote.ref
            here[0].used.append(measure.quote.ref)


def _same_row(here: Ref, other: Ref) -> bool:
    return (here.page, here.table, here.row) == (other.page, other.table, other.row)


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
