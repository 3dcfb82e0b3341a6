"""Head counts of two populations in one bracket, printed below the targets of both.

（実施見込者数　被保険者 18,750人　被扶養者 290人）: each count is of the target of its population.
"""

from __future__ import annotations

import re

from normalize.records.draft import Draft
from normalize.text.folding import fold

_NAMES = "被保険者|被扶養者"
_PART = rf"(?:{_NAMES})(?:分)?[\s\u3000:：]*[\d０-９,，]+\s*[人名]"
_SPLIT = re.compile(
    r"(?P<what>対象者数?|(?:実施)?見込み?(?:者数|数|者))[\s\u3000:：はの]*"
    rf"(?P<parts>{_PART}[\s\u3000、,，・／/]*{_PART})"
)
_ONE = re.compile(rf"(?P<who>{_NAMES})(?:分)?[\s\u3000:：]*(?P<count>[\d０-９,，]+)")


def share_counts(drafts: list[Draft]) -> None:
    """Give each target the counts of its population, where the targets name one each."""
    for draft in drafts:
        for match in _SPLIT.finditer(draft.statement.quote.text):
            for part in _ONE.finditer(match["parts"]):
                owner = _owner(part["who"], draft, drafts)
                if owner is not None:
                    _count(owner, match["what"], int(fold(part["count"]).replace(",", "")), draft)


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
