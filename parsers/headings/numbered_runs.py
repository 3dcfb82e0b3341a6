"""Headings that only their run tells: １　健全な財政運営, 2) …, 1-1 …, 施策３…; unnumbered ones.

A digit before a blank opens many a line that is no heading. A document numbers its items so where
such lines count on from 1 and a table stands below most of them before the next one. Headings
without any number are those of items where no table and no number names these.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable
from dataclasses import dataclass, replace

from normalize.text.folding import fold
from parsers.budgets.tables import heads_budgets
from parsers.grid import rows_of
from parsers.headings.parts import part_heading
from parsers.headings.titles import is_document_title
from parsers.headings.words import GENERAL, LEVELS
from parsers.measures.markers import KPI_MARK
from parsers.measures.numerals import COUNTED, ITEM_WORD
from parsers.vocabulary import vocabulary
from schema.document import Document, Ref, Table

_D = r"[\d０-９]{1,2}"
_STYLES = {
    "bare": rf"(?P<number>{_D})(?:[\s\u3000]+|(?=[^\W\d_]))(?!{COUNTED}|[年月日時])(?=\D)",
    "half": rf"(?P<number>{_D}[)）])[\s\u3000]*(?=\D)",
    "colon": rf"(?P<number>{_D})[\s\u3000]*[:：|｜][\s\u3000]*(?=\D)",
    "framed": rf"[【〔［\[](?P<number>{_D})[】〕］\]][\s\u3000]*(?=\S)",
    "pair": rf"(?P<number>{_D}[-－―‐.．]{_D})(?:[.．\s\u3000]+(?!{COUNTED}))(?=\D)",
    "ordinal": rf"(?P<number>第{_D})(?![条回期章四\d０-９])[\s\u3000]+(?=\S)",
    "called": rf"(?:№|[NＮ][oｏ][.．]?|項番)[\s\u3000]*(?P<number>{_D})(?![\d０-９.．])"
    r"[\s\u3000:：]*(?=\S)",
    "named": rf"(?P<number>{ITEM_WORD}{_D})(?=\D)"
    r"[\s\u3000:：]*(?=[^\s\u3000.．、])",
}
_LONGEST = 80
_LEAST = 3
_SAME = 4
"""Characters that a heading begins with wherever a slide prints it again."""
_MOST_SLIDES = 3
"""An item goes on over so many slides at most."""
_SENTENCE = re.compile(r"(?:。|する|した|ます|図る)[\s\u3000]*$")
_SIGNED = re.compile(r"[\s\u3000]*[・●○■◆※(（【〔\[［<＜■□▶]|.*[:：][\s\u3000]*$")


@dataclass(frozen=True, slots=True)
class RunHeading:
    """A heading of a run: its number as printed, if any, and the words behind it."""

    number: str | None
    words: str


@dataclass(slots=True)
class _Line:
    """A line that may be one of a run. `level` is its rank as the source marks headings."""

    ref: Ref
    text: str
    level: int = 0
    tabled: bool = False
    """Whether a table stands below it, before the next such line."""
    value: int = 0
    apart: bool = True
    """Whether anything parts its number and its words: a blank, a bracket, a colon."""
    heading: RunHeading = RunHeading(None, "")


def run_headings(document: Document, *, titled: Callable[[], bool]) -> dict[Ref, RunHeading]:
    """What heads items by a numbering without a full stop, or by its rank alone; by place.

    `titled` tells whether tables name the items, so that a heading without a number names none.
    """
    entries = _entries(document)
    found: dict[Ref, RunHeading] = {}
    for pattern in map(re.compile, _STYLES.values()):
        runs = [run for run in _runs(_numbered(entries, pattern)) if _heads_tables(run)]
        if sum(len({line.value for line in run}) for run in runs) >= _LEAST:
            found |= {line.ref: line.heading for run in runs for line in run}
    if not found and (headings := _unnumbered(entries)) and not titled():
        found = {line.ref: line.heading for line in headings}
    return found


def _entries(document: Document) -> list[_Line | None]:
    """What may head an item, paragraphs and single cells above tables; None for each table."""
    entries: list[_Line | None] = []
    for block in document.blocks:
        if isinstance(block, Table):
            first = rows_of(block, 1)
            if first and len(first[0].cells) == 1 and block.rows > 1:
                cell = first[0].cells[0]
                entries.append(_Line(cell.ref, " ".join(cell.text.split())))
            entries.append(None)
        elif block.kind == "text":
            texts = [line for line in block.lines if line.text]
            if texts and not texts[0].level:
                entries.append(_Line(block.ref, texts[0].text, block.level))
    return [entry for entry in entries if entry is None or _may_head(entry.text)]


def _may_head(text: str) -> bool:
    return not (
        len(text) > _LONGEST
        or _SENTENCE.search(text)
        or KPI_MARK.search(text)
        or is_document_title(text)
        or vocabulary().pillar_ordinal(text) is not None
    )


def _numbered(entries: list[_Line | None], pattern: re.Pattern[str]) -> list[_Line]:
    """The lines of one style of numbers, in order, with what stands below them."""
    lines: list[_Line] = []
    for entry in entries:
        match = pattern.match(entry.text) if entry is not None else None
        if entry is None and lines:
            lines[-1].tabled = True
        elif entry is not None and match is not None and not part_heading(entry.text):
            last = re.split(r"\D+", unicodedata.normalize("NFKC", match["number"]).strip(")"))[-1]
            heading = RunHeading(match["number"], entry.text[match.end() :].strip())
            apart = match.end() > match.end("number") or not match["number"].isdecimal()
            lines.append(replace(entry, value=int(last), apart=apart, heading=heading))
    return lines


def _runs(lines: list[_Line]) -> list[list[_Line]]:
    """Lines that count on; a slide that goes on repeats its number."""
    runs: list[list[_Line]] = []
    for line in lines:
        last = runs[-1][-1] if runs else None
        if last is not None and (line.value == last.value + 1 or _goes_on(last, line)):
            runs[-1].append(line)
        elif line.value == 1:
            runs.append([line])
    return runs


def _goes_on(last: _Line, line: _Line) -> bool:
    """Whether a line has the number of the heading above again, as a slide that goes on does.

    3部位以上の申請割合の推移 below ３ 柔道整復… does not: no blank parts the two.
    """
    words, others = fold(last.heading.words), fold(line.heading.words)
    return line.value == last.value and (line.apart or words[:_SAME] == others[:_SAME])


def _heads_tables(run: list[_Line]) -> bool:
    return sum(line.tabled for line in run) * 2 > len(run)


def _unnumbered(entries: list[_Line | None]) -> list[_Line]:
    """Headings of one rank that the source marks, most with a table below; none elsewhere."""
    if any(e is not None and any(p.match(e.text) for _, p in LEVELS[1:]) for e in entries):
        return []
    lines: list[_Line] = []
    for entry in entries:
        if entry is None and lines:
            lines[-1].tabled = True
        elif entry is not None and entry.level and _names_item(entry.text):
            lines.append(replace(entry, heading=RunHeading(None, entry.text)))
    ranks = [[line for line in lines if line.level == level] for level in range(1, 7)]
    ranks = [rank for rank in ranks if _heads_tables(rank) and _differ(rank)]
    return max(ranks, key=len, default=[])


def _names_item(text: str) -> bool:
    """Whether a heading may be an item's title: no header word, nothing general, no budget."""
    known = vocabulary().exact.get(fold(text)) or vocabulary().guess(text)
    general = GENERAL.search(text) or heads_budgets(text) or _SIGNED.match(text)
    return not (known or general)


def _differ(rank: list[_Line]) -> bool:
    """Whether headings are names of their own, and no part that every item has."""
    texts = [fold(line.text) for line in rank]
    return len(set(texts)) >= _LEAST and all(texts.count(text) <= _MOST_SLIDES for text in texts)
