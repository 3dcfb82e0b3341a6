"""The blocks of a page of HTML: paragraphs and tables, in reading order.

What leads around the content is kept, as paragraphs of the kind `navigation`: text in `nav`,
`header`, `footer` and `aside`, and paragraphs that are nothing but links.
"""

from __future__ import annotations

import re

from ingest.reading import Reading
from ingest.text import LineBuilder
from schema.document import Block, Paragraph, ParagraphKind, Table

_FEWEST_LINKS = 3
_LINKED_SHARE = 0.75
"""A paragraph of at least so many links, with so much of its text inside them, is navigation."""

_PAGE = re.compile(
    r"[-－‐–—―]\s*\d{1,3}\s*[-－‐–—―]"
    r"|[(（]?\s*(?:[pP](?:age)?[.．]?\s*\d{1,3}|\d{1,3}\s*(?:[/／]\s*\d{1,3}\s*)?(?:ページ|頁)"
    r"|\d{1,3}\s*[/／]\s*\d{1,3})\s*[)）]?"
)
"""The number of a page where a document was printed in pages: - 2 -, P.2, 2/5, 2ページ."""


class PageSink:
    """Collects the blocks of one page."""

    def __init__(self, reading: Reading) -> None:
        self.builder = LineBuilder(reading.limits.line_characters)
        self.blocks: list[Block] = []
        self._reading = reading
        self._level = 0
        self._in_link = False
        self._surroundings = 0
        self._title = False
        self._links = self._linked = self._printed = 0

    def text(self, data: str) -> None:
        """Printed text."""
        added = self.builder.add(data)
        self._printed += added
        if self._in_link:
            self._linked += added

    def break_block(self, *, in_list: bool) -> None:
        """A block ends: a paragraph is complete, or inside a list one of its lines."""
        if in_list:
            self.builder.end_line()
            return
        lines = self.builder.take()
        if lines:
            number = self._reading.next_paragraph()
            kind = self._kind()
            if kind == "text" and len(lines) == 1 and _PAGE.fullmatch(lines[0].text.strip()):
                kind = "page_footer"
            self.blocks.append(Paragraph(number, lines, level=self._level, kind=kind))
        self._links = self._linked = self._printed = 0

    def heading(self, level: int) -> None:
        """A heading of this rank starts; 0: it has ended."""
        self._level = level

    def link(self, *, opens: bool) -> None:
        """A link opens or ends."""
        self._in_link = opens
        self._links += opens

    def surroundings(self, *, opens: bool) -> None:
        """The part of the page that begins or ends here stands around its content."""
        self.break_block(in_list=False)
        self._surroundings += 1 if opens else -1

    def title(self, *, opens: bool) -> None:
        """The page's `<title>` begins or ends."""
        self.break_block(in_list=False)
        self._title = opens

    def add_table(self, table: Table) -> None:
        """A table, at this place."""
        self.break_block(in_list=False)
        self.blocks.append(table)

    def close(self) -> None:
        """Nothing more comes."""
        self.break_block(in_list=False)

    def _kind(self) -> ParagraphKind:
        """What the paragraph that ends here is."""
        if self._title:
            return "page_header"
        if self._level == 1:
            return "text"  # the title, although it may stand in the page's header
        many = self._links >= _FEWEST_LINKS and self._linked >= _LINKED_SHARE * self._printed
        return "navigation" if self._surroundings or (many and not self._level) else "text"
