"""The sides of a table that prints two editions beside each other, each in columns of its own.

令和5年度 事業計画 over 主な取組 and KPI, 令和6年度 事業計画（案） over the same: a side's own words
say which edition it is: the later fiscal year, or 新, 改正後, 案; left and right say nothing.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from normalize.text.eras import fiscal_year_of
from parsers.families.edition_words import Said, said_of, told_apart
from parsers.grid import GridCell, GridRow, rows_of
from parsers.header.lines import guesses_of, is_word, words_of
from parsers.measures.words import SAYS
from schema.document import Finding, Table
from schema.plan import Edition, Quote

_HEAD_ROWS = 9
_DEEPEST = 4
_LONGEST_FRONT = 80
_LONG = 40
_LEAST_LABELS = 2
_AIM = re.compile(r"目標|KPI|ＫＰＩ|指標", re.IGNORECASE)
_WITH_BOTH = ("groups", "importance", "difficulty", "number")
"""What a column to the right of both sides says of both."""


@dataclass
class Sides:
    """Which columns are whose, and the header rows that say so."""

    head: list[GridRow]
    columns: dict[Edition, tuple[int, ...]]
    names: dict[Edition, Quote]
    shared: dict[Edition, tuple[int, ...]]
    """The columns of neither side that are read with an edition."""
    findings: list[Finding] = field(default_factory=list)

    labelled: bool = False
    """Whether words such as 主な取組 and KPI stand in front of both sides, not above them."""

    @property
    def columned(self) -> bool:
        """Whether a side has several columns or labels; a column alone is running text."""
        return self.labelled or any(len(own) > 1 for own in self.columns.values())

    def kept(self, edition: Edition) -> list[int]:
        """The columns that are read for an edition, left to right."""
        return sorted({*self.columns[edition], *self.shared[edition]})


@dataclass
class _Found:
    """A row that names editions, and the columns below its cells."""

    at: int
    row: GridRow
    cells: dict[Edition, list[GridCell]]
    said: dict[Edition, Said]


def sides_of(table: Table, years: tuple[int | None, int | None] | None = None) -> Sides | None:
    """The sides of a table; None where no header row names two editions of a plan.

    `years` are those of the new and the old edition where another table names them: then the
    sides of a table of figures count too (項目, 令和5年度目標, 令和6年度目標).
    """
    rows = rows_of(table)
    for at, row in enumerate(rows[:_HEAD_ROWS]):
        found = _editions(at, row)
        if found is not None:
            return _sides(table, rows, found, years)
        if not _may_stand_above(row):
            return None
    return None


def _may_stand_above(row: GridRow) -> bool:
    """Whether a row may be a title, or a header row above the editions."""
    if len(row.cells) <= 2:
        return all(len(cell.text) <= _LONGEST_FRONT for cell in row.cells)
    return all(is_word(cell) for cell in row.cells)


def _editions(at: int, row: GridRow) -> _Found | None:
    """The cells of a row that name the new edition, and those that name the old one."""
    if len(row.cells) < 2:
        return None
    words = [(cell, said_of(cell.text)) for cell in row.cells]
    named = [(cell, said) for cell, said in words if said is not None and not said.past]
    whose = told_apart([said for _, said in named])
    if whose is None:
        return None
    cells: dict[Edition, list[GridCell]] = {"current": [], "previous": []}
    first: dict[Edition, Said] = {}
    for (cell, each), edition in zip(named, whose, strict=True):
        cells[edition].append(cell)
        first.setdefault(edition, each)
    return _Found(at, row, cells, first)


def _sides(
    table: Table,
    rows: list[GridRow],
    found: _Found,
    years: tuple[int | None, int | None] | None,
) -> Sides | None:
    head = _head(rows, found)
    body = rows[rows.index(head[-1]) + 1 :]
    ends = _ends(found, head, table)
    columns = {
        edition: tuple(sorted(c for cell in cells for c in range(cell.column, ends[id(cell)])))
        for edition, cells in found.cells.items()
    }
    whose = {edition: (cells, columns[edition]) for edition, cells in found.cells.items()}
    taken = {column for own in columns.values() for column in own}
    if not body or any(not own for own in columns.values()):
        return None
    shared = shared_columns(table, head, taken)
    names = {edition: _name(head, cells[0], own) for edition, (cells, own) in whose.items()}
    sides = Sides(head, columns, names, shared)
    known = years is not None and _years(names) == years and _aims(sides, found)
    if not known and not _is_comparison(sides, found, body):
        return None
    sides.labelled = _is_labelled(sides, body)
    _contradicted(sides, found)
    return sides


def _is_labelled(sides: Sides, body: list[GridRow]) -> bool:
    """Whether the cells in front are header words of what stands beside them."""
    front = sides.shared["previous"]
    if len(front) != 1 or any(len(own) > 1 for own in sides.columns.values()):
        return False
    labels = [cell for row in body for cell in row.cells if cell.column == front[0]]
    known = {cell.folded for cell in labels if words_of(cell) or guesses_of(cell)}
    return len(known) >= _LEAST_LABELS and len(known) * 2 > len({cell.folded for cell in labels})


def _name(head: list[GridRow], named: GridCell, own: tuple[int, ...]) -> Quote:
    """The words that name an edition: 令和6年度 事業計画 above or below 改正後."""
    cells = (cell for row in head for cell in row.cells)
    inside = (c for c in cells if {c.column, c.column + c.cell.column_span - 1} <= set(own))
    years = (cell for cell in inside if (said := said_of(cell.text)) is not None and said.year)
    return named.quote if fiscal_year_of(named.text) else next(years, named).quote


def _head(rows: list[GridRow], found: _Found) -> list[GridRow]:
    """The header rows: those over the editions, the editions', and those below."""
    first = found.at
    while first > 0 and len(rows[first - 1].cells) > 1 and rows[first - 1].spanned:
        first -= 1
    last = found.at
    while last + 1 < len(rows) and last + 1 - first < _DEEPEST and _is_below(rows, last, found):
        last += 1
    return rows[first : last + 1]


