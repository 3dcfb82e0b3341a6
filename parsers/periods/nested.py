"""Tables inside a cell: months, years or quarters over numbers, and the lines printed above them.

A result's cell prints a line, 査定率（累計）の推移（％）, and a small table below it (鹿児島 2022).
"""

from __future__ import annotations

import re
from dataclasses import replace

from parsers.grid import GridCell, GridRow, rows_of
from parsers.header.reading import Column
from parsers.headings.words import UNIT_LINE
from parsers.periods.month_rows import MonthRows, month_rows_of, series_of
from parsers.periods.series import is_year_header
from parsers.periods.series_tables import heads_series, holds_years, take_series_table
from parsers.rows.align import Aligned
from parsers.rows.walk import Walk
from parsers.word_lists import any_of
from schema.document import Finding, Line, Table
from schema.plan import Initiative, Note, Quote

_LONGEST = 40
_FIGURE = re.compile(
    r"[\d０-９]\s*(?:[%％]|千?円|百?万|億|人|名|件|社|回|枚|通|部|校|事業所|医?療?機関|会場|[かカヵヶ箇]所|日間)"
    r"(?![当あ]たり|以上)"
)
"""What a line that tells of something done prints; one that heads a table does not."""
_QUANTITY = re.compile(
    rf"{any_of('nested.quantities')}(?:の?(?:表|グラフ))?"
    r"\s*(?:[（(〔［\[][^（()）]*[)）〕］\]]\s*)*[＞>】〕\]］≫）)]?$"
)
_DONE = re.compile(rf"[。、]$|。.|{any_of('nested.done')}$")
_FRAMED = re.compile(r"^(?:[＜<【〔［\[≪].*[＞>】〕\]］≫]|[（(]\s*参考.*)$")
_OTHERS = ("measure", "progress", "schedule", "budget", "number", "title", "section", "groups")
_LONGEST_WIDE = 60
_LISTED = re.compile(r"[①-⑳※]|[（(]?[\d０-９]{1,2}[)）]")
_TELLS = re.compile(rf"{any_of('nested.done')}[^（()）]{{0,4}}$")
_TIME = re.compile(
    r"\s*(?:(?:令和|平成|[RＲHＨ])\s*[\d０-９元]{1,2}|第?\s*[\d０-９一二三四]\s*四半期"
    r"|[上下]半?期|[前昨今本]年度?|[\d０-９]{1,2}\s*月)"
)
"""How the head of a column of figures of one time begins."""
_DIGIT = re.compile(r"[\d０-９]")


def nested_apart(walk: Walk, aligned: Aligned, initiative: Initiative) -> Aligned:
    """Take tables, with the lines that head them, out of the cells of targets, results and notes.

    Cells of measures and progress are read with their tables, by those who read them.
    """
    if not any(cell.kind == "nested" for _, cell in aligned.roles):
        return aligned
    roles: list[tuple[Column, GridCell]] = []
    for column, cell in aligned.roles:
        if cell.kind != "nested" or column.role in _OTHERS:
            roles.append((column, cell))
            continue
        take_nested(walk, cell, initiative)
        lines = without_captions(cell)
        initiative.refs.append(cell.ref)
        if any(line.text for line in lines):
            roles.append((column, GridCell(replace(cell.cell, lines=lines, tables=[]), cell.ref)))
    return replace(aligned, roles=roles)


def take_nested(walk: Walk, cell: GridCell, initiative: Initiative) -> None:
    """The tables inside a cell: series, else notes; figures that are no series get an issue."""
    walk.builder.role(cell.ref, "body")
    for table, heading in zip(cell.cell.tables, _headings(cell), strict=True):
        quotes = [Quote(_plain(cell.cell.lines[at].text), cell.ref) for at in heading]
        unit = next((quote for quote in quotes if UNIT_LINE.match(quote.text)), None)
        caption = next((quote for quote in quotes if quote is not unit), None)
        _take_table(walk, table, initiative, (caption, unit))


