"""Tables that a page break has cut in two: what goes on without a header is one table again.

Only where no text stands between them, and in documents that do not say where their cells are
printed: a PDF's tables are joined by their places (`ingest.pdf.joining`).
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from itertools import takewhile
from operator import is_

from parsers.families.editions import edition_columns, front_of_editions
from parsers.forms.finding import forms_of
from parsers.forms.runs import is_sheet
from parsers.forms.sheets import sheets_of
from parsers.grid import NUMERIC, GridRow, rows_of
from parsers.header.front import front_of
from parsers.header.lines import header_lines
from parsers.headings.legends import framed_legend, legend_of, listed_legend
from schema.document import Block, Document, Paragraph, Table

_LEAST_ROWS = 2
_LEAST_WORDS = 2
_NUMBER = re.compile(r"\s*[\d０-９]{1,3}\s*")


def rejoined(document: Document) -> Document:
    """The document with such tables as one each; as it is where there are none.

    Header rows that a table prints again further down are kept among its `repeats`.
    """
    blocks = list(_joined(document.blocks))
    same = len(blocks) == len(document.blocks) and all(map(is_, blocks, document.blocks))
    return document if same else replace(document, blocks=blocks)


def _joined(blocks: list[Block]) -> Iterator[Block]:
    """The blocks, each table with those that go on from it; page numbers come behind it."""
    table: Table | None = None
    aside: list[Paragraph] = []
    for block in blocks:
        if isinstance(block, Paragraph) and table is not None and _numbers_page(block):
            aside.append(block)
            continue
        if (
            isinstance(block, Table)
            and table is not None
            and _may_go_on(table, block)
            and (_goes_on(table, block) or (aside and _follows_break(table, block)))
        ):
            aside = [replace(number, kind="page_footer") for number in aside]
            table = _together(table, block)
            continue
        if table is not None:
            yield _headed_once(table)
        yield from aside
        table, aside = None, []
        if isinstance(block, Table):
            table = block
        else:
            yield block
    if table is not None:
        yield _headed_once(table)
    yield from aside


def _numbers_page(paragraph: Paragraph) -> bool:
    """Whether a paragraph is page furniture, or a number alone, which between tables may be."""
    return paragraph.kind != "text" or _NUMBER.fullmatch(paragraph.text) is not None


def _head(rows: list[GridRow]) -> list[GridRow]:
    """The header rows at the top of a table: of known words, or marked as headings."""
    front = front_of(rows)
    marked = takewhile(lambda row: all(cell.cell.header for cell in row.cells), rows)
    return header_lines(rows[front:]) or list(marked)


def _headed_once(table: Table) -> Table:
    """The table without the header rows that it prints again below other rows."""
    rows = rows_of(table)
    head = _head(rows)
    words = [row.texts for row in head]
    if not words or len(words[0]) < _LEAST_WORDS or not table.rows > 2 * len(words):
        return table
    again: set[int] = set()
    for place, row in enumerate(rows):
        if (
            place > len(words)
            and row.index > head[-1].index  # titles may stand above the header
            and row.cells[0].text == words[0][0]
            and len(rows[place - 1].cells) > 1
        ):
            copy = rows[place : place + len(words)]
            if [each.texts for each in copy] == words:
                again.update(each.index for each in copy)
    return _without(table, again) if again else table


def _without(table: Table, again: set[int]) -> Table:
    """The table without some rows, whose cells are among its repeats; as it is where any spans."""
    if any(c.row < row < c.row + c.row_span for c in table.cells for row in again - {c.row}):
        return table
    place = {row: n for n, row in enumerate(r for r in range(table.rows) if r not in again)}
    whole = table.aside(
        lambda cell: cell.row in again, lambda cell: replace(cell, row=place[cell.row])
    )
    whole.rows = len(place)
    return whole


def _may_go_on(above: Table, below: Table) -> bool:
    """Whether two tables are as wide, and none says where its cells are printed."""
    if above.columns != below.columns or not above.cells or above.cells[0].bbox is not None:
        return False
    return len(rows_of(above)) >= _LEAST_ROWS and bool(rows_of(below))


def _follows_break(above: Table, below: Table) -> bool:
    """Whether a table below a page's number repeats the header, or is the rest of a sheet.

    The rest of a sheet names no item of its own.
    """
    upper = rows_of(above)
    if _begins_again(upper, rows_of(below)):
        return True
    sheets = len(sheets_of(upper)) or len(forms_of(upper))
    if not sheets or is_sheet(rows_of(below)):
        return False
    rows = rows_of(_together(above, below))
    return sheets == (len(sheets_of(rows)) or len(forms_of(rows)))


def _begins_again(upper: list[GridRow], rows: list[GridRow]) -> bool:
    """Whether a table begins with the header rows of another, above rows of its own."""
    words = [row.texts for row in _head(upper)]
    again = [row.texts for row in rows[: len(words)]]
    return (
        bool(words) and len(words[0]) >= _LEAST_WORDS and again == words and len(rows) > len(words)
    )


def _goes_on(above: Table, below: Table) -> bool:
    """Whether a table has no header, and rows of the same kinds as the one above it."""
    upper, rows = rows_of(above), rows_of(below)
    if front_of(rows) or _head(rows) or _begins_again(upper, rows) or _heads_figures(rows):
        return False
    return _has_header(upper) and _alike(upper, rows) and not _is_legend(rows)


def _has_header(rows: list[GridRow]) -> bool:
    """Whether a table begins with a header, or names two editions, and is no sheet."""
    if is_sheet(rows):
        return False
    if _head(rows):
        return True
    front = front_of_editions(rows)
    return bool(edition_columns(rows[front], rows[front + 1 :]))


def _is_legend(rows: list[GridRow]) -> bool:
    return bool(legend_of(rows) or listed_legend(rows) or framed_legend(rows))


def _alike(upper: list[GridRow], rows: list[GridRow]) -> bool:
    """Whether no column holds figures alone above and none below, or the other way round."""
    above, below = _figures(upper[1:]), _figures(rows)
    return all({above[c], below[c]} != {True, False} for c in above.keys() & below.keys())


def _heads_figures(rows: list[GridRow]) -> bool:
    """Whether words stand above nothing but figures: the first row is a header of its own."""
    words, below = _figures(rows[:1]), _figures(rows[1:])
    return len(rows) > _LEAST_ROWS and any(words[c] is False and below.get(c) for c in words)


def _figures(rows: list[GridRow]) -> dict[int, bool | None]:
    """Whether the cells of each column hold figures; None where some do."""
    kinds: dict[int, list[bool]] = {}
    for row in rows:
        for cell in row.cells:
            if cell.cell.column_span == 1:
                figure = cell.kind in (*NUMERIC, "symbol", "dots", "month")
                kinds.setdefault(cell.column, []).append(figure)
    return {c: all(k) if all(k) or not any(k) else None for c, k in kinds.items()}


def _together(above: Table, below: Table) -> Table:
    """One table of the rows of both; its cells still say where they were printed."""
    moved = [replace(cell, row=cell.row + above.rows) for cell in below.cells]
    refs, more = above.refs(), below.refs()
    whole = replace(
        above,
        rows=above.rows + below.rows,
        cells=[*above.cells, *moved],
        repeats=[*above.repeats, *below.repeats],
    )
    first, second = len(above.cells), len(below.cells)
    whole.place([*refs[:first], *more[:second], *refs[first:], *more[second:]])
    return whole
