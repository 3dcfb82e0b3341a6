"""Numbers of a target printed under periods: 97.4% below 第1四半期, 97.2% below 第2四半期.

They are read as a series whose months are those the periods end with, and a finding says so: a
document may mean the period's own figure.
"""

from __future__ import annotations

import re
from functools import lru_cache

from normalize.text.folding import fold
from normalize.text.months import PERIOD_ENDS
from parsers.grid import GridCell
from parsers.header.reading import Column, Header
from parsers.periods.own_dates import is_blank, is_figure, own_month
from parsers.rows.align import Aligned
from parsers.rows.labels import basis_of
from parsers.rows.walk import Walk
from schema.document import Finding
from schema.plan import Initiative, Note, Quote, Series, SeriesRow, SeriesValue

_RANGE = re.compile(r"(\d{1,2})月?[~\-ー](\d{1,2})月")
_QUARTER = re.compile(r"([1-4一二三四])(?:四半期|q)|(?<![a-z])q([1-4])(?!\d)")
_HALF = re.compile(r"(上|下)(?:半期|期)")
_MONTH_END = re.compile(r"(?<![\d~\-ー])(\d{1,2})月(?:末|現在|時点|まで|分)")
_MONTH_ALONE = re.compile(r"\(?(\d{1,2})月\)?")
_BASIS = re.compile("累計|累積|単月")
_PLANNED = re.compile("計画|目標|予定")
_REACHED = re.compile("実績|結果|実施|進捗|状況|成果")
EMPTY = re.compile(r"^[-－―—‐–ー]$")


@lru_cache(maxsize=1024)  # a header's few words, asked for in every row
def period_end(words: str) -> int | None:
    """The calendar month that a period's header ends with; None where it names none."""
    folded = fold(words)
    if found := (
        _RANGE.search(folded) or _MONTH_END.search(folded) or _MONTH_ALONE.fullmatch(folded)
    ):
        month = int(found.groups()[-1])
        return month if 1 <= month <= 12 else None
    named = _named(folded)
    return PERIOD_ENDS[named] if named is not None else None


def _named(folded: str) -> str | None:
    """Which quarter or half words name, as `PERIOD_ENDS` has them."""
    found = _QUARTER.search(folded) or _HALF.search(folded)
    return next(filter(None, found.groups())) if found else None


@lru_cache(maxsize=256)
def period_begin(words: str) -> int | None:
    """The calendar month that a period begins with; the month's own where words name but one."""
    folded = fold(words)
    if found := _RANGE.search(folded):
        month = int(found[1])
        return month if 1 <= month <= 12 else None
    named = _named(folded)
    if named is None:
        return period_end(words)
    length = 6 if named in "上下" else 3
    return (PERIOD_ENDS[named] - length) % 12 + 1


def names_period(words: str) -> bool:
    """Whether header words name a part of the year itself: 下期実績, not KPI実績（12月末）."""
    folded = fold(words)
    return any(pattern.search(folded) for pattern in (_RANGE, _QUARTER, _HALF))


def period_words(column: Column) -> str:
    """The words that name a column's period: its own, else those above them (計画, 結果)."""
    if column.month is not None or period_end(column.printed) is not None:
        return column.printed
    return column.words.removesuffix(column.printed).strip() or column.printed


