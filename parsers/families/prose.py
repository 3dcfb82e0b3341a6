"""Plans under headings: measures as lists, KPI lines, labelled lines, small tables of targets."""

from __future__ import annotations

import re

from parsers.budgets.tables import heads_budgets
from parsers.builder import PlanBuilder
from parsers.families.attached import attach
from parsers.families.foreword import drop_preface
from parsers.families.headings import Ranks, find_ranks, states_more
from parsers.families.labels import PARTS, Label, labelled, part_of
from parsers.families.led_on import LedOn
from parsers.families.lines import Line, lines_of
from parsers.families.stated import is_result, take_results, take_stated
from parsers.families.undertaken import Told, heads_undertaken, take_told
from parsers.families.unrolled import Unrolled
from parsers.families.whom import Whom
from parsers.headings.cover import Covers, broken_titles
from parsers.headings.feet import running_feet
from parsers.headings.legend_runs import legend_lines
from parsers.headings.outline import Outline
from parsers.headings.pillar_lines import heads_targets
from parsers.headings.titles import is_document_title, read_title
from parsers.headings.words import GENERAL, POINTS_BELOW, UNIT_LINE, is_aside, is_remark
from parsers.measures.markers import KPI_MARK, Piece
from parsers.measures.segments import Segmenter
from parsers.measures.words import REASONS
from parsers.periods.series_tables import heads_series
from parsers.rows.reader import RowReader
from parsers.vocabulary import vocabulary
from schema.document import Paragraph, Ref, Table
from schema.plan import Initiative, Note, Plan, Quote

_BRACKETS = "【〔［[＜<≪■◆"
_LONGEST_STATUS = 12
_REACHES = re.compile(r"以上|以下|とする|[%％]|維持|対前年|\d\s*(?:円|件|社|人|事業所)")
"""What a line says that states a target."""


def read(text: Unrolled, plan: Plan) -> None:
    """Fill `plan` from a document of headings and lists; tables below a heading are its own."""
    reader = _Prose(plan, find_ranks(text.document), text.continued, broken_titles(text.document))
    reader.outline.feet = running_feet(text.document)
    reader.builder.units.document = text.document
    for ref in text.headers:
        reader.builder.role(ref, "header")
    reader.outline.legends = legend_lines(text.document)
    for block in text.document.blocks:
        if isinstance(block, Table):
            reader.table(block)
        else:
            reader.paragraph(block)
    reader.finish()
    take_told(reader.builder, reader.told)
    drop_preface(plan)


class _Tables(RowReader):
    """Rows of tables that stand under the headings of running text."""

    def __init__(self, prose: _Prose) -> None:
        super().__init__(prose.builder)
        self._prose = prose

    def by_heading(self) -> Initiative | None:
        return self._prose.opened()

    def below_budgets(self) -> bool:
        return self._prose.below_budgets()

    def series_owner(self) -> Initiative | None:
        return None if self._prose.heads_series() else super().series_owner()

    def budget_owner(self) -> Initiative | Plan | None:
        return self.builder.plan if self._prose.heads_budgets() else super().budget_owner()


