"""Section rows and labels: ○サービス水準の向上（業務グループ）, 2 戦略的… (000, 003)."""

from __future__ import annotations

import re

from parsers.budgets.units import says_unit
from parsers.grid import GridCell, GridRow
from parsers.headings.in_charge import IN_CHARGE
from parsers.headings.legend_text import legend_of_lines, legend_pairs, says_grades
from parsers.headings.titles import is_closing_line, read_title
from parsers.measures.markers import is_footnote, numbers_note, pieces_of
from parsers.measures.segments import segments_of
from parsers.rows.align import is_section_label
from parsers.rows.walk import Walk
from parsers.vocabulary import vocabulary
from schema.plan import Quote

_SECTION = re.compile(
    r"^\s*(?:(?P<ordinal>[1-3１-３])\s*[.．・]?\s*)?(?P<ring>[○〇◯])?\s*(?P<rest>\S.*)$", re.DOTALL
)
_GROUP_TAIL = re.compile(
    r"[（(〔［\[][^（()）]*グループ[^（()）]*[)）〕］\]]\s*$|(?<=[】\s\u3000])[^\s（()）【】]{1,12}グループ\s*$"
)
_FOOTNOTE = re.compile(r"[\s\u3000]*(?:[（(]?[※＊*]|[（(【]?注\s*[\d０-９]*\s*[)）】:：])")
_ORDINAL = re.compile(r"[1-3１-３]")
_LONGEST = 80
_LEAST_SPAN = 3
_TEXT_LINE = re.compile(
    r"^[\s\u3000]*(?:[・※●■◆○【〔＜<]|(?:最終|上位|中位|下位|長期|中期|短期)?目標|.*。$)"
)
"""A line below a title that is no part of it."""


def take_section_row(walk: Walk, row: GridRow) -> bool:
    """Read a row that is a heading: one text, maybe with a label, a digit and a symbol beside it.

    A symbol beside a heading is the next row's (003, first page). Returns False for other rows.
    """
    if len(row.cells) == 1 and _take_alone(walk, row):
        return True
    cells = [cell for cell in row.cells if cell.kind != "symbol"]
    if len(cells) > 2:
        return False
    label = ordinal = None
    if len(cells) == 2 and cells[0].kind != "item" and is_section_label(cells[0]):
        label, cells = cells[0], cells[1:]
    if len(cells) == 2 and _ORDINAL.fullmatch(cells[0].text):
        ordinal, cells = cells[0], cells[1:]
    if len(cells) != 1 or not _is_heading(cells[0]):
        return False
    if label is not None:
        take_pillar(walk, label)
    open_section(walk, cells[0], ordinal)
    walk.waiting_symbol = next(iter(row.kinds("symbol")), None)
    return True


def _take_alone(walk: Walk, row: GridRow) -> bool:
    """Read a row of one cell that is no heading of the next rows, or one of a group of items."""
    if _closes(row):
        walk.builder.role(row.cells[0].ref, "decoration")
        return True
    if says_unit(row.cells[0].text):
        walk.builder.note(row.cells[0].quote, "remark", document=True)
        return True
    if _is_legend(walk, row):
        return True
    if _is_footnote(row):
        cell = row.cells[0]
        walk.builder.note(cell.quote, "remark", document=not numbers_note(cell.text))
        return True
    if _names_group(walk, row):
        return True
    if _spans_items(walk, row):
        _open_group(walk, row.cells[0])
        return True
    return False


def _closes(row: GridRow) -> bool:
    """A row of 以上 alone, over several columns or at the left edge, ends a document."""
    cell = row.cells[0]
    return (cell.column == 0 or cell.cell.column_span > 1) and is_closing_line(cell.text)


def _is_legend(walk: Walk, row: GridRow) -> bool:
    """Take a text over several columns that explains the signs: 【評価基準】S：…　A：…."""
    cell = row.cells[0]
    if cell.cell.column_span < _LEAST_SPAN:
        return False
    lines = [line.text for line in cell.cell.lines if line.text]
    pairs = legend_of_lines(lines) or legend_pairs(cell.text)
    if len(pairs) < _LEAST_SPAN or not says_grades(pairs):
        return False
    for symbol, meaning in pairs:
        walk.builder.plan.legend.setdefault(symbol, meaning)
    walk.builder.note(cell.quote, "legend", document=True)
    return True


def _is_footnote(row: GridRow) -> bool:
    """A remark over several columns, below or between the items: ※実績は速報値…."""
    cell = row.cells[0]
    wide = cell.cell.column_span >= _LEAST_SPAN
    return wide and (_FOOTNOTE.match(cell.text) is not None or is_footnote(cell.text))


