"""The history of an indicator or topic as a table, on a terminal and as rows."""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence

from rich import box
from rich.console import Group, RenderableType
from rich.table import Table
from rich.text import Text

from revisions.faces.wording import SIGNS, number
from schema.history import Break, History, HistoryPoint, Result

HEADERS = {
    "indicator": ("branch", "year", "item", "name", "target", "baseline", "reached", "national"),
    "topic": ("branch", "year", "item", "title", "status"),
}
"""Headers of the columns by kind of history."""


def rows(history: History) -> Iterator[tuple[str, ...] | Break]:
    """A row a point, as texts; a break before the first row of each branch that it concerns."""
    before: HistoryPoint | None = None
    for point in history.points:
        if before is not None and before.branch == point.branch:
            first, last = before.fiscal_year or 0, point.fiscal_year or 0
            yield from (each for each in history.breaks if first < each.fiscal_year <= last)
        yield _indicator_row(point) if history.kind == "indicator" else _topic_row(point)
        before = point


def _indicator_row(point: HistoryPoint) -> tuple[str, ...]:
    sign = SIGNS.get(point.comparator, "") if point.comparator else ""
    baseline = number(point.baseline_value, point.unit)
    reached = number(point.actual_value, point.unit)
    return (
        point.branch or "?",
        _year(point),
        point.number_raw or "",
        point.name_raw or point.statement_raw or "",
        f"{sign} {number(point.target_value, point.unit)}".strip(),
        f"{baseline} ({point.baseline_fiscal_year})" if baseline else "",
        f"{reached} ({point.actual_as_of})" if reached and point.actual_as_of else reached,
        number(point.national_value, point.unit),
    )


def _topic_row(point: HistoryPoint) -> tuple[str, ...]:
    return (
        point.branch or "?",
        _year(point),
        point.number_raw or "",
        point.title_raw or "",
        point.status or "",
    )


def _year(point: HistoryPoint) -> str:
    old = " (old side)" if point.edition == "previous" else ""
    return f"{point.fiscal_year or '?'}{old}"


def history_renderable(history: History) -> RenderableType:
    """Title, table and results for a terminal."""
    parts: list[RenderableType] = [Text(f"{history.label}  ({history.id})", style="bold")]
    if not history.points:
        return Group(*parts, Text("Nothing in this folder is about it."))
    table = Table(*HEADERS[history.kind], box=box.SIMPLE_HEAD, pad_edge=False)
    for row in rows(history):
        if isinstance(row, Break):
            text = Text(f"{row.fiscal_year}: not comparable with before: {row.reason}", "yellow")
            table.add_row("", str(row.fiscal_year), "", text)
        else:
            table.add_row(*map(Text, row))
    parts.append(table)
    if history.results:
        parts.append(_results(history.results))
    return Group(*parts)


def _results(results: Sequence[Result]) -> Table:
    table = Table("branch", "year", "result", "", box=box.SIMPLE_HEAD, pad_edge=False)
    for each in results:
        where = "quoted by a later plan" if each.quoted else each.as_of or ""
        shown = number(each.value, each.unit)
        table.add_row(*map(Text, (each.branch or "?", str(each.fiscal_year), shown, where)))
    return table


def history_json(history: History) -> str:
    """The whole history as JSON."""
    return json.dumps(history.model_dump(mode="json"), ensure_ascii=False, indent=2) + "\n"
