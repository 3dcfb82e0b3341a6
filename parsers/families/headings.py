"""Which lines of a document without tables are headings, and how they rank.

Numbering styles are told apart; a style is one of headings where its lines read like titles and
something else follows them. Styles rank in the order in which they first occur; HTML headings and
lines that a PDF prints larger come with a level of their own.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from itertools import pairwise

from parsers.measures.markers import KPI_MARK
from parsers.measures.numerals import COUNTED, IN_BRACKETS, NAMED, OF_ONE, SMALL
from parsers.measures.words import WHOM_COUNTED
from parsers.vocabulary import vocabulary
from schema.document import Document, Table

_STYLES = (
    ("chapter", re.compile(r"^[ⅠⅡⅢⅣⅤⅥⅦⅧⅨⅩ]\s*[.．、]?\s*\S|^(?:IV|IX|VI{0,3}|I{1,3}|V|X)\s*[.．]")),
    ("number", re.compile(rf"^[\d０-９]{{1,2}}\s*(?:[.．、]\s*|[\s\u3000]+)(?!{COUNTED})(?=\D)")),
    (
        "decimal",
        re.compile(rf"^[\d０-９]{{1,2}}[-－.．][\d０-９]{{1,2}}\s*[.．]?\s*(?!{COUNTED})(?=\D)"),
    ),
    ("paren", re.compile(r"^(?:[（(][\d０-９]{1,2}[)）]|[⑴-⒇])\s*\S")),
    ("circled", re.compile(r"^[①-⑳]\s*[.．]?\s*\S")),
    ("lower", re.compile(rf"^(?:{SMALL}[)）.]|{OF_ONE}[.．、]?)\s*\S")),
    ("small", re.compile(rf"^{IN_BRACKETS}\s*\S")),
    ("named", re.compile(rf"^{NAMED}[:：.．、]?\s*\S")),
    ("kana", re.compile(r"^[アイウエオ][)）.．\s]\s*\S")),
)
_MAY_NUMBER = re.compile(r"[ⅠⅡⅢⅣⅤⅥⅦⅧⅨⅩIVX\d０-９（(⑴-⒇①-⑳ivxⅰ-ⅻ重主個施取事テア-オ]")
"""What the styles begin with: most lines do not."""
_WHOM = re.compile(rf"^[^\s\u3000]{{1,4}}[\s\u3000]*{WHOM_COUNTED.pattern}")
_SENTENCE = re.compile(r"(。\s*$|する$|した$|ます$|図る$)")
_TARGET = re.compile(
    r"(?:以上|以下|以内|未満|[%％]|対前年度?\S{0,20})(?:とする|にする|を目指す)?\s*。?$"
)
_LISTED = re.compile(r"^[\s\u3000]*[・●▶※]")
_LONGEST = 70
_FIRST = re.compile(r"[（(]?[1１①⑴ⅠIⅰiアａa](?![\d０-９IiVvⅰ-ⅻ])")
_OUTER = ("number", "decimal", "circled", "chapter")
_LEAST = 3


def names_pillar(text: str) -> bool:
    """Whether a line is a pillar's heading: its name in few words, no sentence and no list item."""
    short = len(text) < 40 and not _LISTED.match(text) and not _SENTENCE.search(text)
    return short and vocabulary().pillar_ordinal(text) is not None


def reads_like_title(text: str) -> bool:
    """Whether a line is short and no sentence."""
    return len(text) <= _LONGEST and not _SENTENCE.search(text)


def style_of(text: str) -> str | None:
    """The numbering style a line begins with; None for a population with its head count, too.

    ア 被保険者（対象者数：19,552人） says whom the targets below it are for.
    """
    if not _MAY_NUMBER.match(text) or ("対象者" in text and _WHOM.match(text)):
        return None
    return next((name for name, pattern in _STYLES if pattern.match(text)), None)


