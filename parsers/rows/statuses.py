"""Statuses that a row prints: signs in their own cells or at the end of its progress text."""

from __future__ import annotations

import re
from typing import Literal

from normalize.text.folding import fold
from parsers.grid import GridCell
from parsers.header.reading import Header
from parsers.rows.align import Aligned
from parsers.rows.walk import Walk
from parsers.word_lists import any_of
from schema.document import Finding, Ref
from schema.plan import ITEM_ALONE, WHOLE_ITEM, Initiative, Quote, Symbol

_SYMBOLS = tuple("◎○〇△×□")
_TRAILING = re.compile(r"\s+([◎○〇△×□])\s*$")
_AIMED = ("target", "goal", "result", "baseline", "national", "achievement", "eligible", "expected")
_OVERALL = re.compile("総合|全体")
_OF_TARGETS = re.compile(any_of("statuses.of_targets"))


def without_symbol(cell: GridCell | None) -> Quote | None:
    """The progress text without a symbol that the dump ran into it (000, item 26)."""
    if cell is None:
        return None
    last = _TRAILING.search(cell.text) if cell.text.rstrip().endswith(_SYMBOLS) else None
    return Quote(cell.text if last is None else cell.text[: last.start()], cell.ref)


def take_symbols(walk: Walk, aligned: Aligned, initiative: Initiative) -> None:
    """The row's status symbols; none of its own: the one waiting from the heading above."""
    pairs = aligned.pairs("status")
    cells = [cell for _, cell in pairs]
    if not cells:
        for cell in aligned.get("progress"):
            if cell.text.rstrip().endswith(_SYMBOLS) and (last := _TRAILING.search(cell.text)):
                quote = Quote(last.group(1), cell.ref)
                initiative.symbols.append(Symbol(quote, walk.builder.band))
    if not cells and walk.waiting_symbol is not None:
        cells = [walk.waiting_symbol]
    walk.waiting_symbol = None
    if aligned.row.cells:
        _spanned(walk, aligned.row.cells[0], initiative, {column.index for column, _ in pairs})
    overall = _overall(walk, aligned) if cells else {}
    whose = _whose(walk.header) if cells else {}
    for place, cell in enumerate(cells):
        column = pairs[place][0].index if pairs else -1
        band = overall.get(cell.ref, walk.builder.band)
        initiative.symbols.append(Symbol(cell.quote, band, whose=whose.get(column)))
        walk.builder.role(cell.ref, "body")
        if cell.ref not in overall:
            walk.spanning[column if whose else -1] = cell, initiative.symbols[-1]


def _whose(header: Header) -> dict[int, Literal["targets", "measures"]]:
    """Whose signs each column holds, where one says that its are the targets': KPI評価 | 取組評価.

    Empty where no column says so, or no other column is left for the measures.
    """
    columns = [column for column in header.columns if column.role == "status"]
    if len(columns) < 2:
        return {}
    aimed = [c.index for c in columns if _OF_TARGETS.search(fold(c.words))]
    told = [c for c in columns if c.index not in aimed and not _OVERALL.search(fold(c.words))]
    if not aimed or not told:
        return {}
    found: dict[int, Literal["targets", "measures"]] = dict.fromkeys(aimed, "targets")
    return found | {column.index: "measures" for column in told}


def _overall(walk: Walk, aligned: Aligned) -> dict[Ref, int]:
    """The cells that grade the item as a whole: 総合評価 of a form, or beside a column of 達成.

    Of several grades of a form those right behind a target or its result are the target's, and the
    others hold for the whole form.
    """
    columns = [column for column in walk.header.columns if column.role == "status"]
    sheet = all(column.why.startswith("label ") for column in walk.header.columns)
    if len(columns) < 2 and not sheet:
        return {}
    found: dict[Ref, int] = {}
    before = ""
    for column, cell in aligned.roles:
        if column.role == "status" and _OVERALL.search(fold(column.printed or column.words)):
            found[cell.ref] = ITEM_ALONE
        elif column.role == "status" and sheet and len(columns) > 1 and before not in _AIMED:
            found[cell.ref] = WHOLE_ITEM
        before = column.role
    return found


def _spanned(walk: Walk, here: GridCell, initiative: Initiative, own: set[int]) -> None:
    """Symbols' cells that span this row too, the initiative's own: the symbols hold for it.

    `own` are the columns in which the row prints symbols itself.
    """
    for column, (cell, symbol) in walk.spanning.items():
        if column in own or (column < 0 and own):
            continue
        same = cell.ref.table == here.ref.table and any(s is symbol for s in initiative.symbols)
        if same and cell.cell.row < here.cell.row < cell.cell.row + cell.cell.row_span:
            symbol.also.append(walk.builder.band)


def symbol_only(walk: Walk, aligned: Aligned) -> bool:
    """A row of one symbol: the measures' status after the target's own (004, last row)."""
    cells, current = aligned.row.cells, walk.builder.current
    if len(cells) != 1 or cells[0].kind != "symbol":
        return False
    cell, column = cells[0], walk.header.first("status")
    if current and column and column.index == cell.column and _mixed(walk, current):
        for measure in current.measures:
            if measure.band == walk.builder.band - 1:
                measure.band = walk.builder.band
        current.symbols.append(Symbol(cell.quote, walk.builder.band))
        walk.builder.role(cell.ref, "body")
    else:
        message = "A symbol stands alone in its row and belongs to nothing printed there."
        walk.builder.find(Finding("warning", "stray_symbol", message, cell.text, cell.ref))
    return True


def _mixed(walk: Walk, current: Initiative) -> bool:
    """Whether the row above held both a target and measures."""
    band = walk.builder.band - 1
    return any(s.band == band for s in current.statements) and any(
        m.band == band for m in current.measures
    )
