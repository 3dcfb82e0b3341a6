"""Names what became of a part: same, renamed, renumbered, moved, split, merged, added, removed.

A part with several initiatives on one side is merged or split, whatever else changed. For a pair
the first that holds names it: moved (another pillar), renamed, renumbered; `flags` holds all.
"""

from __future__ import annotations

from revisions.alignment import Part
from revisions.edition import Edition, Item
from revisions.evidence import Link
from revisions.folded import plain
from schema.comparison import Cited, Evidence, Relation, RelationKind

_PUNCTUATION = "()・.-:、 "


def relations_of(parts: list[Part], old: Edition, new: Edition) -> list[Relation]:
    """The relations of all parts, numbered in their order; `similarity` is left open."""
    return [_relation(number, part, old, new) for number, part in enumerate(parts, 1)]


def _relation(number: int, part: Part, old: Edition, new: Edition) -> Relation:
    olds = [old.items[place] for place in part.old]
    news = [new.items[place] for place in part.new]
    flags = _flags(olds[0], news[0]) if len(olds) == len(news) == 1 else []
    evidence = [
        each
        for (one, other), link in sorted(part.links.items())
        for each in _evidence(link, old.items[one], new.items[other])
    ]
    return Relation(
        relation_id=f"r{number:03d}",
        kind=_kind(part, flags),
        flags=flags,
        old=[_cited(item) for item in olds],
        new=[_cited(item) for item in news],
        evidence=evidence,
    )


def _kind(part: Part, flags: list[str]) -> RelationKind:
    if not part.old:
        return "added"
    if not part.new:
        return "removed"
    if len(part.old) > 1:
        return "merged"
    if len(part.new) > 1:
        return "split"
    for kind in ("moved", "renamed", "renumbered"):
        if kind in flags:
            return kind
    return "same"


def _flags(old: Item, new: Item) -> list[str]:
    before, after = old.record, new.record
    flags = []
    if before.pillar and after.pillar and before.pillar != after.pillar:
        flags.append("moved")
    if plain(before.title_raw or "") != plain(after.title_raw or ""):
        flags.append("renamed")
    if _bare(before.number_raw) != _bare(after.number_raw):
        flags.append("renumbered")
    return flags


def _bare(number: str | None) -> str:
    """A number without its brackets: (6), 6. and ⑥ are one number."""
    return plain(number or "").strip(_PUNCTUATION)


def _cited(item: Item) -> Cited:
    record = item.record
    return Cited(
        initiative_id=record.initiative_id,
        number_raw=record.number_raw,
        title_raw=record.title_raw,
        pillar=record.pillar,
        path=record.path,
        provenance=record.provenance,
    )


def _evidence(link: Link, old: Item, new: Item) -> list[Evidence]:
    ids = {"old_initiative_id": old.id, "new_initiative_id": new.id}
    found = [Evidence(kind="topic", value=topic, **ids) for topic in link.topics]
    if link.title:
        found.append(Evidence(kind="title", value=f"{link.title:.2f}", **ids))
    found += [Evidence(kind="indicator", value=kpi, **ids) for kpi in link.indicators]
    if link.text or link.whole:
        found.append(Evidence(kind="text", value=f"{max(link.text, link.whole):.2f}", **ids))
    return found