@dataclass
class Ranks:
    """Ranks of heading styles: 0 pillars, then 1, 2 … from the outside in."""

    order: dict[str, int] = field(default_factory=dict)
    parted: bool = False
    """Whether headings that the source marks alike have two ranks by their numbers."""

    @property
    def innermost(self) -> int:
        """The rank of the headings inside all others; 0 where there are none."""
        return max(self.order.values(), default=0)

    def rank_of(self, text: str, level: int) -> int | None:
        """The rank of a line, or None where it is no heading."""
        if len(text) > _LONGEST or KPI_MARK.match(text):
            return None
        if names_pillar(text):
            return 0
        if level > 0 and f"h{level}" in self.order:
            inner = f"h{level} {style_of(text)}" if self.parted else ""
            return self.order.get(inner, self.order[f"h{level}"])
        style = style_of(text)
        if style is None or style not in self.order or _SENTENCE.search(text):
            return None
        return self.order[style]


def outermost(lines: Sequence[str]) -> re.Pattern[str] | None:
    """The numbering that opens items in running text; None where no style is one of headings.

    (1) comes first where it is printed at all, as ① then counts measures (001); else the first
    style whose lines read like titles, as other branches print 1. or ①.
    """
    texts = [(line, 0) for line in lines if not names_pillar(line)]
    names = [style_of(text) for text, _ in texts]
    for name in ("paren", *dict.fromkeys(name for name in names if name in _OUTER)):
        if names.count(name) >= _LEAST and _is_heading_style(name, texts, names):
            return dict(_STYLES)[name]
    return None


def find_ranks(document: Document) -> Ranks:
    """Look at all lines once and say which styles are headings."""
    lines: list[tuple[str, int]] = []
    for block in document.blocks:
        if isinstance(block, Table):
            lines.append(("", 0))  # what stands between two headings may be a table alone
        elif block.kind == "text":
            lines += [(line.text, block.level) for line in block.lines if line.text]
    names = [f"h{level}" if level > 0 else style_of(text) for text, level in lines]
    told = _without_targets(lines, names)
    ranks = Ranks()
    for name in dict.fromkeys(name for name in names if name is not None):
        heads = name.startswith("h") or _is_heading_style(name, lines, names)
        if heads or (told.count(name) >= _LEAST and _is_heading_style(name, lines, told)):
            ranks.order[name] = len(ranks.order) + 1
            if (inner := _inner(name, lines)) is not None:
                ranks.order[f"{name} {inner}"] = len(ranks.order) + 1
                ranks.parted = True
    return ranks


def _without_targets(lines: list[tuple[str, int]], names: list[str | None]) -> list[str | None]:
    """The styles of lines, none for targets that go on below the first: ■KPI：① …, ② …."""
    found, below = list(names), False
    for place, (text, level) in enumerate(lines):
        below = level == 0 and (KPI_MARK.match(text) is not None or (below and states_more(text)))
        if below and names[place] is not None:
            found[place] = None
    return found


def states_more(text: str) -> bool:
    """Whether a line below a KPI is another: it is numbered, and ends as a target does."""
    return style_of(text) is not None and _TARGET.search(text) is not None


def _inner(name: str, lines: list[tuple[str, int]]) -> str | None:
    """The style of headings inside others that the source marks alike: ① right below (1).

    The first of them stands below a heading of another style with nothing in between.
    """
    mine = [(text, f"h{level}" == name and not names_pillar(text)) for text, level in lines]
    for (above, heads), (text, opens) in pairwise(mine if name.startswith("h") else ()):
        if heads and opens and _FIRST.match(text):
            outer, style = style_of(above), style_of(text)
            if None not in (outer, style) and outer != style:
                return style
    return None


def _is_heading_style(name: str, lines: list[tuple[str, int]], names: list[str | None]) -> bool:
    """Its lines read like titles, and mostly another kind of line comes next."""
    mine = [i for i, style in enumerate(names) if style == name]
    titles = [i for i in mine if not _SENTENCE.search(lines[i][0]) and len(lines[i][0]) <= 60]
    followed = [i for i in titles if i + 1 < len(lines) and names[i + 1] != name]
    return len(titles) * 10 >= len(mine) * 7 and len(followed) * 2 > len(titles)
