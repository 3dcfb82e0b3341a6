"""One edition of a plan printed as running text: headings, measures and KPIs in a column (001)."""

from __future__ import annotations

import re

from parsers.builder import PlanBuilder
from parsers.families.headings import reads_like_title
from parsers.families.side_ranks import Levels
from parsers.headings.titles import read_title
from parsers.measures.markers import KPI_MARK, Piece
from parsers.measures.numerals import IN_BRACKETS, OF_ONE, SMALL
from parsers.measures.segments import Segmenter
from parsers.vocabulary import vocabulary
from parsers.word_lists import any_of
from schema.document import Ref
from schema.plan import Edition, Initiative, Note, Quote

HEADING = re.compile(r"^\s*(?:[（(][\d０-９]{1,2}[)）]|[⑴-⒇])\s*\S")
"""How an item opens where a document does not show another numbering."""
_ENDS = re.compile(r"[。）)」】〕：:]\s*$")
_STARTS = re.compile(r"^\s*(?:[①-⑳⑴-⒇・●◆■□※（(〔【＜<「]|[（(][\d０-９]{1,2}[)）])")
_MARKS = re.compile(r"^\s*(?:【\s*(?:重要|困難)(?:度\s*[:：][^】]*)?】\s*)+$")
"""A line of nothing but a heading's marks: wrapped from the heading above it."""
_SUB = re.compile(
    rf"^\s*(?:(?:{SMALL}[)）.．]|{OF_ONE}[.．、]?|{IN_BRACKETS})|[ⅠⅡⅢⅣⅤⅥⅦⅧⅨⅩ]\s*[.．、\s]"
    r"|(?:IV|IX|VI{0,3}|I{1,3})\s*[.．])\s*\S"
)
"""An item below a numbered one: ⅰ) 特定健診実施率の向上."""
_RATED = re.compile(r"【\s*(?:重要|困難)(?:度\s*[:：]|】)")
_LONGEST_SUB = 70
_CIRCLED = re.compile(r"^\s*[①-⑳]\s*\S")
_SAYS = re.compile(r"(?:。|する|図る|める|行う)\s*$")
_RUN_ON = re.compile(
    rf"^(?P<title>.{{6,50}}?の{any_of('titles.run_on_ends')})"
    r"(?P<body>[^\s、。】）)（(【及等とのをにが].*。.*)$",
    re.S,
)


