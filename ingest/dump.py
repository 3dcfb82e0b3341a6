"""Text dumps: lines with TABs are table rows, the rest is paragraphs.

The form is that of the five dumps the project was built on: pages follow each other, separated
by blank lines; a row is a line with a TAB between its cells; a cell may hold HTML.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from ingest.dump_paragraph import read_paragraphs
from ingest.dump_table import is_separator, read_table
from ingest.limits import TooMuch
from ingest.reading import Reading
from schema.document import Block

_NESTED = re.compile(r"<table[\s>]", re.IGNORECASE)


def read_dump(reading: Reading, text: str) -> list[Block]:
    """The paragraphs and tables of a dump, in reading order.

    Raises `TooMuch` where it has more or longer lines, more tags or more cells than the limits
    allow.
    """
    blocks: list[Block] = []
    lines = _lines(reading, text)
    start = 0
    while start < len(lines):
        end = start + 1
        if _is_row(lines[start]):
            while end < len(lines) and (_is_row(lines[end]) or is_separator(lines[end])):
                end += 1
            blocks.append(read_table(reading, lines[start:end]))
        else:
            while end < len(lines) and not _is_row(lines[end]):
                end += 1
            blocks.extend(read_paragraphs(reading, lines[start:end]))
        start = end
    return blocks


def _lines(reading: Reading, text: str) -> Sequence[str]:
    """The lines of `text`; a page break is a line end."""
    limits = reading.limits
    if text.count("<") > limits.tags:
        raise TooMuch(f"more than {limits.tags:,} tags")
    lines = text.splitlines() if text.count("\n") <= limits.lines else []
    if not 0 < len(lines) <= limits.lines:
        raise TooMuch(f"more than {limits.lines:,} lines")
    longest = max(map(len, lines))
    if longest > limits.line_characters:
        where = next(number for number, line in enumerate(lines, 1) if len(line) == longest)
        raise TooMuch(
            f"line {where} has {longest:,} characters, more than {limits.line_characters:,}"
        )
    return lines


def _is_row(line: str) -> bool:
    """Whether a line is a table's row: it has a TAB, or its one cell holds a table."""
    return "\t" in line or ("<" in line and _NESTED.search(line) is not None)
