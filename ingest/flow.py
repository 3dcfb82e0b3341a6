"""The blocks, lists and styles that are open inside one cell or on one page.

End tags need not match start tags: what a block opened ends with it, and an end tag without a
start tag is a line end at most.
"""

from __future__ import annotations

import re
from collections.abc import Mapping

from ingest.sinks import Sink
from ingest.tags import HEADINGS, LINES, LISTS, STYLES, UNSTYLED

_UNDERLINED = re.compile(r"text-decoration(?:-line)?\s*:[^;]*\bunderline\b", re.IGNORECASE)
_BOLD = re.compile(r"font-weight\s*:\s*(?:bold|[6-9]00)", re.IGNORECASE)
_LONGEST_STYLE = 1_000
_SEARCH_DEPTH = 64
"""How far up an end tag looks for its start tag."""


class Flow:
    """Text that flows into one sink."""

    __slots__ = ("_blocks", "_lists", "sink")

    def __init__(self, sink: Sink) -> None:
        self.sink = sink
        self._blocks: list[tuple[str, int]] = []  # each tag, with the styles open before it
        self._lists = 0

    def break_block(self) -> None:
        """A block begins or ends here."""
        self.sink.break_block(in_list=self._lists > 0)

    def plain_line(self, tag: str, text: str) -> None:
        """A whole `<p>` or `<li>` without attributes and tags inside, in a cell."""
        if self._blocks:
            self._close_open(tag)
        self.sink.builder.add_line(text, max(self._lists, 1) if tag == "li" else 0)

    def start_block(self, tag: str) -> None:
        """The start tag of a paragraph, list, item, heading or other block."""
        if self._blocks and tag in LINES:
            self._close_open(tag)
        level = HEADINGS.get(tag, 0)
        self.sink.break_block(in_list=self._lists > 0 and not level)
        self._blocks.append((tag, self.sink.builder.styles))
        if tag == "li":
            self.sink.builder.open_item(max(self._lists, 1))
        elif tag in LISTS:
            self._lists += 1
        elif level:
            self.sink.heading(level)

    def end_block(self, tag: str) -> None:
        """The end tag of a block."""
        last = len(self._blocks) - 1
        for place in range(last, max(-1, last - _SEARCH_DEPTH), -1):
            if self._blocks[place][0] == tag:
                self._close_blocks(place)
                break
        self.sink.break_block(in_list=self._lists > 0 and tag not in HEADINGS)
        if tag in HEADINGS:
            self.sink.heading(0)

    def start_style(self, tag: str, attributes: Mapping[str, str]) -> None:
        """A start tag that may underline or embolden what follows, or open a link."""
        if tag == "a" and "href" in attributes:
            self.sink.link(opens=True)
        style = STYLES.get(tag)
        written = attributes.get("style") if attributes and style is None else None
        if written and tag != "br":
            written = written[:_LONGEST_STYLE]
            if _UNDERLINED.search(written):
                style = "underline"
            elif _BOLD.search(written):
                style = "bold"
        if style is not None or (self.sink.builder.styles and tag not in UNSTYLED):
            self.sink.builder.open_style(tag, style)

    def end_style(self, tag: str) -> None:
        """The end tag of an inline element."""
        if tag == "a":
            self.sink.link(opens=False)
        if self.sink.builder.styles:
            self.sink.builder.close_style(tag)

    def _close_open(self, tag: str) -> None:
        """An open `<p>` or `<li>` ends where the next one starts in the same list."""
        for place in range(len(self._blocks) - 1, max(-1, len(self._blocks) - 8), -1):
            open_tag = self._blocks[place][0]
            if open_tag == tag:
                self._close_blocks(place)
                return
            if open_tag in LISTS or tag == "p":
                return

    def _close_blocks(self, place: int) -> None:
        """Close the block at `place` and all inside it, with the styles opened there."""
        styles = 0
        while len(self._blocks) > place:
            tag, styles = self._blocks.pop()
            if tag in LISTS:
                self._lists -= 1
        if self.sink.builder.styles > styles:
            self.sink.builder.close_styles(styles)
