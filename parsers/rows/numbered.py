"""Rows of tables without a title column, which name their item by its number alone.

項番 | KPI | 目標 in one table, 項番 | 事業項目 | 主な取組 in another: what such a row holds is kept
apart until the whole document is read, for its item may stand further down.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from parsers.grid import GridCell
from parsers.header.reading import Header
from schema.plan import Initiative, Quote

_ONE = r"(?:[\d０-９ⅠⅡⅢ][-－―‐])?[\d０-９]{1,2}[.．]?|[（(][\d０-９]{1,2}[)）]"
_ONE += r"|[①-⑳⑴-⒇]|[ⅰ-ⅻⅠ-Ⅻ][.．)）]?"
_INNER = r"[（(][\d０-９]{1,2}[)）]|[①-⑳⑴-⒇]|[ⅰ-ⅻ][.．)）]?|[アイウエオ]"
_NUMBER = re.compile(rf"(?:{_ONE})(?:[-－―‐・の]?(?P<inner>{_INNER}))?")
"""The number of an item, or that of the heading around it in front of its own: (1)①."""


@dataclass(slots=True)
class Numbered:
    """What the rows of one number hold, in the shape of an item without a title."""

    item: Initiative
    table: tuple[str, ...]
    """The header words of their table: one that goes on over a page repeats them."""
    heading: Initiative | None
    """The item of the heading above the table, if there is one."""


@dataclass
class NumberedRows:
    """The rows of a document that name their items by number alone."""

    found: list[Numbered] = field(default_factory=list)

    def pillar_of(self, header: Header) -> int | None:
        """The pillar that the rows of the same table ended in; None for another table."""
        last = self.found[-1] if self.found else None
        return last.item.pillar_ordinal if last and last.table == header.words else None

    def open(
        self, header: Header, number: GridCell, pillar: int | None, current: Initiative | None
    ) -> Initiative:
        """What the rows of a number go to; `current` is the item that is being read."""
        last = self.found[-1] if self.found else None
        heading = current
        if last is not None and last.item is current:
            if current.number_raw == number.text and last.table == header.words:
                current.refs.append(number.ref)
                return current
            heading = last.heading
        if heading is not None and heading.title.ref.table is not None:
            heading = None
        item = Initiative(number.text, Quote("", number.ref), pillar_ordinal=pillar)
        self.found.append(Numbered(item, header.words, heading))
        return item


def numbers_alone(header: Header) -> bool:
    """Whether a table has a column of numbers and none of titles."""
    return header.has("number") and not header.has("title")


def count_rows(header: Header) -> None:
    """Say that a column of numbers counts the rows below an item's heading, and no items."""
    for column in header.columns:
        if column.role == "number":
            column.role, column.why = "counter", f"{column.printed!r} counts rows below a heading"


def inner_number(number: str) -> str | None:
    """The item's own number behind that of the heading around it: ① of (1)①; None of one alone."""
    found = _NUMBER.fullmatch("".join(number.split()))
    return found["inner"] if found is not None else None


def is_number(cell: GridCell) -> bool:
    """Whether a cell holds the number of an item and nothing else."""
    return _NUMBER.fullmatch("".join(cell.text.split())) is not None
