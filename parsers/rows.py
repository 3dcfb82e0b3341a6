"""Reads the rows of tables with known column roles into initiatives.

Two ways a table names its initiatives: by a number or title column (000, 003, 004), or by the
heading above it (002). Both are read here; layout families only say where headings come from.
"""

from __future__ import annotations

import re

from parsers.align import Aligned, align, is_section_label
from parsers.budgets import BudgetReader
from parsers.builder import PlanBuilder
from parsers.grid import GridCell, GridRow, rows_of
from parsers.headers import Header, read_header
from parsers.markers import pieces_of
from parsers.schedule import planned_months
from parsers.segments import Segment, segments_of
from parsers.series import (
    InlineSeries,
    is_month_header,
    quote,
    read_series_table,
    split_series_cells,
)
from parsers.titles import bare_number, read_title, split_number
from parsers.vocabulary import vocabulary
from schema.document import Finding, Table
from schema.plan import Initiative, Measure, Quote, Result, Statement, Symbol

_SECTION = re.compile(r"^\s*(?:(?P<ordinal>[1-3１-３])\s*[.．・]?\s*)?(?P<ring>[○〇◯])?\s*(?P<rest>\S.*)$", re.S)
_TRAILING = re.compile(r"\s+([◎○〇△×□])\s*$")
_GROUP_TAIL = re.compile(r"[（(][^（()）]*グループ[^（()）]*[)）]\s*$")