def take_period_values(walk: Walk, aligned: Aligned, initiative: Initiative) -> bool:
    """Take the numbers of a target's row as a series; False where the row holds none."""
    if take_month_values(walk, aligned, initiative):
        return True
    pairs = [pair for pair in aligned.pairs("period") if _reached(walk, pair)]
    if not pairs and (own := results_of_periods(walk.header)):
        pairs = [pair for pair in aligned.pairs("result") if pair[0].index in own]
    values = [pair for pair in pairs if is_figure(pair[1].text)]
    band = walk.builder.band
    if not values or not any(s.band == band for s in initiative.statements):
        return False
    if any(not is_figure(c.text) and not is_blank(c.text) for _, c in pairs):
        return False
    label = walk.kinds.get("plan") or walk.kinds.get("done")
    labels = [label.quote] if label is not None else _planned_over(*values[0])
    row = SeriesRow(labels, [_value(column, cell) for column, cell in pairs])
    corner = basis_of(aligned) or over_periods(*values[0])
    series = Series(corner, [row], band, -band, own_row=True, caption=walk.basis)
    initiative.series.append(series)
    for _, cell in pairs:
        walk.builder.role(cell.ref, "body")
    column, cell = values[-1]
    if says_month(column):
        return True
    message = (
        f"Numbers under periods are taken for the month the period ends with ({column.words})."
    )
    walk.builder.find(Finding("info", "period_values", message, cell.text, cell.ref))
    return True


def _reached(walk: Walk, pair: tuple[Column, GridCell]) -> bool:
    """Whether a number may be one reached: not below a period to come, unless it says its month."""
    column, cell = pair
    if column.index not in walk.to_come or not is_figure(cell.text) or own_month(cell.text):
        return True
    message = f"A number stands below a period after the date of the report ({column.words})."
    walk.builder.find(Finding("warning", "period_to_come", message, cell.text, cell.ref))
    return False


def take_month_values(walk: Walk, aligned: Aligned, initiative: Initiative) -> bool:
    """Numbers of a target's row under the months that are ● in other rows: 95.1%, 95.3%, ….

    A row that states no target but prints numbers there is an issue; they plan nothing.
    """
    pairs, band = aligned.pairs("month"), walk.builder.band
    values = [pair for pair in pairs if pair[1].numeric]
    if not values:
        return False
    for _, cell in pairs:
        walk.builder.role(cell.ref, "body")
    if not any(s.band == band for s in initiative.statements):
        text = " ".join(f"{column.printed} {cell.text}" for column, cell in values)
        message = "Numbers stand under months in a row that states no target."
        walk.builder.find(Finding("warning", "unplaced_number", message, text, values[0][1].ref))
        initiative.notes += [Note(cell.quote, "schedule") for _, cell in values]
        return True
    row = SeriesRow([], [SeriesValue(cell.quote, column.month) for column, cell in pairs])
    corner = basis_of(aligned) or walk.header.over_months
    series = Series(corner, [row], band, -band, own_row=True, caption=walk.basis)
    initiative.series.append(series)
    return True


def results_of_periods(header: Header) -> set[int]:
    """The columns of results under periods of the year: none of them is the year's result."""
    columns = [column for column in header.columns if column.role == "result"]
    if len(columns) < 2:
        return set()
    found = {column.index: period_end(column.words) for column in columns}
    ends = {end for end in found.values() if end is not None}
    return {index for index, end in found.items() if end is not None} if len(ends) > 1 else set()


def _planned_over(column: Column, cell: GridCell) -> list[Quote]:
    """The words over the periods, where they say that what is below was planned: 四半期別計画."""
    above = column.words.removesuffix(column.printed).strip()
    planned = _PLANNED.search(above) and not _REACHED.search(above)
    return [Quote(above, cell.ref)] if planned else []


def says_month(column: Column) -> bool:
    """Whether a period's header says its month itself: 第1四半期（6月末）."""
    if column.month is not None or _MONTH_END.search(fold(column.words)):
        return True
    return _MONTH_ALONE.fullmatch(fold(period_words(column))) is not None


def over_periods(column: Column, cell: GridCell) -> Quote | None:
    """The words over the periods, where they say the basis: 累計実績."""
    above = column.words.removesuffix(column.printed).strip()
    words = next((each for each in (above, column.printed) if _BASIS.search(each)), None)
    return Quote(words, cell.ref) if words is not None else None


def _value(column: Column, cell: GridCell) -> SeriesValue:
    if (own := own_month(cell.text)) is not None:
        return SeriesValue(Quote(own[0], cell.ref), own[1], column.words)
    month = period_end(column.printed) or period_end(column.words)
    return SeriesValue(cell.quote, month, column.printed)
