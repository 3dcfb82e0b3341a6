"""Compares two editions: the one screen of this room."""

from __future__ import annotations

import gc
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager

from revisions.alignment import align
from revisions.details import details_of
from revisions.edition import Edition, Item
from revisions.folded import plain
from revisions.knowledge import Knowledge
from revisions.marking import Marks
from revisions.note_sides import divide_notes
from revisions.pairing import mark_changes
from revisions.passages import Text, texts_of, texts_of_notes
from revisions.relations import relations_of
from revisions.same_print import NOTICE, prints_the_same, read_alike
from revisions.targets import compare_targets
from revisions.terms import TermSpace
from revisions.uncompared import cells_of, not_compared
from revisions.unread import printed_otherwise
from schema.comparison import Comparison, Detail, Passage, Relation, Side
from schema.records import ActionRecord

_USUAL = 2000
"""Initiatives of both sides up to which memory is no concern."""


def compare(
    old: Edition,
    new: Edition,
    knowledge: Knowledge | None = None,
    notices: Sequence[str] = (),
) -> Comparison:
    """What changed from one edition to another.

    Swapping the sides mirrors the result. What a document reports as done is compared only
    between two versions of one document: same branch, year and kind. Documents that print the
    same are the same, even where a blank inside a word made them be read differently.
    """
    knowledge = knowledge or Knowledge()
    old, new = divide_notes(old, new)
    with _collection_paused(len(old.items) + len(new.items)):
        found = _compare(old, new, knowledge, notices)
        if found.exit_code and prints_the_same(old, new):
            found = _compare(*read_alike(old, new), knowledge, [*notices, NOTICE])
    return found


@contextmanager
def _collection_paused(size: int) -> Iterator[None]:
    """No search for reference cycles while plans of a usual size are compared: there are none."""
    pause = size <= _USUAL and gc.isenabled()
    if pause:
        gc.disable()
    try:
        yield
    finally:
        if pause:
            gc.enable()


def _compare(
    old: Edition, new: Edition, knowledge: Knowledge, notices: Sequence[str]
) -> Comparison:
    measures = [each for item in (*old.items, *new.items) for each in item.measures]
    texts = dict.fromkeys(plain(measure.text) for measure in measures)
    space = TermSpace([text] for text in texts)
    relations = relations_of(align(old, new, space), old, new)
    relation_of = {
        cited.initiative_id: relation.relation_id
        for relation in relations
        for cited in (*relation.old, *relation.new)
    }
    reader = _Reader(old, new, space)
    relations = [reader.read(relation) for relation in relations]
    reader.read_notes()
    targets, unread = compare_targets(old, new, relation_of, knowledge)
    passages = list(reader.passages())
    otherwise = printed_otherwise(old, new, relations, targets, passages, reader.details)
    return Comparison(
        old=old.info,
        new=new.info,
        relations=relations,
        targets=targets,
        passages=passages,
        details=reader.details,
        not_compared=[*unread, *not_compared(old, new), *otherwise],
        notices=list(notices),
        cells=cells_of(old, new, relations, targets, passages, reader.details),
    )


