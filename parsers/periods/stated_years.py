"""Lines of nothing but a year: 令和5年度, 【参考】前年度実績 above a table of months.

What such a line heads is of that year, though its columns name months alone.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from normalize.text.eras import find_fiscal_years
from parsers.builder import PlanBuilder
from parsers.grid import GridRow
from parsers.word_lists import any_of
from schema.document import Finding
from schema.plan import Quote

_FRAME = r"[\s\u3000■□◆◇●○・＜〈《<【〔［\[（(＞〉》>】〕］\])）：:※]*"
_ABSOLUTE = r"(?:令和|平成|[RＲHＨ]|20)[\s\u3000]*[\d０-９元]{1,2}[\s\u3000]*年度"
_STATES = re.compile(
    rf"{_FRAME}(?:{any_of('year_lines.asides')}{_FRAME})?"
    rf"(?:{_ABSOLUTE}|(?P<before>{any_of('year_lines.before')}))"
    rf"の?(?:{_FRAME}{any_of('year_lines.behind')}の?)*{_FRAME}"
)
_LABELS = 1
_LEAST = 2
_AIMS = re.compile(r"以上|以下|とする|[\d０-９]\s*[%％]")


def stated_in(lines: Sequence[Quote]) -> Quote | None:
    """The last of some lines that says of which year the table below it is, if any."""
    return next((line for line in reversed(lines) if _STATES.fullmatch(line.text)), None)


def states_earlier(line: Quote | None, year: int | None) -> bool:
    """Whether such a line names a year before `year`, the document's."""
    if line is None:
        return False
    found = find_fiscal_years(line.text)
    return found[0].year < year if found and year is not None else not found


def say_earlier(builder: PlanBuilder, line: Quote | None, year: int | None) -> None:
    """An issue where a table of targets stands below a line that states an earlier year."""
    if line is not None and states_earlier(line, year):
        message = "A table of targets is of an earlier year; its figures are no results of the own."
        builder.find(Finding("warning", "other_year_table", message, line.text, line.ref))


def is_relative(line: Quote) -> bool:
    """Whether such a line names the year only by the document's: 前年度, 昨年度."""
    match = _STATES.fullmatch(line.text)
    return match is not None and match["before"] is not None


def is_series_of_year(rows: Sequence[GridRow]) -> bool:
    """Whether a table below such a line is months over numbers, two months or more.

    Two are enough where nothing else stands beside them and no row states a target.
    """
    head, body = rows[0].cells, [cell for row in rows[1:] for cell in row.cells]
    months = [cell for cell in head if cell.month is not None]
    if len(months) < _LEAST or len(head) - len(months) > _LABELS or not body:
        return False
    first = months[0].column
    labels = [cell for cell in body if cell.column < first]
    if any(cell.kind != "text" or _AIMS.search(cell.text) for cell in labels):
        return False
    values = [cell for cell in body if cell.column >= first]
    return len(labels) == len(rows) - 1 and all(c.numeric or c.kind == "symbol" for c in values)
