"""Builds a `Plan` while a layout walks through a document: headings, initiatives, rows."""

from __future__ import annotations

import re
import unicodedata

from normalize.text.folding import fold
from parsers.budgets.units import Units
from parsers.headings.grades import without_grades
from parsers.headings.opened import Heading
from parsers.headings.titles import Title
from parsers.measures.numerals import same_number, shape_of
from parsers.measures.segment import Segment
from parsers.rows.inline_results import Stated
from parsers.vocabulary import vocabulary
from schema.document import Finding, Ref, Table
from schema.plan import (
    Edition,
    Initiative,
    Measure,
    Note,
    Plan,
    Quote,
    Role,
    Symbol,
)

_LEAST_TITLE, _LEAST_WORDS, _LEAST_ALIKE = 4, 6, 8
_FOOTNOTES = re.compile(r"※\s*[\d０-９]+")
_FOOTNOTE = re.compile(r"^[\s（(]*(※\s*[\d０-９]+)")
_CONTINUED = re.compile(r"\s*[（(]\s*(?:続き|つづき|続)\s*[)）]\s*$")


class PlanBuilder:
    """Collects initiatives; every method that takes text also says what its cell is."""

    def __init__(self, plan: Plan) -> None:
        self.plan = plan
        self.band = 0
        self.current: Initiative | None = None
        self._headings: list[Heading] = []
        self._kept: tuple[int | None, list[Heading]] | None = None
        self.ordinal: int | None = None
        self.marked: dict[str, Initiative] = {}
        """The item that last printed a footnote's number: ※1."""
        self.units = Units()

    # -- ledger ------------------------------------------------------------------
    def role(self, ref: Ref, role: Role) -> None:
        """Say what a cell or paragraph is; the first word counts."""
        self.plan.roles.setdefault(ref, role)

    def repeats(self, table: Table) -> None:
        """What a table prints a second time is kept for the ledger alone."""
        for ref in table.refs()[len(table.cells) :]:
            self.plan.roles.setdefault(ref, "decoration")
        for cell in table.cells:
            for nested in cell.tables:
                self.repeats(nested)

    def find(self, finding: Finding) -> None:
        """Report something a person should look at."""
        self.plan.findings.append(finding)

    def note(self, quote: Quote, kind: str, *, document: bool = False) -> None:
        """Keep text beside the data, of the current initiative or of the document."""
        mark = _FOOTNOTE.match(quote.text)
        owner = None if document else self.current
        if mark is not None and not document:
            owner = self.marked.get(fold(mark[1]), owner)
        (owner.notes if owner is not None else self.plan.notes).append(Note(quote, kind))
        self.role(quote.ref, "note")

    def mark(self, text: str, initiative: Initiative) -> None:
        """Remember the numbers of footnotes that an item's cell prints."""
        if "※" in text:
            self.marked.update((fold(m), initiative) for m in _FOOTNOTES.findall(text))

    # -- headings ----------------------------------------------------------------
    def heading(self, level: int, quote: Quote, number: str | None = None) -> None:
        """Open a heading; those of the same level or deeper end."""
        if level == 0:
            named = vocabulary().pillar_ordinal(quote.text)
            self._first(named)
            self.ordinal = named
        self._headings = [h for h in self._headings if h.level < level]
        self._headings.append(Heading(level, quote, number))
        self.role(quote.ref, "heading")
        self.current = None

    def level_of(self, number: str | None, level: int, above: tuple[int, Title] | None) -> int:
        """How deep a heading stands: as the open one numbered alike; else inside the one `above`.

        `above` has nothing below it yet: ① right behind （２） is a part of it.
        """
        if (shape := shape_of(number)) is None:
            return level
        alike = (h.level for h in self._headings if h.level and shape_of(h.number) == shape)
        outer = shape_of(above[1].number) if above is not None else None
        inside = above[0] + 1 if above is not None and outer not in (None, shape) else level
        return next(alike, max(inside, level))

    def row_heading(self, quote: Quote, number: str | None) -> None:
        """Open the heading of a row over all columns; it ends those of rows numbered like it."""
        shape = shape_of(number) or ""
        rows = [heading.row for heading in self._headings]
        if shape in rows:
            del self._headings[rows.index(shape) :]
        level = self._headings[-1].level + 1 if self._headings else 1
        self.heading(level, quote, number)
        self._headings[-1].row = shape

    def end_like(self, number: str | None) -> None:
        """An item numbered like an open heading ends it: (3) after (2), whatever is below (2)."""
        shape = shape_of(number)
        if shape is None:
            return
        for index, heading in enumerate(self._headings):
            if heading.level > 0 and shape_of(heading.number) == shape:
                del self._headings[index:]
                return

    def name_pillar(self, quote: Quote) -> None:
        """A pillar's name printed below headings that it already holds for (000, page 7)."""
        if self.ordinal is None or vocabulary().pillar_ordinal(quote.text) != self.ordinal:
            self.heading(0, quote)
            return
        if not any(heading.level == 0 for heading in self._headings):
            self._headings.insert(0, Heading(0, quote))
        self.role(quote.ref, "heading")

    def pillar_digit(self, digit: str) -> None:
        """A bare leading 1, 2 or 3 of a section row is what is left of its pillar label (000)."""
        number = unicodedata.digit(digit)
        if number != self.ordinal:
            self._headings = [h for h in self._headings if h.level > 0]
        self._first(number)
        self.ordinal = number

    def set_aside(self, pillar: int | None) -> None:
        """Headings of a table that only numbers its items hold for its rows alone.

        `pillar` is that of its first row, where a part of the table above says so; a pillar that
        a heading between tables names holds for it too.
        """
        self._kept = self.ordinal, list(self._headings)
        outer = next((heading for heading in self._headings if heading.level == 0), None)
        if outer is None or outer.quote.ref.table is not None:
            self.ordinal = pillar

    def bring_back(self) -> None:
        """The headings above such a table hold again."""
        if self._kept is not None:
            (self.ordinal, self._headings), self._kept = self._kept, None

    def _first(self, ordinal: int | None) -> None:
        """Items above the first sign of a pillar belong to the first one, as 1 comes before 2."""
        if ordinal is None or self.ordinal is not None or self._kept is not None:
            return
        for initiative in self.plan.initiatives:
            if initiative.pillar_ordinal is None and ordinal in (1, 2):
                initiative.pillar_ordinal = 1
                self.find(
                    Finding(
                        "info",
                        "pillar_inferred",
                        "No pillar is printed above this item; the "
                        "next one below is, so it belongs to the first pillar.",
                        initiative.title.text,
                        initiative.title.ref,
                    )
                )

    @property
    def path(self) -> list[Quote]:
        """The open headings, outermost first."""
        return [heading.quote for heading in self._headings]

    # -- initiatives -------------------------------------------------------------
    def open(
        self,
        title: Title,
        *,
        edition: Edition = "current",
        path: list[Quote] | None = None,
    ) -> Initiative:
        """Begin an initiative under the open headings."""
        initiative = Initiative(
            number_raw=title.number,
            title=title.quote,
            edition=edition,
            path=self.path if path is None else path,
            refs=list(title.refs),
            marks=list(title.marks),
            pillar_ordinal=self.ordinal,
            groups=list(title.groups),
        )
        for statement in title.statements:
            statement.band = self.band
            initiative.statements.append(statement)
        initiative.notes += [Note(quote, "remark") for quote in title.notes]
        self.plan.initiatives.append(initiative)
        self.current = initiative
        return initiative

    def same(self, title: Title, edition: Edition = "current") -> bool:
        """Whether a title repeats the current initiative's (a page break, sub-rows)."""
        current = self.current
        if current is None or current.edition != edition:
            return False
        if current.number_raw != title.number:
            return False
        words = _CONTINUED.sub("", title.quote.text)
        return words == "" or fold(current.title.text) == fold(words)

    def named_before(self, title: Title) -> Initiative | None:
        """The item of this number and title that an earlier table named; it goes on here.

        Targets in one table and measures in the next, each with the same numbers and titles.
        """
        words = fold(_CONTINUED.sub("", title.quote.text))
        if len(words) < (_LEAST_TITLE if title.number else _LEAST_WORDS):
            return None
        alike = [
            initiative
            for initiative in self.plan.initiatives
            if same_number(initiative.number_raw, title.number)
            and initiative.edition == "current"
            and fold(initiative.title.text) == words
        ]
        near = [i for i in alike if len({i.pillar_ordinal, self.ordinal} - {None}) < 2]
        if not near and len(alike) == 1 and title.number and len(words) >= _LEAST_ALIKE:
            near = alike  # a list of all items behind the last pillar's
        for initiative in near[-1:]:
            if initiative.number_raw != title.number:  # its group is named above it here
                initiative.number_raw, initiative.path = title.number, self.path
            self.current = initiative
            return initiative
        return None

    def headed(self, title: Title) -> Initiative:
        """The initiative of a heading: a new one, or that of the slide before printed again."""
        again = _CONTINUED.search(title.quote.text) or title.number
        known = self.named_before(title) if again else None
        if known is None:
            return self.open(title, path=self.path[:-1])
        known.refs += title.refs
        known.marks += [mark for mark in title.marks if mark not in known.marks]
        return known

    def segments(self, segments: list[Segment], initiative: Initiative) -> list[Measure]:
        """Add what a measure cell holds; returns its measures."""
        measures: list[Measure] = []
        stated = Stated(self.band)
        for segment in segments:
            text = segment.quote
            for ref in segment.refs:
                self.role(ref, "body" if ref.table is not None else "paragraph")
            if segment.kind == "measure":
                measure = Measure(
                    text,
                    segment.marker,
                    band=self.band,
                    subtitle=Quote(segment.subtitle, segment.refs[0]) if segment.subtitle else None,
                )
                initiative.measures.append(measure)
                measures.append(measure)
            elif segment.kind == "result":
                stated.result(segment, text)
            elif segment.kind == "statement":
                stated.target(segment, text)
                initiative.notes += [
                    Note(c.quote, "remark") for c in segment.context if c.kind == "note"
                ]
            elif segment.kind == "grade":
                initiative.marks += without_grades(segment.text)[1]
                initiative.notes.append(Note(text, "remark"))
            elif not text.text:
                initiative.refs += text.refs
            elif segment.kind != "context" or not any(
                segment in other.context for other in segments
            ):
                initiative.notes.append(Note(text, segment.kind))
        initiative.statements += stated.statements
        initiative.results += stated.results
        if signs := stated.signs:
            together = Quote(" ".join(sign.text for sign in signs), signs[0].ref)
            initiative.symbols.append(Symbol(together, self.band))
        return measures
