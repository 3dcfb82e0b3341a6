"""A new edition beside the old one (001): two columns of running text, each an edition."""

from __future__ import annotations

import re

from normalize.text.eras import fiscal_year_of
from normalize.text.folding import fold
from parsers.builder import PlanBuilder
from parsers.families import both
from parsers.families.editions import (
    ASIDE,
    MOVED,
    NOTHING,
    edition_columns,
    front_of_editions,
    names_of,
)
from parsers.families.openings import opening_of
from parsers.families.parting import part, part_figures
from parsers.families.said_same import lines_said
from parsers.families.side_ranks import Levels, SideLines
from parsers.families.sides import Counters, split_sides
from parsers.families.streams import StreamReader, heads_list
from parsers.grid import GridCell, GridRow, rows_of
from parsers.header.lines import looks_like_header
from parsers.headings.titles import is_closing_line, is_document_title, read_title
from parsers.vocabulary import vocabulary
from schema.document import Document, Paragraph, Ref, Table
from schema.plan import Note, Plan, Quote

Side = StreamReader | SideLines
_LONGEST_HEADER = 80
_REFERENCE = re.compile(r"^[●\s]*参\s*考")


class _Comparison:
    """Deals the document's text to the readers of the two editions."""

    def __init__(self, plan: Plan, sides: tuple[SideLines, SideLines] | None = None) -> None:
        """`sides` take the text in place of the readers of both editions."""
        self.builder = PlanBuilder(plan)
        self.plan = plan
        self.sides: tuple[Side, Side] = sides or (
            StreamReader(self.builder, "current"),
            StreamReader(self.builder, "previous"),
        )
        self.counters = (Counters(), Counters())
        self.columns: tuple[int, int] = (0, 1)
        """Those of the new and of the old edition, whichever stands on the left."""
        self.run: list[Paragraph] = []
        self.started = False

    @property
    def years(self) -> tuple[int | None, int | None]:
        editions = self.plan.editions
        return (
            fiscal_year_of(editions["current"].text) if "current" in editions else None,
            fiscal_year_of(editions["previous"].text) if "previous" in editions else None,
        )

    # -- tables ------------------------------------------------------------------
    def table(self, table: Table) -> None:
        self.finish_run()
        self.builder.repeats(table)
        rows = rows_of(table)
        front = 0 if self.started else front_of_editions(rows)
        for row in rows[:front]:
            self._front(row.cells[0])
        rows, named = rows[front:], False
        for position, row in enumerate(rows):
            if self._editions(row, rows[position + 1 : position + 8]):
                named = True
            elif looks_like_header(row) or self._is_header(row):
                for cell in row.cells:
                    self.builder.role(cell.ref, "header")
                self._columns_of(row)
                named = True
            else:
                if not named and not self._fits(table):
                    self.columns = self._ordered(table.columns - 2, table.columns - 1)
                self._row(row)

    def _front(self, cell: GridCell) -> None:
        """A title, or other text above the row that names the editions."""
        title = is_document_title(cell.text)
        if title:
            self.plan.titles.append(Quote(" ".join(cell.text.split()), cell.ref))
        else:
            self.plan.notes.append(Note(cell.quote, "preamble"))
        self.builder.role(cell.ref, "heading" if title else "note")

    def _fits(self, table: Table) -> bool:
        return max(self.columns) == table.columns - 1

    def _ordered(self, left: int, right: int) -> tuple[int, int]:
        """Two columns as those of the editions, which stand in the same order as before."""
        return (left, right) if self.columns[0] < self.columns[1] else (right, left)

    def _is_header(self, row: GridRow) -> bool:
        return len(row.cells) >= 2 and all(
            len(cell.text) <= _LONGEST_HEADER and vocabulary().roles_of(cell.folded)
            for cell in row.cells
        )

    def _editions(self, row: GridRow, below: list[GridRow]) -> bool:
        found = edition_columns(row, below)
        if found is None:
            return False
        new, old = found
        self.columns = (new.column, old.column)
        if not any(self.years):  # 令和6年度 | 令和5年度 may stand below 改正後 | 改正前
            self.plan.editions["current"] = Quote(new.text, new.ref)
            self.plan.editions["previous"] = Quote(old.text, old.ref)
        self.plan.reasons.append(f"column {new.column}: current ({new.text})")
        self.plan.reasons.append(f"column {old.column}: previous ({old.text})")
        for cell in row.cells:
            self.builder.role(cell.ref, "header")
        return True

    def _columns_of(self, row: GridRow) -> None:
        measure = [c for c in row.cells if "measure" in c.named_roles]
        if len(measure) == 2:
            self.columns = self._ordered(measure[0].column, measure[1].column)

    def _row(self, row: GridRow) -> None:
        item = self._item(row)
        if item is not None:
            self._open(item, row)
        for cell in row.cells:
            if cell is item or (item is not None and NOTHING.match(cell.text)):
                self.builder.role(cell.ref, "body")
                continue
            side = self._side(cell)
            if side is None or self._spans_both(cell):
                self._left(cell)
                continue
            if MOVED.match(cell.text):
                self.plan.notes.append(Note(cell.quote, "remark"))
                self.builder.role(cell.ref, "note")
                continue
            self.started = True
            beside = [other for other in row.cells if self._side(other) == 1 - side]
            lines = lines_said(cell, beside, self.builder)
            opens, heads = True, heads_list([text for text, _ in lines])
            for text, ref in lines:
                if ASIDE.match(text):  # a page break may set it below another item's text
                    self.plan.notes.append(Note(Quote(text, ref), "remark"))
                    continue
                self._line(side, text, ref, opens=opens, heads=opens and heads)
                opens = False

    def _item(self, row: GridRow) -> GridCell | None:
        """The cell left of both columns that names the item of both: numbered, and no pillar."""
        first = row.cells[0]
        beside = any(self._side(cell) is not None for cell in row.cells[1:])
        if self._side(first) is not None or first.column > min(self.columns) or not beside:
            return None
        if vocabulary().pillar_ordinal(first.text) is not None:
            return None
        return first if read_title(first.text, first.ref).number is not None else None

    def _open(self, item: GridCell, row: GridRow) -> None:
        """An item for each side that prints something; （新規） and （削除） say which has none."""
        for side, stream in enumerate(self.sides):
            cells = [cell for cell in row.cells if cell is not item and self._side(cell) == side]
            if any(not NOTHING.match(cell.text) for cell in cells):
                stream.item(item.text, item.ref)
        self.started = True

    def _spans_both(self, cell: GridCell) -> bool:
        """A pillar printed across both columns."""
        names = vocabulary().pillar_ordinal(cell.text) is not None and len(cell.text) < 40
        over = cell.column <= min(self.columns)
        return names and over and cell.column + cell.cell.column_span > max(self.columns)

    def _side(self, cell: GridCell) -> int | None:
        if cell.column in self.columns:
            return self.columns.index(cell.column)
        left, right = sorted(self.columns)
        return self.columns.index(left) if left < cell.column < right else None

    def _line(self, side: int, text: str, ref: Ref, *, opens: bool, heads: bool = False) -> None:
        self._count(side, text)
        if _REFERENCE.match(text):
            self._reference()
        self.sides[side].line(text, ref, opens=opens, heads=heads)

    def _count(self, side: int, text: str) -> None:
        new, old = self.counters
        self.counters = (new.after(text), old) if side == 0 else (new, old.after(text))

    def _left(self, cell: GridCell) -> None:
        """The cell left of both columns names the pillar of both; one to the right is a remark."""
        if cell.column > max(self.columns):
            self.plan.notes.append(Note(cell.quote, "remark"))
            self.builder.role(cell.ref, "note")
            return
        self.builder.role(cell.ref, "heading")
        for stream in self.sides:
            stream.pillar(Quote(cell.text, cell.ref))
        self.counters = (Counters(), Counters())

    # -- paragraphs --------------------------------------------------------------
    def paragraph(self, paragraph: Paragraph) -> None:
        text = paragraph.text
        if paragraph.kind != "text" or is_closing_line(text):
            self.builder.role(paragraph.ref, "decoration")
        elif is_document_title(text) and not self.started:
            self.builder.role(paragraph.ref, "heading")
            self.plan.titles.append(Quote(" ".join(text.split()), paragraph.ref))
        elif _REFERENCE.match(text.replace("\n", "")):
            self.finish_run()
            self._reference()
            self.builder.role(paragraph.ref, "decoration" if len(text) < 12 else "heading")
        elif (
            vocabulary().pillar_ordinal(text) is not None
            and len(text) < 40
            and not (self.sides[0].reference)
        ):
            self.finish_run()
            self.builder.role(paragraph.ref, "heading")
            for stream in self.sides:
                stream.pillar(Quote(text, paragraph.ref))
            self.counters = (Counters(), Counters())
        else:
            self.run.append(paragraph)

    def _reference(self) -> None:
        for stream in self.sides:
            stream.flush()
            stream.reference = True

    def finish_run(self) -> None:
        """Deal the paragraphs of one page to the two editions."""
        run, self.run = self.run, []
        if not run:
            return
        sides = split_sides(run, self.counters, self.years)
        last = None
        for paragraph, side in zip(run, sides, strict=True):
            for line in paragraph.lines:
                if line.text:
                    self._count(side, line.text)
                    self.sides[side].line(line.text, paragraph.ref, opens=side != last)
                    last = side

    def close(self) -> None:
        self.finish_run()
        for stream in self.sides:
            stream.close()
        self.plan.initiatives.sort(key=lambda initiative: initiative.edition)


