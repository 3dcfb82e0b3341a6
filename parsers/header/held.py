"""Header words that name no role: the role of their column, told by what stands below them.

Only what is missing and cannot be mistaken is taken: items' numbers and titles in front, measures
and KPIs as texts, grades as signs, groups by their names. An issue says which column it was.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

from normalize.text.folding import fold
from parsers.grid import GridCell
from parsers.header.contents import Below, reads_like_title
from parsers.rows.fitting import DASHES
from parsers.vocabulary import vocabulary

if TYPE_CHECKING:
    from parsers.header.reading import Column

_MOSTLY = 0.8
_HALF = 0.5
_LEAST = 2
_LONGEST_KPI = 120
_LONGEST_WHEN = 24
_WIDE = 3
_OF_ITEM = ("measure", "target", "goal", "result", "progress", "status", "next", "month")
_REACHED = ("result", "baseline", "national", "progress", "status")
_OF_KPI = ("goal", "baseline", "result", "target", "eligible", "expected")
_LATER = ("progress", "next", "result", "status", "told")
_VALUE = re.compile(
    r"^(?:対?前(?:年度?|期).{0,16}|[約概ね]*[△▲-]?[\d０-９][\d０-９,，.．]*\s*)"
    r"(?:[%％]|[件人円回社所名日点位]|千円|万円|事業所|ポイント)*\s*(?:以上|以下|未満|超|とする|[（(].*[)）])*$"
)
"""A value to be reached, also one of the year before: 96.2％以上, 対前年度（1.12％）以下."""
_SPENT = re.compile(r"(?:経費|事業費|費用|予算|計)$")
_NUMBER = re.compile(r"^\s*[①-⑳]\s*")
_DATED = re.compile(r"^(?:令和|平成|r|h|20)?[\d元]{1,2}年?度?(?:\d{1,2}月)?末?$")
"""Words of nothing but a date say when a value was reached."""
_FIGURES = re.compile(r"累計|累積|単月|[%％]")
"""Words of a table of figures by month, which a page break may leave open in a cell."""
_WHEN = re.compile(r"[\d０-９]月|四半期|通年|随時|毎月|[上下]半?期")
_KPI = re.compile(
    r"[%％件人円回社所率数][^。]{0,8}(?:以上|以下|とする|にする)|対前年|【(?:KPI|目標)"
)
_KPI_NAME = re.compile(
    r"(?:率|割合|件数|人数|者数|社数|所数|回数|額|度|数|状況)\s*(?:[(（].*[)）]|※\d*|の(?:向上|維持))*\s*$"
)
_DONE = re.compile(r"(?:した|ました|済み?|実施|開催|配布|送付)。?\s*$")


def fill_by_contents(columns: Sequence[Column], below: Below) -> None:
    """Give columns of no known word the role that the table lacks and their cells speak for."""
    asked = [c for c in columns if c.role == "unknown" and not _FIGURES.search(c.words)]
    for role, tells in _TELLS if asked else ():
        for column in asked:
            table = Contents(columns, below)
            lacks = column.role == "unknown" and not table.lists(role)
            if lacks and len(table.cells(column)) >= _LEAST and tells(column, table):
                _take(column, role)
    if asked:
        _name_amounts(asked, Contents(columns, below))
        _settle_others(asked, Contents(columns, below))


def _take(column: Column, role: str) -> None:
    column.role, column.held = role, True
    column.why = f"no known header word in {column.words!r}; its cells read like {role}"


def _name_amounts(asked: Sequence[Column], table: Contents) -> None:
    """Numbers of an unknown word right in front of amounts are amounts: いろは | 執行額."""
    for column in asked:
        right = table.right_of(column)
        numbers = table.share(column, lambda c: c.numeric or c.kind == "budget") >= _MOSTLY
        if column.role == "unknown" and right is not None and right.role == "budget" and numbers:
            _take(column, "budget")


def _settle_others(asked: Sequence[Column], table: Contents) -> None:
    """What a found column says of those with a word of several meanings: 具体的施策, 目標."""
    taken = [column for column in asked if column.held]
    if any(column.role == "target" for column in taken):
        for column in table.columns:
            if column.role == "target" and not column.held and table.valued(column):
                column.role, column.why = "goal", f"{column.why}, beside the names"
    left = [c for c in asked if c.role == "unknown"]
    named = [c for c in table.columns if c.role == "measure" and not c.held]
    if (
        left
        and len(named) == 1
        and not table.has("title")
        and table.share(named[0], reads_like_title) == 1
    ):
        for column in left:
            if column.index > named[0].index and reads_told(column, table):
                _take(column, "measure")
                named[0].role, named[0].why = "title", f"{named[0].why}, beside the measures"
                return


class Contents:
    """The columns of a table and the cells below them."""

    def __init__(self, columns: Sequence[Column], below: Below) -> None:
        self.columns = columns
        self.below = below

    def cells(self, column: Column) -> list[GridCell]:
        """The cells of a column; those over several are rows of sections."""
        return [c for c in self.below.get(column.index, ()) if c.cell.column_span < _WIDE]

    def share(self, column: Column, fits: Callable[[GridCell], object]) -> float:
        """The part of a column's cells that fit, 0 to 1."""
        cells = self.cells(column)
        return sum(bool(fits(cell)) for cell in cells) / len(cells) if cells else 0.0

    def has(self, *roles: str) -> bool:
        """Whether any column has one of the roles."""
        return any(column.role in roles for column in self.columns)

    def lists(self, role: str) -> bool:
        """Whether a column has a role; one of bare values lists no targets."""
        own = [column for column in self.columns if column.role == role]
        return any(role != "target" or not self.valued(column) for column in own)

    def in_front(self, column: Column, roles: Sequence[str]) -> bool:
        """Whether a column stands left of all those of some roles."""
        return all(c.index > column.index for c in self.columns if c.role in roles)

    def valued(self, column: Column) -> bool:
        """Whether a column holds values to be reached and nothing of what they are of."""
        cells = [c for c in self.cells(column) if c.kind != "symbol"]
        return bool(cells) and sum(map(_is_value, cells)) >= _MOSTLY * len(cells)

    def right_of(self, column: Column) -> Column | None:
        """The next column."""
        right = [c for c in self.columns if c.index > column.index]
        return min(right, key=lambda c: c.index, default=None)

    def left_of(self, column: Column) -> Column | None:
        """The column before."""
        left = [c for c in self.columns if c.index < column.index]
        return max(left, key=lambda c: c.index, default=None)


