"""Monthly series: nested tables, and rows of numbers inside a numbered table.

Nested tables stand in 進捗状況 cells (003, 004 months); rows of numbers between the measures of one
item are printed in 000 (目標(%), 査定率累計(%)) and on the first page of 003.
"""

from __future__ import annotations

import re

from parsers.grid import GridCell, GridRow, rows_of
from parsers.word_lists import any_of, pattern_of
from schema.document import Finding, Table
from schema.plan import Quote, Series, SeriesRow, SeriesValue

TOTAL = re.compile(rf"^{any_of('series.totals')}$")
LABEL = pattern_of("series.labels")
"""What a row of numbers is labelled with."""
YEAR = re.compile(r"(?:令和|平成|r|h)[\d元]{1,2}年度?|[rh]\d{1,2}|20\d\d年度")
_LEAST_YEARS = 3
KIND = re.compile(rf"{any_of('series.kinds_of')}?(?:等の?)?{any_of('series.kinds')}")
"""Corners that head the labels below: 健診種別."""
_COMPARES = pattern_of("series.compares")
_BESIDE = pattern_of("series.beside")
"""What stands behind the months or years and is no figure of the branch's: 目標, 前年比."""
_MOST_LABELS = 2
_LONGEST_SECTION = 24
TOTAL_WORDS = ("累計", "合計", "累積")
BLANK = re.compile(
    r"^(?:[-－―—‐–ー]|[（(]?(?:未(?:集計|確定|公表|判明|算出)|(?:現在)?(?:集計|算出)中|(?:公表|集計|確定)前)[)）]?)$"
)
"""A month without a number: a dash, or 未集計."""


_STATES = re.compile(r"以上|以下|[\d０-９]\s*[%％]")
"""A target's value is no label."""


def is_month_header(row: GridRow) -> bool:
    """Whether a body row opens a block of months: three month cells or more."""
    return len(row.kinds("month")) >= 3


def is_year_header(row: GridRow, least: int = _LEAST_YEARS) -> bool:
    """Whether a row heads years and nothing else behind its first cell: 令和元年度 | 令和2年度 …

    Two cells may head the labels: 健診 | 区分 | 令和3年度 | 令和4年度 …
    """
    years = [cell for cell in row.cells if YEAR.fullmatch(cell.folded)]
    if len(years) < least:
        return False
    beside = sum(
        c.column > years[-1].column and bool(_COMPARES.search(c.folded)) for c in row.cells
    )
    return len(row.cells) - beside - len(years) <= 1 or years == row.cells[_MOST_LABELS:]


def month_columns(cells: list[GridCell]) -> dict[int, tuple[int | None, str]]:
    """Column -> (month, words) of a block's header row; total columns have month None."""
    columns: dict[int, tuple[int | None, str]] = {}
    for cell in cells:
        if cell.month is not None:
            columns[cell.column] = (cell.month, cell.text)
        elif YEAR.fullmatch(cell.folded):
            columns[cell.column] = (None, cell.text)
        elif columns and TOTAL.match(cell.text):
            columns[cell.column] = (None, cell.text)
    return columns


def corner_of(cells: list[GridCell]) -> GridCell | None:
    """The cell left of the months of a header row: 累計, カバー率 (003); 年度 names no quantity."""
    first = next((i for i, c in enumerate(cells) if c.month or YEAR.fullmatch(c.folded)), 0)
    before = [cell for cell in cells[:first] if cell.kind == "text"]
    before = [cell for cell in before if cell.named_roles[:1] not in (("year",), ("section",))]
    return before[-1] if before and not KIND.fullmatch(before[-1].folded) else None


def read_series_table(
    table: Table, band: int, *, years: bool = False
) -> tuple[list[Series], list[GridCell]]:
    """The blocks of a nested table and the cells that are part of none.

    `years`: its first row is known to head years.
    """
    blocks: list[Series] = []
    spare: list[GridCell] = []
    columns: dict[int, tuple[int | None, str]] = {}
    labels: dict[int, GridCell] = {}
    beside: set[int] = set()
    section: GridCell | None = None
    for row in rows_of(table):
        if is_month_header(row) or (not blocks and (years or is_year_header(row))):
            corner = corner_of(row.cells)
            columns = month_columns(row.cells)
            beside = _beside(row.cells, columns)
            labels, section = {}, None
            blocks.append(Series(corner.quote if corner else None, [], band, table.number))
            continue
        labels = {
            column: cell
            for column, cell in labels.items()
            if cell.cell.row + cell.cell.row_span > row.index
        }
        if not blocks:
            spare += row.cells
            continue
        first = min(columns)
        if _is_section(row, first):
            section = row.cells[0]
            continue
        labels |= {cell.column: cell for cell in row.cells if cell.column < first}
        values = [c for c in row.cells if c.column >= first and c.column not in beside]
        spare += [cell for cell in row.cells if cell.column in beside]
        blocks[-1].rows.append(
            SeriesRow(
                [c.quote for c in (*([section] if section else ()), *_in_order(labels))],
                [_value(cell, columns) for cell in values],
            )
        )
    return blocks, spare


