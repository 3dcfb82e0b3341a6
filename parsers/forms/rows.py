"""Reads forms into initiatives: first their labels and values, then the tables between them."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from parsers.budgets.tables import is_budget_table, take_budget_table
from parsers.forms.bare import take_bare
from parsers.forms.finding import forms_of
from parsers.forms.labels import roles_of
from parsers.forms.month_grids import names_measures, take_months
from parsers.forms.parts import Block, Form
from parsers.forms.results import bands_of, take_told, told
from parsers.forms.sheets import (
    aligned_of,
    header_of,
    is_caption,
    is_plain,
    labels_of,
    parts_of,
    sheets_of,
)
from parsers.grid import GridCell, GridRow, rows_of
from parsers.header.lines import looks_like_header
from parsers.header.reading import Column, Header, read_header
from parsers.header.report import say_header, tell_roles
from parsers.measures.undertaken import take_undertaken
from parsers.periods.series import InlineSeries
from parsers.rows.align import Aligned, align
from parsers.vocabulary import vocabulary
from schema.document import Cell, Line
from schema.plan import WHOLE_ITEM, Initiative, Note

if TYPE_CHECKING:
    from parsers.rows.reader import RowReader

_SUMMARY = re.compile(r"概要|目的|趣旨")
"""What describes an item whose measures stand in a table of their own."""
_AMOUNTS = {"goal", "result", "baseline", "national", "achievement"}


def take_sheets(reader: RowReader, rows: list[GridRow]) -> bool:
    """Read a table of labels and values, one initiative a sheet; False for other tables."""
    plain = is_plain(rows)
    sheets = [] if plain else sheets_of(rows)
    if not sheets and (parts := parts_of(rows)) and reader.by_heading() is not None:
        sheets = parts
    for label in labels_of(rows) if sheets else []:
        reader.builder.role(label.ref, "header")
    for sheet in sheets:
        take_sheet(reader, sheet, [])
    forms = forms_of(rows) if not sheets and not plain else []
    if not sheets and not forms:
        untitled = forms_of(rows, titled=False)
        forms = untitled if untitled and reader.by_heading() is not None else []
    for form in forms:
        _take_form(reader, form)
    for cell in (c for row in rows if (sheets or forms) and is_caption(row) for c in row.cells):
        reader.builder.role(cell.ref, "header")
    if sheets or forms:
        reader.walk.header = Header()  # no header of the next table's rows
    return bool(sheets or forms)


def _take_form(reader: RowReader, form: Form) -> None:
    """Read one form: its title, its labels and values, its tables."""
    for label in form.labels:
        reader.builder.role(label.ref, "header")
    aligned = aligned_of(form.pairs)
    if any(names_measures(block) for block in form.blocks):
        for column, _ in aligned.roles:
            if column.role == "measure" and _SUMMARY.search(column.words):
                column.role = "remark"
    if form.title is not None and not any(c.role == "title" for c, _ in aligned.roles):
        column = Column(-1, "title", form.title.text, None, "the row above the labels")
        aligned.roles.insert(0, (column, form.title))
    take_sheet(reader, aligned, form.blocks)


def take_sheet(reader: RowReader, aligned: Aligned, blocks: list[Block]) -> None:
    """Read labels and their values as one row, then tables printed between or inside them."""
    builder, walk = reader.builder, reader.walk
    blocks = blocks + _nested(aligned)
    if reader.undertaken:
        take_undertaken([column for column, _ in aligned.roles], [], aligned.roles)
    walk.header, walk.groups, walk.merged = header_of(aligned), [], {}
    tell_roles(builder, walk.header)
    builder.band += 1
    band = builder.band
    reader.body_row(aligned)
    initiative = builder.current
    if initiative is None or not blocks:
        return
    for block in blocks:
        if block.bare:
            take_bare(reader, block, initiative)
        elif block.is_months and not names_measures(block):
            take_months(reader, block, initiative)
        else:
            _take_block(reader, block, initiative)
    _share(initiative, band)


def _nested(aligned: Aligned) -> list[Block]:
    """Tables with a header that are a label's whole value; they are taken out of the row."""
    found: list[Block] = []
    for column, cell in list(aligned.roles):
        tables = [rows for table in cell.cell.tables if (rows := rows_of(table))]
        if cell.text or not tables:
            continue
        blocks = [
            Block(rows, GridCell(Cell(0, 0, [Line(column.words)]), cell.ref)) for rows in tables
        ]
        marked = any(c.kind == "dots" for rows in tables for row in rows for c in row.cells)
        if all(marked if b.is_months else looks_like_header(b.rows[0]) for b in blocks):
            found += blocks
            aligned.roles.remove((column, cell))
    return found


