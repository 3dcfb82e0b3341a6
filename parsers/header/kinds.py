"""Labels that part rows or columns in plan and result: 計画 and 結果, 目標（累計） and 実績."""

from __future__ import annotations

import re
from typing import Literal

from normalize.text.folding import fold
from normalize.text.remembered import remembered
from parsers.grid import GridCell, GridRow
from parsers.periods.own_dates import is_blank, is_figure
from parsers.periods.series import split_series_cells

Kind = Literal["plan", "done"]

_BRACKETS = r"(?:\([^()]*\))?"
_PLAN = re.compile(rf"^(?:年間|年度|当初)?(?:計画|予定|目標)(?:値|内容)?{_BRACKETS}$")
_DONE = re.compile(
    rf"^(?:実績|結果|実施|進捗)(?:値|内容|状況|結果)?{_BRACKETS}$|^取組(?:結果|状況|実績){_BRACKETS}$"
)
_PART_OF_YEAR = re.compile(
    rf"^(?:(?:令和|r)?\d{{0,2}}年?度?)?(?:上|下)(?:半期|期){_BRACKETS}$|^\d{{1,2}}月(?:末|時点|現在|まで){_BRACKETS}$"
)
_REACHED = re.compile(r"未?(?:実施|達成)済?(?:み|中)?|[未済]")
_LABELS = ("section", "unknown")
_MOSTLY = 0.8


@remembered
def kind_of(text: str) -> Kind | None:
    """Whether a label says that its row or column is planned or done; None for other words."""
    folded = fold(text)
    return "plan" if _PLAN.match(folded) else "done" if _DONE.match(folded) else None


def heads_period(cell: GridCell) -> bool:
    """Whether a header cell names a part of the year: 第1四半期, 上期, 6月末."""
    if cell.named_roles == ("period",) or cell.month is not None:
        return True
    return _PART_OF_YEAR.match(cell.folded) is not None


def months_of_targets(body: list[GridRow], months: set[int]) -> bool:
    """Whether numbers below months are those of the target in their row, not of labelled rows."""
    rows = [row for row in body if any(c.column in months for c in row.cells)]
    below = [c for row in rows for c in row.cells if c.column in months and c.kind != "symbol"]
    figures = [cell for cell in below if cell.numeric or is_figure(cell.text)]
    if len(figures) < 2 or not all(cell.numeric or stands_in(cell) for cell in below):
        return False
    labelled = sum(split_series_cells(row) is not None for row in rows)
    return labelled * 2 < len(rows)


def stands_in(cell: GridCell) -> bool:
    """Whether a cell holds a figure of its own month, or a word in the place of one."""
    return is_figure(cell.text) or is_blank(cell.text) or _REACHED.fullmatch(cell.text) is not None


def kind_columns(body: list[GridRow], roles: dict[int, str]) -> list[int]:
    """The columns that hold such labels and nothing else; `roles` are those their headers name.

    Rows of results begin with their label; a column headed 区分 may also hold plans alone.
    """
    rows = [row for row in body if len(row.cells) > 1]
    first: dict[int, GridCell] = {}
    for row in rows:
        for cell in row.cells:
            if cell.column not in first:
                first[cell.column] = cell
    columns = [index for index, cell in first.items() if index and kind_of(cell.text) is not None]
    return [index for index in columns if _are_kinds(_placed(rows, index), roles.get(index))]


def _placed(rows: list[GridRow], column: int) -> list[tuple[GridRow, GridCell]]:
    return [(row, cell) for row in rows for cell in row.cells if cell.column == column]


def _are_kinds(found: list[tuple[GridRow, GridCell]], role: str | None) -> bool:
    kinds = [kind_of(cell.text) for _, cell in found]
    if None in kinds or len({cell.folded for _, cell in found}) < 2:
        return False
    done = [
        row.cells[0] is cell
        for (row, cell), kind in zip(found, kinds, strict=True)
        if kind == "done"
    ]
    if "plan" in kinds and done and sum(done) >= _MOSTLY * len(done):
        return True
    return not done and (role is None or role in _LABELS)
