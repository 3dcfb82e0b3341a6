"""Words that stand under months where other rows print ●: 通年 over all of them, 準備 | 実施.

A cell that spans months says that its measure is due in them. Only where the table prints spans:
a dump leaves spanned cells out, so that a word may stand under a month that is not its own.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from parsers.grid import GridCell, GridRow
from parsers.header.reading import Column, Header
from schema.plan import Quote

_WHOLE_YEAR = re.compile(r"通年|通期|年間(?:を通じて|通して)?|(?:4月[~\-ー]|4[~\-ー])(?:翌年)?3月")
_AS_NEEDED = re.compile(
    r"(?:[^\d。]{1,12}(?:に応じて|の)[、,]?)?(?:随時|適宜|(?:その)?都度|必要に応じて|不定期)"
    r"(?:の?(?:実施|対応|開催|発信|訪問))?(?:\([^()]*\))?"
)
"""随時, 必要の都度実施, 随時（開催日程に応じて実施）."""
_REACHED = re.compile("実績|結果|実施状況|取組状況|進捗|状況|成果|推移")
_DONE = re.compile(r"済み?(?=$|[\s（(。])|した。?\s*$")
_LONGEST = 40


def written_under(cells: Sequence[GridCell], row: GridRow, header: Header) -> list[GridCell]:
    """The cells of words below months; empty where the months hold figures or what was done."""
    months = header.months
    below = [cell for cell in cells if cell.column in months]
    if len(months) == 12 and len(below) == 1 and _WHOLE_YEAR.fullmatch(below[0].folded):
        return below
    if not below or not (row.spanned or any(line.spanned for line in header.rows)):
        return []
    if any(cell.numeric or _DONE.search(cell.text) for cell in below):
        return []
    first = next(column for column in header.columns if column.role == "month")
    if _REACHED.search(first.words.removesuffix(first.printed)):
        return []
    return [
        cell
        for cell in cells
        if cell.kind == "text" and len(cell.text) <= _LONGEST and covered(cell, months) is not None
    ]


def covered(cell: GridCell, months: Mapping[int, int]) -> list[int] | None:
    """The months that a cell stands under; None where it stands beside them too."""
    places = range(cell.column, cell.column + cell.cell.column_span)
    if any(place not in months for place in places):
        return None
    if len(places) == 1 and len(months) == 12 and _WHOLE_YEAR.fullmatch(cell.folded):
        return list(months.values())
    return [months[place] for place in places]


def as_needed(cell: GridCell, columns: int) -> bool:
    """Whether a cell over all columns of the year says that no month is fixed: 随時実施.

    Over some of them it plans these. One that spans no column stands for all, as in a dump.
    """
    if cell.kind != "text" or not 1 < cell.cell.column_span < columns:
        return cell.kind == "text" and _AS_NEEDED.fullmatch(cell.folded) is not None
    return False


def written_schedule(pairs: Sequence[tuple[Column, GridCell]], header: Header) -> Quote | None:
    """The words of a row below its months as one text: 4月～6月 準備 7月～3月 実施."""
    written = [(column, cell) for column, cell in pairs if cell.kind == "text"]
    if not written:
        return None
    words = " ".join(f"{_span(column, cell, header)} {cell.text}" for column, cell in written)
    return Quote(words, written[0][1].ref, tuple(cell.ref for _, cell in written[1:]))


def _span(column: Column, cell: GridCell, header: Header) -> str:
    last = last_column(column, cell, header)
    return column.printed if last is column else f"{column.printed}～{last.printed}"


def last_column(column: Column, cell: GridCell, header: Header) -> Column:
    """The last column of its role that a cell stands below."""
    end = cell.column + cell.cell.column_span
    below = [c for c in header.columns if c.role == column.role and column.index <= c.index < end]
    return below[-1] if below else column
