"""Cells that span rows over a page break: the section's name, the item's number and title."""

from __future__ import annotations

import re

from ingest.pdf.continuing import Pair, goes_on
from ingest.pdf.tables import DraftCell

NARROW = 30.0
"""A column of fewer points holds upright letters (rotated by hand or one a line)."""
_NUMBERED = re.compile(r"[0-9０-９IVXⅠ-Ⅻ①-⑳(（]")


def labels_over(pairs: list[Pair]) -> list[Pair]:
    """Cells at the left of the first row that go on, and cells that end together with them.

    A break between rows leaves the rest of a spanning cell empty on the next page (the section's
    name and the number of Gunma's report), or parts its text (2 戦略的 / 保険者機能関係). What
    spans the same rows as such an item, in both parts, goes on as well (its budget).
    """
    found: list[Pair] = []
    ends: set[int] = set()
    spans: set[tuple[int, int]] = set()
    leading = True
    rest = any(a.filled and not b.filled for a, b in pairs[1:2])
    for above, below in pairs:
        parted = _is_parted(above, below) or (rest and _is_upright(above, below))
        leading = leading and (not below.filled or parted)
        item = (above.rows, below.rows) in spans and above.rows > 1 and not _opens(above, below)
        if leading or item or (not below.filled and below.rows > 1 and below.rows in ends):
            found.append((above, below))
            if below.column > 0:
                ends.add(below.rows)
                if leading and above.filled:
                    spans.add((above.rows, below.rows))
    return found


def _is_parted(above: DraftCell, below: DraftCell) -> bool:
    """A numbered label over several rows whose text goes on without another number."""
    return (
        below.rows > 1
        and goes_on(above, below)
        and bool(_NUMBERED.match(above.text))
        and not _NUMBERED.match(below.text)
    )


def _is_upright(above: DraftCell, below: DraftCell) -> bool:
    """A section's name set upright at the left edge, beside an item whose number does not change.

    戦略的保 / 険者機能関係: LibreOffice parts the letters where the page ends.
    """
    if below.column > 0 or below.rows < 2 or not above.filled:
        return False
    if _NUMBERED.match(below.text) or min(len(above.text), len(below.text)) < 2:
        return False
    return all(box[2] - box[0] < NARROW for box in (above.box, below.box))


def _opens(above: DraftCell, below: DraftCell) -> bool:
    """Both begin with a bracketed label, or the lower one with a value alone: two cells."""
    return len(below.text) < 2 or (above.text[:1] == below.text[:1] == "【")
