"""Tables whose columns are named by a header: numbered tables and tables under headings."""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import cache, partial

from normalize.text.folding import fold
from parsers.budgets.tables import heads_budgets, is_budget_table
from parsers.builder import PlanBuilder
from parsers.families import prose
from parsers.families.apart import join_items, targets_apart
from parsers.families.by_number import join_numbered
from parsers.families.parting import own_year_of
from parsers.families.tagged_titles import part_tags
from parsers.families.title_tables import open_titles
from parsers.families.told import told_in_text
from parsers.families.unrolled import unroll
from parsers.forms.labelled import tabled
from parsers.forms.runs import is_sheet, sheet_runs
from parsers.forms.turned import turn
from parsers.grid import GridCell, rows_of
from parsers.header.front import front_of
from parsers.header.lines import looks_like_header
from parsers.header.numbered_titles import as_measures
from parsers.header.reading import Header, read_header
from parsers.headings.cover import broken_titles
from parsers.headings.feet import running_feet
from parsers.headings.legend_runs import legend_lines
from parsers.headings.numbered_runs import RunHeading, run_headings
from parsers.headings.outline import Outline
from parsers.headings.parted import part_pillars
from parsers.headings.pillar_lines import pillar_tabs
from parsers.headings.titles import is_document_title, read_title
from parsers.headings.words import is_aside
from parsers.measures.undertaken import tells_undertaken
from parsers.periods.series_tables import heads_series
from parsers.rows.numbered import NumberedRows, count_rows, numbers_alone
from parsers.rows.reader import RowReader
from parsers.vocabulary import vocabulary
from schema.document import Document, Finding, Line, Paragraph, Ref, Table
from schema.plan import Initiative, Plan, Quote

_SITE = re.compile(r"[|｜:：/／\-–—»].")
"""What a page's `<title>` prints between the heading and the name of the site."""


_LISTS = re.compile(r"^[^。]{0,24}(?:[KＫ][PＰ][IＩ]|指標|目標)[^。]{0,10}$")
"""A heading of a table of targets above the first item, which may repeat those of the items."""


class _Reader(RowReader):
    """A row reader whose headings are the document's paragraphs."""

    def __init__(self, builder: PlanBuilder, outline: Outline) -> None:
        super().__init__(builder)
        self.outline = outline
        self.rows_by_number = NumberedRows()
        self.titled: Callable[[], bool] = bool
        self.own_year: int | None = None
        self.in_cells: Initiative | None = None
        """The last item of a table that names its items in front of their measures."""

    @property
    def year(self) -> int | None:
        """The fiscal year of the document's title, else that of the lines that name it."""
        return super().year or self.own_year

    def table(self, table: Table) -> None:
        """Read a table; the pillars that one without titles names are those of its rows alone."""
        super().table(table)
        self.builder.bring_back()
        if self.walk.header.titled:
            self.in_cells = self.builder.current

    def on_header(self, header: Header) -> None:
        """Rows that only a number names wait, unless it counts what is below an item's heading."""
        self.walk.numbered = None
        self._titles_in_cells(header)
        self._titles_beside_numbers(header)
        if not numbers_alone(header):
            return
        pending = self.outline.pending_title
        listed = header.has("target") and not (header.has("measure") or header.has("progress"))
        listed = listed and (pending is None or _LISTS.search(pending[1].quote.text) is not None)
        if listed or self.titled():
            self.walk.numbered = self.rows_by_number
            self.builder.set_aside(self.rows_by_number.pillar_of(header))
        elif pending is not None or self.builder.current is not None:
            count_rows(header)

    def _titles_beside_numbers(self, header: Header) -> None:
        """Short texts beside numbers are measures below the heading of an item."""
        current = self.builder.current
        headed = current is not None and current.title.ref.table is None
        if headed or self.outline.pending_title is not None:
            as_measures(header.columns)

    def _titles_in_cells(self, header: Header) -> None:
        """Numbered lines in front of measures are no items below the heading of an item."""
        if not header.titled:
            return
        current = self.builder.current
        headed = self.outline.pending_title is not None
        if headed or (current is not None and current is not self.in_cells):
            for column in header.columns:
                column.titled = ""

    def by_heading(self) -> Initiative | None:
        owner, above = self.outline.initiative(), self.walk.caption
        if owner is not None or above is None or self.builder.plan.initiatives:
            return owner
        lists = self.walk.header.has("target") and _LISTS.search(above.text)
        return self.builder.open(read_title(above.text, above.ref)) if lists else None

    def on_title_row(self) -> None:
        self.outline.flush_heading()

    def budget_owner(self) -> Initiative | Plan | None:
        pending = self.outline.pending_title
        if pending is not None and heads_budgets(pending[1].quote.text):
            self.outline.flush_heading()
            return self.builder.plan
        return super().budget_owner()

    def series_owner(self) -> Initiative | None:
        pending = self.outline.pending_title
        if pending is not None and heads_series(pending[1].quote.text):
            self.outline.flush_heading()
            return None
        return super().series_owner()

    def on_heading(self, cell: GridCell) -> None:
        """A heading in a table's first row is read like the paragraphs above tables (002)."""
        if self._furniture(cell):
            return
        known = cell.ref in self.outline.runs
        if not known and read_title(cell.text, cell.ref).number is None:
            super().on_heading(cell)
            return
        lines = [Line(" ".join(line.text for line in cell.cell.lines if line.text))]
        self.outline.paragraph(_as_paragraph(cell, lines))

    def on_front(self, cell: GridCell) -> None:
        """Titles, dates and pillars above the header row; what is neither is kept as a note."""
        if self._furniture(cell):
            return
        if vocabulary().pillar_ordinal(cell.text) is not None:
            self.on_heading(cell)
        else:
            super().on_front(cell)

    def _furniture(self, cell: GridCell) -> bool:
        """Read a document's title, a date or the like, line by line; False for other text."""
        joined = " ".join(line.text for line in cell.cell.lines if line.text)
        whole = is_document_title(joined)
        lines = [Line(joined)] if whole else [line for line in cell.cell.lines if line.text]
        paragraph = _as_paragraph(cell, lines)
        if not self.outline.is_front(paragraph):
            return False
        self.outline.paragraph(paragraph)
        return True


