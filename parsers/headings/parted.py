"""Headings that stand in one paragraph: Ⅰ 基盤的保険者機能, and its first item on the next line.

A PDF without room between its lines makes one paragraph of them, and so does `<br>`.
"""

from __future__ import annotations

import re
from dataclasses import replace

from parsers.measures.numerals import IN_BRACKETS, NAMED, OF_ONE
from parsers.vocabulary import vocabulary
from schema.document import Block, Document, Paragraph

_LONGEST = 30
_NUMBERED = re.compile(
    rf"[\s\u3000]*(?:第?[\d０-９]{{1,2}}(?![\d０-９%％年月日.．]\d?)|[（(][\d０-９]{{1,2}}[)）]|[①-⑳]"
    rf"|[\d０-９]{{1,2}}[.．]|{IN_BRACKETS}|{OF_ONE}|{NAMED})"
)


def part_pillars(document: Document) -> Document:
    """The document with a pillar's heading apart from the numbered line below it."""
    blocks: list[Block] = []
    for block in document.blocks:
        if isinstance(block, Paragraph) and _holds_both(block):
            first, *others = block.lines
            blocks += [replace(block, lines=[first], at=block.ref)]
            blocks += [replace(block, lines=others, at=block.ref)]
        else:
            blocks.append(block)
    return document if len(blocks) == len(document.blocks) else replace(document, blocks=blocks)


def _holds_both(paragraph: Paragraph) -> bool:
    if len(paragraph.lines) < 2 or paragraph.kind != "text":
        return False
    first, second = (line.text for line in paragraph.lines[:2])
    if len(first) > _LONGEST or vocabulary().pillar_ordinal(first) is None:
        return False
    return _NUMBERED.match(second) is not None
