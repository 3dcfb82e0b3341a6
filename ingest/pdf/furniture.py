"""Page headers, footers and page numbers: what repeats at a page's edge."""

from __future__ import annotations

import re
from collections import Counter

from ingest.pdf.lines import VisualLine
from ingest.pdf.page import PageDraft
from schema.document import ParagraphKind

EDGE = 0.085
"""Share of the page's height, at the top and at the bottom, where furniture stands."""
_NUMBER = re.compile(
    r"[-－‐–—―~〜(（\[<＜]*\s*(?:[pPｐＰ](?:age)?[.．]?\s*)?[0-9０-９]{1,4}\s*"
    r"(?:[/／]\s*[0-9０-９]{1,4}|(?:of|の)\s*[0-9]{1,4})?\s*(?:ページ|頁)?\s*[-－‐–—―~〜)）\]>＞]*"
)
_DIGITS = re.compile(r"[0-9０-９]+")
_PRINTED = re.compile(
    r"(?:f ?ile|https?) ?://\S+"
    r"|(?:\d{1,4}[/.-]\d{1,2}[/.-]\d{1,4}|\d{4}年\d{1,2}月\d{1,2}日),? ?\d{1,2}:\d{2}(?: ?[AP]M)?"
)
"""What a browser prints above and below: the page's address; the day and time of printing."""


def _edge(line: VisualLine, page: PageDraft) -> ParagraphKind | None:
    middle = (line.box[1] + line.box[3]) / 2
    if middle < EDGE * page.height:
        return "page_header"
    if middle > (1 - EDGE) * page.height:
        return "page_footer"
    return None


def _row(line: VisualLine, kind: str) -> tuple[str, int]:
    return kind, round((line.box[1] + line.box[3]) / 8)


def _key(line: VisualLine, kind: str) -> tuple[str, str, int]:
    return kind, _DIGITS.sub("0", line.text), round(line.box[1] / 4)


def is_page_number(text: str) -> bool:
    """True for `- 3 -`, `3 / 5`, `P.3`, `3ページ`."""
    return bool(_NUMBER.fullmatch(text.strip()))


class Furniture:
    """Counts what stands at the edges; asked afterwards what a line is."""

    def __init__(self) -> None:
        self._seen: Counter[tuple[str, str, int]] = Counter()
        self._printed: set[tuple[str, int]] = set()
        self._pages = 0

    def count(self, page: PageDraft) -> None:
        """Take note of one page."""
        self._pages += 1
        edges = {_key(line, kind) for line in page.lines if (kind := _edge(line, page))}
        self._seen.update(edges)
        for line in page.lines:
            if (kind := _edge(line, page)) and _PRINTED.fullmatch(line.text.strip()):
                self._printed.add(_row(line, kind))

    def kind(self, line: VisualLine, page: PageDraft, body: float) -> ParagraphKind:
        """What a line outside of tables is; `body` is the usual em size of the document.

        A title that every page repeats in large type (熊本) is text, not furniture. What a browser
        prints is furniture on a single page too, and what stands beside it: the page's title.
        """
        kind = _edge(line, page)
        if kind is None:
            return "text"
        if is_page_number(line.text) and (kind == "page_footer" or len(line.text) < 8):
            return kind
        if _row(line, kind) in self._printed:
            return kind
        often = self._seen[_key(line, kind)] >= max(2, 0.5 * self._pages)
        return kind if often and self._pages > 2 and line.size <= 1.15 * body else "text"