def _as_paragraph(cell: GridCell, lines: list[Line]) -> Paragraph:
    ref = cell.ref
    return Paragraph(ref.row or 0, lines, ref.page, at=ref)


def read(document: Document, plan: Plan) -> None:
    """Fill `plan` from a document of headings, paragraphs and tables with header rows."""
    document, labels = tabled(part_tags(part_pillars(open_titles(document))))
    turned = turn(document)
    turned.labels += labels
    document = turned.document
    plan.reasons += turned.reasons
    text = unroll(document)
    text.headers += turned.labels
    if text.framed or not _has_readable_table(document) or not _names_items(document):
        prose.read(text, plan)
        _repeated_titles(plan)
        return
    if targets_apart(document) or told_in_text(document):
        prose.read(text, plan)
        join_items(plan)
        _repeated_titles(plan)
        return
    builder = PlanBuilder(plan)
    builder.units.document = document
    for ref in turned.labels:
        builder.role(ref, "header")
    runs, tabs = _runs(document, builder), pillar_tabs(document)
    outline = Outline(builder, runs, tabs, broken_titles(document))
    outline.legends, outline.feet = legend_lines(document), running_feet(document)
    reader = _Reader(builder, outline)
    reader.runs = sheet_runs(document.blocks)
    reader.undertaken = tells_undertaken(document)
    reader.titled, reader.own_year = cache(partial(_titles, document)), own_year_of(document)
    for block in document.blocks:
        if isinstance(block, Table):
            reader.table(block)
            reader.walk.caption, reader.walk.between = None, []
        else:
            if block.kind == "text" and not is_aside(block.text):
                reader.walk.above = block.text
                reader.walk.caption = Quote(" ".join(block.text.split()), block.ref)
                reader.walk.between.append(reader.walk.caption)
            outline.paragraph(block)
    join_numbered(plan, reader.rows_by_number)
    _repeated_titles(plan)


def _runs(document: Document, builder: PlanBuilder) -> dict[Ref, RunHeading]:
    """Headings told by their run; that they have no number is said once."""
    runs = run_headings(document, titled=partial(_titled, document))
    if first := next(((ref, run) for ref, run in runs.items() if run.number is None), None):
        message = "No item is numbered; headings with a table below are taken for items."
        builder.find(Finding("info", "unnumbered_items", message, first[1].words, first[0]))
    return runs


def _has_readable_table(document: Document) -> bool:
    return any(
        any(looks_like_header(row) for row in rows) or is_sheet(rows)
        for rows in (rows_of(table) for table in document.tables())
    )


_ITEMS = ("number", "title", "measure", "progress")


def _names_items(document: Document) -> bool:
    """Whether any table names its items or their measures: else they stand around the tables."""
    for table in document.tables():
        rows = rows_of(table)
        header, _ = read_header(rows[front_of(rows) :])
        if any(header.has(role) for role in _ITEMS) or is_sheet(rows):
            return True
    return False


def _titled(document: Document) -> bool:
    """Whether a table names items in a column of its own; budgets name other things."""
    headers = [read_header(rows[front_of(rows) :])[0] for rows in map(rows_of, document.tables())]
    named = [h for h in headers if h.has("title") or h.has("number") or h.titled]
    return any(not is_budget_table(header) for header in named)


def _titles(document: Document) -> bool:
    """Whether a table names items by their titles; budgets name other things."""
    headers = [read_header(rows[front_of(rows) :])[0] for rows in map(rows_of, document.tables())]
    return any(
        (header.has("title") or header.titled) and not is_budget_table(header) for header in headers
    )


def _repeated_titles(plan: Plan) -> None:
    """Keep each title once; a page's `<title>` is a heading with the site's name behind it."""
    folded = {fold(title.text): title for title in reversed(plan.titles)}
    kept = [
        title
        for text, title in folded.items()
        if not any(_SITE.match(text.removeprefix(other)) for other in folded if other != text)
    ]
    plan.titles = [title for title in plan.titles if any(title is one for one in kept)]
