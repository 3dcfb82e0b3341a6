"""Which lines of one edition's column open items, where its numbering is not the document's.

A new edition may be numbered unlike the old one beside it: the plans of 2024 print Ⅰ, Ⅱ above ①, ②
where those before print (1) and ⅰ). Each column is looked at pillar by pillar.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from itertools import pairwise

from parsers.families.editions import MOVED
from parsers.families.headings import names_pillar, reads_like_title, style_of
from parsers.measures.markers import KPI_MARK
from schema.document import Ref
from schema.plan import Quote

Levels = dict[tuple[Ref, str], int]
"""1 for a line that opens an item, 2 for one that opens an item below it, 0 for others."""

_MARKS = re.compile(r"(?:【\s*(?:重要度|困難度)\s*[:：][^】]*】\s*)+$")
_FIRST = re.compile(r"^\s*[（(]?(?:[1１①⑴Ⅰⅰア]|I(?![IVX])|i(?![ivx]))")
_SECOND = re.compile(r"^\s*[（(]?(?:[2２②⑵Ⅱⅱイ]|II(?!I)|ii(?!i))")
_STRONG = ("chapter", "paren")
"""Numbers that open items and hardly ever measures."""
_LEAST = 3


@dataclass
class _Line:
    """A line of a column, and what it may head."""

    text: str
    ref: Ref
    opens: bool
    style: str | None = None
    """The style of its number, where it reads like a title."""
    states: str | None = None
    """The style of its number, where it reads like a sentence."""
    heads: bool = False
    """Whether something else stands below it in its cell."""
    over: str | None = None
    """The style of the title that it stands right below in its cell, if another than its own."""
    rated: bool = False

    @property
    def heading(self) -> bool:
        """Whether it may well head an item."""
        known = self.opens or self.over or self.rated or self.style in _STRONG
        return self.style is not None and self.heads and bool(known)


@dataclass
class SideLines:
    """The lines of one edition's column, taken as a `StreamReader` takes them."""

    blocks: list[list[_Line]] = field(default_factory=lambda: [[]])
    named: bool = False
    """Whether cells beside the column name its items."""
    reference: bool = False

    def pillar(self, _: Quote) -> None:
        """A pillar heading above what follows."""
        self.blocks.append([])

    def item(self, _: str, __: Ref) -> None:
        """An item that a cell beside the column names."""
        self.named = True

    def line(self, text: str, ref: Ref, *, opens: bool, heads: bool = False) -> None:
        """Take one line."""
        del heads
        if names_pillar(text):
            self.blocks.append([])
        elif not self.reference:
            self.blocks[-1].append(_Line(text.strip(), ref, opens))

    def flush(self) -> None:
        """Nothing waits here."""

    def close(self) -> None:
        """The column has ended."""

    def levels(self, opening: re.Pattern[str]) -> Levels:
        """The lines that open items, as far as `opening`, the document's way, does not tell."""
        found: Levels = {}
        if self.named:
            return found
        for block in self.blocks:
            _settle(block)
        heads = [line for block in self.blocks for line in block if line.heading]
        strong = any(line.style in _STRONG for line in heads)
        over = {line.over for line in heads}
        for block in self.blocks:
            outer = next((line for line in block if line.heading), None)
            if outer is None:
                continue
            many = sum(line.style == outer.style for line in heads) >= _LEAST
            sure = outer.style == "chapter" or (many and (not strong or outer.style in over))
            if opening.match(outer.text) or not sure:
                found.update(_below(block))
            else:
                found.update(_ranked(block, outer.style))
        return found


def _settle(block: list[_Line]) -> None:
    """Say of each line what it may head."""
    for line in block:
        bare = _MARKS.sub("", line.text)
        title = reads_like_title(bare) and not KPI_MARK.match(bare) and not MOVED.match(bare)
        style = style_of(bare)
        line.style, line.states = (style, None) if title else (None, style)
        line.rated = bare != line.text
    for place, line in enumerate(block):
        below = [other for other in block[place + 1 : place + 3] if other.ref == line.ref]
        if line.style is None or not below:
            line.heads = line.opens and line.style in _STRONG  # a title in a row of its own
            continue
        if _MARKS.fullmatch(below[0].text):
            line.rated = True
            below = below[1:]
        line.heads = bool(below) and style_of(below[0].text) != line.style
        before = block[place - 1] if place else None
        if before is not None and before.ref == line.ref and before.style != line.style:
            line.over = before.style


def _ranked(block: list[_Line], outer: str | None) -> Levels:
    """The levels of all lines of a block whose items `outer` numbers."""
    below = {id(line) for line in _inner(block, outer)}
    return {
        (line.ref, line.text): 1
        if line.style == outer and line.heading
        else 2
        if id(line) in below
        else 0
        for line in block
    }


def _below(block: list[_Line]) -> Levels:
    """The items right below others in one cell: ① below (2), with ② at the top of the next."""
    outer = next((line.style for line in block if line.heading), None)
    found = {(line.ref, line.text): 2 for line in _inner(block, outer) if not line.opens}
    others = [line for line in block if line.opens and line.style == "circled" and not line.rated]
    if _numbers_measures(block, "circled"):
        found.update({(line.ref, line.text): 0 for line in others})
    return found


def _inner(block: list[_Line], outer: str | None) -> list[_Line]:
    """The lines that open items below those that `outer` numbers, all of one style.

    None where measures have such numbers too: 埼玉 prints ① 資格点検 among sentences behind ①, ②.
    """
    heads = [line for line in block if line.heading and line.style != outer]
    style = heads[0].style if heads else None
    heads = [line for line in heads if line.style == style]
    if _numbers_measures(block, style):
        heads = [line for line in heads if line.rated]
    found = [
        line
        for place, line in enumerate(heads)
        if line.opens
        or line.rated
        or style == "paren"
        or (line.over and _goes_on_below(line, heads[place + 1 :], block))
    ]
    return found if style != "circled" else _filled(found, block)


def _numbers_measures(block: list[_Line], style: str | None) -> bool:
    """Whether more lines with a style of number are sentences than may head items."""
    heads = sum(line.heading for line in block if line.style == style)
    return sum(line.states == style for line in block) > heads


def _goes_on_below(line: _Line, following: list[_Line], block: list[_Line]) -> bool:
    """Whether ① right below a title is the only number of its cell, and ② opens another."""
    if not _FIRST.match(line.text) or not following or not following[0].opens:
        return False
    alone = sum(o.ref == line.ref and o.style == line.style for o in block) == 1
    return alone and _SECOND.match(following[0].text) is not None


def _filled(found: list[_Line], block: list[_Line]) -> list[_Line]:
    """Those of a run ① to ④ with the lines in between that its numbers lack."""
    places = {id(line): place for place, line in enumerate(block)}
    more: list[_Line] = []
    for first, last in pairwise(found):
        between = block[places[id(first)] + 1 : places[id(last)]]
        lines = [line for line in between if line.style == "circled" and line.heads]
        run = [ord(line.text[0]) for line in (first, *lines, last)]
        if run == list(range(run[0], run[-1] + 1)):
            more += lines
    return [*found, *more]
