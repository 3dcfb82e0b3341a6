"""Rows below a target's that count its parts by period: 受診者数（累計） | 15,204人 | 33,297人.

Their label stands where others print a measure, and below the periods is nothing but figures.
They are a series of the target above, no measure.
"""

from __future__ import annotations

import re
from dataclasses import replace

from normalize.text.folding import fold
from parsers.grid import GridCell
from parsers.header.reading import Column
from parsers.periods.own_dates import is_blank, is_figure, own_month
from parsers.periods.values import period_end, period_words, says_month
from parsers.periods.written_months import last_column
from parsers.rows.align import Aligned
from parsers.rows.walk import Walk
from parsers.word_lists import any_of
from schema.document import Finding
from schema.plan import Initiative, Note, Quote, Series, SeriesRow, SeriesValue, Statement

_TIMES = ("told", "period", "month", "outcome")
_LABELS = ("measure", "label")
_OWN = ("title", "target", "goal", "result", "baseline")
"""What a row prints that is one of its own."""
_WHAT = any_of("counted.quantities")
_COMPARED = any_of("counted.compared")
_LABEL = re.compile(
    rf"[(\[※*・\-└→うち]*(?:参考[)\]:]*)?(?:[^\d。、:]{{0,14}}{_WHAT}|(?<=うち)[^\d。、:]{{1,12}}|{_COMPARED}(?:の?[^\d。、:]{{0,10}}{_WHAT})?)"
    r"(?:\([^()]{1,12}\))?[)\]]*(?:※\d?)?"
)
_VERB = re.compile(rf"{any_of('counted.done')}(?!者|件|数|率)")
_COMPARES = re.compile(_COMPARED)
_LONGEST = 24


def take_counted(walk: Walk, aligned: Aligned, initiative: Initiative) -> Aligned:
    """The row without what it counts of the target above it; as it is where it counts nothing."""
    label = next((cell for role in _LABELS if (cell := aligned.one(role))), None)
    if label is None or not initiative.statements or not walk.header.roles.intersection(_TIMES):
        return aligned
    times = [pair for pair in aligned.roles if pair[0].role in _TIMES]
    if any(map(aligned.get, _OWN)) or len(label.text) > _LONGEST or not _counts(label, times):
        return aligned
    above = [s for s in initiative.statements if s.band == walk.counted_of(initiative)]
    if not above:
        return aligned
    kept = [pair for pair in aligned.roles if pair not in times and pair[1] is not label]
    walk.counted = (walk.builder.band, above[-1].band)
    for _, cell in times:
        walk.builder.role(cell.ref, "body")
    walk.builder.role(label.ref, "header")
    if _fits(label, above[-1]):
        initiative.series.append(_series(walk, label, times, above))
    else:
        message = "Numbers stand under periods in a row that states no target."
        text = " ".join(f"{column.printed} {cell.text}" for column, cell in times)
        walk.builder.find(Finding("warning", "unplaced_number", message, text, label.ref))
        initiative.notes += [Note(cell.quote, "period") for cell in (label, *(c for _, c in times))]
    return replace(aligned, roles=kept)


def _counts(label: GridCell, times: list[tuple[Column, GridCell]]) -> bool:
    """Whether a label names what is counted, and figures and blanks alone stand below times."""
    filled = [cell for _, cell in times if cell.text and not is_blank(cell.text)]
    if not filled or not all(is_figure(cell.text) for cell in filled):
        return False
    return _LABEL.fullmatch(label.folded) is not None and not _VERB.search(label.folded)


def _fits(label: GridCell, target: Statement) -> bool:
    """Whether a count may be a part of the target: 受診者数 is one of a rate's."""
    return (
        bool(_COMPARES.search(label.folded))
        or re.search("%|率|割合", fold(f"{target.name or ''} {target.quote.text}")) is not None
    )


def _series(
    walk: Walk, label: GridCell, times: list[tuple[Column, GridCell]], above: list[Statement]
) -> Series:
    values = [_value(walk, *pair) for pair in times if pair[1].text]
    band = walk.builder.band
    column = times[-1][0]
    if column.month is None and not says_month(column):
        message = f"Numbers under periods are of the month each ends with ({column.words})."
        walk.builder.find(Finding("info", "period_values", message, label.text, label.ref))
    of = above[0] if len(above) == 1 else None
    row = SeriesRow([label.quote], values)
    return Series(None, [row], above[-1].band, -band, own_row=True, caption=walk.basis, of=of)


def _value(walk: Walk, column: Column, cell: GridCell) -> SeriesValue:
    if (own := own_month(cell.text)) is not None:
        return SeriesValue(Quote(own[0], cell.ref), own[1], column.words)
    last = last_column(column, cell, walk.header)
    month = last.month if last.month is not None else period_end(period_words(last))
    return SeriesValue(cell.quote, month, period_words(column))