def _is_below(rows: list[GridRow], last: int, found: _Found) -> bool:
    """Whether the row below a header row is one too: words below its wider cells."""
    over, row = rows[last], rows[last + 1]
    if len(row.cells) < 2 or not all(is_word(cell) for cell in row.cells):
        return False
    known = [cell for cell in row.cells if words_of(cell) or guesses_of(cell)]
    if len(known) * 2 < len(row.cells):
        return False
    if not over.spanned:  # a dump prints no spans
        sides = [cell for cells in found.cells.values() for cell in cells]
        return over is found.row and len(row.cells) > len(over.cells) and len(sides) == 2
    wide = [cell for cell in over.cells if cell.cell.column_span > 1]
    return any(w.column <= row.cells[-1].column < w.column + w.cell.column_span for w in wide)


def _ends(found: _Found, head: list[GridRow], table: Table) -> dict[int, int]:
    """The column behind each edition's cell (by its identity): its span's end, or the next's begin.

    令和5年度 取組 | KPI | 令和6年度 取組 | KPI: words that repeat behind the editions are theirs.
    """
    sides = sorted((c for cells in found.cells.values() for c in cells), key=lambda c: c.column)
    ends = {id(cell): cell.column + cell.cell.column_span for cell in sides}
    if len(sides) != 2 or any(cell.cell.column_span > 1 for cell in sides):
        return ends
    left, right = sides
    if head[-1] is not found.row:
        below = [cell.column for cell in head[head.index(found.row) + 1].cells]
        ends[id(left)] = right.column
        starts = [c.column for c in found.row.cells if c.column > right.column]
        ends[id(right)] = min([*starts, max(below) + 1])
        return ends
    gap = [c for c in found.row.cells if left.column < c.column < right.column]
    behind = [c for c in found.row.cells if c.column > right.column][: len(gap)]
    if gap and [c.folded for c in gap] == [c.folded for c in behind]:
        ends[id(left)] = right.column
        ends[id(right)] = behind[-1].column + behind[-1].cell.column_span
    return ends


