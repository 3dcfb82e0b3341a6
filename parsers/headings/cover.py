"""The document's title where its cover breaks it: 令和4年度　青森支部 / 事業の実施状況について."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import islice

from normalize.text.folding import fold
from parsers.builder import PlanBuilder
from parsers.headings.titles import breaks_off, is_document_title, split_number
from parsers.headings.words import DATE, HEAD_LINE
from schema.document import Document, Paragraph, Ref, Table
from schema.plan import Quote

_FIRST = 12
"""Paragraphs that may be of a cover."""
_MOST = 3
_LONGEST = 80
_BEGINS = ("支部", "年度")
"""How a title's first line ends that says only whose and when it is."""

_GOES_ON = ("の", "と", "・", "、", "及び", "並びに", "に係る", "に関する", "における")

Covers = dict[Ref, Quote | None]
"""The title by its first paragraph; nothing for those that it goes on in."""


def broken_titles(document: Document) -> Covers:
    """Titles of which no line alone is one, above the first table."""
    front = list(islice(_front(document), _FIRST))
    found: Covers = {}
    for place, first in enumerate(front):
        if first.ref in found:
            continue
        for count in range(_MOST, 0, -1):
            parts = front[place : place + count]
            title = (_joined(parts) or _going_on(parts)) if len(parts) == count else None
            if title is not None:
                more = tuple(part.ref for part in parts[1:])
                found |= dict.fromkeys(more)
                found[first.ref] = Quote(title, first.ref, more)
                break
    return found


def _front(document: Document) -> Iterator[Paragraph]:
    for block in document.blocks:
        if isinstance(block, Table):
            return
        if block.kind == "text":
            yield block


def _joined(parts: list[Paragraph]) -> str | None:
    """The title that the lines of paragraphs of one rank make; None where one of them is one."""
    if len({(part.level, part.page) for part in parts}) > 1:
        return None
    lines = [line.text for part in parts for line in part.lines if line.text]
    if not 1 < len(lines) <= _MOST or not fold(lines[0]).endswith(_BEGINS):
        return None
    if not all(fold(line).endswith((*_BEGINS, *_GOES_ON)) for line in lines[1:-1]):
        return None
    if any(is_document_title(line) or not _may_belong(line) for line in lines):
        return None
    title = " ".join(" ".join(lines).split())
    return title if is_document_title(title) else None


def _going_on(parts: list[Paragraph]) -> str | None:
    """The title whose lines end in the midst of words: 事業計画（案）及び / 支部予算（案）."""
    if len(parts) == 1 or len({(part.level, part.page) for part in parts}) > 1:
        return None
    lines = [line.text.strip() for part in parts for line in part.lines if line.text]
    if not 1 < len(lines) <= _MOST or not any(map(is_document_title, lines[:2])):
        return None
    title = lines[0]
    for line in lines[1:]:
        if not breaks_off(title, line) or not _may_belong(line) or line.endswith("。"):
            return None
        title += line
    return title if len(title) <= _LONGEST else None


def _may_belong(line: str) -> bool:
    return not (DATE.match(line) or HEAD_LINE.search(line) or split_number(line)[0])


class TitleLines:
    """The document's titles in the order in which they count."""

    def __init__(self, builder: PlanBuilder, covers: Covers) -> None:
        self._builder = builder
        self._covers = covers
        self._headed = 0  # titles that are headings: before the others
        self._unseen = 0  # a web page's <title>: behind all that its text prints

    def is_part(self, paragraph: Paragraph) -> bool:
        """Whether a paragraph is part of a title that the cover breaks."""
        return paragraph.ref in self._covers

    def broken(self, paragraph: Paragraph) -> bool:
        """Take a part of such a title; False for other paragraphs."""
        if not self.is_part(paragraph):
            return False
        title = self._covers[paragraph.ref]
        if title is not None:
            self.take(title, paragraph)
        self._builder.role(paragraph.ref, "heading")
        return True

    def take(self, title: Quote, paragraph: Paragraph) -> None:
        """Keep a title that a paragraph prints; those of headings come first."""
        titles = self._builder.plan.titles
        place = self._headed if paragraph.level else len(titles) - self._unseen
        titles.insert(place, title)
        self._headed += paragraph.level > 0
        self._builder.role(paragraph.ref, "heading")

    def furniture(self, paragraph: Paragraph) -> None:
        """Keep a title that a page's head or foot, or a web page's `<title>`, prints."""
        if paragraph.kind in ("page_header", "page_footer") and is_document_title(paragraph.text):
            self._builder.plan.titles.append(Quote(paragraph.text, paragraph.ref))
            self._unseen += paragraph.page is None