def _names_group(walk: Walk, row: GridRow) -> bool:
    """Take a row over several columns that names the group in charge of what is below it."""
    cell = row.cells[0]
    if cell.cell.column_span < _LEAST_SPAN or cell.kind != "text":
        return False
    match = IN_CHARGE.fullmatch(cell.text)
    if match is None:
        return False
    walk.groups, walk.banner, walk.by_row = [Quote(match["groups"], cell.ref)], True, False
    walk.builder.role(cell.ref, "heading")
    return True


def _spans_items(walk: Walk, row: GridRow) -> bool:
    """A numbered title over all columns of a table that names its items: (2) 医療費適正化."""
    if "title" not in walk.header.roles:
        return False
    cell, columns = row.cells[0], {column.index for column in walk.header.columns}
    title = title_of(cell)
    return (
        len(columns) > 2
        and cell.cell.column_span >= max(columns) - min(columns) + 1
        and len(title) <= _LONGEST
        and not title.endswith("。")
        and _GROUP_TAIL.search(title) is None
        and vocabulary().pillar_ordinal(title) is None
        and read_title(title, cell.ref).number is not None
    )


def title_of(cell: GridCell) -> str:
    """The title of a cell over all columns, without the lines of text below it."""
    lines = [line.text for line in cell.cell.lines if line.text]
    count = next((n for n, line in enumerate(lines) if n and _TEXT_LINE.match(line)), len(lines))
    return " ".join(lines[:count])


def _open_group(walk: Walk, cell: GridCell) -> None:
    """Open the heading of a cell over all columns; with a text of its own it is an item too."""
    words = title_of(cell)
    title = read_title(words, cell.ref)
    walk.builder.end_like(title.number)
    walk.builder.heading(1, Quote(title.quote.text, cell.ref), title.number)
    walk.parent = None
    lines = [line for line in cell.cell.lines if line.text]
    while lines and words:
        words = words.removeprefix(lines.pop(0).text).lstrip()
    if lines:
        walk.builder.band += 1
        initiative = walk.builder.open(title, path=walk.builder.path[:-1])
        walk.builder.segments(segments_of(pieces_of(lines, cell.ref)), initiative)
        walk.budgets = None


def _is_heading(cell: GridCell) -> bool:
    if cell.kind != "text" or cell.cell.tables or len(cell.text) > _LONGEST:
        return False
    match = _SECTION.match(cell.text)
    names_pillar = vocabulary().pillar_ordinal(cell.text) is not None and len(cell.text) < 40
    return match is not None and bool(
        match["ring"] or names_pillar or _GROUP_TAIL.search(cell.text)
    )


def take_pillar(walk: Walk, cell: GridCell) -> None:
    """A section label names the pillar; printed again on the next page it changes nothing."""
    ordinal = vocabulary().pillar_ordinal(cell.text)
    if ordinal is not None:
        walk.builder.name_pillar(Quote("".join(cell.text.split()), cell.ref))
    walk.builder.role(cell.ref, "heading")


def take_section_cell(walk: Walk, cell: GridCell) -> None:
    """A merged cell left of the items: the pillar, or a field of work below it (001: 分野)."""
    pillar = vocabulary().pillar_ordinal(cell.text)
    if pillar is not None:
        if pillar != walk.builder.ordinal:
            walk.leave_groups()
        take_pillar(walk, cell)
    else:
        walk.builder.heading(1, Quote("".join(cell.text.split()), cell.ref))
    walk.parent = None


def open_section(walk: Walk, cell: GridCell, ordinal: GridCell | None = None) -> None:
    """Open a heading; a leading digit is what is left of its pillar label (000)."""
    match = _SECTION.match(cell.text)
    digit = ordinal.text if ordinal else (match["ordinal"] if match else None)
    if ordinal is not None:
        walk.builder.role(ordinal.ref, "heading")
    ring = match is not None and match["ring"]
    pillar = vocabulary().pillar_ordinal(cell.text)
    if ring and pillar is not None and not digit:
        walk.builder.pillar_digit(str(pillar))
    if pillar is not None and not ring:
        if walk.banner and pillar != walk.builder.ordinal:
            walk.groups, walk.banner = [], False
        if pillar != walk.builder.ordinal:
            walk.leave_groups()
        walk.builder.name_pillar(cell.quote)
        walk.parent = None
        if group := _GROUP_TAIL.search(cell.text):
            walk.groups, walk.by_row = [Quote(group.group(), cell.ref)], False
        return
    if digit:
        walk.builder.pillar_digit(digit)
    walk.builder.heading(1, cell.quote)
    group = _GROUP_TAIL.search(cell.text)
    walk.groups, walk.by_row = [Quote(group.group(), cell.ref)] if group else [], False
    walk.parent = None
