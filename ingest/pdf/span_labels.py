"""Cells that span rows over a page break: the section's name, the item's number and title."""

from __future__ import annotations

import re

from ingest.pdf.continuing import TELLING_GLYPHS, Pair, goes_on
from ingest.pdf.points import is_symbols
from ingest.pdf.tables import DraftCell

NARROW = 30.0
"""A column of fewer points holds upright letters (rotated by hand or one a line)."""
_NUMBER = re.compile(r"[(（]?[0-9０-９]{1,3}[-－.．)）]?[0-9０-９]{0,2}")
"""What stands alone in the column of item numbers."""
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
    anew = {(above.rows, below.rows) for above, below in pairs if _is_another(above, below)}
    for above, below in pairs:
        parted = _is_parted(above, below) or (rest and _is_upright(above, below))
        parted = parted or (below.rows in ends and _wraps(above, below))
        leading = leading and (not below.filled or parted)
        item = (above.rows, below.rows) in spans - anew and not _opens(above, below)
        item = item or _is_unfinished(above, below)
        if leading or item or (not below.filled and below.rows > 1 and below.rows in ends):
            found.append((above, below))
            if below.column > 0 or (below.rows > 1 and _NUMBER.fullmatch(above.text)):
                ends.add(below.rows)
                if leading and above.filled and above.rows > 1:
                    spans.add((above.rows, below.rows))
    return found


def _is_parted(above: DraftCell, below: DraftCell) -> bool:
    """A numbered label over several rows whose text goes on without another number.

    A full line of it tells so too where only one of its rows is left: …債権管理回 / 収業務の推進.
    """
    return (
        (below.rows > 1 or above.ends.length >= TELLING_GLYPHS)
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


def _wraps(above: DraftCell, below: DraftCell) -> bool:
    """A title that goes on beside its number: 柔道整復…の照会業務 / の強化."""
    return below.rows > 1 and goes_on(above, below) and not _NUMBERED.match(below.text)


def _is_unfinished(above: DraftCell, below: DraftCell) -> bool:
    """A sentence parted at a comma, whatever rows of values stand beside its halves."""
    return above.text.endswith(("、", "，")) and goes_on(above, below)


def _is_another(above: DraftCell, below: DraftCell) -> bool:
    """Two symbols below each other: what spans as many rows as they do ends with them."""
    return is_symbols(above.text) and is_symbols(below.text)


def _opens(above: DraftCell, below: DraftCell) -> bool:
    """Both begin with a bracketed label, or the lower one with a value alone: two cells."""
    return len(below.text) < 2 or (above.text[:1] == below.text[:1] == "【")