def read(document: Document, plan: Plan) -> None:
    """Fill `plan` with both editions, the current one first."""
    parted = part(document)
    if parted is not None:
        both.read(parted, plan)
        return
    names = names_of(document)
    figures = part_figures(document, names) if names else None
    reader = _Comparison(plan)
    opening = opening_of(document)
    levels = _levels(document, opening)
    for stream, known in zip(reader.sides, levels, strict=True):
        if isinstance(stream, StreamReader):
            stream.opening, stream.levels = opening, known
    for block in document.blocks:
        if figures is not None and any(block is each for each in figures.taken):
            continue
        if isinstance(block, Table):
            reader.table(block)
        else:
            reader.paragraph(block)
    reader.close()
    if figures is not None:
        both.add_figures(figures, plan)
    if "previous" not in plan.editions:
        return
    titles = {fold(title.text): title for title in reversed(plan.titles)}
    plan.titles = list(reversed(titles.values()))


def _levels(document: Document, opening: re.Pattern[str]) -> tuple[Levels, Levels]:
    """Which lines of the columns of both editions open items unlike the document's way."""
    new, old = SideLines(), SideLines()
    columns = _Comparison(Plan("", ""), (new, old))
    for table in document.tables():
        columns.table(table)
    return new.levels(opening), old.levels(opening)
