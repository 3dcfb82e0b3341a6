"""Header cells whose words name no role: what the table before had in their column."""

from __future__ import annotations

from parsers.header.reading import Column, Header

_AS_BEFORE = "as in the table before"


def fill_unknown(header: Header, before: Header) -> None:
    """An unreadable header cell (002, last table) takes the role its column had before."""
    roles = {column.index: column.role for column in before.columns}
    known = [column for column in header.columns if column.role != "unknown"]
    if len(known) < 2 or any(roles.get(column.index) != column.role for column in known):
        return
    for column in header.columns:
        role = roles.get(column.index)
        if column.role == "unknown" and role and not header.has(role):
            column.role, column.why = role, f"{_AS_BEFORE}; its own words are {column.words!r}"


def was_unknown(column: Column) -> bool:
    """Whether a column's own header words named no role."""
    return column.role == "unknown" or column.why.startswith(_AS_BEFORE)
