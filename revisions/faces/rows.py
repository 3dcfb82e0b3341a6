"""Puts the texts of both sides beside each other, as a comparison table does."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from schema.comparison import Comparison, Passage, Relation


@dataclass(frozen=True, slots=True)
class SideBySide:
    """Texts that belong together: one side is empty where all of it was added or removed."""

    old: tuple[Passage, ...]
    new: tuple[Passage, ...]

    @property
    def changed(self) -> bool:
        """Whether anything in it differs."""
        return any(passage.changed for passage in (*self.old, *self.new))

    @property
    def numbers_changed(self) -> bool:
        """Whether a number in it differs."""
        return any(passage.numbers_changed for passage in (*self.old, *self.new))


def by_relation(comparison: Comparison) -> Iterator[tuple[Relation | None, list[SideBySide]]]:
    """Every relation with its texts side by side; last, without a relation, what is left."""
    passages: defaultdict[str | None, list[Passage]] = defaultdict(list)
    for passage in comparison.passages:
        passages[passage.relation_id].append(passage)
    for relation in comparison.relations:
        yield relation, side_by_side(passages[relation.relation_id])
    if passages[None]:
        yield None, side_by_side(passages[None])


def side_by_side(passages: Sequence[Passage]) -> list[SideBySide]:
    """Rows in the order of the new side; what only the old side has follows its predecessor."""
    order = {passage.passage_id: place for place, passage in enumerate(passages)}
    known = {passage.passage_id: passage for passage in passages}
    rows = [
        SideBySide(
            tuple(known[each] for each in group if known[each].side == "old"),
            tuple(known[each] for each in group if known[each].side == "new"),
        )
        for group in _groups(passages)
    ]
    new_at = {id(row): order[row.new[0].passage_id] for row in rows if row.new}
    followed: list[tuple[int, int]] = sorted(
        (order[passage.passage_id], new_at[id(row)])
        for row in rows
        if row.new
        for passage in row.old
    )

    def key(row: SideBySide) -> tuple[int, int]:
        if row.new:
            return (new_at[id(row)], -1)
        here = order[row.old[0].passage_id]
        before = [new for old, new in followed if old < here]
        return (before[-1] if before else -1, here)

    return sorted(rows, key=key)


def _groups(passages: Sequence[Passage]) -> Iterator[list[str]]:
    """Ids of passages that share text with each other, in order."""
    near = {passage.passage_id: passage.counterparts for passage in passages}
    seen: set[str] = set()
    for passage in passages:
        if passage.passage_id in seen:
            continue
        group, waiting = [], [passage.passage_id]
        seen.add(passage.passage_id)
        while waiting:
            one = waiting.pop()
            group.append(one)
            for other in near.get(one, ()):
                if other not in seen and other in near:
                    seen.add(other)
                    waiting.append(other)
        yield sorted(group)
