"""Whether a document tells what is done under headings, so that its tables only add to them."""

from __future__ import annotations

import re

from parsers.families.headings import find_ranks
from parsers.grid import rows_of
from parsers.header.front import front_of
from parsers.header.reading import read_header
from schema.document import Document

_LEAST = 4
"""Sections with measures of their own: fewer stand beside tables that hold the rest."""
_LISTED = re.compile(r"^[\s\u3000]*(?:[・･●○◆▶※]|[①-⑳]|[アイウエオ][\s\u3000)）.．])")
_SENTENCE = re.compile(r"(?:。|[るすくたむう])[\s\u3000]*$")
_TOLD = ("measure", "progress")


def told_in_text(document: Document) -> bool:
    """Whether more sections of running text hold measures than rows of tables do.

    A section is a numbered or marked heading; it holds measures where list items that are
    sentences follow it before the next heading.
    """
    sections = _sections(document)
    return sections >= _LEAST and sections > _rows_told(document)


def _sections(document: Document) -> int:
    ranks = find_ranks(document)
    count, headed = 0, False
    for paragraph in document.paragraphs():
        for line in paragraph.lines if paragraph.kind == "text" else ():
            if not line.text:
                continue
            rank = ranks.rank_of(line.text, paragraph.level)
            if rank is not None:
                headed = rank > 0
            elif headed and _is_measure(line.text, line.level):
                count, headed = count + 1, False
    return count


def _is_measure(text: str, level: int) -> bool:
    return (level > 0 or _LISTED.match(text) is not None) and bool(_SENTENCE.search(text))


def _rows_told(document: Document) -> int:
    """How many rows of tables hold a measure or a progress text by their header."""
    count = 0
    for table in document.tables():
        rows = rows_of(table)
        rows = rows[front_of(rows) :]
        header, taken = read_header(rows)
        columns = {column.index for column in header.columns if column.role in _TOLD}
        for row in rows[taken:]:
            count += any(c.column in columns and _SENTENCE.search(c.text) for c in row.cells)
    return count
