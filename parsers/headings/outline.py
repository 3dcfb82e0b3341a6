"""Paragraphs between tables: titles, legends, headings, KPI boxes and their results (002)."""

from __future__ import annotations

import re

from normalize.text.eras import fiscal_year_of
from normalize.text.folding import fold
from parsers.builder import PlanBuilder
from parsers.headings.cover import Covers, TitleLines
from parsers.headings.in_charge import GroupLines
from parsers.headings.kpi_boxes import KpiBoxes
from parsers.headings.legend_runs import Legends
from parsers.headings.legend_text import legend_pairs
from parsers.headings.numbered_runs import RunHeading
from parsers.headings.parts import part_heading
from parsers.headings.pillar_lines import heads_targets, may_go_on, running_pillar
from parsers.headings.titles import Title, is_document_title, read_title, whole_title
from parsers.headings.words import (
    DATE,
    HEAD_LINE,
    LEVELS,
    ROMAN,
    UNIT_LINE,
    YEAR_LINE,
    heads_table,
    is_front_line,
    is_remark,
    says_nothing,
)
from parsers.measures.markers import KPI_MARK, is_footnote, numbers_note
from parsers.measures.numerals import LARGE
from parsers.vocabulary import vocabulary
from schema.document import Paragraph, Ref
from schema.plan import Initiative, Quote

_LEAST_SIGNS = 2
"""Signs that a line of a legend explains, below its label; without one it explains more."""


_LARGE = re.compile(rf"(?:{LARGE}[)）]|[ⅠⅡⅢⅣⅤⅥⅦⅧⅨⅩ])")


