"""How well the redline agrees with the runs that a comparison document underlines itself.

The old column of 埼玉's 令和5年度 plan underlines what was changed. Recall is the share of
underlined characters that the redline marks, precision the share of marked characters that are
underlined. The main figure is that of the `spans` of the old side's `passages` in the JSON, what
a reader sees marked; `fine` are the changed phrases alone. The document forgets changes and
underlines more than changed, so each large disagreement is printed with who is right: the new
side tells whether the words are still there.

    python -m bench.redline_eval [DOCUMENT] [--all]
"""

from __future__ import annotations

import argparse
import os
import sys
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby
from pathlib import Path

import diffing
from ingest import read_document
from revisions.folded import folded, plain
from schema.comparison import Comparison, Passage, Span
from schema.document import Cell, Document

ROOT = Path(__file__).parents[1]
LEVELS = {"read": "spans", "fine": "fine"}
LARGE = 10
"""Disagreements over fewer characters are not printed one by one."""


@dataclass(slots=True)
class Character:
    """A folded character of the old side and what document and redline say of it."""

    value: str
    passage: Passage
    read: bool
    fine: bool
    underlined: bool = False


@dataclass(frozen=True, slots=True)
class Score:
    """Shares from 0 to 1 and the characters they are made of."""

    underlined: int
    marked: int
    both: int

    @property
    def recall(self) -> float:
        """Share of underlined characters that are marked."""
        return self.both / self.underlined if self.underlined else 1.0

    @property
    def precision(self) -> float:
        """Share of marked characters that are underlined."""
        return self.both / self.marked if self.marked else 1.0


@dataclass(frozen=True, slots=True)
class Disagreement:
    """A run of the old side that only the document or only the redline marks."""

    passage: Passage
    words: str
    who: str
    verdict: str


def main(arguments: Sequence[str] | None = None) -> int:
    """Print recall, precision and the disagreements; 2 without a document."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("document", nargs="?", type=Path, default=default_document())
    parser.add_argument("--all", action="store_true", help="print small disagreements too")
    chosen = parser.parse_args(arguments)
    if chosen.document is None:
        print("no document with underlines at hand; name one", file=sys.stderr)
        return 2
    found, lost = evaluate(chosen.document)
    # Outside of cells the dump of 001 has no markup, and so no underlines either; and of the
    # annex, which gives reasons for marks, the document underlines nothing.
    plan = [each for each in found if each.passage.initiative_id is not None]
    inside = [each for each in plan if each.passage.provenance.table is not None]
    groups = (("all texts", found), ("initiatives", plan), ("in cells", inside))
    for name, characters in groups:
        for level in ("read", "fine"):
            score = score_of(characters, level)
            print(
                f"{name:11}  {LEVELS[level]:5}  recall {score.recall:.3f}  "
                f"precision {score.precision:.3f}  "
                f"({score.underlined} underlined, {score.marked} marked, {score.both} both)"
            )
    if lost:
        print(f"underlined but in no text of the old side: {lost}")
    print()
    for one in disagreements(found, 1 if chosen.all else LARGE):
        print(f"{one.who:8}  {one.verdict:34}  {one.passage.role:9}  {one.words}")
    return 0


def default_document() -> Path | None:
    """The real comparison document, where it is at hand."""
    shared = Path(os.environ.get("KEIKAKU_SHARED", ROOT.parent / "shared"))
    return next(iter(sorted((shared / "documents").glob("001_*.txt"))), None)


def evaluate(path: Path) -> tuple[list[Character], list[str]]:
    """All characters of the old side, and the underlined runs that are not among them."""
    comparison = diffing.compare([str(path)])
    characters = list(_characters(comparison))
    document = read_document(str(path), path.read_bytes())
    text = "".join(character.value for character in characters)
    lost = []
    here = 0
    for run in _underlined(document):
        start = text.find(run, here)
        start = text.find(run) if start < 0 else start
        if start < 0:
            lost.append(run)
            continue
        for character in characters[start : start + len(run)]:
            character.underlined = True
        here = start + len(run)
    return characters, lost


def score_of(characters: Sequence[Character], name: str = "read") -> Score:
    """Recall and precision of what a reader sees (`read`) or of the changed phrases (`fine`)."""
    marked = [character for character in characters if getattr(character, name)]
    return Score(
        sum(character.underlined for character in characters),
        len(marked),
        sum(character.underlined for character in marked),
    )


def disagreements(characters: Sequence[Character], least: int) -> Iterator[Disagreement]:
    """Runs of `least` characters and more that only one of the two marks, with who is right."""
    for (_, marked, underlined), group in groupby(
        characters, key=lambda each: (each.passage.passage_id, each.read, each.underlined)
    ):
        run = list(group)
        if marked == underlined or len(run) < least:
            continue
        gone = sum(each.fine for each in run) / len(run)
        words = "".join(each.value for each in run)
        yield Disagreement(run[0].passage, words, *_judged(underlined, run, gone))


def _judged(underlined: bool, run: Sequence[Character], gone: float) -> tuple[str, str]:
    """Which of both marks it, and who is right, by the share of its words that are gone."""
    if underlined:
        right = "document: words changed" if gone >= 0.5 else "redline: still on the new side"
        return "document", right
    if gone >= 0.5:
        passage = run[0].passage
        if passage.initiative_id is None:
            return "redline", "redline: gone, annex has no marks"
        if passage.provenance.table is None:
            return "redline", "redline: gone, dump has no marks"
        return "redline", "redline: gone, and forgotten"
    return "redline", "both: rest of a reworded sentence"


def _characters(comparison: Comparison) -> Iterator[Character]:
    passages = [each for each in comparison.passages if each.side == "old"]
    order = {row: place for place, row in enumerate(_order(comparison))}
    for passage in sorted(passages, key=lambda each: order.get(each.initiative_id or "", 1 << 30)):
        fold = folded(passage.text)
        read, fine = _changed(passage.spans), _changed(passage.fine)
        for value, start in zip(fold.text, fold.starts, strict=True):
            yield Character(value, passage, start in read, start in fine)


def _order(comparison: Comparison) -> list[str]:
    """The old side's initiatives as the document prints them: ids count upwards."""
    return sorted(cited.initiative_id for each in comparison.relations for cited in each.old)


def _changed(spans: Sequence[Span]) -> set[int]:
    return {place for start, end, kind in spans if kind != "equal" for place in range(start, end)}


def _underlined(document: Document) -> Iterator[str]:
    """The underlined runs in the order of the document, folded."""
    for table in document.tables():
        for cell in table.cells:
            yield from _runs(cell)


def _runs(cell: Cell) -> Iterator[str]:
    for line in cell.lines:
        for mark in line.marks:
            if mark.style == "underline":
                yield plain(line.text[mark.start : mark.end])


if __name__ == "__main__":
    sys.exit(main())
