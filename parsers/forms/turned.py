"""Sheets with the same labels, one an item: a table that is printed on its side.

Where a document prints the same labels three times or more, each beside its value, what stands
beside a label is a column and each sheet a row. What cells hold (items named in front of their
measures, targets paired with results, pillars beside items) is then read in one place.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field, replace

from parsers.forms.sheets import LONGEST_LABEL, Pair, append_tail, is_caption, is_tail
from parsers.grid import GridCell, GridRow, give_rows, rows_of
from parsers.header.lines import guesses_of
from schema.document import Block, Document, Paragraph, Ref, Table

_LEAST_SHEETS = 3
_LEAST_LABELS = 3

_Sheet = list[Pair]


@dataclass
class Turned:
    """A document whose sheets are tables with a header, and the labels of the sheets."""

    document: Document
    labels: list[Ref] = field(default_factory=list)
    reasons: list[str] = field(default_factory=list)
    """What `keikaku inspect` prints of it: which sheets are alike."""


def turn(document: Document) -> Turned:
    """The document with its sheets turned into tables; as it is where too few are alike."""
    turned = Turned(document)
    runs = list(_runs(document.blocks))
    sheets = [_sheets(run) for run in runs]
    orders = _orders([sheet for found in sheets for sheet in found])
    blocks: list[Block] = []
    for run, found in zip(runs, sheets, strict=True):
        kinds = [orders.get(_names(sheet)) for sheet in found]
        tables = _turned(found, kinds, turned) if found and None not in kinds else []
        numbers = {table.number for table in tables}
        if tables and len(numbers) == len(tables):
            blocks += [block for block in run if isinstance(block, Paragraph)]
            blocks += tables
        else:
            blocks += run
    turned.document = replace(document, blocks=blocks) if turned.reasons else document
    return turned


def _runs(blocks: list[Block]) -> Iterator[list[Block]]:
    """Tables of labels and values with nothing but page furniture between; other blocks alone."""
    run: list[Block] = []
    for block in blocks:
        furniture = isinstance(block, Paragraph) and block.kind != "text"
        if _holds_pairs(block) or (run and furniture):
            run.append(block)
            continue
        if run:
            yield run
        run = []
        yield [block]
    if run:
        yield run


def _holds_pairs(block: Block) -> bool:
    """Whether a block is a table of labels and values alone."""
    if not isinstance(block, Table):
        return False
    rows = [row for row in rows_of(block) if not is_caption(row)]
    labels = {row.cells[0].folded for row in rows if len(row.cells) == 2}
    return bool(rows) and all(_is_pair(row, labels) or is_tail(row) for row in rows)


def _is_pair(row: GridRow, labels: set[str]) -> bool:
    """Whether a row is a label and its value, or a label alone that has a value elsewhere."""
    label = row.cells[0]
    if label.column != 0 or label.cell.row_span > 1 or len(label.text) > LONGEST_LABEL:
        return False
    alone = len(row.cells) == 1
    return label.folded in labels or label.cell.column_span == 1 if alone else len(row.cells) == 2


def _sheets(run: list[Block]) -> list[_Sheet]:
    """The sheets of a run. One begins with a table, with the first label, or a second of its own.

    A table at the top of a page may go on with the sheet above; so may a value without a label.
    """
    sheets: list[_Sheet] = []
    if not _holds_pairs(run[0]):
        return sheets
    page: int | None = None
    for table in (block for block in run if isinstance(block, Table)):
        goes_on = page is not None and table.page is not None and table.page > page
        page = table.page
        for row in rows_of(table):
            if is_caption(row):
                continue
            if is_tail(row):
                if not sheets or not goes_on:
                    return []
                append_tail(sheets[-1], row.cells[0])
                continue
            label, value = row.cells[0], row.cells[1] if len(row.cells) > 1 else None
            opens = bool(sheets) and label.folded in (*_names(sheets[0])[:1], *_names(sheets[-1]))
            if opens or not sheets or not goes_on:
                sheets.append([])
            sheets[-1].append((label, value))
            goes_on = True
    return sheets


def _names(sheet: _Sheet) -> tuple[str, ...]:
    return tuple(label.folded for label, _ in sheet)


def _orders(sheets: list[_Sheet]) -> dict[tuple[str, ...], tuple[str, ...]]:
    """The labels of a sheet -> all labels of the sheets alike, in the order they are printed in.

    A sheet may leave labels out, as one that a page break cuts does. Half of the labels are words
    that head columns: 被保険者 | 被扶養者 beside head counts are none.
    """
    known = {
        label.folded
        for sheet in sheets
        for label, _ in sheet
        if label.month is None and (label.named_roles or guesses_of(label))
    }
    found: dict[tuple[str, ...], list[tuple[str, ...]]] = {}
    for names in sorted(map(_names, sheets), key=len, reverse=True):
        alike = (order for order in found if names == tuple(n for n in order if n in names))
        found.setdefault(next(alike, names), []).append(names)
    return {
        names: order
        for order, members in found.items()
        if len(members) >= _LEAST_SHEETS and len(order) >= _LEAST_LABELS
        if sum(name in known for name in order) * 2 >= len(order)
        for names in members
    }


def _turned(
    sheets: list[_Sheet], orders: list[tuple[str, ...] | None], turned: Turned
) -> list[Table]:
    """One table of all sheets alike that follow one another, a row a sheet."""
    parts: list[tuple[tuple[str, ...], list[_Sheet]]] = []
    for sheet, order in zip(sheets, orders, strict=True):
        if not parts or parts[-1][0] != order:
            parts.append((order or (), []))
        parts[-1][1].append(sheet)
    return [_table(order, members, turned) for order, members in parts]


def _table(order: tuple[str, ...], sheets: list[_Sheet], turned: Turned) -> Table:
    heads: dict[str, GridCell] = {}
    rows: list[GridRow] = []
    for index, sheet in enumerate(sheets, start=1):
        turned.labels += [label.ref for label, _ in sheet]
        for label, _ in sheet:
            heads.setdefault(label.folded, _placed(label, 0, order, label, header=True))
        values = [_placed(value, index, order, label) for label, value in sheet if value]
        rows.append(GridRow(index, values, exact=True))
    labels = sorted(heads.values(), key=lambda cell: cell.column)
    grid = [GridRow(0, labels, exact=True), *(row for row in rows if row.cells)]
    first, last = sheets[0][0][0].ref, sheets[-1][0][0].ref
    table = Table(first.table or 0, len(rows) + 1, len(order), page=first.page)
    table.cells = [cell.cell for row in grid for cell in row.cells]
    give_rows(table, grid)
    where = (
        f"table {first.table}"
        if first.table == last.table
        else f"tables {first.table} to {last.table}"
    )
    turned.reasons.append(f"{where}: {len(sheets)} sheets with the same labels, read as rows")
    return table


def _placed(
    cell: GridCell, row: int, order: tuple[str, ...], label: GridCell, *, header: bool = False
) -> GridCell:
    """The same cell at another place of another grid; it still says where it was printed."""
    column = order.index(label.folded)
    moved = replace(cell.cell, row=row, column=column, row_span=1, column_span=1, header=header)
    return GridCell(moved, cell.ref)