class RowReader:
    """Walks through the tables of one document, row by row."""

    def __init__(self, builder: PlanBuilder) -> None:
        self.builder = builder
        self.header = Header()
        self._inline = InlineSeries({})
        self._budgets: BudgetReader | None = None
        self._pending_symbol: GridCell | None = None
        self._groups: list[Quote] = []
        self._parent: Initiative | None = None
        self._last_row: Aligned | None = None
        self._waiting_budget: list[GridCell] = []

    # -- tables --------------------------------------------------------------------
    def table(self, table: Table) -> None:
        """Read one table: header rows, then body rows. Repeats are ledger decoration."""
        rows = rows_of(table)
        for cell in table.repeats:
            self.builder.role(table.ref(cell), "decoration")
        while rows and self._lone_heading(rows, table):
            rows = rows[1:]
        header, taken = read_header(rows)
        if taken:
            self._enter(header)
        elif not self.header.columns or not self._fits(rows):
            self._unknown(rows)
            return
        for row in rows[taken:]:
            self._row(row, table)

    def _enter(self, header: Header) -> None:
        _fill_unknown(header, self.header)
        self.header = header
        self._inline = InlineSeries(header.months)
        for row in header.rows:
            for cell in row.cells:
                self.builder.role(cell.ref, "header")
        for column in header.columns:
            reason = f"column {column.index}: {column.role} ({column.why})"
            if reason not in self.builder.plan.reasons:
                self.builder.plan.reasons.append(reason)
            if column.role == "unknown" or column.why.startswith(_AS_BEFORE):
                self._unknown_header(header, column.index, column.words)

    def _unknown_header(self, header: Header, index: int, words: str) -> None:
        cell = next((c for r in header.rows for c in r.cells if c.column == index), None)
        if cell is not None:
            self.builder.find(
                Finding("warning", "unknown_header", "A header cell names no known role; the "
                        "column's role comes from the other tables.", words, cell.ref)
            )

    def _lone_heading(self, rows: list[GridRow], table: Table) -> bool:
        """A first row of one cell above a header row is a heading (002, iv and v)."""
        if len(rows) < 2 or len(rows[0].cells) != 1:
            return False
        _, taken = read_header(rows[1:])
        if not taken:
            return False
        cell = rows[0].cells[0]
        self.on_heading(cell)
        return True

    def on_heading(self, cell: GridCell) -> None:
        """What a family does with a heading printed as a table's first row."""
        self._section(cell, None)

    def _fits(self, rows: list[GridRow]) -> bool:
        width = max((c.column for row in rows for c in row.cells), default=0)
        return width <= max(column.index for column in self.header.columns) + 2

    def _unknown(self, rows: list[GridRow]) -> None:
        for row in rows[:1]:
            for cell in row.cells[:1]:
                self.builder.find(
                    Finding("warning", "unknown_table", "No header row with known words; the "
                            "table was not read.", " | ".join(row.texts)[:200], cell.ref)
                )

    # -- rows ----------------------------------------------------------------------
    def _row(self, row: GridRow, table: Table) -> None:
        if row.cells and tuple(c.folded for c in row.cells) == self.header.words()[: len(row.cells)]:
            for cell in row.cells:
                self.builder.role(cell.ref, "header")
            return
        if self._section_row(row) or self._budget_row(row):
            return
        series = split_series_cells(row)
        leading_text = series is not None and any(
            c.kind in ("statement", "text") for c in row.cells[: series[0]]
        )
        if series is not None and not leading_text and not row.kinds("dots"):
            self._series_row(row.cells, series)
            return
        self.builder.band += 1
        self._inline.close()
        body = row
        if is_month_header(row):
            body = self._open_inline(row)
        elif series is not None and not row.kinds("dots"):
            body = self._statement_with_series(row, series)
        self._body_row(align(body, self.header))

    def _budget_row(self, row: GridRow) -> bool:
        """A row of budget cells alone heads the budget of the item below it (003, item 13)."""
        column = self.header.first("budget")
        if column is None or not all(
            cell.kind == "budget" or cell.column >= column.index for cell in row.cells
        ) or not row.kinds("budget"):
            return False
        self._waiting_budget += row.cells
        return True

    def _series_row(self, cells: list[GridCell], span: tuple[int, int]) -> None:
        start, end = span
        block = self._inline.add(cells[start:end], self.builder.band)
        self._attach_series(block)
        for cell in cells[end:]:
            self._loose(cell)

    def _attach_series(self, block: object) -> None:
        current = self.builder.current
        self.builder.plan.findings += self._inline.findings
        self._inline.findings = []
        series = self._inline.block
        if block is not None and series is not None and current is not None:
            current.series.append(series)

    def _open_inline(self, row: GridRow) -> GridRow:
        first = next(i for i, c in enumerate(row.cells) if c.month is not None)
        months = [c for c in row.cells[first:] if c.month is not None or c.text in ("累計", "合計")]
        for cell in months:
            self.builder.role(cell.ref, "header")
        rest = [cell for cell in row.cells if cell not in months]
        self._pending_inline = months
        return GridRow(row.index, rest)

    _pending_inline: list[GridCell] | None = None

    def _statement_with_series(self, row: GridRow, span: tuple[int, int]) -> GridRow:
        start, end = span
        self._pending_rows = row.cells[start:end]
        return GridRow(row.index, row.cells[:start] + row.cells[end:])

    _pending_rows: list[GridCell] | None = None

    # -- sections --------------------------------------------------------------------
    def _section_row(self, row: GridRow) -> bool:
        symbols = row.kinds("symbol")
        cells = [cell for cell in row.cells if cell.kind != "symbol"]
        label = None
        if len(cells) == 2 and is_section_label(cells[0]) and cells[0].kind != "item":
            label, cells = cells[0], cells[1:]
        ordinal = None
        if len(cells) == 2 and re.fullmatch(r"[1-3１-３]", cells[0].text):
            ordinal, cells = cells[0], cells[1:]
        if len(cells) != 1 or cells[0].kind not in ("text",) or cells[0].cell.tables:
            return False
        text = cells[0].text
        match = _SECTION.match(text)
        names_pillar = vocabulary().pillar_ordinal(text) is not None and len(text) < 40
        if match is None or len(text) > 80 or not (
            match["ring"] or names_pillar or _GROUP_TAIL.search(text)
        ):
            return False
        if label is not None:
            self._pillar(label)
        self._section(cells[0], ordinal)
        self._pending_symbol = symbols[0] if symbols else None
        return True

    def _pillar(self, cell: GridCell) -> None:
        """A section label names the pillar; it stays until another one does."""
        ordinal = vocabulary().pillar_ordinal(cell.text)
        above = self.builder.path[:1]
        same = bool(above) and vocabulary().pillar_ordinal(above[0].text) == ordinal
        if ordinal is not None and not same:
            self.builder.heading(0, Quote(_unspaced(cell.text), cell.ref))
        self.builder.role(cell.ref, "heading")

    def _section(self, cell: GridCell, ordinal: GridCell | None) -> None:
        match = _SECTION.match(cell.text)
        digit = ordinal.text if ordinal else (match["ordinal"] if match else None)
        if ordinal is not None:
            self.builder.role(ordinal.ref, "heading")
        if vocabulary().pillar_ordinal(cell.text) is not None and not (match and match["ring"]):
            self.builder.heading(0, quote(cell))
        else:
            if digit:
                self.builder.pillar_digit(digit)
            self.builder.heading(1, quote(cell))
        group = _GROUP_TAIL.search(cell.text)
        self._groups = [Quote(group.group(), cell.ref)] if group else []
        self._parent = None

    # -- body ------------------------------------------------------------------------
    def _body_row(self, aligned: Aligned) -> None:
        if aligned.section is not None:
            self._pillar(aligned.section)
        if self._symbol_only(aligned):
            return
        initiative = self._initiative(aligned)
        if initiative is None:
            for _, cell in aligned.roles:
                self._loose(cell)
            return
        measures = self._measures(aligned, initiative)
        self._beside(aligned, initiative, measures)
        self._numbers(aligned, initiative)
        self._extras(aligned, initiative)
        self._last_row = aligned

    def _symbol_only(self, aligned: Aligned) -> bool:
        """A row of one symbol: the measures' status after the target's own (004, last row)."""
        cells = aligned.row.cells
        if len(cells) != 1 or cells[0].kind != "symbol":
            return False
        cell, current, last = cells[0], self.builder.current, self._last_row
        column = self.header.first("status")
        in_column = column is not None and column.index == cell.column
        if current is not None and in_column and last is not None and self._mixed(current):
            for measure in current.measures:
                if measure.band == self.builder.band - 1:
                    measure.band = self.builder.band
            current.symbols.append(Symbol(quote(cell), self.builder.band))
            self.builder.role(cell.ref, "body")
        else:
            self.builder.find(
                Finding("warning", "stray_symbol", "A symbol stands alone in its row and belongs "
                        "to nothing that is printed there.", cell.text, cell.ref)
            )
        return True

    def _mixed(self, current: Initiative) -> bool:
        band = self.builder.band - 1
        return any(s.band == band for s in current.statements) and any(
            m.band == band for m in current.measures
        )

    def _initiative(self, aligned: Aligned) -> Initiative | None:
        number, titles = aligned.one("number"), aligned.get("title")
        if not self.header.has("number") and not self.header.has("title"):
            return self.by_heading()
        if number is None and titles and self.header.has("number") and self.builder.current:
            return self._sub_row(titles)
        if number is None and not titles:
            return self.builder.current
        return self._numbered(aligned, number, titles)

    def by_heading(self) -> Initiative | None:
        """The initiative of a table without title column: the heading above it."""
        return self.builder.current

    def _sub_row(self, titles: list[GridCell]) -> Initiative | None:
        current = self.builder.current
        for cell in titles:
            if current is not None and vocabulary().incentive_mark in cell.text:
                current.marks.append(vocabulary().incentive_mark)
                current.refs.append(cell.ref)
                self.builder.role(cell.ref, "body")
            elif current is not None:
                self.builder.note(quote(cell), "subheading")
        return current

    def _numbered(
        self, aligned: Aligned, number: GridCell | None, titles: list[GridCell]
    ) -> Initiative | None:
        printed = bare_number(number.text) if number is not None else None
        if not titles:
            return self._untitled(number, printed)
        initiative: Initiative | None = None
        for depth, cell in enumerate(titles):
            title = read_title(cell.text, cell.ref, printed if depth == 0 else None)
            nested = any(c.role == "title" and c.index < cell.column for c in self.header.columns)
            initiative = self._open_title(title, cell, nested=nested and cell is not titles[0]
                                          or self._below_parent(title, aligned))
        if number is not None and initiative is not None:
            initiative.refs.append(number.ref)
            self.builder.role(number.ref, "body")
        return initiative

    def _below_parent(self, title: object, aligned: Aligned) -> bool:
        columns = [column.index for column, _ in aligned.roles if column.role == "title"]
        first = self.header.first("title")
        return bool(columns) and first is not None and columns[0] > first.index

    def _open_title(self, title: object, cell: GridCell, *, nested: bool) -> Initiative:
        from parsers.titles import Title

        assert isinstance(title, Title)
        self.builder.role(cell.ref, "body")
        if self.builder.same(title):
            current = self.builder.current
            assert current is not None
            current.refs += title.refs
            current.marks += [m for m in title.marks if m not in current.marks]
            return current
        path = self.builder.path
        if nested and self._parent is not None:
            path = [*path, self._parent.title]
        initiative = self.builder.open(title, path=path)
        if not self.header.has("groups"):
            initiative.groups = list(self._groups)
        self._budgets = None
        if not nested:
            self._parent = initiative
        return initiative

    def _untitled(self, number: GridCell | None, printed: str | None) -> Initiative | None:
        current = self.builder.current
        if number is not None:
            self.builder.role(number.ref, "body")
            if current is not None and current.number_raw == printed:
                current.refs.append(number.ref)
        return current

    def _measures(self, aligned: Aligned, initiative: Initiative) -> list[Measure]:
        cells = [*aligned.get("measure"), *aligned.get("target")]
        found: list[Measure] = []
        for cell in cells:
            if cell.kind == "nested":
                self._nested(cell, initiative)
                continue
            segments = segments_of(pieces_of(cell.cell.lines, cell.ref))
            if cell in aligned.get("target"):
                segments = [_as_target(segment) for segment in segments]
            found += self.builder.segments(segments, initiative)
            if cell.cell.tables:
                self._nested(cell, initiative)
        return found

    def _beside(
        self, aligned: Aligned, initiative: Initiative, measures: list[Measure]
    ) -> None:
        """Schedule, progress, next steps, groups and symbols of the row."""
        groups = [quote(c) for c in aligned.get("groups")]
        if groups:
            self._groups = groups
            initiative.groups += [g for g in groups if g.text not in {x.text for x in initiative.groups}]
        elif self.header.has("groups") and not initiative.groups:
            initiative.groups = list(self._groups)
        for cell in aligned.get("groups"):
            self.builder.role(cell.ref, "body")
        self._targets_repeated(aligned, initiative)
        progress = next(
            (c for c in aligned.get("progress") if c.kind != "nested" and not c.numeric), None
        )
        for cell in aligned.get("progress"):
            if cell.cell.tables:
                self._nested(cell, initiative)
            if cell.text and progress is None and not cell.numeric:
                progress = cell
        months, refs, finding = planned_months(aligned, self.header)
        if finding is not None and measures:
            self.builder.find(finding)
        for ref in refs:
            self.builder.role(ref, "body")
        schedule, following = aligned.one("schedule"), aligned.one("next")
        for measure in measures:
            measure.months, measure.month_refs = months, refs
            measure.schedule = quote(schedule) if schedule else None
            measure.progress = _without_symbol(progress)
            measure.next = quote(following) if following else None
            measure.groups = groups or []
        self._beside_roles(aligned, initiative, measures, progress)
        self._symbols(aligned, initiative)

    def _targets_repeated(self, aligned: Aligned, initiative: Initiative) -> None:
        """A bare number beside a KPI repeats its target (000: 92.0 beside 92.0%以上)."""
        for cell in aligned.get("progress"):
            if cell.numeric:
                initiative.results.append(
                    Result(quote(cell), band=self.builder.band, name="target")
                )

    def _beside_roles(
        self,
        aligned: Aligned,
        initiative: Initiative,
        measures: list[Measure],
        progress: GridCell | None,
    ) -> None:
        for role in ("schedule", "progress", "next"):
            for cell in aligned.get(role):
                self.builder.role(cell.ref, "body")
                if not measures and role != "progress":
                    initiative.notes.append(_note(cell, role))
        if progress is not None and progress.text:
            initiative.results.append(
                Result(quote(progress), band=self.builder.band, name="progress")
            )
            if not measures:
                initiative.notes.append(_note(progress, "progress"))

    def _symbols(self, aligned: Aligned, initiative: Initiative) -> None:
        cells = aligned.get("status")
        for cell in [] if cells else aligned.get("progress"):
            last = _TRAILING.search(cell.text)
            if last:
                initiative.symbols.append(
                    Symbol(Quote(last.group(1), cell.ref), self.builder.band)
                )
        if not cells and self._pending_symbol is not None:
            cells = [self._pending_symbol]
        self._pending_symbol = None
        for cell in cells:
            initiative.symbols.append(Symbol(quote(cell), self.builder.band))
            self.builder.role(cell.ref, "body")

    def _numbers(self, aligned: Aligned, initiative: Initiative) -> None:
        for cell in aligned.get("result"):
            initiative.results.append(Result(quote(cell), band=self.builder.band))
            self.builder.role(cell.ref, "body")
        for cell in aligned.get("national"):
            initiative.results.append(
                Result(quote(cell), band=self.builder.band, name="national")
            )
            self.builder.role(cell.ref, "body")
        for role in ("remark", "previous_result", "indicator", "section", "unknown"):
            for cell in aligned.get(role):
                if role == "section":
                    self._pillar(cell)
                else:
                    initiative.notes.append(_note(cell, "remark"))
                    self.builder.role(cell.ref, "body")
        waiting, self._waiting_budget = self._waiting_budget, []
        for cell in [*waiting, *aligned.get("budget")]:
            self._budget(cell, initiative)
        if self._pending_inline:
            initiative.series.append(self._inline.open(self._pending_inline, self.builder.band))
            self._pending_inline = None
        if self._pending_rows:
            block = self._inline.add(self._pending_rows, self.builder.band)
            self._attach_series(block)
            self._pending_rows = None

    def _budget(self, cell: GridCell, initiative: Initiative) -> None:
        if self._budgets is None:
            self._budgets = BudgetReader()
            initiative.budgets = self._budgets.budgets
        self._budgets.take(cell)
        initiative.notes += self._budgets.notes
        self._budgets.notes = []
        self.builder.role(cell.ref, "body")

    def _nested(self, cell: GridCell, initiative: Initiative) -> None:
        self.builder.role(cell.ref, "body")
        for table in cell.cell.tables:
            blocks, spare = read_series_table(table, self.builder.band)
            initiative.series += blocks
            for inner in spare:
                initiative.notes.append(_note(inner, "remark"))
                self.builder.role(inner.ref, "body")
            for row in rows_of(table):
                for inner in row.cells:
                    if inner.month is not None or inner.text in ("累計", "合計", "単月", "累積"):
                        self.builder.role(inner.ref, "header")

    def _extras(self, aligned: Aligned, initiative: Initiative) -> None:
        budget = self.header.first("budget")
        for cell in aligned.extra:
            if budget is not None and cell.column > budget.index:
                self._budget(cell, initiative)
            elif cell.kind == "value" or cell.kind == "item":
                initiative.results.append(
                    Result(quote(cell), band=self.builder.band, name="target")
                )
                self.builder.role(cell.ref, "body")
            elif cell.kind == "dots":
                self.builder.find(
                    Finding("info", "stray_dot", "A ● stands under no month.", cell.text, cell.ref)
                )
            elif cell.kind == "symbol":
                initiative.symbols.append(Symbol(quote(cell), self.builder.band))
            else:
                self._loose(cell)

    def _loose(self, cell: GridCell) -> None:
        current = self.builder.current
        if current is None or not cell.text:
            return
        if cell.numeric:
            current.results.append(Result(quote(cell), band=self.builder.band, name="target"))
            return
        current.notes.append(_note(cell, "remark"))
        self.builder.find(
            Finding("warning", "unplaced_cell", "A cell fits none of the row's columns; its text "
                    "is kept as a note.", cell.text[:200], cell.ref)
        )


_AS_BEFORE = "as in the table before"


def _fill_unknown(header: Header, before: Header) -> None:
    """An unreadable header cell (002, last table) takes the role its column had before."""
    roles = {column.index: column.role for column in before.columns}
    known = [column for column in header.columns if column.role != "unknown"]
    if len(known) < 2 or any(roles.get(column.index) != column.role for column in known):
        return
    for column in header.columns:
        role = roles.get(column.index)
        if column.role == "unknown" and role and not header.has(role):
            column.role, column.why = role, f"{_AS_BEFORE}; its own words are {column.words!r}"


def _without_symbol(cell: GridCell | None) -> Quote | None:
    """The progress text without a symbol that the dump ran into it (000, item 26)."""
    if cell is None or not cell.text:
        return None
    return Quote(_TRAILING.sub("", cell.text), cell.ref)


def _note(cell: GridCell, kind: str) -> "Note":
    return Note(quote(cell), kind)


def _as_target(segment: Segment) -> Segment:
    if segment.kind == "measure":
        segment.kind, segment.statement, segment.label = "statement", "kpi", segment.marker
    return segment


def _unspaced(text: str) -> str:
    return "".join(text.split())


from schema.plan import Note  # noqa: E402
