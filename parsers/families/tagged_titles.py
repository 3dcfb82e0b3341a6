"""Titles of items with the pillar on their own line: １．サービス水準の向上　基盤的保険者機能関係.

Slides set the pillar at the right edge of the title's line, in brackets beside it, or in the
second cell of a table that frames both. The pillar is read as a line above the title.
"""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import replace
from functools import cache

from normalize.text.folding import fold
from parsers.grid import rows_of
from parsers.headings.pillar_lines import BEHIND, bare_pillar
from parsers.headings.titles import split_number
from parsers.vocabulary import vocabulary
from schema.document import Block, Document, Line, Paragraph, Ref, Table

_LONGEST = 100
_LEAST = 2
"""So many titles have one pillar beside them, or it is part of one title."""
_SHORTEST = 4
_OPEN, _CLOSE = "[（(【〔［\\[<＜]", "[）)】〕］\\]>＞]"
_SET_APART = ("関係", "分野", "部門")
"""How a pillar's name ends that no blank or bracket parts from the title."""
_UNFINISHED = re.compile(r"(?:[のをにとやがは・、]|及び|る|並びに)[\s\u3000]*$")

Parts = tuple[Line, Line, Ref, Ref]
"""The pillar's line, the title's, and their places."""


def part_tags(document: Document) -> Document:
    """The document with such pillars as paragraphs above the titles; as it is without any."""
    found: dict[int, Parts] = {}
    for place, block in enumerate(document.blocks):
        parts = _of_table(block) if isinstance(block, Table) else _of_paragraph(block)
        if parts is not None:
            found[place] = parts
    seen = Counter(fold(tag.text) for tag, *_ in found.values())
    if not any(count >= _LEAST for count in seen.values()):
        return document
    blocks: list[Block] = []
    for place, block in enumerate(document.blocks):
        if place not in found:
            blocks.append(block)
            continue
        tag, title, beside, ref = found[place]
        level = 0 if isinstance(block, Table) else block.level
        for line, at in ((tag, beside), (title, ref)):
            blocks.append(Paragraph(at.row or 0, [line], at.page, level=level, at=at))
    return replace(document, blocks=blocks)


def _of_paragraph(paragraph: Paragraph) -> Parts | None:
    lines = [line for line in paragraph.lines if line.text]
    if paragraph.kind != "text" or not 0 < len(lines) <= 2:
        return None
    if len(paragraph.text) > _LONGEST or vocabulary().pillar_ordinal(paragraph.text) is None:
        return None
    text = "\u3000".join(line.text.strip() for line in lines)
    match = _patterns()[0].match(text) or _patterns()[1].match(text)
    if match is None or bare_pillar(text) is not None:
        return None
    apart = match.groupdict().get("apart", "(") or match["tag"].endswith(_SET_APART)
    if not apart or not _is_title(match["title"]):
        return None
    return Line(match["tag"]), Line(match["title"].strip()), paragraph.ref, paragraph.ref


def _of_table(table: Table) -> Parts | None:
    """A table of one row: the title, and the pillar beside it."""
    if table.rows != 1 or len(table.cells) > 4:
        return None
    cells = [cell for row in rows_of(table) for cell in row.cells]
    if len(cells) != 2 or any(cell.cell.tables for cell in cells):
        return None
    tags = [cell for cell in cells if bare_pillar(cell.text) is not None]
    if len(tags) != 1:
        return None
    title = next(cell for cell in cells if cell is not tags[0])
    if not _is_title(title.text):
        return None
    return Line(tags[0].text), Line(title.text), tags[0].ref, title.ref


def _is_title(text: str) -> bool:
    number, words = split_number(text)
    whole = len(words) >= _SHORTEST and _UNFINISHED.search(words) is None
    return number is not None and whole and len(text) <= _LONGEST


@cache
def _patterns() -> tuple[re.Pattern[str], re.Pattern[str]]:
    """(title and pillar, pillar in brackets and title)."""
    names = "|".join(name for names in vocabulary().pillars.values() for name in names)
    tag = rf"(?P<tag>(?:{names})(?:{BEHIND}))"
    blank = r"[\s\u3000]"
    behind = rf"(?P<title>.+?)(?P<apart>{blank}*{_OPEN}{blank}*|{blank}+|){tag}{_CLOSE}?{blank}*$"
    before = rf"{blank}*(?:{_OPEN}{blank}*)?{tag}(?:{_CLOSE}{blank}*|{blank}+)(?P<title>\S.*)$"
    return re.compile(behind), re.compile(before)