def _is_section(row: GridRow, first: int) -> bool:
    """Whether a row over all columns says whose the rows below it are: 被保険者."""
    cell = row.cells[0]
    wide = cell.cell.column_span > 1 and cell.column < first < cell.column + cell.cell.column_span
    named = cell.kind == "text" and len(cell.folded) <= _LONGEST_SECTION
    return wide and named and len(row.cells) == 1 and not cell.text.lstrip().startswith("※")


def _in_order(labels: dict[int, GridCell]) -> list[GridCell]:
    return [cell for _, cell in sorted(labels.items())]


def _beside(cells: list[GridCell], columns: dict[int, tuple[int | None, str]]) -> set[int]:
    """The columns behind those of months or years that hold no further number of the series."""
    return {
        cell.column
        for cell in cells
        if cell.column > min(columns) and cell.column not in columns and _BESIDE.search(cell.folded)
    }


def _value(cell: GridCell, columns: dict[int, tuple[int | None, str]]) -> SeriesValue:
    month, words = columns.get(cell.column, (None, None))
    return SeriesValue(cell.quote, month, words)


def split_series_cells(row: GridRow, year: int | None = None) -> tuple[int, int] | None:
    """(index of the label, end of its values) where a row holds label and numbers, else None.

    `year` is the column of the labels where the header names one: 年度.
    """
    for index in range(len(row.cells) - 1):
        label = row.cells[index]
        if year is not None and label.column != year:
            continue
        if year is None and (
            label.kind != "text"
            or len(label.folded) > 16
            or not LABEL.search(label.text)
            or _STATES.search(label.text)
        ):
            continue
        end = index + 1
        while end < len(row.cells) and (row.cells[end].numeric or BLANK.match(row.cells[end].text)):
            end += 1
        if any(cell.numeric for cell in row.cells[index + 1 : end]):
            return index, end
    return None


class InlineSeries:
    """Collects rows of numbers that stand between the rows of a numbered table."""

    def __init__(
        self,
        months: dict[int, int],
        over: Quote | None = None,
        totals: dict[int, str] | None = None,
    ) -> None:
        self._table_months = months
        self._totals = totals or {}
        """The words over the columns of totals behind the months: 累計, 合計."""
        self._over = over
        """The words over the months: 実績（累計）."""
        self._columns: dict[int, tuple[int | None, str]] = {}
        self.block: Series | None = None
        self.findings: list[Finding] = []

    def open(self, cells: list[GridCell], band: int) -> Series:
        """A header row of months begins a block (003, first page)."""
        self._columns = month_columns(cells)
        corner = corner_of(cells)
        self.block = Series(corner.quote if corner else None, [], band, -band)
        return self.block

    def close(self) -> None:
        """The next row is no series row."""
        self.block, self._columns = None, {}

    def add(
        self,
        cells: list[GridCell],
        band: int,
        *,
        exact: bool = False,
        basis: GridCell | None = None,
    ) -> bool:
        """Take label and numbers; True when this row begins a block.

        `basis`: the cell left of the label that says how the block's numbers count: 累計.
        `exact`: numbers stand below their months wherever in front of these the label begins;
        a label in the first month's own column has shifted its row all the same (000, 目標(%)).
        """
        label, values = cells[0], cells[1:]
        opened = self.block is None or self._repeats(label)
        if self.block is None or opened:
            self.block = Series(basis.quote if basis else self._over, [], band, -band)
        self.block.rows.append(SeriesRow([label.quote], self._read(label, values, exact=exact)))
        return opened

    def _repeats(self, label: GridCell) -> bool:
        block = self.block
        return block is not None and any(row.labels[0].text == label.text for row in block.rows)

    def _read(self, label: GridCell, values: list[GridCell], *, exact: bool) -> list[SeriesValue]:
        if self._columns:
            return [_value(cell, self._columns) for cell in values]
        months = sorted(self._table_months.items())
        if not months:
            return [SeriesValue(cell.quote, None, None) for cell in values]
        shift = label.column + 1 - months[0][0]
        shift = shift if (0 if exact else -1) <= shift <= 1 else 0
        totals = [cell for cell in values if cell.column - shift in self._totals]
        found = self._of_months([cell for cell in values if cell not in totals], months, shift)
        return found + [
            SeriesValue(cell.quote, None, self._totals[cell.column - shift]) for cell in totals
        ]

    def _of_months(
        self, values: list[GridCell], months: list[tuple[int, int]], shift: int
    ) -> list[SeriesValue]:
        if len(values) == len(months) and values[-1].column - values[0].column != len(months) - 1:
            # 000, item 14: twelve numbers for twelve months, the last one shifted by the dump
            self.findings.append(
                Finding(
                    "info",
                    "shifted_value",
                    "The last of twelve monthly numbers stands in "
                    "another column; taken as the last month.",
                    values[-1].text,
                    values[-1].ref,
                )
            )
            return [
                SeriesValue(cell.quote, month)
                for cell, (_, month) in zip(values, months, strict=True)
            ]
        found = []
        for cell in values:
            month = self._table_months.get(cell.column - shift)
            if month is None:
                self.findings.append(
                    Finding(
                        "warning",
                        "value_without_month",
                        "A number of a series stands under no month.",
                        cell.text,
                        cell.ref,
                    )
                )
            found.append(SeriesValue(cell.quote, month))
        return found
