"""Labels in running text: what a line of nothing but a name heads, what stands before a colon."""

from __future__ import annotations

import re

from normalize.text.folding import fold
from parsers.vocabulary import vocabulary
from schema.plan import Quote

_AROUND = " \u3000【】〔〕［］[]＜＞<>■□◆●○・:："
PARTS = ("measure", "progress", "next", "schedule")
"""Parts of a section whose lines belong together."""
_HEADS = (*PARTS, "target")
_SAYS = re.compile(r"[：:]\s*\S")
_ROLES = ("groups", "status", "result", "progress", "next", "schedule", "national", "baseline")


def part_of(text: str) -> str | None:
    """The part of a section that a line of nothing but its name heads: 上期の取組, 下期の予定."""
    bare = text.strip(_AROUND)
    if len(bare) > 14 or not bare or _SAYS.search(text.strip()):
        return None
    roles = vocabulary().exact.get(fold(bare), ()) or vocabulary().guess(bare)
    if roles[:1] == ("status",) and "measure" not in roles:
        return "status"
    return next((role for role in roles if role in _HEADS), None)


def role_of(label: str) -> str | None:
    """The role of a label before a colon; words of targets all mean target."""
    roles = vocabulary().roles_of(label)
    if roles[:1] in (("target",), ("goal",)) and len(label) <= 8:
        return "target"
    return next((role for role in roles if role in _ROLES), None)


def joined(beside: list[tuple[str, Quote]]) -> list[tuple[str, Quote]]:
    """Several lines of next steps or progress are one text."""
    found: list[tuple[str, Quote]] = []
    for role, quote in beside:
        before = next((i for i, (r, _) in enumerate(found) if r == role), None)
        if before is None or role not in PARTS:
            found.append((role, quote))
            continue
        old = found[before][1]
        more = (*old.more, quote.ref) if quote.ref not in old.refs else old.more
        found[before] = (role, Quote(f"{old.text} {quote.text}", old.ref, more))
    return found
