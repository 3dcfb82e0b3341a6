"""Texts that one side prints apart and the other as one: the same words, cut in another place.

A list without bullets keeps its lines in a page and in a dump, and loses them in a PDF printed
from it (000). What a document reports beside a row is told with each measure of it, so that it
comes as often as the row was cut.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from revisions.folded import plain
from revisions.marking import Marks
from revisions.passages import Text
from revisions.units import BothMarks

_BESIDE = ("schedule", "progress", "next")
"""Roles of texts that stand beside measures, and are told again with each of them."""


def match_joined(old: Sequence[Text], new: Sequence[Text], marks: BothMarks) -> None:
    """Mark as the same what texts without a counterpart say together, and what is said again."""
    for side, texts, others in ((0, old, new), (1, new, old)):
        _match_repeats(texts, others, marks[side], marks[1 - side])
        for one, parts in list(_joined(texts, others, marks[side], marks[1 - side])):
            for part in parts:
                marks[side][one].same(part)
                marks[1 - side][part].same(one)


def _match_repeats(
    texts: Sequence[Text], others: Sequence[Text], marks: list[Marks], theirs: list[Marks]
) -> None:
    known: dict[tuple[str, str], int] = {}
    for place, text in enumerate(others):
        if text.role in _BESIDE and theirs[place].is_same:
            known.setdefault((text.role, plain(text.text)), place)
    for place, text in enumerate(texts):
        other = known.get((text.role, plain(text.text)))
        if other is not None and marks[place].is_alone:
            marks[place].same(other)


def _joined(
    texts: Sequence[Text], others: Sequence[Text], marks: list[Marks], theirs: list[Marks]
) -> Iterator[tuple[int, list[int]]]:
    """Texts that are made of several others in a row, of the same role and without a counterpart.

    Gives the place of the text and the places of the others.
    """
    free: dict[str, list[tuple[int, str]]] = {}
    for place, text in enumerate(others):
        if theirs[place].is_alone:
            free.setdefault(text.role, []).append((place, plain(text.text)))
    if all(len(row) < 2 for row in free.values()):
        return
    for place, text in enumerate(texts):
        row = free.get(text.role, [])
        if len(row) < 2 or not marks[place].is_alone:
            continue
        whole = plain(text.text)
        for start in range(len(row) - 1):
            end, rest = start, whole
            while end < len(row) and rest and rest.startswith(row[end][1]):
                rest = rest[len(row[end][1]) :]
                end += 1
            if not rest:
                yield place, [each for each, _ in row[start:end]]
                del row[start:end]
                break
