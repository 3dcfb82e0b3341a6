"""Reads the rows of tables with known column roles into initiatives.

Two ways a table names its initiatives: by a number or title column (000, 003, 004), or by the
heading above it (002). Both are read here; layout families only say where headings come from.
"""

from __future__ import annotations

from collections.abc import Sequence

from normalize.text.eras import fiscal_year_of
from parsers.budgets.tables import (
    heads_budgets,
    is_budget_table,
    stands_alone,
    take_budget_table,
)
from parsers.builder import PlanBuilder
from parsers.forms.rows import take_sheets
from parsers.grid import GridCell, GridRow, rows_of
from parsers.header.front import front_of
from parsers.header.halves import plan_what_comes
from parsers.header.numbered_titles import as_measures
from parsers.header.reading import Header, read_header
from parsers.header.report import say_header, say_unknown
from parsers.header.stacked import stacked
from parsers.header.unknown import fill_unknown
from parsers.headings.legends import take_legend
from parsers.measures.segment import Segment
from parsers.measures.segments import segments_of
from parsers.measures.undertaken import results_apart, take_undertaken
from parsers.periods.month_rows import names_times
from parsers.periods.month_tables import take_month_table, take_series
from parsers.periods.nested import nested_apart, take_nested
from parsers.periods.schedule_tables import schedule_rows, take_schedule
from parsers.periods.series import TOTAL_WORDS, is_month_header, split_series_cells
from parsers.periods.stated_years import say_earlier, stated_in
from parsers.periods.told import settle_periods
from parsers.rows.align import Aligned
from parsers.rows.arrows import without_arrows
from parsers.rows.beside import take_beside
from parsers.rows.counted import take_counted
from parsers.rows.cut_measures import pieces_below
from parsers.rows.figure_tables import holds_figures
from parsers.rows.kinds import align_group, grouped
from parsers.rows.labels import (
    basis_apart,
    labelled,
    owner_of,
    states_target,
    take_label,
    with_items,
)
from parsers.rows.opening import initiative_of, names_initiatives
from parsers.rows.sections import open_section, take_section_cell, take_section_row
from parsers.rows.statuses import symbol_only
from parsers.rows.targets import names_apart, take_targets
from parsers.rows.titles import item_of, take_title_row, title_cells
from parsers.rows.unowned import take_unowned
from parsers.rows.walk import Walk
from parsers.rows.wide_texts import over_columns
from schema.document import Table
from schema.plan import Initiative, Measure, Plan


