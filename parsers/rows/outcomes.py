"""What was reached in each period, printed beside or below what was planned for it.

A target's numbers are two series, planned and reached; what was done is the progress of a row's
measures: 第１四半期 送付 5,120件 第２四半期 ….
"""

from __future__ import annotations

import re

from normalize.text.numbers import UNIT_WORDS
from parsers.grid import GridCell
from parsers.header.reading import Column
from parsers.periods.own_dates import NUMBER
from parsers.periods.values import (
    EMPTY,
    over_periods,
    period_end,
    period_words,
    says_month,
)
from parsers.rows.align import Aligned
from parsers.rows.walk import Walk
from schema.document import Finding
from schema.plan import Initiative, Measure, Note, Quote, Result, Series, SeriesRow, SeriesValue

_FIRST = re.compile(
    rf"^(?P<number>[△▲約]?[\d０-９][\d０-９,，.．]*[\s\u3000]*(?:[%％]|千円|{UNIT_WORDS})?)"
    r"(?=$|[\s\u3000（(【])(?P<rest>.*)$",
    re.DOTALL,
)
_MONTH = re.compile(r"[（(][^（()）]*?([\d０-９]{1,2})\s*月[^（()）]*[)）]")
"""The month of a figure behind it: (6月末), （令和4年5月診療分）."""

_YEAR_END = 3

Pair = tuple[Column, GridCell]


def take_outcomes(
    walk: Walk, aligned: Aligned, initiative: Initiative, measures: list[Measure]
) -> bool:
    """Attach the outcomes of a row; True where the row's periods hold numbers of its target."""
    done = aligned.pairs("outcome")
    for _, cell in done:
        walk.builder.role(cell.ref, "body")
    if not done:
        return False
    if any(statement.band == walk.builder.band for statement in initiative.statements):
        return _numbers(walk, aligned, done, initiative)
    words = " ".join(f"{period_words(column)} {cell.text}" for column, cell in done)
    quote = Quote(words, done[0][1].ref, tuple(cell.ref for _, cell in done[1:]))
    for measure in measures:
        measure.progress = measure.progress or quote
    if not measures:
        initiative.notes.append(Note(quote, "progress"))
    return False


def year_end_goals(walk: Walk, aligned: Aligned) -> list[Pair]:
    """The plan of the period that ends the year, where no column holds the year's target."""
    header = walk.header
    if "outcome" not in header.roles or "goal" in header.roles:
        return []
    planned = [(c, cell) for c, cell in aligned.pairs("period") if NUMBER.match(cell.text)]
    found = [(c, cell) for c, cell in planned if period_end(period_words(c)) == _YEAR_END][-1:]
    for column, cell in found:
        message = f"No target of the year is printed; taken from its last period ({column.words})."
        walk.builder.find(Finding("info", "target_of_period", message, cell.text, cell.ref))
    return found


def _numbers(walk: Walk, aligned: Aligned, done: list[Pair], initiative: Initiative) -> bool:
    band, planned = walk.builder.band, aligned.pairs("period")
    printed = {period_words(column): month for column, cell in done if (month := _month_of(cell))}
    reached = [(c, cell) for c, cell in done if _FIRST.match(cell.text)]
    rows = [SeriesRow([_label(walk, "done", *done[0])], [_value(*p, printed) for p in reached])]
    plain = [(c, cell) for c, cell in planned if NUMBER.match(cell.text)]
    single = all(cell.cell.column_span == 1 for _, cell in plain)
    if plain and single and len(plain) == sum(not EMPTY.match(cell.text) for _, cell in planned):
        label = _label(walk, "plan", *planned[0])
        rows.append(SeriesRow([label], [_value(*pair, printed) for pair in plain]))
    else:
        initiative.notes += [Note(cell.quote, "period") for _, cell in planned]
    for _, cell in planned:
        walk.builder.role(cell.ref, "body")
    rest = [cell for _, cell in done if not _FIRST.match(cell.text) and not EMPTY.match(cell.text)]
    initiative.notes += [Note(cell.quote, "result") for cell in rest]
    if rows := [row for row in rows if row.values]:
        said = over_periods(*done[0]) or walk.basis
        initiative.series.append(Series(None, rows, band, -band, own_row=True, caption=said))
    if reached and not _told_apart(aligned):
        _reached(walk, reached[-1], initiative)
    return True


def _told_apart(aligned: Aligned) -> bool:
    """Whether a column of its own holds the year's result: 最終実績."""
    return any(_FIRST.match(cell.text) for cell in aligned.get("result"))


def _reached(walk: Walk, last: Pair, initiative: Initiative) -> None:
    """The last filled period is what the target reached; with its date and 全国 as printed."""
    column, cell = last
    if not NUMBER.match(cell.text):
        initiative.results.append(Result(cell.quote, band=walk.builder.band))
    if _month_of(cell) is None and not says_month(column):
        message = f"A number below a period is taken for the month it ends with ({column.words})."
        walk.builder.find(Finding("info", "period_values", message, cell.text, cell.ref))


def _label(walk: Walk, kind: str, column: Column, cell: GridCell) -> Quote:
    label = walk.kinds.get(kind)
    return label.quote if label is not None else Quote(column.printed, cell.ref)


def _month_of(cell: GridCell) -> int | None:
    found = _MONTH.search(cell.text)
    month = int(found.group(1)) if found else 0
    return month if 1 <= month <= 12 else None


def _value(column: Column, cell: GridCell, printed: dict[str, int]) -> SeriesValue:
    words = period_words(column)
    found = _FIRST.match(cell.text)
    number = found["number"].strip() if found else cell.text
    month = printed.get(words) or period_end(words)
    return SeriesValue(Quote(number, cell.ref), month, words)