class _Reader:
    """Goes through the relations and collects their texts, marked, and their facts."""

    def __init__(self, old: Edition, new: Edition, space: TermSpace) -> None:
        self._items: dict[Side, dict[str, Item]] = {
            "old": {item.id: item for item in old.items},
            "new": {item.id: item for item in new.items},
        }
        self._notes = (texts_of_notes(old.notes), texts_of_notes(new.notes))
        one, other = old.info, new.info
        self._reported = (one.branch_code, one.fiscal_year, one.kind) == (
            other.branch_code,
            other.fiscal_year,
            other.kind,
        )
        self._space = space
        self._printed = _printed(old.items) & _printed(new.items)
        self._found: list[tuple[str | None, Side, list[Text], list[Marks], list[str]]] = []
        self._count = {"old": 0, "new": 0}
        self.details: list[Detail] = []

    def read(self, relation: Relation) -> Relation:
        """Compare the texts of a relation's initiatives; returns it with their likeness."""
        olds = [self._items["old"][cited.initiative_id] for cited in relation.old]
        news = [self._items["new"][cited.initiative_id] for cited in relation.new]
        texts = tuple(
            [text for item in items for text in texts_of(item, reported=self._reported)]
            for items in (olds, news)
        )
        marks = self._compare(relation.relation_id, texts[0], texts[1])
        pairs = _measures(olds, news, texts, marks)
        self.details += details_of(
            relation.relation_id,
            olds,
            news,
            pairs,
            printed=self._printed,
            reported=self._reported,
        )
        if not olds or not news:
            return relation
        return relation.model_copy(update={"similarity": round(_likeness(*marks), 4)})

    def read_notes(self) -> None:
        """Compare the texts that belong to no initiative."""
        self._compare(None, *self._notes)

    def _compare(
        self, relation_id: str | None, old: list[Text], new: list[Text]
    ) -> tuple[list[Marks], list[Marks]]:
        marks = mark_changes(old, new, self._space)
        names = self._names("old", len(old)), self._names("new", len(new))
        self._found.append((relation_id, "old", old, marks[0], names[1]))
        self._found.append((relation_id, "new", new, marks[1], names[0]))
        return marks

    def _names(self, side: Side, count: int) -> list[str]:
        first = self._count[side] + 1
        self._count[side] += count
        return [f"{side[0]}{number:03d}" for number in range(first, first + count)]

    def passages(self) -> Iterator[Passage]:
        """All texts with their marks, relation by relation, the old side first."""
        count = {"old": 0, "new": 0}
        for relation_id, side, texts, marks, others in self._found:
            for text, mark in zip(texts, marks, strict=True):
                count[side] += 1
                spans, fine = mark.spans()
                yield Passage(
                    passage_id=f"{side[0]}{count[side]:03d}",
                    relation_id=relation_id,
                    initiative_id=text.initiative_id,
                    side=side,
                    role=text.role,
                    marker_raw=text.marker,
                    text=text.text,
                    spans=spans,
                    fine=fine,
                    counterparts=[others[place] for place in sorted(mark.counterparts)],
                    similarity=round(mark.similarity, 4),
                    numbers_changed=mark.numbers_changed,
                    record_id=text.record_id,
                    provenance=text.provenance,
                )


def _printed(items: Iterable[Item]) -> set[str]:
    """Which of groups and months a document prints anywhere."""
    found = set()
    for item in items:
        if item.record.groups or any(measure.groups for measure in item.measures):
            found.add("groups")
        if any(measure.months for measure in item.measures):
            found.add("months")
    return found


def _likeness(old: Iterable[Marks], new: Iterable[Marks]) -> float:
    """Share of all characters of both sides that stand on the other side too."""
    sizes = [(mark.size, mark.similarity) for mark in (*old, *new)]
    total = sum(size for size, _ in sizes)
    return sum(size * share for size, share in sizes) / total if total else 1.0


def _measures(
    olds: Sequence[Item],
    news: Sequence[Item],
    texts: tuple[list[Text], ...],
    marks: tuple[list[Marks], list[Marks]],
) -> list[tuple[ActionRecord, ActionRecord]]:
    """Measures that are each other's only counterpart."""
    before = {measure.action_id: measure for item in olds for measure in item.measures}
    after = {measure.action_id: measure for item in news for measure in item.measures}
    pairs = []
    for place, (text, mark) in enumerate(zip(texts[0], marks[0], strict=True)):
        if text.role != "measure" or len(mark.counterparts) != 1:
            continue
        (other,) = mark.counterparts
        if texts[1][other].role == "measure" and marks[1][other].counterparts == {place}:
            one, two = text.record_id or "", texts[1][other].record_id or ""
            pairs.append((before[one], after[two]))
    return pairs
