"""Whether two documents print the same, whatever was read out of them."""

from __future__ import annotations

from dataclasses import replace

from revisions.edition import Edition
from revisions.folded import plain

NOTICE = (
    "both documents print the same text but for width, spacing and line breaks; "
    "what was read differently in them is no change"
)


def prints_the_same(old: Edition, new: Edition) -> bool:
    """Whether all cells of both documents hold the same characters in the same order.

    Width, spacing and line breaks are no difference. Two editions of one document are never the
    same, and of a document without cells nothing is known.
    """
    one, other = old.info, new.info
    if one.edition != other.edition:
        return False
    if None not in (one.fiscal_year, other.fiscal_year) and one.fiscal_year != other.fiscal_year:
        return False
    texts = ["".join(plain(cell.text) for cell in each.cells.values()) for each in (old, new)]
    return bool(texts[0]) and texts[0] == texts[1]


def read_alike(old: Edition, new: Edition) -> tuple[Edition, Edition]:
    """Both sides as the one of them that more was read from; their names stay."""
    best = max(old, new, key=lambda edition: len(edition.items))
    return replace(best, info=old.info), replace(best, info=new.info)
