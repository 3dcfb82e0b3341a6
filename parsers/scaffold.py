"""What a document shows that a layout of its own would be recognised by, and how it is built."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from normalize.text.eras import fiscal_year_of
from normalize.text.folding import fold
from parsers.forms.sheets import sheets_of
from parsers.grid import GridRow, rows_of
from parsers.header.reading import Header, read_header
from parsers.layout import Evidence
from schema.document import Document, Table
from schema.plan import Plan

_HEAD_ROWS = 4
_MOST_WORDS = 3
_LONGEST_WORD = 12
_LONGEST_MEANING = 20
"""Longer meanings of symbols are sentences of the document, which are not ours to copy."""
_TELLING = ("title", "measure", "progress", "result", "target", "status", "goal", "number")
"""Roles whose header words tell layouts apart, the most telling first."""


class NotShown(ValueError):
    """The document does not show what a layout needs: its branch, its fiscal year."""


@dataclass(frozen=True, slots=True)
class BranchName:
    """A branch to write a layout for; `words` are places that betray it."""

    name: str
    romaji: str
    words: tuple[str, ...] = ()

    @property
    def slug(self) -> str:
        """Its name in file names and of its layout: hiroshima."""
        return self.romaji.lower()


@dataclass(frozen=True, slots=True)
class HeadCell:
    """A header cell as printed and its span."""

    text: str
    rows: int = 1
    columns: int = 1


@dataclass(frozen=True, slots=True)
class Shown:
    """What was found: words of the branch, year, header words, legend, family, main table.

    `head` has a row of cells (None: blank) for each header line, `roles` a role for each column
    ("current" and "previous" in a comparison); both are empty where there is no such table.
    `labels` are those left of the values on a sheet for each item, with their roles.
    """

    fiscal_year: int
    branch_words: tuple[str, ...]
    family: str
    header_words: tuple[str, ...] = ()
    legend: dict[str, str] = field(default_factory=dict)
    head: tuple[tuple[HeadCell | None, ...], ...] = ()
    roles: tuple[str, ...] = ()
    labels: tuple[tuple[str, str], ...] = ()

    @property
    def comparison(self) -> bool:
        """Whether two editions stand side by side."""
        return self.family == "comparison"


def shown(branch: BranchName, document: Document, plan: Plan, evidence: Evidence) -> Shown:
    """What the document and the generic layout's plan of it show. Raises NotShown."""
    titles = [title.text for title in plan.titles]
    paragraphs = [paragraph.text for paragraph in document.paragraphs()]
    editions = [quote.text for quote in plan.editions.values()]
    years = map(fiscal_year_of, [*titles, *editions, *paragraphs])
    year = next((year for year in years if year), None)
    if year is None:
        raise NotShown("the document prints no fiscal year in its title or text")
    words = _branch_words(branch, evidence)
    legend = {s: m for s, m in plan.legend.items() if len(m) <= _LONGEST_MEANING}
    if evidence.editions:
        head, roles = _edition_table(document, plan)
        return Shown(year, words, "comparison", (), legend, head, roles)
    table, header = _main_table(document)
    if table is None:
        labels = _labels(document)
        if labels:
            return Shown(year, words, "sheets", (), legend, labels=labels)
        return Shown(year, words, "prose", (), legend)
    roles = _roles(table, header)
    family = "numbered_table" if {"number", "title"} & set(roles) else "heading_table"
    head = _head(table, header.rows)
    return Shown(year, words, family, _header_words(header, evidence), legend, head, roles)


def _branch_words(branch: BranchName, evidence: Evidence) -> tuple[str, ...]:
    named = f"{branch.name}支部"
    if fold(named) in evidence.text:
        return (named,)
    found = [word for word in (branch.name, *branch.words) if fold(word) in evidence.text]
    if not found:
        raise NotShown(f"the document names neither {named} nor a place of it; is the code right?")
    return tuple(found[:_MOST_WORDS])


def _main_table(document: Document) -> tuple[Table | None, Header]:
    """The table most of whose columns have a known role; of two such the longer."""
    best: tuple[int, int] = (0, 0)
    found: tuple[Table | None, Header] = (None, Header())
    for table in document.tables():
        rows = rows_of(table)
        for start in range(min(_HEAD_ROWS, len(rows))):
            header, _ = read_header(rows[start:])
            known = len({column.role for column in header.columns} - {"unknown"})
            if (known, table.rows) > best and known > 1:
                best, found = (known, table.rows), (table, header)
    return found


def _labels(document: Document) -> tuple[tuple[str, str], ...]:
    """Labels and roles of the first sheet, where the tables are sheets of labels and values."""
    for table in document.tables():
        sheets = sheets_of(rows_of(table))
        if sheets:
            return tuple((column.words, column.role) for column, _ in sheets[0].roles)
    return ()


def _roles(table: Table, header: Header) -> tuple[str, ...]:
    roles = {column.index: column.role for column in reversed(header.columns)}
    return tuple(roles.get(column, "") for column in range(table.columns))


def _header_words(header: Header, evidence: Evidence) -> tuple[str, ...]:
    """Words without figures (they change with the year) that a reader sees in header rows."""
    found: list[str] = []
    for role in _TELLING:
        for column in header.columns:
            word = column.printed.split("\n")[0].strip()
            seen = any(fold(word) in text for text in evidence.headers)
            plain = word and len(word) <= _LONGEST_WORD and not re.search(r'\d|["\\]', fold(word))
            if column.role == role and plain and seen and word not in found:
                found.append(word)
    return tuple(found[:_MOST_WORDS])


def _head(table: Table, rows: list[GridRow]) -> tuple[tuple[HeadCell | None, ...], ...]:
    """The header rows with every place of the grid filled once."""
    taken: set[tuple[int, int]] = set()
    head: list[tuple[HeadCell | None, ...]] = []
    for down, row in enumerate(rows):
        cells = {cell.column: cell for cell in row.cells}
        line: list[HeadCell | None] = []
        for column in range(table.columns):
            if (down, column) in taken:
                continue
            cell = cells.get(column)
            if cell is None:
                line.append(None)
                continue
            deep = min(cell.cell.row_span, len(rows) - down)
            wide = min(cell.cell.column_span, table.columns - column)
            line.append(HeadCell(cell.text, deep, wide))
            taken |= {(down + d, column + w) for d in range(deep) for w in range(wide)}
        head.append(tuple(line))
    return tuple(head)


def _edition_table(
    document: Document, plan: Plan
) -> tuple[tuple[tuple[HeadCell | None, ...], ...], tuple[str, ...]]:
    """The row that names the two editions, and which column is which."""
    sides = {quote.ref.column: edition for edition, quote in plan.editions.items()}
    ref = next((quote.ref for quote in plan.editions.values()), None)
    for table in document.tables():
        for row in rows_of(table, _HEAD_ROWS):
            if ref is not None and (table.number, row.index) == (ref.table, ref.row):
                roles = tuple(str(sides.get(c, "")) for c in range(table.columns))
                return _head(table, [row]), roles
    raise NotShown("the document compares two editions, but no header row names their years")