def _take_block(reader: RowReader, block: Block, initiative: Initiative) -> None:
    """Read a table inside a form by its header, as rows of the form's own item."""
    builder, walk = reader.builder, reader.walk
    header, taken = read_header(block.rows, reader.year)
    rows = block.rows[taken:]
    if not taken:
        for cell in (cell for row in rows for cell in row.cells):
            initiative.notes.append(Note(cell.quote, "remark"))
            builder.role(cell.ref, "body")
        return
    if is_budget_table(header):
        say_header(builder, header, unknown=False)
        above = block.label.text if block.label is not None else walk.above
        take_budget_table(builder, header, rows, above, initiative)
        return
    header = _as_parts(header, block.label)
    walk.header, walk.indicator = header, None
    walk.inline = InlineSeries(header.months, header.over_months, header.totals)
    say_header(builder, header)
    last, bands = builder.band, bands_of(header, rows, initiative)
    for row in rows:
        if row.cells[0].kind == "item" and len(row.cells) == 1:
            builder.role(row.cells[0].ref, "body")
        elif told(row) and not header.months:
            take_told(builder, row, block.label, initiative)
        elif header.months:
            reader.row(row)
        else:
            last += 1
            builder.band = bands.pop(0) if bands else last
            reader.body_row(align(row, header))
    builder.band = max(last, builder.band)


def _as_parts(header: Header, label: GridCell | None) -> Header:
    """Names in a table inside a form are those of targets or measures, not of items.

    The form's label says what its targets are: KPI beside 指標 | 目標値.
    """
    aims = label is not None and "target" in roles_of(label)[:1]
    for column in header.columns if aims else ():
        if column.role == "measure" and "target" in _roles_of_words(column.printed):
            column.role = "target"  # 令和6年度目標 beside KPI over sentences without a number
    roles = {column.role for column in header.columns}
    for column in header.columns if "title" in roles else ():
        if column.role == "target" and "goal" in _roles_of_words(column.printed):
            column.role = "goal"  # 項目 | 令和5年度目標: the name stands left of it
    roles = {column.role for column in header.columns}
    for column in header.columns:
        if column.role in ("title", "section") and "target" not in roles and roles & _AMOUNTS:
            column.role = "target"
        elif column.role == "title" and "measure" not in roles:
            column.role = "measure"
        elif column.role in ("title", "section", "number"):
            column.role = "remark"
        roles.add(column.role)
        if column.role in ("target", "goal", "result") and label is not None:
            column.words = f"{label.text} {column.words}"
        column.why = f"{column.why}, in a form"
    return Header(header.columns, header.rows, header.over_months)


def _roles_of_words(words: str) -> tuple[str, ...]:
    return vocabulary().roles_of(words) or vocabulary().guess(words)


# -- what holds for all of a form ------------------------------------------------------
def _share(initiative: Initiative, band: int) -> None:
    """A grade, a progress text or next steps among a form's labels hold for all its rows."""
    later = [measure for measure in initiative.measures if measure.band > band]
    stated = [statement for statement in initiative.statements if statement.band > band]
    own = [symbol for symbol in initiative.symbols if symbol.band == band]
    if (later or stated) and len(own) == 1:
        own[0].band = WHOLE_ITEM
    for note in [n for n in initiative.notes if n.kind in ("progress", "next", "schedule")]:
        for measure in later:
            if getattr(measure, note.kind) is None:
                setattr(measure, note.kind, note.quote)
        if later:
            initiative.notes.remove(note)
