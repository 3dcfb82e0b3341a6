"""The parts of a form from top to bottom: rows of labels and values, and the tables between."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field, replace

from parsers.forms.bare_rows import lists_targets
from parsers.forms.headed import header_over, heads_amounts
from parsers.forms.labels import is_label, roles_of
from parsers.forms.sheets import Pair
from parsers.grid import GridCell, GridRow
from parsers.header.lines import guesses_of
from parsers.headings.titles import is_document_title, split_number
from parsers.measures.numerals import shape_of
from parsers.vocabulary import vocabulary

_LEAST_MONTHS = 3
_SHORT_LABEL = 10
_WIDE = 3
_PERIOD = re.compile(r"(?:[上下]半?期|[前後]期|通期|年間|第?[1-4]四半期)$")
_VALUES = {"target", "goal", "result", "baseline", "national", "achievement"}


@dataclass
class Block:
    """Rows of a form below a row of labels, the labels first; `label` stands beside them."""

    rows: list[GridRow]
    label: GridCell | None = None
    bare: bool = False
    """Whether its rows have no header: KPI beside a target a row, and figures behind them."""

    @property
    def head(self) -> list[GridCell]:
        """The cells of its header; none where it has no header."""
        return [] if self.bare else self.rows[0].cells

    @property
    def is_months(self) -> bool:
        """Whether its header is one of months."""
        return _months(self.rows[0].cells) >= _LEAST_MONTHS


@dataclass
class Form:
    """One sheet: its labels with their values, and the tables between them."""

    pairs: list[Pair] = field(default_factory=list)
    blocks: list[Block] = field(default_factory=list)
    strange: int = 0
    """Rows that begin with no known label."""
    title: GridCell | None = None
    """A row of one cell above the labels that names the item."""

    @property
    def labels(self) -> list[GridCell]:
        """All cells that are labels."""
        beside = [block.label for block in self.blocks if block.label is not None]
        return [label for label, _ in self.pairs] + beside


def _months(cells: list[GridCell]) -> int:
    return sum(cell.month is not None for cell in cells)


def parts_of_form(rows: list[GridRow]) -> Iterator[Form | Block]:
    """The parts of a table from top to bottom: rows of labels and values, and tables."""
    place = 0
    over: tuple[GridCell, int] | None = None  # a label beside several rows, and where it ends
    while place < len(rows):
        cells = rows[place].cells
        over = over if over is not None and place < over[1] else None
        if over is None and (head := header_over(rows, place)):
            if (corner := cells[0]) is not head[0]:  # 項目 over labels names no item
                yield Form([(GridCell(replace(corner.cell, lines=[]), corner.ref), None)])
            header, place = rows[place].holding(head), place + 1
            header.headed = True  # also of years and their ends alone: 目標 | 令和4年度末
            while place < len(rows) and _goes_below(rows[place], head):
                beside, *values = rows[place].cells
                stop = _end(rows, place, beside)
                yield Block([header, rows[place].holding(values), *rows[place + 1 : stop]], beside)
                place = stop
            continue
        if cells[0].cell.row_span > 1 and is_label(cells[0]):
            over = cells[0], _end(rows, place, cells[0])
        label = over[0] if over is not None else _beside(rows, place)
        inner = cells[1:] if cells[0] is label else cells
        if _heads_block(inner, alone=label is None) or (over and heads_amounts(inner)):
            stop = over[1] if over is not None else _stop(rows, place, inner[0].column)
            block = Block([rows[place].holding(inner), *rows[place + 1 : stop]], label)
            yield _as_pairs(block) if _heads_values(block) else block
            place = stop
            continue
        if label is None and over is None and _lists_targets(cells[0], [cells[1:]]):
            yield Block([rows[place].holding(cells[1:])], cells[0], bare=True)
            place += 1
            continue
        below = rows[place + 1 : over[1]] if over is not None else []
        if over is not None and _lists_targets(over[0], [inner, *(row.cells for row in below)]):
            yield Block([rows[place].holding(inner), *below], over[0], bare=True)
            place = over[1]
            continue
        if names_item(rows, place):
            yield Form(title=cells[0])
            place += 1
            continue
        if _stands_above(rows, place):
            yield Form([(cells[0], rows[place + 1].cells[0])])
            place += 2
            continue
        yield _row(cells, over[0] if over is not None else None)
        place += 1


def _goes_below(row: GridRow, head: list[GridCell]) -> bool:
    """Whether a label of targets and its values stand below a header over them."""
    label, *values = row.cells
    stands = len(values) > 1 and label.column == 0 and values[0].column == head[0].column
    return stands and is_label(label) and "target" in roles_of(label)[:1]


def _end(rows: list[GridRow], place: int, label: GridCell) -> int:
    """The place behind the rows that a label stands beside; they are of its own table."""
    last = label.cell.row + label.cell.row_span
    stop = place + 1
    while stop < len(rows) and rows[stop].index < last:
        if rows[stop].index <= rows[place].index:
            break
        stop += 1
    return stop


def _beside(rows: list[GridRow], place: int) -> GridCell | None:
    """The label left of a table's header, where the table itself begins further right."""
    cells = rows[place].cells
    below = rows[place + 1].cells[0].column if place + 1 < len(rows) else 0
    if len(cells) < 2 or not is_label(cells[0]) or _months(cells) >= _LEAST_MONTHS:
        return None
    return cells[0] if cells[0].column < below else None


def _heads_block(cells: list[GridCell], *, alone: bool) -> bool:
    """Whether cells are the header of a table inside a form: known words only, or months."""
    if _months(cells) >= _LEAST_MONTHS:
        return True
    known = [c for c in cells if c.named_roles or (c.cell.header and guesses_of(c))]
    least = 3 if alone and not all(c.cell.header for c in cells) else 2
    return len(cells) >= least and len({c.folded for c in known}) == len(cells)


