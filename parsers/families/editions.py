"""Which columns of a comparison are the new and the old edition."""

from __future__ import annotations

import re

from parsers.families.edition_words import said_of, told_apart
from parsers.grid import GridCell, GridRow, rows_of
from parsers.measures.words import SAYS
from parsers.word_lists import any_of, pattern_of
from schema.document import Document
from schema.plan import Edition, Quote

_NEW = pattern_of("editions.surely_new")
_OLD = pattern_of("editions.surely_old")
_NONE = rf"{any_of('editions.none')}{any_of('editions.none_of')}?"
NOTHING = re.compile(rf"^(?:[-－―—‐]+\s*)?[（(〔［\[【]?\s*(?:{_NONE}|[-－―—‐]+)\s*[)）〕］\]】]?$")
"""What a side prints that has no such item."""
_MOVE = rf"{any_of('editions.moved')}(?:した|する|済み?)?。?"
MOVED = re.compile(
    rf"^[（(〔［\[【][^。]{{0,40}}?{_MOVE}[)）〕］\]】]\s*[-－―—]?$"
    rf"|^[^。①-⑳・]{{0,40}}?(?:により|に伴い|に伴って|のため)[、\s]*[^。]{{0,8}}?{_MOVE}$"
    rf"|^旧?(?:[（(]?[\d０-９]{{1,2}}[)）]?|[①-⑳])?\s*(?:へ|に|と)?\s*{_MOVE}$"
)
"""What a side prints instead of an item that went elsewhere: （(5)に統合）, （削除）."""
ASIDE = re.compile(rf"^[（(〔［\[【][^。]{{0,40}}?{_MOVE}[)）〕］\]】]\s*[-－―—]?$")
"""The same in brackets, as a line of its own."""
_LONG = 50
_FEW = 8
_HEAD_ROWS = 9


def edition_columns(
    row: GridRow, below: list[GridRow] | None = None
) -> tuple[GridCell, GridCell] | None:
    """The header cells of new and old edition: two fiscal years, or marked 新 and 旧.

    Two years in a row without a mark are editions only over long text (`below`): over numbers
    they head a series.
    """
    if len(row.cells) < 2:
        return None
    cells = [cell for cell in row.cells if len(cell.text) < 30 and cell.fiscal_year]
    if len(cells) != 2:
        return _marked(row, below)
    left, right = cells
    years = (left.fiscal_year or 0, right.fiscal_year or 0)
    if _NEW.search(left.text) and _OLD.search(right.text) and years[0] >= years[1]:
        return left, right
    if _OLD.search(left.text) and _NEW.search(right.text) and years[0] <= years[1]:
        return right, left
    if any((said := said_of(cell.text)) is not None and said.past for cell in cells):
        return None  # 令和5年度の取組状況 beside 令和6年度の取組予定
    if abs(years[0] - years[1]) != 1 or not (_says_plan(row) or _over_text(cells, below)):
        return None
    return (left, right) if years[0] > years[1] else (right, left)


def _marked(row: GridRow, below: list[GridRow] | None) -> tuple[GridCell, GridCell] | None:
    """The same without two years: 現行 | 改正案, over long text or sentences."""
    named = [(cell, said) for cell in row.cells if (said := said_of(cell.text)) is not None]
    if len(named) != 2 or not all(said.plans for _, said in named):
        return None
    whose = told_apart([said for _, said in named])
    cells = [cell for cell, _ in named]
    if whose is None or not (_over_text(cells, below) or _over_sentences(cells, below)):
        return None
    (left, _), (right, _) = named
    return (left, right) if whose[0] == "current" else (right, left)


def _over_text(cells: list[GridCell], below: list[GridRow] | None) -> bool:
    under = [
        [len(c.text) for row in below or [] for c in row.cells if c.column == cell.column]
        for cell in cells
    ]
    return all(lengths and max(lengths) > _LONG for lengths in under)


def _over_sentences(cells: list[GridCell], below: list[GridRow] | None) -> bool:
    """Whether each stands over sentences or lists: short measures of both editions."""
    return all(
        any(
            c.column == cell.column and len(c.text) > _FEW and SAYS.search(c.text)
            for row in below or []
            for c in row.cells
        )
        for cell in cells
    )


def _says_plan(row: GridRow) -> bool:
    return all("計画" in cell.folded for cell in row.cells if cell.fiscal_year)


def has_editions(document: Document) -> bool:
    """Whether a header row names a new and an old edition."""
    return any(
        edition_columns(row, rows[i + 1 :])
        for table in document.tables()
        for rows in [rows_of(table, 16)]
        for i, row in enumerate(rows[: max(3, front_of_editions(rows) + 1)])
    )


def front_of_editions(rows: list[GridRow]) -> int:
    """How many rows of one short text stand above the row that names the editions (title, date)."""
    for count, row in enumerate(rows[:_HEAD_ROWS]):
        if edition_columns(row, rows[count + 1 : count + 8]):
            return count
        if len(row.cells) > 1 or len(row.cells[0].text) > _LONG:
            return 0
    return 0


def names_of(document: Document) -> dict[Edition, Quote]:
    """The words that name the editions, in the first table that does; {} where none does."""
    for table in document.tables():
        rows = rows_of(table, 16)
        for place, row in enumerate(rows):
            found = edition_columns(row, rows[place + 1 : place + 8])
            if found is not None and all(cell.fiscal_year for cell in found):
                return {"current": found[0].quote, "previous": found[1].quote}
    return {}
