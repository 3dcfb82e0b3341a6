"""Cross-checking: the digits that two engines read on one page."""

from __future__ import annotations

import re
import unicodedata
from collections import Counter

from ingest.pdf.page import PageDraft
from ingest.pdf.tables import DraftTable
from ingest.reading import Reading
from schema.document import Ref

_NUMBER = re.compile(r"\d[\d.,]*")
MOST_SHOWN = 12


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
