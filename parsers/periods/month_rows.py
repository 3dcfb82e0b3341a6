"""Tables whose months, quarters or years stand in rows, with indicators as columns.

Each column is a row of a series; its labels are the header cells above it, from the outside in,
behind the year that stands left of the months.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from normalize.text.months import month_of
from parsers.grid import GridCell, GridRow
from parsers.periods.series import BLANK, LABEL, TOTAL, YEAR
from parsers.periods.values import period_end
from schema.plan import Quote, Series, SeriesRow, SeriesValue

_LEAST = 3
_DEEPEST = 4
_LONGEST = 16
_OTHERS = {"budget", "measure", "title", "schedule", "groups"}
_REACHED = {"target", "goal", "result", "baseline", "status"}
_CORNER = re.compile(r"^(?:年?月|年月|年度|月別|区分|時期|項目|四半期|期間)$")


@dataclass
class MonthRows:
    """A table of months: its rows of labels, its rows of months with what each one is, its years.

    `column` is that of the months; the columns left of it hold years.
    """

    head: list[GridRow]
    body: list[tuple[GridRow, int | None, GridCell]]
    column: int
    periods: bool = False
    """Whether its rows are quarters, taken for the month each one ends with."""

    @property
    def labels(self) -> list[GridCell]:
        """Its cells that hold no numbers: header cells, months and years."""
        left = [c for row, _, _ in self.body for c in row.cells if c.column <= self.column]
        return [cell for row in self.head for cell in row.cells] + left


def month_rows_of(rows: list[GridRow]) -> MonthRows | None:
    """The table where its rows are three or more months, quarters or years, else None."""
    for column in (0, 1):
        found = _read(rows, column)
        if found is not None:
            return found
    return None


def _read(rows: list[GridRow], column: int) -> MonthRows | None:
    if len(rows) <= _LEAST or not _ends_with_time(rows[-1], column):
        return None
    placed = [cell for row in rows if (cell := _at(row, column)) and len(cell.text) <= _LONGEST]
    bare = any(cell.folded in ("月", "年月") for cell in placed)
    top = rows[: _DEEPEST + 1]
    start = next((i for i, row in enumerate(top) if _times(row, column, bare=bare)), 0)
    if start == 0 or len(rows) - start < _LEAST:
        return None
    body: list[tuple[GridRow, int | None, GridCell]] = []
    for row in rows[start:]:
        cell = _at(row, column)
        if cell is None or not (_times(row, column, bare=bare) or TOTAL.match(cell.text)):
            return None
        body.append((row, _month(cell, bare=bare), cell))
    times = {cell.folded for _, _, cell in body if not TOTAL.match(cell.text)}
    years = all(YEAR.fullmatch(each) for each in times)
    if len(times) < _LEAST or any(len(row.kinds("month")) > 1 for row in rows):
        return None
    if not _is_filled([row for row, _, _ in body], column) or _heads_others(rows[:start], years):
        return None
    periods = any(cell.named_roles == ("period",) for _, _, cell in body)
    return MonthRows(rows[:start], body, column, periods)


def _ends_with_time(last: GridRow, column: int) -> bool:
    """Whether a table's last row may be one of its months, or of their total: most are not."""
    cell = _at(last, column)
    return cell is not None and bool(TOTAL.match(cell.text) or _times(last, column, bare=True))


def names_times(rows: list[GridRow]) -> bool:
    """Whether rows begin with three or more different months, quarters or years."""
    firsts = [row.cells[0] for row in rows if row.cells[0].column == 0]
    times = {c.folded for c in firsts if c.month or _is_period(c) or YEAR.fullmatch(c.folded)}
    return len(times) >= _LEAST and len(times) * 2 > len(rows)


def _heads_others(head: list[GridRow], years: bool) -> bool:
    """Whether columns hold budgets or measures; beside years also targets and what they reached."""
    roles = {role for row in head for cell in row.cells for role in cell.named_roles[:1]}
    return bool(roles & (_OTHERS | _REACHED if years else _OTHERS))


