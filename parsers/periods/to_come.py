"""Columns of periods that lie after the date of a report: what stands there is still planned.

A report as of the end of December prints 第4四半期 beside the quarters that are over: its texts
are next steps, also where they do not say 予定, and its numbers are not reached yet.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import TYPE_CHECKING

from normalize.text.eras import find_dates, find_year_months, fiscal_year_of
from normalize.text.folding import fold
from normalize.text.months import calendar_year
from parsers.grid import GridCell, GridRow
from parsers.header.reading import Column, Header
from parsers.periods.own_dates import is_figure, own_month
from parsers.periods.values import period_begin, period_end, period_words
from parsers.word_lists import pattern_of
from schema.document import Finding, Paragraph
from schema.plan import Quote

if TYPE_CHECKING:
    from parsers.rows.walk import Walk

Month = tuple[int, int]
"""A calendar year and month."""

_NOW = re.compile(r"現在|時点")
_ASIDE = re.compile(r"^[\s\u3000]*[（(]?[※*＊注]|。")
_LONGEST = 40
_FRONT = 12
"""Paragraphs that may name the day of the meeting."""
_PAST = re.compile(r"(?:[ぁ-ん]た|(?<![経返決未])済み?|中止|延期|完了)(?=$|[\s（(。、)）])")
_PLANNED = pattern_of("told.to_come")
_ROLES = ("period", "told", "result", "outcome")


def find_to_come(walk: Walk, header: Header, body: Sequence[GridRow]) -> None:
    """Make columns of what was done that lie after the report's date such of what is planned.

    Not where the texts read as done, or numbers stand in most of their rows: the document is of
    another date then than it says, and an issue tells.
    """
    walk.to_come = frozenset()
    columns = [c for c in header.columns if c.role in _ROLES and not _PLANNED.search(c.words)]
    if len(columns) < 2 or (year := _year(walk.builder.plan.titles)) is None:
        return
    begins = [(period_begin(period_words(column)), column) for column in columns]
    starts = [((calendar_year(year, begin), begin), column) for begin, column in begins if begin]
    if len(starts) < 2 or (until := known_until(walk, year)) is None:
        return
    late = {column.index: column for start, column in starts if start > until}
    if not late or len(late) == len(starts):
        return
    cells = [c for row in body for c in row.cells if c.column in late and c.text]
    done = [cell for cell in cells if _PAST.search(cell.text)] or _filled(cells, starts, late, body)
    if done:
        message = "What stands below a period after the date of the report reads as done."
        walk.builder.find(Finding("warning", "period_to_come", message, done[0].text, done[0].ref))
        return
    walk.to_come = frozenset(late)
    for column in late.values():
        if column.role == "told":
            column.role, column.why = "period", f"{column.printed!r} lies after the report's date"


def _filled(
    cells: list[GridCell],
    starts: list[tuple[Month, Column]],
    late: dict[int, Column],
    body: Sequence[GridRow],
) -> list[GridCell]:
    """The numbers of late columns, where there are as many as in the last column before them."""
    last = next(column for _, column in reversed(starts) if column.index not in late)
    before = [c for row in body for c in row.cells if c.column == last.index and is_figure(c.text)]
    numbers = [c for c in cells if is_figure(c.text) and own_month(c.text) is None]
    return numbers if len(numbers) > 1 and len(numbers) * 2 > len(before) else []


def known_until(walk: Walk, year: int) -> Month | None:
    """The month up to which a report tells: that of its date 現在, else of the period its title
    names, else that of the meeting it was presented at, where that is within its year."""
    document = walk.builder.units.document
    texts = [p.text for p in document.blocks if isinstance(p, Paragraph)] if document else []
    titles = [title.text for title in walk.builder.plan.titles]
    dated = [t for t in [*titles, *texts] if len(t) <= 2 * _LONGEST and _NOW.search(t)]
    dates = [d for t in dated if not _ASIDE.search(t) for d in find_year_months(t, year)]
    days = [d.date for t in dated if not _ASIDE.search(t) for d in find_dates(t)]
    found = [(d.year, d.month) for d in dates] + [(day.year, day.month) for day in days]
    first, last = (year, 4), (year + 1, 12)
    if found := [month for month in found if first <= month <= last]:
        return max(found)
    ends = [end for title in titles if (end := _of_title(title)) is not None]
    if ends:
        return calendar_year(year, ends[0]), ends[0]
    met = [d.date for t in texts[:_FRONT] if len(t) <= _LONGEST for d in find_dates(t)]
    months = [(day.year, day.month) for day in met if first <= (day.year, day.month)]
    return max(months) if months and max(months) <= (year + 1, 3) else None


def _of_title(title: str) -> int | None:
    """The month that the period named in a title ends with: （第３四半期）, 上期, ９月末."""
    return period_end(title) if not _PLANNED.search(fold(title).replace("事業計画", "")) else None


def _year(titles: Sequence[Quote]) -> int | None:
    return next((year for title in titles if (year := fiscal_year_of(title.text))), None)