class StreamReader:
    """Reads the lines of one edition in order; pages and cells may cut them anywhere."""

    def __init__(self, builder: PlanBuilder, edition: Edition) -> None:
        self.builder = builder
        self.edition: Edition = edition
        self.opening = HEADING
        self.levels: Levels = {}
        """What `side_ranks` knows of lines: whether and how they open items."""
        self.initiatives: list[Initiative] = []
        self._segmenter = Segmenter()
        self._pillar: Quote | None = None
        self._path: Quote | None = None
        self._parent: Quote | None = None
        self._heads = False
        self._buffer: tuple[str, list[Ref], bool] | None = None
        self._level: int | None = None
        self.reference = False

    # -- input ---------------------------------------------------------------------
    def pillar(self, quote: Quote) -> None:
        """A pillar heading holds for all that follows."""
        self.flush()
        self._pillar, self._path, self._parent = quote, None, None

    def item(self, text: str, ref: Ref) -> None:
        """An item that a cell beside the edition's column names."""
        self.flush()
        self._heading(text, [ref])
        self.builder.role(ref, "body")

    def line(self, text: str, ref: Ref, *, opens: bool, heads: bool = False) -> None:
        """Take one line; `opens` says that it begins a cell or page, `heads` that it is followed
        there by a list, targets or text of its own."""
        level = self.levels.get((ref, text.strip())) if self.levels else None
        if self._buffer is not None:
            before, refs, opened = self._buffer
            goes_on = opens and bool(self.initiatives) and not level and not _is_pillar(text)
            if goes_on and not _ENDS.search(before) and not _starts(text):
                self._buffer = (before + text, [*refs, ref], opened)
                return
            numbered = self._level or self.opening.match(before) or _SUB.match(before)
            if _MARKS.match(text) and numbered:
                joined = refs if ref in refs else [*refs, ref]
                self._buffer = (f"{before} {text}", joined, opened)
                return
        self.flush()
        self._buffer, self._heads = (text, [ref], opens), heads
        self._level = level

    def flush(self) -> None:
        """Hand the buffered line on."""
        if self._buffer is None:
            return
        text, refs, opens = self._buffer
        self._buffer = None
        self._take(text, refs, opens=opens)

    # -- lines ---------------------------------------------------------------------
    def _take(self, text: str, refs: list[Ref], *, opens: bool) -> None:
        for ref in refs:
            self.builder.role(ref, "body" if ref.table is not None else "paragraph")
        if self.reference:
            self.builder.plan.notes.append(Note(Quote(text, refs[0]), "reference"))
            return
        if _is_pillar(text):
            self.pillar(Quote(text, refs[0]))
            for ref in refs:
                self.builder.plan.roles[ref] = "heading"
            return
        level = self._rank(text, opens=opens)
        if level == 1:
            self._heading(text, refs)
            self._parent = self.initiatives[-1].title
        elif level == 2:
            self._heading(text, refs, self._parent)
        elif self._is_plain_heading(text):
            self._path = Quote(text, refs[0])
            for ref in refs:
                self.builder.plan.roles[ref] = "heading"
        elif not self.initiatives:
            self.builder.plan.notes.append(Note(Quote(text, refs[0]), "preamble"))
        else:
            self._feed(text, refs)

    def _rank(self, text: str, *, opens: bool) -> int:
        """1 for a line that opens an item, 2 for one below another, 0 for all others."""
        if self._level is not None:
            return min(self._level, 1) if self._parent is None else self._level
        return 1 if self._opens(text) else 2 if self._is_sub(text, opens=opens) else 0

    def _opens(self, text: str) -> bool:
        if not self.opening.match(text) or KPI_MARK.match(text):
            return False
        return self.opening is HEADING or reads_like_title(text)

    def _is_sub(self, text: str, *, opens: bool) -> bool:
        """An item below a numbered one: it begins a cell, or has marks of its own, and is short."""
        if self._parent is None or len(text) > _LONGEST_SUB or _SAYS.search(text):
            return False
        if _CIRCLED.match(text):
            return opens and self._heads
        return _SUB.match(text) is not None and (opens or _RATED.search(text) is not None)

    def _is_plain_heading(self, text: str) -> bool:
        """An unnumbered line right under a pillar heading (保健事業実施計画 …, 001)."""
        fresh = not self.initiatives or self.initiatives[-1].path[:1] != [self._pillar]
        return bool(
            self._pillar
            and fresh
            and len(text) < 60
            and not _STARTS.match(text)
            and not text.endswith("。")
        )

    def _heading(self, text: str, refs: list[Ref], parent: Quote | None = None) -> None:
        self._finish()
        if parent is not None and self.initiatives[-1].title is parent:
            self._only_path(self.initiatives[-1])
        title = read_title(text, refs[0])
        body = ""
        run_on = _RUN_ON.match(title.quote.text)
        first, _, rest = title.quote.text.partition(" ")
        if run_on:
            title.quote.text, body = run_on["title"], run_on["body"]
        elif "。" in rest or rest.endswith("、") or _STARTS.match(rest):
            title.quote.text, body = first, rest
        path = [quote for quote in (self._pillar, self._path, parent) if quote is not None]
        initiative = self.builder.open(title, edition=self.edition, path=path)
        initiative.refs += refs[1:]
        initiative.pillar_ordinal = (
            vocabulary().pillar_ordinal(self._pillar.text) if self._pillar else None
        )
        self.initiatives.append(initiative)
        if body:
            self._feed(body, refs)

    def _only_path(self, item: Initiative) -> None:
        """A heading without a text of its own is no item where numbered ones stand below it."""
        if item.measures or item.statements or item.results or item.notes or item.marks:
            return
        self.initiatives.pop()
        self.builder.plan.initiatives.remove(item)
        for ref in item.refs:
            self.builder.plan.roles[ref] = "heading"

    def _feed(self, text: str, refs: list[Ref]) -> None:
        """A segment stays open until the next one starts: a later line may still join it."""
        self._segmenter.feed(Piece(text, refs[0]))
        if self._segmenter.segments:
            last = self._segmenter.segments[-1]
            last.refs += [ref for ref in refs[1:] if ref not in last.refs]

    def _finish(self) -> None:
        if self.initiatives:
            self.builder.segments(self._segmenter.segments, self.initiatives[-1])
        self._segmenter = Segmenter()

    def close(self) -> None:
        """The stream has ended: give every segment to its initiative."""
        self.flush()
        self._finish()


def heads_list(lines: list[str]) -> bool:
    """Whether the first of a cell's lines heads the others: ① above 【KPI】 or ①, not above ②."""
    if len(lines) < 2 or (first := _CIRCLED.match(lines[0])) is None:
        return False
    return lines[1].strip()[:1] != chr(ord(first.group().strip()[0]) + 1)


def _starts(text: str) -> bool:
    return bool(_STARTS.match(text) or _SUB.match(text))


def _is_pillar(text: str) -> bool:
    return len(text) < 40 and vocabulary().pillar_ordinal(text) is not None