class RowReader:
    """Walks through the tables of one document, row by row."""

    def __init__(self, builder: PlanBuilder) -> None:
        self.builder = builder
        self.walk = Walk(builder)
        self.runs: dict[int, list[GridRow]] = {}
        self.undertaken = False

    # -- for families ----------------------------------------------------------------
    def on_heading(self, cell: GridCell) -> None:
        """What a family does with a heading printed as a table's first row."""
        open_section(self.walk, cell)

    def on_front(self, cell: GridCell) -> None:
        """What a family does with text printed further above a table's header row."""
        self.builder.note(cell.quote, "preamble", document=True)

    def on_title_row(self) -> None:
        """What a family does when a row over all columns names the item of the rows below it."""

    def on_header(self, header: Header) -> None:
        """What a family does with the header of a table before its rows are read."""
        as_measures(header.columns)

    def by_heading(self) -> Initiative | None:
        """The initiative of a table that names none: the heading above it."""
        return self.builder.current

    def budget_owner(self) -> Initiative | Plan | None:
        """Whose a table of budgets is: the item's above, or the document's own."""
        owner = self.by_heading()
        return self.builder.plan if stands_alone(self.walk, owner) else owner

    def below_budgets(self) -> bool:
        """Whether a heading of budgets stands right above the table."""
        return any(heads_budgets(quote.text) for quote in self.walk.between)

    def series_owner(self) -> Initiative | None:
        """Whose a table of series is: the item's above; None below a heading of series alone."""
        return self.by_heading()

    @property
    def year(self) -> int | None:
        """The fiscal year that the document's title names; None where none does so far."""
        titles = (fiscal_year_of(title.text) for title in self.builder.plan.titles)
        return next((year for year in titles if year is not None), None)

    # -- tables ------------------------------------------------------------------------
    def table(self, table: Table) -> None:
        """Read one table: header rows, then body rows. Repeats are ledger decoration."""
        rows = self.runs.get(table.number, rows_of(table))
        self.builder.repeats(table)
        self.walk.hear_basis()
        if take_legend(self.builder, rows) or take_sheets(self, rows):
            return
        if take_month_table(self, rows, table.number):
            return
        for part in stacked(self._below_front(rows)):
            parted = len(part) < len(rows)
            if parted and (take_sheets(self, part) or take_month_table(self, part, table.number)):
                continue
            self._part(table, part)

    def _part(self, table: Table, rows: list[GridRow]) -> None:
        if take_series(self, table, rows):
            return
        if placed := schedule_rows(rows, self.builder.current):
            take_schedule(self.builder, rows[0], placed)
            return
        header, taken = read_header(rows, self.year)
        if taken and is_budget_table(header, below=self.below_budgets()):
            say_header(self.builder, header, unknown=False)
            owner = self.budget_owner()
            take_budget_table(self.builder, header, rows[taken:], self.walk.above, owner)
            return
        if taken:
            self._enter(header, rows[taken:])
        elif not self.walk.header.columns or not self._fits(rows):
            say_unknown(self.builder, rows)
            return
        self.walk.named = set()
        self.walk.title_cells = title_cells(self.walk.header, rows[taken:])
        body = without_arrows(self.builder, self.walk.header, rows[taken:])
        for row, *below in grouped(self.walk.header, body):
            self.row(row, below)
            self.walk.named |= {id(self.builder.current)}

    def _enter(self, header: Header, body: list[GridRow]) -> None:
        if self.undertaken:
            plan_what_comes(header.columns, self.builder.plan.titles)
            take_undertaken(header.columns, body)
        fill_unknown(header, self.walk.header)
        settle_periods(self.walk, header, body)
        self.on_header(header)
        self.walk.enter(header)
        say_header(self.builder, header)
        if header.has("target"):
            say_earlier(self.builder, stated_in(self.walk.lines_above), self.year)

    def _below_front(self, rows: list[GridRow]) -> list[GridRow]:
        """The rows from the header on; one cell right above it is a heading (002, iv and v)."""
        count = front_of(rows)
        for place, row in enumerate(rows[:count], 1):
            for cell in row.cells:
                if place == count and len(row.cells) == 1:
                    self.on_heading(cell)
                else:
                    self.on_front(cell)
        return rows[count:]

    def _fits(self, rows: list[GridRow]) -> bool:
        width = max((c.column for row in rows for c in row.cells), default=0)
        last = max(column.index for column in self.walk.header.columns)
        if last > 2 * width or width > last + 2 or names_times(rows):
            return False
        return bool(self.walk.header.times) or not holds_figures(rows)

    # -- rows ----------------------------------------------------------------------------
    def row(self, row: GridRow, below: Sequence[GridRow] = ()) -> None:
        """Read one row below the header in force; `below`: the rows of its results."""
        if self._repeated_header(row) or self._title_row(row) or take_section_row(self.walk, row):
            return
        if self._budget_row(row):
            return
        wide = over_columns(self.walk, row)
        span = self._series_span(row) if wide is None else None
        if span is not None and not any(
            cell.kind in ("statement", "text") for cell in row.cells[: span[0]]
        ):
            self._series_row(row, span)
            return
        self.builder.band += 1
        self.walk.inline.close()
        if wide is None and is_month_header(row):
            row = self._set_months_aside(row)
        elif span is not None:
            said, others = basis_apart(row.cells[: span[0]])
            self.walk.waiting_basis = said
            self.walk.waiting_values = row.cells[span[0] : span[1]]
            row = row.holding(others + row.cells[span[1] :])
        self.body_row(wide or align_group(self.walk, row, below))

    def _title_row(self, row: GridRow) -> bool:
        if not take_title_row(self.walk, row):
            return False
        self.on_title_row()
        return True

    def _series_span(self, row: GridRow) -> tuple[int, int] | None:
        """Where a row holds monthly numbers: only in tables with months, or below such a header."""
        months = self.walk.header.months or self.walk.inline.block is not None
        if not (months or is_month_header(row)) or row.kinds("dots"):
            return None
        years = self.walk.header.first("year")
        return split_series_cells(row, years.index if years is not None else None)

    def _repeated_header(self, row: GridRow) -> bool:
        words = self.walk.header.words
        if len(row.cells) > len(words) or (row.cells and row.cells[0].folded != words[0]):
            return False
        if any(cell.folded != word for cell, word in zip(row.cells, words, strict=False)):
            return False
        for cell in row.cells:
            self.builder.role(cell.ref, "header")
        return True

    def _budget_row(self, row: GridRow) -> bool:
        """A row of budget cells alone heads the budget of the item below it (003, item 13)."""
        column = self.walk.header.first("budget") if row.kinds("budget") else None
        if column is None:
            return False
        if any(cell.kind != "budget" and cell.column < column.index for cell in row.cells):
            return False
        self.walk.waiting_budget += row.cells
        return True

    def _series_row(self, row: GridRow, span: tuple[int, int]) -> None:
        start, end = span
        opened = self.walk.inline.add(row.cells[start:end], self.builder.band, exact=row.exact)
        self.walk.take_series(opened)
        for cell in row.cells[end:]:
            self.walk.loose(cell)

    def _set_months_aside(self, row: GridRow) -> GridRow:
        """Months printed in a body row head the rows of numbers below (003, first page)."""
        first = next(i for i, cell in enumerate(row.cells) if cell.month is not None)
        aside = [
            cell for cell in row.cells[first:] if cell.month is not None or cell.text in TOTAL_WORDS
        ]
        for cell in aside:
            self.builder.role(cell.ref, "header")
        self.walk.waiting_months = aside
        return row.holding([cell for cell in row.cells if cell not in aside])

    def body_row(self, aligned: Aligned) -> None:
        """Read a row whose cells have their roles."""
        aligned = results_apart(with_items(self.walk, aligned), self.walk.header)
        for cell in [aligned.section, *aligned.get("section")]:
            if cell is not None:
                take_section_cell(self.walk, cell)
        if symbol_only(self.walk, aligned):
            return
        named = names_initiatives(self.walk)
        by_title = None if named else item_of(self.walk)
        initiative = initiative_of(self.walk, aligned) if named else by_title or self.by_heading()
        if initiative is None:
            take_unowned(self.walk, aligned)
            return
        initiative = owner_of(self.walk, aligned, initiative)
        aligned = nested_apart(self.walk, aligned, initiative)
        aligned = take_counted(self.walk, aligned, initiative)
        self.builder.mark(" ".join(aligned.row.texts), initiative)
        measures = self._measures(aligned, initiative)
        take_label(self.walk, aligned, initiative, measures)
        take_beside(self.walk, aligned, initiative, measures)
        self.walk.date(initiative)
        self.walk.last = aligned

    def _measures(self, aligned: Aligned, initiative: Initiative) -> list[Measure]:
        found: list[Measure] = []
        stated: list[Segment] = []
        for cell in aligned.get("measure"):
            pieces = labelled(aligned, pieces_below(aligned, cell, initiative))
            if states_target(aligned):
                stated += segments_of(pieces)
            else:
                segments, names = names_apart(segments_of(pieces), aligned)
                stated += names
                found += self.builder.segments(segments, initiative)
            if cell.cell.tables:
                take_nested(self.walk, cell, initiative)
        return found + take_targets(self.walk, aligned, initiative, stated)
