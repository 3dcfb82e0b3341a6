"""Finds what is printed otherwise on both sides though no record that is compared holds it.

Not compared is not the same. Numbers beside a target (001 prints how many people a rate stands
for) and facts beside the plan (the heading of a section, the date of a result) stand in a cell
that was used, but in no text that the redline sees.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator

from revisions.edition import Edition, Place
from revisions.folded import plain
from revisions.passages import texts_of
from schema.comparison import Detail, NotCompared, Passage, Relation, Side, TargetChange
from schema.records import CellRecord, Provenance

_NUMBER = re.compile(r"\d[\d,.]*\d")
_DIGITS = 3
"""Smaller numbers are of years, items and months, which stand in labels (令和4年度目標)."""
_AROUND = 20
"""Characters shown before and behind a difference."""


def unread_numbers(old: Edition, new: Edition) -> list[NotCompared]:
    """Lines of the two editions of one document with a number that no compared text holds.

    What both editions print alike is left out.
    """
    lines = list(_unread(old, new)), list(_unread(new, old))
    known = [Counter(plain(line) for line in side) for side in lines]
    sides: tuple[tuple[Side, int], ...] = (("old", 0), ("new", 1))
    return [
        NotCompared(what=line, reason="a number of it is in no text that is compared", side=side)
        for side, place in sides
        for line in lines[place]
        if not known[1 - place][plain(line)]
    ]


def _unread(edition: Edition, other: Edition) -> Iterator[str]:
    own = {item.id: item for item in edition.items}
    foreign = {item.id for item in other.items}
    held: dict[str, set[str]] = {}
    for cell in edition.cells.values():
        users = {"-".join(used.split("-")[:2]) for used in cell.used_in}
        if users & foreign or not users & own.keys():
            continue
        seen: set[str] = set()
        for user in users & own.keys():
            if user not in held:
                texts = texts_of(own[user], reported=True)
                held[user] = {each for text in texts for each in _numbers(text.text)}
            seen |= held[user]
        yield from (line for line in cell.text.splitlines() if _numbers(line) - seen)


def _numbers(text: str) -> set[str]:
    found = _NUMBER.findall(plain(text))
    return {each for each in found if sum(map(str.isdigit, each)) >= _DIGITS}


def printed_otherwise(
    old: Edition,
    new: Edition,
    relations: Iterable[Relation],
    targets: Iterable[TargetChange],
    passages: Iterable[Passage],
    details: Iterable[Detail],
) -> list[NotCompared]:
    """Cells of two versions of one document that differ where no change was found.

    Only where both have the same grid of cells: another format prints other cells.
    """
    if not _versions(old, new) or old.cells.keys() != new.cells.keys():
        return []
    told = set(_told(relations, targets, passages, details))
    found: list[NotCompared] = []
    for key, before in old.cells.items():
        after = new.cells[key]
        if key not in told and plain(before.text) != plain(after.text):
            found += _both(before, after)
    return found


def _versions(old: Edition, new: Edition) -> bool:
    one, other = old.info, new.info
    facts = ("branch_code", "fiscal_year", "kind", "edition", "media_type")
    same = all(getattr(one, name) == getattr(other, name) for name in facts)
    return same and one.document_id != other.document_id


def _told(
    relations: Iterable[Relation],
    targets: Iterable[TargetChange],
    passages: Iterable[Passage],
    details: Iterable[Detail],
) -> Iterator[Place]:
    """The cells that a change is cited from."""
    places: list[Provenance | None] = []
    for relation in relations:
        if relation.kind != "same":
            places += [cited.provenance for cited in (*relation.old, *relation.new)]
    for target in targets:
        if target.differs:
            places += [state.provenance for state in (target.old, target.new) if state]
    places += [passage.provenance for passage in passages if passage.changed]
    for detail in details:
        places += [detail.old_provenance, detail.new_provenance]
    yield from ((at.page, at.table, at.row, at.column) for at in places if at)


def _both(before: CellRecord, after: CellRecord) -> Iterator[NotCompared]:
    start, end = _difference(before.text, after.text)
    sides: tuple[tuple[Side, str], ...] = (("old", before.text), ("new", after.text))
    for side, text in sides:
        shown = text[max(0, start - _AROUND) : len(text) - max(0, end - _AROUND)]
        reason = "the other side prints it otherwise, but it is in no record that is compared"
        yield NotCompared(what=" ".join(shown.split()), reason=reason, side=side)


def _difference(one: str, other: str) -> tuple[int, int]:
    """How many characters both texts have in common at their beginning and at their end."""
    size = min(len(one), len(other))
    start = next((place for place in range(size) if one[place] != other[place]), size)
    rest = size - start
    end = next((place for place in range(rest) if one[-1 - place] != other[-1 - place]), rest)
    return start, end
