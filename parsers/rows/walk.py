"""What is remembered from row to row while the tables of one document are read."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from normalize.text.eras import find_year_months, fiscal_year_of
from parsers.budgets.lines import BudgetReader
from parsers.builder import PlanBuilder
from parsers.grid import GridCell
from parsers.header.reading import Column, Header
from parsers.headings.titles import Title
from parsers.periods.series import InlineSeries
from parsers.periods.stated_years import is_relative, stated_in
from parsers.rows.align import Aligned
from parsers.rows.numbered import NumberedRows
from schema.document import Finding
from schema.plan import Initiative, Measure, Note, Quote, Result, Symbol

SAYS_BASIS = re.compile(
    r"^(?=.{6,70}$)[^。]*(?:四半期|[上下半各]期|期ごと|月ごと|各月|毎月|月次|月別|実績|目標|数値|計画)"
    r"[^。]{0,30}?(?:累計|累積|単月)(?!(?:比|差|率))"
)
"""A line that says how the figures of a table are counted."""


@dataclass
class Walk:
    """The state of a walk through tables: the header in force and what waits for the next row."""

    builder: PlanBuilder
    header: Header = field(default_factory=Header)
    inline: InlineSeries = field(default_factory=lambda: InlineSeries({}))
    groups: list[Quote] = field(default_factory=list)
    """Groups of the heading above, or of the last row that printed any."""
    banner: bool = False
    """Whether a row of its own named these groups, for the items below it: 担当：業務グループ."""
    by_row: bool = False
    """Whether a row's own cell named these groups: they hold for rows of its table alone."""
    parent: Initiative | None = None
    """The initiative that sub-titles of the next rows stand under."""
    parent_cell: GridCell | None = None
    """The cell of its title: it may span the rows of its parts."""
    last: Aligned | None = None
    numbered: NumberedRows | None = None
    """Where a table's rows name their item by number alone: what they hold."""
    budgets: BudgetReader | None = None
    waiting_symbol: GridCell | None = None
    kinds: dict[str, GridCell] = field(default_factory=dict)
    """The labels of the row that is read, of its plan and of its results: 目標（累計）, 実績."""
    spanning: dict[int, tuple[GridCell, Symbol]] = field(default_factory=dict)
    """By column the last row's symbols and their cells: they may hold for the next rows too."""
    counts: list[tuple[GridCell, Result]] = field(default_factory=list)
    """Head counts whose cells may span the next rows too."""
    measured: tuple[GridCell | None, list[Measure]] = (None, [])
    """The last measures and their cell: it may stand beside the next rows too."""
    merged: dict[str, tuple[list[GridCell], Initiative]] = field(default_factory=dict)
    """The last cells of a role and whose they are: they may hold for the next rows too."""
    titled: Title | None = None
    """The title of a row over all columns, which waits for a row of its own."""
    item: Initiative | None = None
    """The initiative that such a title opened."""
    title_cells: frozenset[int] = frozenset()
    """The cells of the table that hold such titles, by their identity."""
    waiting_budget: list[GridCell] = field(default_factory=list)
    waiting_months: list[GridCell] = field(default_factory=list)
    waiting_values: list[GridCell] = field(default_factory=list)
    waiting_basis: GridCell | None = None
    """What says how the waiting numbers count, in a cell of its own: 累計."""
    series_name: Quote | None = None
    """The indicator that the waiting numbers are of, where their row names it and nothing else."""
    above: str = ""
    """The last paragraph: it may say the unit of the table below it."""
    caption: Quote | None = None
    """The paragraph right above the table."""
    between: list[Quote] = field(default_factory=list)
    """The paragraphs since the last table."""
    basis: Quote | None = None
    """The last line that says how figures are counted: ※四半期ごとの実績は累計."""
    told: set[tuple[str, ...]] = field(default_factory=set)
    """The words of headers whose periods hold what was done in them."""
    to_come: frozenset[int] = frozenset()
    """The columns of periods after the date of the report: what stands there is planned."""
    counted: tuple[int, int] = (-1, -1)
    """The last row that counted parts of a target above it, and that target's row."""
    named: set[int] = field(default_factory=set)
    """Which initiatives the rows of the last table were of."""
    indicator: tuple[Column, GridCell] | None = None
    """The last indicator's name and its column: it may hold for the next rows too."""

    @property
    def current(self) -> Initiative | None:
        """The initiative whose rows are being read."""
        return self.builder.current

    @property
    def lines_above(self) -> list[Quote]:
        """The lines between the last table and this one."""
        return [*self.between, *([self.caption] if self.caption is not None else [])]

    def counted_of(self, initiative: Initiative) -> int:
        """The row above, if of an item's targets or what counts parts of them: the targets'."""
        above = self.builder.band - 1
        if any(statement.band == above for statement in initiative.statements):
            return above
        return self.counted[1] if self.counted[0] == above else -1

    def when(self, words: str) -> tuple[str, bool]:
        """What header words say of when, with the year that a line above their table states.

        Beside them whether that line names it as the one before the document's.
        """
        stated = stated_in(self.lines_above)
        if stated is None or fiscal_year_of(words) or find_year_months(words, None):
            return words, False
        return f"{stated.text} {words}", is_relative(stated)

    def date(self, initiative: Initiative) -> None:
        """Give the series of the row that was read the year that a line above its table states."""
        if (stated := stated_in(self.lines_above)) is not None:
            for series in initiative.series:
                if series.band == self.builder.band and not series.apart:
                    series.year = stated

    def hear_basis(self) -> None:
        """Keep what a line above the table says of how its figures are counted."""
        above = reversed(self.lines_above)
        self.basis = next((q for q in above if SAYS_BASIS.search(q.text)), self.basis)

    def enter(self, header: Header) -> None:
        """Read what is below a header from now on; groups hold on only below the same one."""
        if self.current is None or header.words != self.header.words:
            self.leave_groups()
        self.header = header
        self.inline = InlineSeries(header.months, header.over_months, header.totals)

    def leave_groups(self) -> None:
        """Forget groups that a row's cell named: a section or another table begins."""
        if self.by_row:
            self.groups, self.by_row = [], False

    def loose(self, cell: GridCell) -> None:
        """Keep a cell that fits no column: a number as a repeated target, text as a note."""
        current = self.current
        if current is None or not cell.text:
            return
        if cell.numeric:
            current.results.append(Result(cell.quote, band=self.builder.band, name="target"))
            return
        current.notes.append(Note(cell.quote, "remark"))
        self.builder.find(
            Finding(
                "warning",
                "unplaced_cell",
                "A cell fits none of the row's columns; its text is kept as a note.",
                cell.text[:200],
                cell.ref,
            )
        )

    def take_series(self, opened: bool) -> None:
        """Give a block of in-row numbers that was just opened to the current initiative."""
        self.builder.plan.findings += self.inline.findings
        self.inline.findings = []
        if opened and self.inline.block is not None and self.current is not None:
            self.inline.block.caption = self.inline.block.caption or self.basis
            self.inline.block.indicator = self.series_name
            self.current.series.append(self.inline.block)
