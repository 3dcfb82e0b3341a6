"""The rows of a table of budgets: categories, what they are spent on, headings and totals."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from normalize.text.folding import fold
from parsers.grid import GridCell, GridRow
from parsers.header.reading import Column, Header
from parsers.word_lists import pattern_of

_TEXT = ("section", "title", "unknown", "measure", "remark")
_TOTAL = re.compile(
    r"^(?:[（(]?(?:合|小|総|累|総合)?計(?:額|金額)?[)）]?|総額|予算総?額)$"
    r"|(?:小計|合計|総計|累計)(?:額|金額)?$"
    r"|(?<=[\s\u3000・)）】＞>〕算費額円])計$"
)
_BEHIND = re.compile(r"[（(][^（()）]*[)）]\s*$")
"""What stands behind the word of a total: 計（A＋B）, 合計（税込）."""
_FRAMED = re.compile(
    r"^[\s\u3000]*[■◆●○◎▼【＜<〔［\[≪《][^】＞>〕］\]≫》]*[】＞>〕］\]≫》]?[\s\u3000]*$"
)
_FRAME = "■◆●○◎▼【】＜＞<>〔〕［］[]≪≫《》 \u3000"
_SPENT = pattern_of("budgets.spent_on")
_CATEGORY = re.compile(r"経費$|費$|費用$")
_REMARK = pattern_of("budgets.remarks")


@dataclass
class Columns:
    """What the named columns of a table of budgets hold."""

    wider: list[Column]
    """Categories of categories: 保健事業予算 over 健診経費, 保健指導経費."""
    category: Column
    spent: list[Column] = field(default_factory=list)
    remarks: list[Column] = field(default_factory=list)


def named_columns(header: Header) -> list[Column]:
    """The columns that hold words."""
    return [column for column in header.columns if column.role in _TEXT]


def columns_of(header: Header, rows: list[GridRow]) -> Columns:
    """Tell categories from what they are spent on, by header words and by what they hold."""
    first = min(column.index for column in header.columns if column.role == "budget")
    named = named_columns(header)
    remarks = [c for c in named if c.index > first and _REMARK.search(c.printed or c.words)]
    behind = [c for c in named if c.index > first and c not in remarks]
    before = [c for c in named if c.index < first]
    heads = [n for n, column in enumerate(before) if _holds_categories(column, rows)]
    last = max(heads, default=0)
    return Columns(before[:last], before[last], [*before[last + 1 :], *behind], remarks)


def _holds_categories(column: Column, rows: list[GridRow]) -> bool:
    """Whether a column holds 経費, or its header says no more than that it divides others."""
    cells = [c for row in rows for c in row.cells if c.column == column.index]
    cells = [cell for cell in cells if not is_total(cell) and not is_framed(cell)]
    costs = sum(bool(_CATEGORY.search(fold(cell.text))) for cell in cells)
    if costs * 2 > len(cells):
        return True
    return column.role == "section" and not _SPENT.search(column.printed or column.words)


def is_total(cell: GridCell | None) -> bool:
    """Whether a cell heads a row of totals: 合計, 健診経費 小計, 保健事業予算　計."""
    if cell is None:
        return False
    text = _BEHIND.sub("", cell.text.strip()) or cell.text.strip()
    return _TOTAL.search("".join(text.split())) is not None or _TOTAL.search(text) is not None


def is_framed(cell: GridCell) -> bool:
    """Whether a cell is framed as headings are: 【保健事業予算】, ■健診経費."""
    return _FRAMED.match(cell.text) is not None


def unframed(text: str) -> str:
    """A heading without its frame."""
    return text.strip(_FRAME)


def is_band(rows: list[GridRow], place: int, columns: Columns) -> bool:
    """Whether a row is one text that heads the rows below: 【保健事業予算】 over all columns."""
    row = rows[place]
    if len(row.cells) != 1 or row.cells[0].numeric:
        return False
    cell, below = row.cells[0], rows[place + 1 : place + 2]
    if cell.cell.row_span > 1 or cell.column > columns.category.index:
        return False
    if is_framed(cell) or cell.cell.column_span > 1:
        return True
    own = {c.column for r in below for c in r.cells}
    return bool(below) and columns.category.index in own and cell.text.endswith("予算")


def sums_up(rows: list[GridRow], place: int, amounts: list[Column]) -> bool:
    """Whether a framed row's amount is the sum of those below it, up to the next framed row."""
    own = _amount(rows[place], amounts)
    parts: list[float] = []
    for row in rows[place + 1 :]:
        if is_framed(row.cells[0]) or is_total(row.cells[0]):
            break
        parts += [value] if (value := _amount(row, amounts)) is not None else []
    return own is not None and bool(parts) and abs(sum(parts) - own) <= len(parts)


def _amount(row: GridRow, amounts: list[Column]) -> float | None:
    for column in amounts:
        for cell in row.cells:
            if cell.column == column.index and (found := re.search(r"\d[\d,.]*", fold(cell.text))):
                return float(found.group().replace(",", "").rstrip("."))
    return None
