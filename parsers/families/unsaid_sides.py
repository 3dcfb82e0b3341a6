"""Two editions beside each other that no words name: only their place tells them apart."""

from __future__ import annotations

from parsers.families.edition_words import said_of
from parsers.families.sided import Sides, leaves, shared_columns
from parsers.grid import rows_of
from parsers.header.lines import header_lines, words_of
from schema.document import Finding, Table
from schema.plan import Edition, Quote

_LEAST_WORDS = 2


def unsaid_sides_of(table: Table, *, new_left: bool) -> Sides | None:
    """The sides of a table that prints the same words twice and names no edition.

    For documents that say that they compare: 主な取組, KPI, 主な取組, KPI. Their place alone tells
    which side is which, so an issue says so.
    """
    rows = rows_of(table)
    head = header_lines(rows)
    if len(head) != 1 or any(said_of(cell.text) for cell in head[0].cells):
        return None
    low = sorted(leaves(head), key=lambda cell: cell.column)
    front = next((n for n in (0, 1, 2) if _doubled([c.folded for c in low[n:]])), None)
    if front is None or not any("measure" in words_of(cell) for cell in low):
        return None
    half = front + (len(low) - front) // 2
    ends = [*(cell.column for cell in low[1:]), table.columns]
    spans = [range(cell.column, end) for cell, end in zip(low, ends, strict=True)]
    left = tuple(column for span in spans[front:half] for column in span)
    right = tuple(column for span in spans[half:] for column in span)
    new, old = ((left, low[front]), (right, low[half]))[:: 1 if new_left else -1]
    columns: dict[Edition, tuple[int, ...]] = {"current": new[0], "previous": old[0]}
    names: dict[Edition, Quote] = {"current": new[1].quote, "previous": old[1].quote}
    sides = Sides(head, columns, names, shared_columns(table, head, {*left, *right}))
    where = "left" if new_left else "right"
    message = f"No words name the editions; the columns on the {where} were taken for the new one."
    sides.findings.append(
        Finding("warning", "unsure_edition", message, names["current"].text, names["current"].ref)
    )
    return sides


def _doubled(words: list[str]) -> bool:
    """Whether a list of words is one of two words or more, twice."""
    half = len(words) // 2
    return half >= _LEAST_WORDS and len(words) == 2 * half and words[:half] == words[half:]
