"""What could not be compared, and the source cells that the comparison cites."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator

from revisions.edition import Edition
from revisions.folded import plain
from revisions.unread import unread_numbers
from schema.comparison import (
    Detail,
    NotCompared,
    Passage,
    Relation,
    Side,
    SourceCell,
    TargetChange,
)
from schema.records import IssueRecord, Provenance

_UNUSED = "unused_text"
_WORDS = 4
"""Unused text with fewer letters is a stray mark, nothing that a reader would compare."""


def not_compared(old: Edition, new: Edition) -> list[NotCompared]:
    """Texts that stand in no record, errors of reading, and texts of an unknown edition.

    What is the same on both sides is left out: it was compared by its text.
    """
    found = [
        *_left_over("old", old.issues, new.issues),
        *_left_over("new", new.issues, old.issues),
    ]
    if old.info.document_id == new.info.document_id and old.info.edition != new.info.edition:
        found = [each.model_copy(update={"side": None}) for each in _unique(old.issues)]
        found += unread_numbers(old, new)
        if old.stray:
            found.append(
                NotCompared(
                    what=f"{len(old.stray)} text{'s' * (len(old.stray) > 1)} outside of all "
                    "initiatives",
                    reason="the document does not tell to which of its two editions they belong",
                )
            )
    return found


def _left_over(
    side: Side, own: Iterable[IssueRecord], others: Iterable[IssueRecord]
) -> Iterator[NotCompared]:
    known = Counter(_key(issue) for issue in others)
    for issue in own:
        if not _matters(issue):
            continue
        if known[_key(issue)] > 0:
            known[_key(issue)] -= 1
        else:
            yield _entry(issue, side)


def _unique(issues: Iterable[IssueRecord]) -> list[NotCompared]:
    return [_entry(issue, None) for issue in issues if _matters(issue)]


def _key(issue: IssueRecord) -> tuple[str, str]:
    return issue.code, plain(issue.text or "")


def _matters(issue: IssueRecord) -> bool:
    if issue.code == _UNUSED:
        return sum(character.isalpha() for character in issue.text or "") >= _WORDS
    return issue.severity == "error"


def _entry(issue: IssueRecord, side: Side | None) -> NotCompared:
    if issue.code == _UNUSED:
        return NotCompared(what=issue.text or "", reason="it stands in no record", side=side)
    return NotCompared(what=issue.text or issue.code, reason=issue.message, side=side)


def cells_of(
    old: Edition,
    new: Edition,
    relations: Iterable[Relation],
    targets: Iterable[TargetChange],
    passages: Iterable[Passage],
    details: Iterable[Detail],
) -> list[SourceCell]:
    """The source cells of everything that is shown, each once, in the order of the documents."""
    places: dict[Side, list[Provenance | None]] = {"old": [], "new": []}
    for relation in relations:
        places["old"] += [cited.provenance for cited in relation.old]
        places["new"] += [cited.provenance for cited in relation.new]
    for target in targets:
        places["old"] += [target.old.provenance] if target.old else []
        places["new"] += [target.new.provenance] if target.new else []
    for passage in passages:
        places[passage.side].append(passage.provenance)
    for detail in details:
        places["old"].append(detail.old_provenance)
        places["new"].append(detail.new_provenance)
    sides: list[tuple[Side, Edition]] = [("old", old), ("new", new)]
    return [cell for side, edition in sides for cell in _cells(side, edition, places[side])]


def _cells(
    side: Side, edition: Edition, places: Iterable[Provenance | None]
) -> Iterator[SourceCell]:
    cited = {
        (place.page, place.table, place.row, place.column) for place in places if place is not None
    }
    for key, cell in edition.cells.items():
        if key in cited:
            page, table, row, column = key
            place = Provenance(page=page, table=table, row=row, column=column)
            yield SourceCell(side=side, provenance=place, text=cell.text)