def _is_value(cell: GridCell) -> bool:
    """Whether a cell holds a value to be reached, or a list of some: ① 96％以上 ② 対前年度以上."""
    lines = [line.text for line in cell.cell.lines if line.text]
    return cell.numeric or all(_VALUE.match(_NUMBER.sub("", text)) for text in lines)


def _numbers(column: Column, table: Contents) -> bool:
    cells = table.cells(column)
    distinct = len({cell.folded for cell in cells}) >= _MOSTLY * len(cells)
    counted = table.share(column, lambda c: c.kind == "item") >= _MOSTLY
    right = table.right_of(column)
    amounts = right is not None and right.role == "budget"
    return distinct and counted and not amounts and table.in_front(column, _OF_ITEM)


def _groups(column: Column, table: Contents) -> bool:
    known = vocabulary().group_names
    return table.share(column, lambda c: c.group_like or c.text in known) >= _MOSTLY


def _grades(column: Column, table: Contents) -> bool:
    signs = [cell for cell in table.cells(column) if cell.kind == "symbol"]
    many = len(signs) > _HALF * len(table.cells(column))
    return many and any(cell.text not in DASHES for cell in signs)


def _times(column: Column, table: Contents) -> bool:
    if table.has("month", "period"):
        return False
    short = table.share(column, lambda c: len(c.text) <= _LONGEST_WHEN and _WHEN.search(c.text))
    return short >= _MOSTLY