def _headings(cell: GridCell) -> list[list[int]]:
    """For each table of a cell the lines right above it that are its caption and its unit."""
    found: list[list[int]] = []
    first = 0
    for table in cell.cell.tables:
        end = table.above if table.above is not None else first
        texts = [(at, _plain(cell.cell.lines[at].text)) for at in range(first, end)]
        texts = [(at, text) for at, text in texts if text]
        heading = [at for at, text in texts[-1:] if UNIT_LINE.match(text)]
        above = texts[: len(texts) - len(heading)][-1:]
        heads = [at for at, text in above if is_caption(text) or _heads_in_wide(cell, text)]
        found.append(heads + heading)
        first = end
    return found


def without_captions(cell: GridCell) -> list[Line]:
    """The lines of a cell but those that head a table inside it, or say its unit."""
    heads = {at for heading in _headings(cell) for at in heading}
    return [line for at, line in enumerate(cell.cell.lines) if at not in heads]


def _heads_in_wide(cell: GridCell, words: str) -> bool:
    """Whether a short line in a cell over several columns tells of nothing done or planned."""
    if cell.cell.column_span < 2 or len(words) > _LONGEST_WIDE:
        return False
    return not (_LISTED.match(words) or _DONE.search(words) or _TELLS.search(words))


def _plain(text: str) -> str:
    return text.strip().lstrip("・●■◆○◇□▼▶ \u3000")


def is_caption(words: str) -> bool:
    """Whether a line heads the table below it: it names a quantity, and tells of nothing done."""
    if not words or len(words) > _LONGEST or _FIGURE.search(words) or _DONE.search(words):
        return False
    return bool(heads_series(words) or _QUANTITY.search(words) or _FRAMED.match(words))


def _take_table(
    walk: Walk, table: Table, initiative: Initiative, heading: tuple[Quote | None, Quote | None]
) -> None:
    rows = rows_of(table)
    before = len(initiative.series), len(initiative.notes)
    if _has_two_headers(rows):
        initiative.notes += [Note(cell.quote, "remark") for row in rows for cell in row.cells]
    elif (months := month_rows_of(rows)) is not None:
        _take_rows(walk, months, table.number, initiative)
    else:
        take_series_table(walk, table, initiative, years=_of_years(rows))
    caption, unit = heading
    if len(rows) > 1 and len(rows[0].cells) == 1 and is_caption(rows[0].texts[0]):
        caption = rows[0].cells[0].quote  # over all columns of the table itself
    for series in initiative.series[before[0] :]:
        series.caption, series.unit, series.apart = caption, unit, True
    if len(initiative.series) == before[0]:  # they head notes then
        above = [quote for quote in heading if quote is not None]
        initiative.notes[before[1] : before[1]] = [Note(quote, "remark") for quote in above]
    _say_unread(walk, initiative.notes[before[1] :], caption)


def _has_two_headers(rows: list[GridRow]) -> bool:
    """Whether times stand over times: 令和5年度 over 8月, maybe below a line over all columns.

    The lower row alone would give its figures to the wrong year.
    """
    rows = rows[1:] if rows and len(rows[0].cells) == 1 else rows
    if len(rows) < 3:
        return False
    over = [c for c in rows[0].cells if c.cell.column_span > 1 and _TIME.match(c.text)]
    return len(over) > 1 and sum(_TIME.match(each) is not None for each in rows[1].texts) > 1


def _of_years(rows: list[GridRow]) -> bool:
    """Whether a table is of two years over numbers: R3 | R4."""
    return len(rows) > 1 and is_year_header(rows[0], 2) and holds_years(rows)


def _take_rows(walk: Walk, months: MonthRows, number: int, initiative: Initiative) -> None:
    initiative.series += series_of(months, walk.builder.band, number)
    for label in months.labels:
        walk.builder.role(label.ref, "header")
    if months.periods:
        message = "Numbers beside periods are taken for the month each period ends with."
        first = months.body[0][2]
        walk.builder.find(Finding("info", "period_values", message, first.text, first.ref))


def _say_unread(walk: Walk, notes: list[Note], caption: Quote | None) -> None:
    """An issue where figures of a table inside a cell went into no series."""
    quotes = [note.quote for note in notes if note.quote != caption]
    figures = [quote for quote in quotes if _DIGIT.search(quote.text)]
    if figures:
        message = "Figures of a table inside a cell are kept as notes: it is read as no series."
        text = " ".join(quote.text for quote in quotes)[:200]
        walk.builder.find(Finding("warning", "nested_table_unread", message, text, figures[0].ref))