def _lists_targets(label: GridCell, rows: list[list[GridCell]]) -> bool:
    """Whether a label of targets stands beside rows without a header: KPI | … | 99.9%."""
    return is_label(label) and "target" in roles_of(label)[:1] and lists_targets(rows)


def _heads_values(block: Block) -> bool:
    """Whether a header stands over one row of values that are the item's own: number and title."""
    roles = {role for cell in block.rows[0].cells for role in roles_of(cell)}
    own = bool(roles & {"number", "title"}) and not roles & _VALUES
    return len(block.rows) == 2 and own and not block.is_months


def _as_pairs(block: Block) -> Form:
    head, values = block.rows
    labels = [*([block.label] if block.label else []), *head.cells]
    at = {cell.column: cell for cell in values.cells}
    return Form([(label, at.get(label.column)) for label in labels])


def _stop(rows: list[GridRow], place: int, column: int) -> int:
    """The place behind the rows of a table that no label stands beside.

    It ends where a row begins left of it, or with a label, unless that only names a row of months.
    """
    months = _months(rows[place].cells) >= _LEAST_MONTHS
    stop = place + 1
    while stop < len(rows):
        cells = rows[stop].cells
        first = cells[0]
        marked = months and (first.kind in ("item", "dots") or _marked(cells[1:]))
        if first.folded in vocabulary().exact or (first.column < column and not marked):
            break
        if len(cells) == 1 and first.cell.column_span >= _WIDE and is_label(first):
            break
        if first.cell.header and roles_of(first) and not marked:
            break
        stop += 1
    return stop


def _marked(cells: list[GridCell]) -> bool:
    return bool(cells) and all(cell.kind in ("dots", "symbol") for cell in cells)


def names_item(rows: list[GridRow], place: int) -> bool:
    """Whether a row's only cell is an item's number and title above its labels.

    What stands below it is a label beside its value; the labels of one form follow one title.
    """
    cells = rows[place].cells
    if len(cells) != 1 or cells[0].column > 0 or not _is_wide(cells[0], rows):
        return False
    text = cells[0].text
    if roles_of(cells[0]) or text.endswith("。") or is_document_title(text):
        return False
    if vocabulary().pillar_ordinal(text) is not None:
        return False
    below = rows[place + 1].cells if place + 1 < len(rows) else []
    again = place == 0 or (
        len(rows[1].cells)
        and below[:1]
        and (below[0].folded == rows[1].cells[0].folded or _counts_on(rows[0], cells[0]))
    )
    return len(below) > 1 and below[0].column == 0 and is_label(below[0]) and bool(again)


def _is_wide(cell: GridCell, rows: list[GridRow]) -> bool:
    """Whether a cell spans a form: three columns, or both of labels and values."""
    span = cell.cell.column_span
    return span >= _WIDE or (
        span > 1 and all(c.column + c.cell.column_span <= span for row in rows for c in row.cells)
    )


def _counts_on(first: GridRow, cell: GridCell) -> bool:
    """Whether a title's number is of the shape that the first form's title has."""
    shape = shape_of(split_number(cell.text)[0])
    return shape is not None and shape == shape_of(split_number(first.cells[0].text)[0])


def _stands_above(rows: list[GridRow], place: int) -> bool:
    """Whether a label fills a row of its own and its value the next one."""
    cells = rows[place].cells
    if len(cells) != 1 or cells[0].cell.column_span < _WIDE or not is_label(cells[0]):
        return False
    below = rows[place + 1].cells if place + 1 < len(rows) else []
    return len(below) == 1 and below[0].column <= cells[0].column and not is_label(below[0])


def _row(cells: list[GridCell], beside: GridCell | None) -> Form:
    """Labels and their values in one row; `beside` is a label over several rows."""
    inner = cells[1:] if cells[0] is beside else cells
    period = len(inner) > 1 and _PERIOD.match(inner[0].folded) is not None
    if beside is not None and not period and (not inner or not _is_next(inner, 0, marked=False)):
        return Form([(beside, cell) for cell in inner] or [(beside, None)])
    if beside is not None and (period or not roles_of(inner[0])):
        part = [(inner[0], None), *((beside, cell) for cell in inner[1:])]
        return Form(part)  # 取組状況 | 上期 | …: the inner label only says which part
    found = Form(strange=0 if is_label(inner[0]) else 1)
    if beside is not None and cells[0] is beside:
        found.pairs.append((beside, None))
    marked = any(cell.cell.header for cell in inner)
    for place, cell in enumerate(inner):
        last = found.pairs[-1] if place else None
        if last is None:
            found.pairs.append((cell, None))
        elif last[1] is None and not _is_apart(last[0], cell, marked=marked):
            found.pairs[-1] = (last[0], cell)
        elif _is_next(inner, place, marked=marked):
            found.pairs.append((cell, None))
        elif last[1] is None:
            found.pairs[-1] = (last[0], cell)
        else:
            found.pairs.append((last[0], cell))
    return found


def _is_apart(label: GridCell, cell: GridCell, *, marked: bool) -> bool:
    """Whether a label's value is blank: the next cell is a label itself, or stands further on."""
    if marked and cell.cell.header and label.cell.header:
        return True
    return cell.column > label.column + label.cell.column_span and is_label(cell)


def _is_next(cells: list[GridCell], place: int, *, marked: bool) -> bool:
    """Whether a cell that is not the first of its row is a label."""
    cell = cells[place]
    if marked:
        return cell.cell.header
    if not is_label(cell) or cell.kind != "text" or place + 1 >= len(cells):
        return False
    return bool(cell.named_roles) or (len(cell.text) <= _SHORT_LABEL and not cell.group_like)
