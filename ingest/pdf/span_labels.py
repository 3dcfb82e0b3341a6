"""Cells that span rows over a page break: the section's name, the item's number and title."""

from __future__ import annotations

import re

from ingest.pdf.continuing import Pair, goes_on
from ingest.pdf.tables import DraftCell

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
    for above, below in pairs:
        leading = leading and (not below.filled or _is_parted(above, below))
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


def _opens(above: DraftCell, below: DraftCell) -> bool:
    """Both begin with a bracketed label, or the lower one with a value alone: two cells."""
    return len(below.text) < 2 or (above.text[:1] == below.text[:1] == "【")
