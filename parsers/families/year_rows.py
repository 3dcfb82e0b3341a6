"""Rows of another year than the document's: 令和4年度 and 令和5年度 in turn below each item.

Where such rows hold plans or targets, those of other years are none of the document's: they are
notes, with an issue each.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from itertools import islice

from normalize.text.eras import find_fiscal_years
from normalize.text.flatten import flatten
from normalize.text.folding import fold
from parsers.families.row_editions import RowSides, RowTable
from parsers.grid import GridCell, GridRow, rows_of, texts_of
from parsers.header.front import front_of
from parsers.header.lines import guesses_of, header_lines, words_of
from parsers.measures.words import SAYS
from parsers.word_lists import any_of
from schema.document import Block, Document, Finding, Ref, Table
from schema.plan import Edition, Note, Plan

_NAMED = re.compile("年度|[RＲ][\\d０-９]")
_LONGEST = 16
_ASIDE = re.compile(rf"の?(?:主な|具体的な)?{any_of('year_rows.of')}?(?:\([^()]*\))?")
_RELATIVE = (
    (re.compile(rf"{any_of('year_rows.own')}{_ASIDE.pattern}"), 0),
    (re.compile(rf"{any_of('year_rows.next')}{_ASIDE.pattern}"), 1),
    (re.compile(rf"{any_of('year_rows.before')}{_ASIDE.pattern}"), -1),
)
_OWN = ("measure", "target", "goal", "result")
_FIGURE = re.compile(r"[\d０-９]")
_LEAST = 2
_TEXT = 8


@dataclass
class Aside:
    """What the rows of other years print, and what names the years."""

    headers: list[Ref]
    notes: list[Note] = field(default_factory=list)
    unsaid: list[Ref] = field(default_factory=list)
    findings: list[Finding] = field(default_factory=list)

    def tell(self, plan: Plan) -> None:
        """Give the plan what was set aside."""
        for ref in self.headers:
            plan.roles.setdefault(ref, "header")
        for ref in self.unsaid:
            plan.roles.setdefault(ref, "decoration")
        plan.notes += self.notes
        plan.findings += self.findings


def without_other_years(document: Document, year: int | None) -> tuple[Document, list[Aside]]:
    """The document without rows of other years than `year`, and what those print.

    `year` is the only one that its title names; None where that names none or several: then only
    今年度 and 次年度 tell.
    """
    blocks: list[Block] = []
    aside: list[Aside] = []
    for block in document.blocks:
        sides = _sides_of(block, year) if isinstance(block, Table) else None
        if sides is None or not isinstance(block, Table):
            blocks.append(block)
            continue
        own = RowTable(block, sides, "current")
        blocks.append(own.table())
        aside.append(_aside(block, sides, own))
    return (replace(document, blocks=blocks) if aside else document), aside


def _sides_of(table: Table, year: int | None) -> RowSides | None:
    """Whose the rows are (`previous`: of any other year); None where no column says that."""
    if not _names_years(table):
        return None
    rows = rows_of(table)
    front = front_of(rows)
    head = header_lines(rows[front:])
    body = rows[front + len(head) :]
    for column in sorted({c.column for c in body[0].cells}) if head and len(body) > 1 else ():
        labels = [c for r in body for c in r.cells if c.column == column]
        found = _told(column, [c for c in labels if c.cell.column_span == 1], year)
        if found is not None and _plans(found, head, body):
            return found
    return None


def _names_years(table: Table) -> bool:
    """Whether two short texts of a table may name a year: the cheap question first."""
    short = (text for text in texts_of(table) if len(text) <= _LONGEST and _NAMED.search(text))
    return len(list(islice(short, _LEAST))) == _LEAST


def _told(column: int, labels: list[GridCell], year: int | None) -> RowSides | None:
    """The rows of a column's cells; None where not each names a year, some of them the own."""
    if len(labels) < _LEAST or any(len(cell.text) > _LONGEST for cell in labels):
        return None
    of = [_years_off(cell.text, year) for cell in labels]
    if 0 not in of or None in of or not any(of):
        return None
    rows: dict[int, Edition] = {}
    for cell, off in zip(labels, of, strict=True):
        span = range(cell.cell.row, cell.cell.row + cell.cell.row_span)
        rows.update((row, "previous" if off else "current") for row in span)
    return RowSides(column, rows, {}, labels)


def _years_off(text: str, year: int | None) -> int | None:
    """How many years after the document's a label's is; None where it names none."""
    flat = flatten(text).replace("\n", "")
    if found := find_fiscal_years(flat):
        rest = fold(flat[: found[0].start] + flat[found[0].end :])
        alone = year is not None and len(found) == 1 and _ASIDE.fullmatch(rest)
        return found[0].year - year if alone and year is not None else None
    folded = fold(flat)
    return next((off for pattern, off in _RELATIVE if pattern.fullmatch(folded)), None)


def _plans(sides: RowSides, head: Sequence[GridRow], body: Sequence[GridRow]) -> bool:
    """Whether the rows of both hold sentences, lists, targets or their results; no series."""
    said: set[Edition] = set()
    aimed: set[Edition] = set()
    words = [cell for row in head for cell in row.cells if cell.column > sides.column]
    if any(cell.month is not None for cell in words):
        return False
    aims = {c.column for c in words if set((words_of(c) or guesses_of(c))[:1]) & set(_OWN)}
    for row in body:
        whose = sides.rows.get(row.index)
        for cell in row.cells if whose is not None else ():
            if whose is None or cell.column <= sides.column:
                continue
            if len(cell.text) > _TEXT and SAYS.search(cell.text):
                said.add(whose)
            if cell.column in aims and _FIGURE.search(cell.text):
                aimed.add(whose)
    both: set[Edition] = {"current", "previous"}
    return said >= both or (sides.column > 0 and aimed >= both)


def _aside(table: Table, sides: RowSides, own: RowTable) -> Aside:
    """What is left out, row by row."""
    heads = {cell.ref for cell in sides.labels}
    made = Aside([c.ref for r in rows_of(table) for c in r.cells if c.column == sides.column])
    made.notes, made.unsaid = list(own.notes), list(own.unsaid)
    for row in rows_of(table):
        if sides.rows.get(row.index) != "previous":
            continue
        left = [cell for cell in row.cells if cell.ref not in heads and _is_left(cell, sides)]
        made.notes += [Note(cell.quote, "remark") for cell in left]
        for cell in left[:1]:
            message = "A row of another year than the document's; its cells are kept as notes."
            text = " | ".join(each.text for each in left)[:200]
            made.findings.append(Finding("warning", "other_year_row", message, text, cell.ref))
    return made


def _is_left(cell: GridCell, sides: RowSides) -> bool:
    rows = range(cell.cell.row, cell.cell.row + cell.cell.row_span)
    return all(sides.rows.get(row) == "previous" for row in rows)