def shared_columns(
    table: Table, head: list[GridRow], taken: set[int]
) -> dict[Edition, tuple[int, ...]]:
    """The columns of neither side: those in front are of both; what is right of them is mostly
    about the new edition (変更点, 備考)."""
    front = tuple(column for column in range(table.columns) if column < min(taken))
    others = [column for column in range(min(taken), table.columns) if column not in taken]
    both = [
        column
        for column in others
        for row in head
        for cell in row.cells
        if cell.column == column and set(words_of(cell)) & set(_WITH_BOTH)
    ]
    return {"current": (*front, *others), "previous": (*front, *both)}


def _years(names: dict[Edition, Quote]) -> tuple[int | None, int | None]:
    return fiscal_year_of(names["current"].text), fiscal_year_of(names["previous"].text)


def _aims(sides: Sides, found: _Found) -> bool:
    """Whether both sides hold targets, or an indicator's name stands in front of both."""
    own = {edition: words_of_side(sides, edition) for edition in sides.columns}
    named = [cell for cell in leaves(sides.head) if cell.column in sides.shared["previous"]]
    roles = {role for cell in named for role in words_of(cell)[:1]}
    aims = all(any(_AIM.search(word) for word in words) for words in own.values())
    plain = all(said.plans for said in found.said.values())
    return (aims and set(own["current"]) == set(own["previous"])) or (plain and "target" in roles)


def _is_comparison(sides: Sides, found: _Found, body: list[GridRow]) -> bool:
    """Whether both sides hold running text below words that are alike: plans, not figures."""
    said = found.said.values()
    marked = all(each.mark is not None for each in said)
    words = {edition: words_of_side(sides, edition) for edition in sides.columns}
    new, old = words["current"], words["previous"]
    alike = len(set(new) & set(old)) * 2 >= min(len(set(new)), len(set(old))) > 0
    if not (alike or (marked and all(each.plans for each in said))):
        return False
    return all(_tells(columns, body) for columns in sides.columns.values())


def words_of_side(sides: Sides, edition: Edition) -> list[str]:
    """The folded words of a side's own columns; 計画 for those that only name the edition."""
    own = set(sides.columns[edition])
    found: list[str] = []
    for cell in (c for c in leaves(sides.head) if c.column in own):
        said = said_of(cell.text)
        found.append(cell.folded if said is None else "計画" if said.plans else said.rest)
    return [text for text in found if text]


def leaves(head: list[GridRow]) -> list[GridCell]:
    """The header cells without others below them."""
    return [
        cell
        for place, row in enumerate(head)
        for cell in row.cells
        if not any(
            cell.column <= other.column < cell.column + cell.cell.column_span
            for lower in head[place + 1 :]
            for other in lower.cells
        )
    ]


def _tells(columns: tuple[int, ...], body: list[GridRow]) -> bool:
    """Whether any column of a side holds sentences or lists."""
    texts = [
        cell.text
        for row in body
        for cell in row.cells
        if cell.column in columns and not cell.numeric and cell.kind != "symbol"
    ]
    return any(len(text) > _LONG or SAYS.search(text) for text in texts if len(text) > 8)


def _contradicted(sides: Sides, found: _Found) -> None:
    """Say where 新 stands beside the earlier year, or 今年度 beside a year: what was taken."""
    new, old = found.said["current"], found.said["previous"]
    quote = sides.names["current"]
    if new.mark == "own" and new.year is None and old.mark is None:
        message = "今年度 was taken for the current edition, beside a year that may be later."
        finding = Finding("warning", "unsure_edition", message, quote.text, quote.ref)
        sides.findings.append(finding)
    if new.mark == "old" or (old.mark == "new" and new.mark != "new"):
        message = (
            "The words of the two editions contradict their fiscal years; the later year was "
            "taken for the current one."
        )
        sides.findings.append(Finding("warning", "unsure_edition", message, quote.text, quote.ref))
