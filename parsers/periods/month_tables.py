"""Tables of months, in columns or in rows: below their item, or behind all as an appendix."""

from __future__ import annotations

from typing import TYPE_CHECKING

from parsers.grid import GridRow
from parsers.header.report import say_unknown
from parsers.periods.month_rows import month_rows_of, series_of
from parsers.periods.series_tables import is_series_table, place_series, take_series_of
from parsers.periods.stated_years import is_series_of_year, stated_in, states_earlier
from schema.document import Finding, Table
from schema.plan import Initiative

if TYPE_CHECKING:
    from parsers.rows.reader import RowReader


def take_month_table(reader: RowReader, rows: list[GridRow], number: int) -> bool:
    """Read a table of months in rows as series; False for other tables.

    They are kept with the item above, or the last one below headings of their own; the words over
    their columns may name the indicator of another.
    """
    months = month_rows_of(rows)
    if months is None:
        return False
    builder = reader.builder
    initiative = _owner(reader)
    if initiative is None:
        say_unknown(builder, rows)
        return True
    builder.band += 1
    blocks = series_of(months, builder.band, number)
    initiative.series += blocks
    place_series(reader.walk, initiative, blocks)
    for cell in months.labels:
        builder.role(cell.ref, "header")
    if months.periods:
        message = "Numbers beside periods are taken for the month each period ends with."
        first = months.body[0][2]
        builder.find(Finding("info", "period_values", message, first.text, first.ref))
    return True


def take_series(reader: RowReader, table: Table, rows: list[GridRow]) -> bool:
    """Read a table of months over numbers; False for other tables.

    Two months are some below a line that states an earlier year: 令和5年度 above 8月 | 9月.
    """
    few = not is_series_table(rows)
    earlier = few and states_earlier(stated_in(reader.walk.lines_above), reader.year)
    if few and not (earlier and is_series_of_year(rows)):
        return False
    initiative = _owner(reader)
    if initiative is None:
        return False
    reader.builder.band += 1
    take_series_of(reader.walk, table, initiative, years=few)
    return True


def _owner(reader: RowReader) -> Initiative | None:
    return reader.series_owner() or next(reversed(reader.builder.plan.initiatives), None)