class _Prose:
    """Walks through the lines; an initiative is a heading with text of its own."""

    def __init__(
        self, plan: Plan, ranks: Ranks, continued: dict[Ref, list[Ref]], covers: Covers
    ) -> None:
        self.builder = PlanBuilder(plan)
        self.outline = Outline(self.builder, covers=covers)
        self.ranks = ranks
        self._continued = continued
        self._pending: tuple[str, Ref, int] | None = None
        self._initiative: Initiative | None = None
        self._segmenter = Segmenter()
        self._beside: list[tuple[str, Quote]] = []
        self._part: str | None = None
        self._heads = ""
        self._stating: Ref | None = None
        self._stated = 0
        self._below_kpi = False
        self._bands: list[int] = []
        self._whom, self._led_on = Whom(), LedOn()
        self._reached: list[tuple[str, Ref]] = []
        self.told: list[Told] = []
        """What was undertaken, item by item, as far as parts of the text say so."""
        self._telling: list[Piece] = []
        self._tables = _Tables(self)

    def table(self, table: Table) -> None:
        """A table below a heading: its targets and results."""
        self._tables.table(table)
        self._tables.walk.caption = None
        self.builder.band += 1

    def opened(self) -> Initiative | None:
        """The initiative of the heading above, opened when its first text or table comes."""
        if self._pending is not None:
            text, ref, _ = self._pending
            title = read_title(text, ref)
            self._initiative = self.builder.headed(title)
            self._pending = None
            self.builder.band += 1
        return self._initiative

    def heads_budgets(self) -> bool:
        """Whether the heading above is one of budgets; it opens no item then."""
        if not self.below_budgets():
            return False
        self._pending = None
        return True

    def below_budgets(self) -> bool:
        """Whether the heading above, without a text of its own yet, is one of budgets."""
        return self._pending is not None and heads_budgets(self._pending[0])

    def heads_series(self) -> bool:
        """Whether the heading above is one of a table of numbers; it opens no item then."""
        if self._pending is None or not heads_series(self._pending[0]):
            return False
        self._pending = None
        return True

    def paragraph(self, paragraph: Paragraph) -> None:
        """Take one paragraph: furniture and front matter as in other layouts, then its lines."""
        heads = paragraph.kind == "text" and not is_aside(paragraph.text)
        if heads:
            self._tables.walk.above = paragraph.text
        if heads and not UNIT_LINE.match(paragraph.text):
            self._tables.walk.caption = Quote(" ".join(paragraph.text.split()), paragraph.ref)
        if paragraph.kind != "text" or self.outline.is_front(paragraph):
            self.outline.paragraph(paragraph)
            return
        for line in lines_of(paragraph):
            rank = self.ranks.rank_of(line.text, line.level)
            more = self._below_kpi and states_more(line.text)
            rank = None if more else rank
            self._below_kpi = more or KPI_MARK.match(line.text) is not None
            if self._states(line, rank):
                continue
            if heads_targets(line.text):
                self.builder.role(line.ref, "heading")
                continue
            part = part_of(line.text, line.item)
            if line.level > 0 and rank is not None and heads_series(line.text):
                self._heading(rank, line)
            elif part is not None and (self._pending or self._initiative):
                self._part, self._heads, self._stated = part, line.text, 0
                self.builder.role(line.ref, "heading")
            elif rank is not None:
                self._heading(rank, line)
            elif UNIT_LINE.match(line.text):
                self.builder.note(Quote(line.text, line.ref), "remark", document=True)
            elif self._pending is None and self._initiative is None:
                self._before(line, paragraph)
            else:
                self._content(line)

    def _before(self, line: Line, paragraph: Paragraph) -> None:
        if len(paragraph.lines) > 1 and is_document_title(line.text):
            # A dump parts its lines by no blank ones, so that the title stands among others.
            self.builder.plan.titles.append(Quote(line.text, line.ref))
            self.builder.role(line.ref, "heading")
            return
        kind = "preamble" if not self.builder.plan.initiatives else "remark"
        self.builder.note(Quote(line.text, line.ref), kind, document=True)

    def _heading(self, rank: int, line: Line) -> None:
        """Open a heading. A pillar's name below an item's is a slide's tab: it holds for both."""
        above = self._pending
        self.finish()
        if not self.builder.plan.initiatives and GENERAL.search(line.text):
            self.builder.note(Quote(line.text, line.ref), "preamble", document=True)
            return
        if vocabulary().pillar_ordinal(line.text) is not None and rank == 0:
            self.builder.heading(0, Quote(line.text, line.ref))
            if above is not None and above[2] == self.ranks.innermost:
                self._heading(above[2], Line(above[0], above[1], 0, 0))
            return
        marked = KPI_MARK.search(line.text)
        title = read_title(line.text, line.ref)
        self.builder.heading(rank, Quote(title.quote.text, line.ref), title.number)
        self._pending = None if marked else (line.text, line.ref, rank)

    def _content(self, line: Line) -> None:
        self.opened()
        if self._led_on.takes(line, self._initiative, self.builder):
            return
        if line.text[0] in _BRACKETS and is_remark(line.text) and not REASONS.match(line.text):
            self._beside.append(("remark", Quote(line.text, line.ref)))
            self.builder.role(line.ref, "paragraph")
            return
        if POINTS_BELOW.search(line.text) and not line.item:
            self._beside.append(("remark", Quote(line.text, line.ref)))
            self.builder.role(line.ref, "paragraph")
            return
        label = None if KPI_MARK.match(line.text) else labelled(line.text)
        if label is not None:
            self._labelled(label, line)
            return
        below = self._part in ("progress", "status") and self._bands
        if below and is_result(line.text):
            self._reached.append((line.text, line.ref))
            return
        if self._part is not None and self._part != "measure":
            if self._part == "progress" and heads_undertaken(self._heads):
                self._telling.append(Piece(line.text, line.ref, line.item))
            long = self._part == "status" and len(line.text) > _LONGEST_STATUS
            self._beside.append(("progress" if long else self._part, Quote(line.text, line.ref)))
            self.builder.role(line.ref, "paragraph")
            return
        if not self._whom.heads(line.text, line.ref):
            self._whom.passes(line.text)
        self._segmenter.feed(Piece(line.text, line.ref, line.item))
        if line.last and self._segmenter.segments:
            self._segmenter.segments[-1].refs += self._continued.get(line.ref, [])

    def _labelled(self, label: Label, line: Line) -> None:
        """What stands behind a label: a target, a grade, or a text of its own."""
        role, grade = label.role, label.grade
        if role == "target" and self._initiative is not None:
            self._stating, self._heads, self._stated = line.ref, label.words, 0
            self._state(label.value, line)
            return
        if grade is not None:
            self._beside.append(("status", Quote(grade, line.ref)))
        if role == "status" and len(label.value) > _LONGEST_STATUS:
            role = "progress"
        self._part = role if role in PARTS else None
        self._beside.append((role, Quote(label.value, line.ref)))
        self.builder.role(line.ref, "paragraph")

    def _states(self, line: Line, rank: int | None) -> bool:
        """Whether a line goes on with targets: in a part of targets, or in their paragraph."""
        initiative, reads = self._initiative or self._pending, bool(_REACHES.search(line.text))
        goes_on = line.ref == self._stating or (self._stated > 0 and self._next_label(line))
        if initiative is None or not (goes_on or self._part == "target"):
            return False
        if not goes_on and (line.level > 0 or part_of(line.text, line.item) is not None):
            return False
        if not reads and (rank is not None or self._stated > 0):
            self._part = None if self._part == "target" else self._part
            return False
        self._state(line.text, line)
        return True

    def _next_label(self, line: Line) -> bool:
        """Whether a line is numbered ② behind a target that was numbered ①, and states one."""
        return bool(line.text[:1] == chr(ord("①") + self._stated) and _REACHES.search(line.text))

    def _state(self, text: str, line: Line) -> None:
        initiative = self.opened()
        if initiative is None:
            return
        if self._whom.heads(text, line.ref):
            initiative.notes.append(Note(Quote(text, line.ref), "context"))
            self.builder.role(line.ref, "paragraph")
            return
        self._stated += 1
        self._bands.append(self.builder.band + 1)
        before = len(initiative.statements)
        take_stated(self.builder, initiative, text, line.ref, self._heads)
        self._whom.give(initiative.statements[before:])

    def finish(self) -> None:
        """Give what was read to the current initiative and close it."""
        initiative, self._initiative, self._pending = self._initiative, None, None
        self._part, self._stated, self._whom, self._led_on = None, 0, Whom(), LedOn()
        segments, self._segmenter = self._segmenter.segments, Segmenter()
        beside, self._beside = self._beside, []
        reached, self._reached = self._reached, []
        bands, self._bands = self._bands, []
        telling, self._telling = self._telling, []
        if initiative is None:
            return
        self.told.append((initiative, telling))
        take_results(self.builder, initiative, reached, bands)
        self.builder.segments(segments, initiative)
        attach(initiative, beside, self.builder.band)
