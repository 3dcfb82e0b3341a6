"""Whole pages of HTML: paragraphs, headings, lists and tables in reading order.

The parser is lxml's, on decoded text: it repairs broken markup, resolves no entities but
HTML's own, reads no DTD and opens no connection. It is used directly, not through BeautifulSoup,
which cannot lift libxml2's limit on nesting and so loses the rest of a deeply nested page in
silence; BeautifulSoup finds the charset that a page declares (`ingest.encoding`).
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping
from typing import cast

from lxml import etree

from ingest.html_blocks import PageSink
from ingest.html_layout import Element, is_layout
from ingest.limits import TooMuch
from ingest.markup import MarkupReader
from ingest.reading import Reading
from ingest.tags import (
    CONTENT,
    SELF_ENDING,
    SURROUNDING_ROLES,
    SURROUNDINGS,
    UNPRINTED,
    VOID,
)
from schema.document import Block

_TAG = re.compile(r"<(/?)([a-zA-Z][a-zA-Z0-9]*)")


def read_page(reading: Reading, text: str) -> list[Block]:
    """The blocks of a page. Numbers, limits and findings are `reading`'s.

    Raises `TooMuch` where tags are too many or too deeply nested, or a line or table too big.
    """
    _check_tags(reading, text)
    parser = etree.HTMLParser(
        huge_tree=True,
        no_network=True,
        remove_comments=True,
        remove_pis=True,
        encoding="utf-8",
    )
    root = etree.fromstring(text.encode("utf-8", "replace"), parser)
    if root is None:
        return []
    for entry in parser.error_log:
        if "xcessive depth" in entry.message:
            raise TooMuch("elements are nested too deep for the parser")
    return _Walk(reading).read(root)


class _Walk:
    """One pass over the tree, without recursion."""

    def __init__(self, reading: Reading) -> None:
        self._sink = PageSink(reading)
        self._reader = MarkupReader(reading, self._sink)
        self._content = 0
        self._preformatted = 0
        self._aside: list[Element] = []

    def read(self, root: Element) -> list[Block]:
        """The blocks of the tree."""
        walk = etree.iterwalk(root, events=("start", "end"))
        for event, element in walk:
            tag = element.tag
            if not isinstance(tag, str):
                continue
            if event == "start":
                if tag in UNPRINTED:
                    walk.skip_subtree()
                else:
                    self._start(tag, element)
            else:
                if tag not in UNPRINTED:
                    self._end(tag, element)
                if element.tail:
                    self._text(element.tail)
        self._reader.finish()
        return self._sink.blocks

    def _start(self, tag: str, element: Element) -> None:
        if tag == "table":
            self._reader.start_table(layout=is_layout(element))
        elif tag == "title":
            self._sink.title(opens=True)
        else:
            self._start_part(tag, element)
            self._reader.start(tag, cast("Mapping[str, str]", element.attrib))
        if element.text:
            self._text(element.text)

    def _end(self, tag: str, element: Element) -> None:
        if tag == "title":
            self._sink.title(opens=False)
            return
        self._reader.end(tag)
        if tag == "pre":
            self._preformatted -= 1
        if tag in CONTENT:
            self._content -= 1
        if self._aside and self._aside[-1] is element:
            self._aside.pop()
            self._sink.surroundings(opens=False)

    def _start_part(self, tag: str, element: Element) -> None:
        """Notice where parts of the page begin that are not its content."""
        if tag == "pre":
            self._preformatted += 1
        if tag in CONTENT:
            self._content += 1
        # The header or footer of an article is content: it holds the title and the date.
        own = tag in ("header", "footer") and self._content
        if (tag in SURROUNDINGS and not own) or element.get("role") in SURROUNDING_ROLES:
            self._aside.append(element)
            self._sink.surroundings(opens=True)

    def _text(self, text: str) -> None:
        if not self._preformatted or "\n" not in text:
            self._reader.text(text)
            return
        for number, line in enumerate(text.split("\n")):
            if number:
                self._reader.start("br")
            self._reader.text(line)


def _check_tags(reading: Reading, text: str) -> None:
    """Raise `TooMuch` where a page has more tags, or more of them open at once, than allowed.

    Done before parsing, since libxml2 cannot be interrupted and slows down with the depth.
    """
    limits = reading.limits
    if text.count("<") > limits.tags:
        raise TooMuch(f"more than {limits.tags:,} tags")
    if text.count("<") <= limits.open_tags:
        return
    open_tags: list[str] = []
    count: Counter[str] = Counter()
    for slash, name in _TAG.findall(text):
        tag = name.lower()
        if slash and count[tag]:
            last = ""
            while last != tag:
                last = open_tags.pop()
                count[last] -= 1
        elif not slash and tag not in VOID and tag not in SELF_ENDING:
            open_tags.append(tag)
            count[tag] += 1
            if len(open_tags) > limits.open_tags:
                raise TooMuch(f"more than {limits.open_tags:,} elements inside each other")
