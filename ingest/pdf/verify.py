"""Cross-checking: the digits that two engines read on one page, and how many glyphs."""

from __future__ import annotations

import re
import unicodedata
from collections import Counter

import numpy as np

from ingest.pdf.codes import SPACE
from ingest.pdf.engine import PageContent
from ingest.pdf.page import PageDraft
from ingest.pdf.tables import DraftTable
from ingest.reading import Reading
from schema.document import Ref

_NUMBER = re.compile(r"\d[\d.,]*")
MOST_SHOWN = 12
FEW, SHARE = 5, 0.1
"""Differences of so many glyphs, or of this share, are none."""


def compare_digits(first: PageDraft, second: PageDraft, reading: Reading) -> None:
    """Warn where two readings of a page differ in a number."""
    mine, theirs = _numbers(first), _numbers(second)
    if mine == theirs:
        return
    ours = sorted((mine - theirs).elements())[:MOST_SHOWN]
    others = sorted((theirs - mine).elements())[:MOST_SHOWN]
    reading.note(
        "warning",
        "digits_differ",
        f"page {first.number}: the engines read different numbers",
        text=f"{' '.join(ours)} ≠ {' '.join(others)}",
        ref=Ref(first.number),
    )


def compare_counts(first: PageContent, second: PageContent, reading: Reading) -> None:
    """Warn where one engine reads far fewer glyphs of a page than the other.

    Engines differ by a few hundredths where glyphs are printed twice to make them bold.
    """
    mine, theirs = (int(np.sum(one.characters.code != SPACE)) for one in (first, second))
    if abs(mine - theirs) <= max(FEW, SHARE * max(mine, theirs)):
        return
    said = f"page {first.number}: the engines read {mine:,} and {theirs:,} characters"
    reading.note("warning", "characters_differ", said, ref=Ref(first.number))


def _numbers(page: PageDraft) -> Counter[str]:
    found: Counter[str] = Counter()
    texts = [line.text for line in page.lines]
    texts += [line.text for box in page.boxes for line in box.lines]
    for table in page.tables:
        texts += _texts(table)
    for text in texts:
        found.update(_NUMBER.findall(unicodedata.normalize("NFKC", text)))
    return found


def _texts(table: DraftTable) -> list[str]:
    found = []
    for cell in table.cells:
        found += [line.text for line in cell.lines]
        for inner in cell.tables:
            found += _texts(inner)
    return found