def _targets(column: Column, table: Contents) -> bool:
    cells = [cell for cell in table.cells(column) if cell.kind != "symbol"]
    aims = sum(
        len(c.text) <= _LONGEST_KPI and (c.kind == "statement" or bool(_KPI.search(c.text)))
        for c in cells
    )
    if table.share(column, _plans) > _HALF:
        return False
    return aims >= _LEAST and aims >= _MOSTLY * len(cells) and not table.valued(column)


def _plans(cell: GridCell) -> bool:
    """Whether a measure stands in a cell in front of its KPI."""
    lines = [line.text.strip() for line in cell.cell.lines if line.text]
    return len(lines) > 1 and lines[0].endswith(("。", "する", "図る", "行う"))


def _indicators(column: Column, table: Contents) -> bool:
    """Names of indicators left of the values to be reached: 〇〇率 | 目標値."""
    right = table.right_of(column)
    if right is None or table.share(column, reads_like_title) < _MOSTLY:
        return False
    if right.role not in _OF_KPI or not table.valued(right):
        return False
    return table.has("title") or table.share(column, _named_like_kpi) > _HALF


def _goals(column: Column, table: Contents) -> bool:
    """Values right of the names of indicators, in front of those reached."""
    left = table.left_of(column)
    named = left is not None and left.role == "target"
    aimed = left is not None and table.share(left, lambda c: _KPI.search(c.text)) > _HALF
    ahead = table.in_front(column, _REACHED) and not _DATED.match(fold(column.printed))
    return named and not aimed and ahead and table.valued(column)


def _sections(column: Column, table: Contents) -> bool:
    """The names of the three pillars, in front of what belongs to them."""
    pillars = table.share(column, lambda c: vocabulary().pillar_ordinal(c.text) is not None)
    if table.has("budget") and table.share(column, _named_like_budget) > _HALF:
        return True
    return pillars >= _MOSTLY and table.in_front(column, _OF_ITEM)


def _titles(column: Column, table: Contents) -> bool:
    if table.has("budget") and table.share(column, _named_like_budget) > _HALF:
        return False
    return table.in_front(column, _OF_ITEM) and table.share(column, reads_like_title) >= _MOSTLY


def _named_like_budget(cell: GridCell) -> bool:
    """Whether a cell names what money is spent on, or a sum: 健診経費, 合計."""
    return _SPENT.search(cell.text.strip()) is not None


def _named_like_kpi(cell: GridCell) -> bool:
    return _KPI_NAME.search(cell.text.strip()) is not None


def reads_told(column: Column, table: Contents) -> bool:
    """Whether a column holds sentences and list items."""
    return table.share(column, lambda c: _text(c) and not reads_like_title(c)) > _HALF


def _text(cell: GridCell) -> bool:
    return cell.kind in ("text", "statement", "nested") and _VALUE.match(cell.text) is None


def is_told(column: Column, table: Contents) -> bool:
    """Whether a column holds texts, most of them no titles, and no values."""
    enough = len(table.cells(column)) >= _LEAST and table.share(column, _text) >= _MOSTLY
    return enough and table.share(column, lambda c: not reads_like_title(c)) > _HALF


def _measures(column: Column, table: Contents) -> bool:
    """Texts in front of what was done; any, right of the titles."""
    if not table.in_front(column, _LATER):
        return False
    left = table.left_of(column)
    titled = left is not None and left.role == "title"
    return reads_told(column, table) or (titled and table.share(column, _text) >= _MOSTLY)


def _progress(column: Column, table: Contents) -> bool:
    behind = any(c.role == "measure" and c.index < column.index for c in table.columns)
    done = table.share(column, lambda c: any(_DONE.search(line.text) for line in c.cell.lines))
    return behind and done > _HALF and reads_told(column, table)


_TELLS = (
    ("number", _numbers),
    ("groups", _groups),
    ("status", _grades),
    ("schedule", _times),
    ("target", _targets),
    ("target", _indicators),
    ("goal", _goals),
    ("section", _sections),
    ("title", _titles),
    ("measure", _measures),
    ("progress", _progress),
)
"""What may be missing and what tells it, the surest first."""