class Outline:
    """Reads paragraphs and keeps what waits for the next heading."""

    def __init__(
        self,
        builder: PlanBuilder,
        runs: dict[Ref, RunHeading] | None = None,
        tabs: frozenset[Ref] = frozenset(),
        covers: Covers | None = None,
    ) -> None:
        """`runs` are the headings that only their place in a run of numbers tells.

        `tabs` are the lines of a pillar's name that say whose the item above the table is;
        `covers` are the document's titles that its cover breaks.
        """
        self.builder = builder
        self.runs = runs or {}
        self._tabs = tabs
        self._titles = TitleLines(builder, covers or {})
        self.legends: Legends = {}
        """Lines that explain a sign each, one below the other."""
        self.feet: frozenset[Ref] = frozenset()
        """The branch's name and a page's number, page by page."""
        self._groups = GroupLines(builder)
        self.pending_title: tuple[int, Title] | None = None
        self.boxes = KpiBoxes(builder)
        self._part: str | None = None  # of the item, by the heading above
        self._romans_around: bool | None = None  # whether Ⅰ) came before the first ①
        self._large = False  # whether that was Ⅰ, not ⅰ)

    def paragraph(self, paragraph: Paragraph) -> None:
        """Take one paragraph."""
        if self._titles.broken(paragraph):
            return
        nothing = paragraph.ref in self.feet or says_nothing(paragraph.text)
        if paragraph.kind != "text" or nothing:
            if running_pillar(paragraph) is not None:
                self.builder.name_pillar(Quote(paragraph.text, paragraph.ref))
            self.builder.role(paragraph.ref, "decoration")
            self._titles.furniture(paragraph)
            return
        printed = [line.text for line in paragraph.lines if line.text]
        lines = self.boxes.boxed(printed, paragraph.ref)
        while lines:
            lines = lines[self._line(lines[0], lines, paragraph) :]

    def is_front(self, paragraph: Paragraph) -> bool:
        """Whether a paragraph is a title, a date, a legend or a page number, not content."""
        text = " ".join(paragraph.text.split())
        known = self.legends.get(paragraph.ref, {})
        named = any(word in fold(text) for word in vocabulary().legend_words)
        return bool(
            self._titles.is_part(paragraph)
            or paragraph.ref in self.feet
            or is_front_line(text)
            or len(legend_pairs(text)) >= (2 if named else 3)
            or (known and all(line.text in known for line in paragraph.lines if line.text))
        )

    # -- lines -------------------------------------------------------------------
    def _line(self, line: str, lines: list[str], paragraph: Paragraph) -> int:
        """Take the first of `lines`; returns how many were taken."""
        builder, ref = self.builder, paragraph.ref
        if self._legend(line, paragraph):
            return 1
        if YEAR_LINE.match(line):
            builder.role(ref, "heading")
            if not self._titled_above():  # else the year of a table: 令和5年度 above 8月 | 9月
                builder.plan.editions.setdefault("current", Quote(line, ref))
            return 1
        if is_document_title(line) and not KPI_MARK.search(line):
            whole, count = whole_title(lines)
            self._titles.take(Quote(whole, ref), paragraph)
            return count
        if DATE.match(line) or HEAD_LINE.search(line):
            builder.role(ref, "heading")
            return 1
        part = part_heading(line) if not KPI_MARK.search(line) else None
        if part is not None and (self.pending_title or self.builder.current):
            self._part = part
            builder.role(ref, "heading")
            return 1
        run = self._run(line, paragraph)
        level = 1 + bool(self._romans_around) if run else self._level(line, paragraph)
        if level is not None:
            return self._heading(level, line, lines, paragraph)
        if heads_targets(line):
            builder.role(ref, "heading")
            return 1
        if self.boxes.states(line, headed=self.pending_title is not None):
            return self._statements(lines, paragraph)
        if self.boxes.reached(line, paragraph.ref):
            return 1
        pending = self.pending_title[1] if self.pending_title else None
        if self._groups.take(Quote(line, paragraph.ref), pending):
            return 1
        return self._other(line, paragraph)

    def _titled_above(self) -> bool:
        """Whether items came already, below a title that names the document's year."""
        if self.builder.current is None and self.pending_title is None:
            return False
        return any(fiscal_year_of(title.text) for title in self.builder.plan.titles)

    def _other(self, line: str, paragraph: Paragraph) -> int:
        if is_footnote(line):
            whole = paragraph.at is not None and not numbers_note(line)  # a table's row
            self.builder.note(Quote(line, paragraph.ref), "remark", document=whole)
        elif UNIT_LINE.match(line):
            self.builder.note(Quote(line, paragraph.ref), "remark", document=True)
        elif self.pending_title is not None and (is_remark(line) or self._part == "remark"):
            self.pending_title[1].notes.append(Quote(line, paragraph.ref))
            self.builder.role(paragraph.ref, "note")
        elif self._expects_statement:
            return self._statements([line], paragraph)
        else:
            self.unknown(line, paragraph)
        return 1

    def unknown(self, line: str, paragraph: Paragraph) -> None:
        """Text of no known use: a preamble before the first initiative, else left to the ledger."""
        if not self.builder.plan.initiatives and self.builder.current is None:
            self.builder.note(Quote(line, paragraph.ref), "preamble", document=True)
        elif heads_table(line) and len(paragraph.lines) == 1:
            self.builder.role(paragraph.ref, "heading")

    @property
    def _expects_statement(self) -> bool:
        last = self.boxes.statements[-1:] or (
            self.pending_title[1].statements[-1:] if self.pending_title else []
        )
        return bool(last) and last[0].quote.text == ""

    def _run(self, line: str, paragraph: Paragraph) -> RunHeading | None:
        run = self.runs.get(paragraph.ref)
        return run if run is not None and line.endswith(run.words) else None

    def _level(self, line: str, paragraph: Paragraph) -> int | None:
        if len(line) > 120 or line.endswith("。"):
            return None
        if vocabulary().pillar_ordinal(line) is not None and len(line) < 30:
            return 0
        level = next((level for level, pattern in LEVELS if pattern.match(line)), None)
        if not level:
            return level
        roman = ROMAN.match(line) is not None
        if self._romans_around is None:
            self._romans_around = roman
            self._large = _LARGE.match(line) is not None
        if roman and self._large and not _LARGE.match(line):
            return 3  # ⅰ） below (1) below Ⅱ
        return level if not self._romans_around else 1 if roman else 2

    # -- headings ----------------------------------------------------------------
    def _heading(self, level: int, line: str, lines: list[str], paragraph: Paragraph) -> int:
        """Open a heading; returns the lines taken (a KPI box may follow in the same paragraph)."""
        ref = paragraph.ref
        self.builder.role(ref, "heading")
        if level == 0 and ref in self._tabs:
            self._tab(Quote(line, ref))
            return 1
        above = self.pending_title
        self.flush_heading()
        if level == 0:
            self.builder.heading(0, Quote(line, ref))
            return 1
        marked = KPI_MARK.search(line)
        if (run := self._run(line, paragraph)) is not None:
            title = read_title(run.words, ref, run.number, split=False)
        else:
            title = read_title(line[: marked.start()] if marked else line, ref)
        self._groups.give(title)
        if title.number:
            title.number = re.sub(r"[.．]$", "", title.number)
        level = self.builder.level_of(title.number, level, above)
        self.builder.heading(level, Quote(title.quote.text, ref), title.number)
        title.statements += self.boxes.statements
        self.pending_title = (level, title)
        self.boxes.statements = []
        if not marked:
            return 1
        return self._statements([line[marked.start() :], *lines[1:]], paragraph)

    def _tab(self, line: Quote) -> None:
        """The pillar of the item whose title stands above, or whose table goes on below."""
        pending = self.pending_title
        if pending is None:
            self.builder.name_pillar(line)
        elif may_go_on(pending[1].quote.text):
            self.builder.heading(0, line)
            self.builder.heading(pending[0], pending[1].quote, pending[1].number)
        else:
            self.flush_heading()
            self.builder.heading(0, line)

    def flush_heading(self) -> None:
        """The pending heading had no table or text of its own: it stays a path only."""
        self.pending_title = self._part = None

    def initiative(self) -> Initiative | None:
        """Called when a table begins: the pending heading becomes an initiative."""
        if self.pending_title is None:
            return self.builder.current
        _, title = self.pending_title
        self.pending_title = None
        initiative = self.builder.headed(title)
        self.boxes.give(initiative)
        return initiative

    # -- KPI boxes ---------------------------------------------------------------
    def _statements(self, lines: list[str], paragraph: Paragraph) -> int:
        return self.boxes.take(lines, paragraph, self.unknown)

    # -- legends -----------------------------------------------------------------
    def _legend(self, line: str, paragraph: Paragraph) -> bool:
        """A line that says what symbols mean: ◎：目標を大きく上回る、○：目標達成 (004)."""
        known = self.legends.get(paragraph.ref, {}).get(line)
        pairs = legend_pairs(line) if known is None else known
        if known is None and len(pairs) < _LEAST_SIGNS:
            return False
        folded = fold(paragraph.text)
        named = any(word in folded for word in vocabulary().legend_words)
        if known is None and len(pairs) <= _LEAST_SIGNS and not named:
            return False
        for symbol, meaning in pairs:
            self.builder.plan.legend.setdefault(symbol, meaning)
        self.builder.note(Quote(line, paragraph.ref), "legend", document=True)
        return True
