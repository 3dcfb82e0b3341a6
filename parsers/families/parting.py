"""A document that compares two editions, parted into a document of each.

A table of an edition holds its own columns and those that both share, below header words without
the edition's (令和5年度 主な取組 is 主な取組): an ordinary table. Every cell keeps its place.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from itertools import takewhile

from normalize.text.eras import find_fiscal_years, fiscal_year_of
from parsers.families.edition_words import said_of
from parsers.families.editions import has_editions, names_of
from parsers.families.row_editions import RowSides, RowTable, row_sides_of
from parsers.families.side_table import EDITIONS, SideTable
from parsers.families.sided import Sides, sides_of, words_of_side
from parsers.families.unsaid_sides import unsaid_sides_of
from parsers.grid import rows_of
from parsers.header.lines import looks_like_header
from parsers.word_lists import any_of, pattern_of, words_in
from schema.document import Block, Document, Finding, Paragraph, Ref, Table
from schema.plan import Edition, Note, Quote

_Sides = Sides | RowSides
_MOST_ABOVE = 12
_COMPARES = re.compile(
    any_of("comparisons.titles")
    + f"|{''.join(f'(?<!{word}との)' for word in words_in('comparisons.others'))}比較"
)
_MEETING = re.compile(rf"{any_of('comparisons.meetings')}|第\s*[\d０-９]+\s*回")
_REPORTS = pattern_of("comparisons.reports")
_ABOUT = pattern_of("comparisons.about")


@dataclass
class Parted:
    """The documents of both editions, and what the parting says of cells itself."""

    documents: dict[Edition, Document]
    names: dict[Edition, Quote]
    headers: list[Ref] = field(default_factory=list)
    unsaid: list[Ref] = field(default_factory=list)
    """Dashes where a side has no item."""
    notes: list[Note] = field(default_factory=list)
    findings: list[Finding] = field(default_factory=list)
    taken: list[Block] = field(default_factory=list)
    """The tables of figures and the lines above them, where it holds no others."""
    captions: dict[int, str] = field(default_factory=dict)
    """Those lines, by the number of the table below."""


def compares(document: Document) -> bool:
    """Whether any table prints two editions: as text, or each in columns or rows of its own."""
    title = _title(document)
    sides = (sides_of(table) for table in document.tables())
    if any(each is not None and _is_report(each, title) for each in sides):
        return False
    if has_editions(document) and not _comes_next(names_of(document), own_year_of(document)):
        return True
    return any(each and each.columned for each in _sides(document))


def part(document: Document) -> Parted | None:
    """The document parted; None where no table prints two editions."""
    found: Sequence[_Sides | None] = _sides(document)
    first = next((sides for sides in found if sides is not None), None)
    if first is None or not any(sides.columned for sides in found if sides is not None):
        return None
    found = _figures(document, found, first.names)
    parted = Parted({}, dict(first.names))
    blocks: dict[Edition, list[Block]] = {edition: [] for edition in EDITIONS}
    last: tuple[Table, _Sides] | None = None
    above = ""
    for block, sides in zip(document.blocks, found, strict=True):
        if isinstance(block, Paragraph):
            above = block.text if block.kind == "text" else above
            for edition in EDITIONS:
                blocks[edition].append(block)
            continue
        sides = sides or _going_on(block, last)
        if sides is None:
            blocks[_whose(block, above, parted)].append(block)
            continue
        last = block, sides
        for edition, table in _tables(block, sides, parted).items():
            blocks[edition].append(table)
    parted.documents = {e: replace(document, blocks=own) for e, own in blocks.items()}
    return parted


def part_figures(document: Document, names: dict[Edition, Quote]) -> Parted | None:
    """The tables of figures of both editions alone, without the lines right above them.

    For documents whose editions are one column of running text each. None where there are none.
    """
    plans = _sides(document)
    found = [
        sides if plan is None else None
        for plan, sides in zip(plans, _figures(document, plans, names), strict=True)
    ]
    if not any(found):
        return None
    parted = Parted({}, dict(names))
    blocks: dict[Edition, list[Block]] = {edition: [] for edition in EDITIONS}
    for place, (block, sides) in enumerate(zip(document.blocks, found, strict=True)):
        if not isinstance(block, Table) or sides is None:
            continue
        parted.taken.append(block)
        above = document.blocks[place - 1] if place else None
        if isinstance(above, Paragraph):
            parted.taken.append(above)
            parted.captions[block.number] = above.text
        for edition, table in _tables(block, sides, parted).items():
            blocks[edition].append(table)
    parted.documents = {e: replace(document, blocks=own) for e, own in blocks.items()}
    return parted


def _sides(document: Document) -> list[_Sides | None]:
    """The sides of each block that is a table with any."""
    title, year = _title(document), own_year_of(document)
    found = [_sides_of(block, title) for block in document.blocks]
    found = [None if each and _comes_next(each.names, year) else each for each in found]
    if not any(found) and _COMPARES.search(title):
        left = "新旧" in title
        tables = (block if isinstance(block, Table) else None for block in document.blocks)
        return [unsaid_sides_of(t, new_left=left) if t is not None else None for t in tables]
    return found


def _sides_of(block: Block, title: str) -> _Sides | None:
    if not isinstance(block, Table):
        return None
    sides = sides_of(block)
    if sides is not None:
        return None if _is_report(sides, title) else sides
    rows = row_sides_of(block)
    return None if rows is None or _REPORTS.search(title) else rows


def _is_report(sides: Sides, title: str) -> bool:
    """Whether one year's results stand beside the next year's plan, in a report of the results."""
    old, new = (words_of_side(sides, edition) for edition in ("previous", "current"))
    told = any(map(_REPORTS.search, old)) and not any(map(_REPORTS.search, new))
    year = fiscal_year_of(sides.names["previous"].text)
    return told and bool(_REPORTS.search(title) or (year and fiscal_year_of(title) == year))


def own_year_of(document: Document) -> int | None:
    """The only year that the lines name which say what the document is about; None for several."""
    lines = [line for line in _lines_above(document) if _ABOUT.search(line)]
    years = {found.year for line in lines for found in find_fiscal_years(line)}
    return years.pop() if len(years) == 1 and not _COMPARES.search(" ".join(lines)) else None


def _comes_next(names: dict[Edition, Quote], year: int | None) -> bool:
    """Whether the later of two years is the one after the document's own: no edition of it.

    Not where 新 and 旧 or the like tell them apart.
    """
    if year is None or not names or fiscal_year_of(names["previous"].text) != year:
        return False
    return not any((said := said_of(name.text)) and said.mark for name in names.values())


def _title(document: Document) -> str:
    """The lines above the first table, without those of the meeting it was presented at."""
    return " ".join(_lines_above(document))


def _lines_above(document: Document) -> list[str]:
    above = takewhile(lambda block: isinstance(block, Paragraph), document.blocks[:_MOST_ABOVE])
    lines = [block.text for block in above if isinstance(block, Paragraph)]
    return [line for line in lines if not _MEETING.search(line)]


def _figures(
    document: Document, found: Sequence[_Sides | None], names: dict[Edition, Quote]
) -> Sequence[_Sides | None]:
    """The same with those of tables of figures below the years of the two editions."""
    years = fiscal_year_of(names["current"].text), fiscal_year_of(names["previous"].text)
    if None in years:
        return found
    return [
        sides_of(block, years) if sides is None and isinstance(block, Table) else sides
        for block, sides in zip(document.blocks, found, strict=True)
    ]


def _going_on(table: Table, last: tuple[Table, _Sides] | None) -> Sides | None:
    """The sides of a table without a header that goes on from one with sides."""
    if last is None or isinstance(last[1], RowSides) or table.columns != last[0].columns:
        return None
    rows = rows_of(table)
    if not rows or looks_like_header(rows[0]):
        return None
    return replace(last[1], head=[], findings=[])


def _whose(table: Table, above: str, parted: Parted) -> Edition:
    """The edition of a table without sides: that of the year above it, else the new one."""
    year = fiscal_year_of(above)
    years = {edition: fiscal_year_of(name.text) for edition, name in parted.names.items()}
    if year is not None and year in years.values():
        return "previous" if year == years["previous"] else "current"
    if looks_like_header(rows_of(table)[0]) if rows_of(table) else False:
        message = "A table does not say which edition it is of; it was taken for the new one's."
        parted.findings.append(
            Finding("info", "unsure_edition", message, None, table.ref(table.cells[0]))
        )
    return "current"


def _tables(table: Table, sides: _Sides, parted: Parted) -> dict[Edition, Table]:
    """A table for each edition."""
    if isinstance(sides, RowSides):
        parted.headers += [cell.ref for cell in (*sides.heads, *sides.labels)]
    else:
        parted.findings += sides.findings
        parted.headers += [cell.ref for row in sides.head for cell in row.cells]
    parted.unsaid += table.refs()[len(table.cells) :]  # what it prints a second time
    made: dict[Edition, Table] = {}
    for edition in EDITIONS:
        side = _side(table, sides, edition)
        made[edition] = side.table()
        parted.unsaid += side.unsaid
        parted.notes += side.notes
        parted.findings += side.findings
    return made


def _side(table: Table, sides: _Sides, edition: Edition) -> SideTable | RowTable:
    if isinstance(sides, RowSides):
        return RowTable(table, sides, edition)
    return SideTable(table, sides, edition)