def _is_filled(rows: list[GridRow], column: int) -> bool:
    """Whether numbers stand right of the months, years left of them, and no marks anywhere."""
    right = [cell for row in rows for cell in row.cells if cell.column > column]
    left = [cell for row in rows for cell in row.cells if cell.column < column]
    numbers = sum(cell.numeric for cell in right)
    known = sum(cell.numeric or BLANK.match(cell.text) is not None for cell in right)
    return (
        numbers * 2 > len(right)
        and known * 10 >= len(right) * 9
        and all(YEAR.fullmatch(cell.folded) for cell in left)
        and not any(cell.kind == "dots" for cell in right)
    )


def _at(row: GridRow, column: int) -> GridCell | None:
    for cell in row.cells:
        if cell.column == column:
            return cell
    return None


def _is_period(cell: GridCell) -> bool:
    return cell.named_roles == ("period",) and period_end(cell.text) is not None


def _times(row: GridRow, column: int, *, bare: bool) -> bool:
    """Whether a row is one of a month, a quarter or a year."""
    cell = _at(row, column)
    if cell is None or len(cell.text) > _LONGEST:
        return False
    return _month(cell, bare=bare) is not None or YEAR.fullmatch(cell.folded) is not None


def _month(cell: GridCell, *, bare: bool) -> int | None:
    """The month of a row, a quarter's last one; numbers alone are months below the word 月."""
    if cell.month is not None:
        return cell.month
    month = month_of(cell.text, bare=bare and cell.kind == "item")
    return period_end(cell.text) if month is None and _is_period(cell) else month


def series_of(table: MonthRows, band: int, number: int) -> list[Series]:
    """One series a year that stands left of the months; else one for the table."""
    columns = sorted({c.column for row, _, _ in table.body for c in row.cells})
    found: list[Series] = []
    for year, body in _by_year(table):
        rows = []
        for column in (each for each in columns if each > table.column):
            labels = _labels(table.head, column)
            values = [
                SeriesValue(cell.quote, month, name.text)
                for row, month, name in body
                if (cell := _at(row, column)) is not None
            ]
            above = [year.quote] if year is not None and not _dated(labels) else []
            rows.append(SeriesRow(above + [cell.quote for cell in labels], values))
        found.append(Series(_corner(table), rows, band, number))
    return found


def _dated(labels: list[GridCell]) -> bool:
    return any(YEAR.fullmatch(cell.folded) for cell in labels)


def _by_year(
    table: MonthRows,
) -> list[tuple[GridCell | None, list[tuple[GridRow, int | None, GridCell]]]]:
    parts: list[tuple[GridCell | None, list[tuple[GridRow, int | None, GridCell]]]] = []
    for entry in table.body:
        year = next((cell for cell in entry[0].cells if cell.column < table.column), None)
        if year is not None or not parts:
            parts.append((year, []))
        parts[-1][1].append(entry)
    return parts


def _labels(head: list[GridRow], column: int) -> list[GridCell]:
    """The header cells over a column; dumps print no spans but leave blanks behind a cell."""
    found: list[GridCell] = []
    spanned = any(row.spanned for row in head)
    for place, row in enumerate(head):
        over = [cell for cell in row.cells if cell.column <= column]
        if not over:
            continue
        cell = over[-1]
        wide = not spanned and place + 1 < len(head) and cell.column > row.cells[0].column
        if wide or column < cell.column + cell.cell.column_span:
            found.append(cell)
    return found


def _corner(table: MonthRows) -> Quote | None:
    """What the cell over the months counts: 受診率（％）; 月 names no quantity."""
    for row in table.head:
        for cell in row.cells:
            if cell.column <= table.column and not _CORNER.match(cell.folded):
                return cell.quote if LABEL.search(cell.text) else None
    return None
