"""How the items of a document in columns of running text are numbered."""

from __future__ import annotations

import re
from itertools import islice

from parsers.families.headings import outermost
from parsers.families.streams import HEADING
from schema.document import Document, Table

_LEAST_ITEMS = 2


def opening_of(document: Document) -> re.Pattern[str]:
    """How items are numbered: (1) where that is printed, else 1. or ① as the text shows."""
    lines = [
        line.text
        for block in document.blocks
        for piece in (block.cells if isinstance(block, Table) else [block])
        for line in piece.lines
        if line.text
    ]
    headings = (line for line in lines if HEADING.match(line) is not None)
    if len(list(islice(headings, _LEAST_ITEMS))) == _LEAST_ITEMS:
        return HEADING
    return outermost(lines) or HEADING
