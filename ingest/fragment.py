"""The HTML inside one cell of a text dump: lines, list levels, marks and nested tables.

Only names of HTML elements are markup: dumps also print words in angle brackets (熊本's legend is
headed `<達成状況>`), and a `<` may mean less than.
"""

from __future__ import annotations

import html
import re
from collections.abc import Mapping

from ingest.markup import NO_ATTRIBUTES, MarkupReader
from ingest.reading import Reading
from ingest.sinks import CellSink
from ingest.tags import CELLS, KNOWN, UNSTYLED
from ingest.text import plain_lines
from schema.document import Cell

_TAG = re.compile(
    r"<(?:(td|th|p|li)>([^<]*)</\1>"  # most cells and lines: an element with nothing but text
    r"|(/?)([a-zA-Z][a-zA-Z0-9]*)((?:\s[^<>]*|/)?)>)"
)
_ATTRIBUTE = re.compile(
    r"""(?<![a-zA-Z-])([a-zA-Z-]++)\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s"'=<>`]+))"""
)
_ENTITY = re.compile(r"&(?:#[0-9]{1,7}|#[xX][0-9a-fA-F]{1,6}|[a-zA-Z][a-zA-Z0-9]{1,30});")


def unescape(text: str) -> str:
    """`text` with whole entities (`&lt;`, `&#12354;`) resolved; a bare `&` stays."""
    if "&" not in text:
        return text
    return _ENTITY.sub(lambda match: html.unescape(match.group()), text)


def read_fragment(reading: Reading, text: str, cell: Cell) -> None:
    """Fill `cell` with the lines and nested tables of `text`. Raises `TooMuch` beyond limits."""
    if "<" not in text:
        cell.lines = plain_lines(unescape(text), reading.limits.line_characters)
        return
    sink = CellSink(cell, reading)
    _feed(MarkupReader(reading, sink), text)
    sink.close()


def _feed(reader: MarkupReader, text: str) -> None:
    """Split `text` at its tags and hand all to the reader."""
    if "<!--" in text:
        text = _without_comments(text)
    pieces = _TAG.split(text)
    if pieces[0]:
        reader.text(unescape(pieces[0]))
    for place in range(1, len(pieces), 6):
        whole, inside, slash, name, attributes, after = pieces[place : place + 6]
        tag = whole or (name if name in KNOWN else name.lower())
        if whole in CELLS:
            reader.plain_cell(whole, unescape(inside))
        elif whole:
            reader.plain_line(whole, unescape(inside))
        elif tag not in KNOWN:
            reader.text(f"<{slash}{name}{attributes}>")
        elif slash:
            reader.end(tag)
        else:
            reader.start(tag, _attributes(attributes) if attributes else NO_ATTRIBUTES)
        # A blank beside a block prints nothing.
        if after and (after != " " or tag not in UNSTYLED):
            reader.text(unescape(after))
    reader.finish()


def _without_comments(text: str) -> str:
    """`text` without `<!-- comments -->`; one that never ends is text."""
    parts: list[str] = []
    place = 0
    while (start := text.find("<!--", place)) >= 0 and (end := text.find("-->", start + 4)) >= 0:
        parts.append(text[place:start])
        place = end + 3
    return "".join(parts) + text[place:]


def _attributes(written: str) -> Mapping[str, str]:
    """The attributes of a start tag, names in lower case."""
    return {
        name.lower(): html.unescape(double or single or bare)
        for name, double, single, bare in _ATTRIBUTE.findall(written)
    }
