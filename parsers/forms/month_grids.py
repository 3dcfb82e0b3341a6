"""Grids of months inside a form: ● below 4月 beside the number or words of a measure."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from normalize.text.folding import fold
from parsers.forms.labels import roles_of
from parsers.forms.parts import Block
from parsers.grid import GridCell
from schema.document import Finding, Ref
from schema.plan import Initiative, Measure, Note, Quote

if TYPE_CHECKING:
    from parsers.rows.reader import RowReader

_SURE = 8
"""So many characters of a measure's beginning name it in a grid of months."""
_RANGE = re.compile(r"([①-⑳])[~～〜\-ー]([①-⑳])")
_SEVERAL = re.compile(r"[①-⑳](?:[・、,及び]*[①-⑳])+")
_BETWEEN = {ord(sign): None for sign in "・、,及び"}


def names_measures(block: Block) -> bool:
    """Whether a grid of months has its measures in a column of its own, or holds numbers."""
    named = {role for cell in block.head for role in roles_of(cell)[:1]}
    numbers = [c for row in block.rows[1:] for c in row.cells if c.kind == "value"]
    return "measure" in named or len(numbers) > len(block.rows)


def take_months(reader: RowReader, block: Block, initiative: Initiative) -> None:
    """Planned months of the form's measures, by their number or words; one row holds for all."""
    builder = reader.builder
    head, *rows = block.rows
    months = {cell.column: cell.month for cell in head.cells if cell.month is not None}
    for cell in head.cells:
        builder.role(cell.ref, "header")
    first = min(months)
    for row in rows:
        names = [cell for cell in row.cells if cell.column < first]
        marks = [cell for cell in row.cells if cell.column >= first]
        measures = _named(names, initiative, alone=len(rows) == 1)
        planned, words = _planned(marks, months)
        for cell in row.cells:
            builder.role(cell.ref, "body")
        if not measures and marks:
            message = "A row of planned months names no measure of its item."
            text = " ".join(row.texts)[:200]
            builder.find(Finding("warning", "months_unplaced", message, text, row.cells[0].ref))
            initiative.notes += [Note(cell.quote, "schedule") for cell in row.cells]
        refs = [cell.ref for cell in row.cells]
        for measure in measures:
            _plan(measure, planned, words, refs)


def _plan(measure: Measure, months: list[int], words: Quote | None, refs: list[Ref]) -> None:
    measure.months = [*(measure.months or []), *months]
    measure.month_refs += refs
    measure.schedule = measure.schedule or words


def _named(names: list[GridCell], initiative: Initiative, *, alone: bool) -> list[Measure]:
    """The measures that the cells left of the months name; all where nothing is named."""
    printed = "".join(cell.text for cell in names)
    text, marks = fold(printed), [fold(mark) for mark in _marks(printed)]
    if not text:
        return list(initiative.measures) if alone else []
    marked = [m for m in initiative.measures if m.marker_raw and fold(m.marker_raw) in marks]
    if marked:
        return marked
    found = []
    for measure in initiative.measures:
        whole = fold(f"{measure.marker_raw or ''}{measure.quote.text}")
        own = fold(measure.quote.text)
        same = own.startswith(text) or whole.startswith(text)
        if same or (len(own) >= _SURE and own[:_SURE] in text):
            found.append(measure)
    return found


def _marks(text: str) -> list[str]:
    """The numbers that a cell of nothing else names: ①②, ①・③, ①～③."""
    ends = _RANGE.fullmatch(text)
    if ends is not None:
        return [chr(code) for code in range(ord(ends[1]), ord(ends[2]) + 1)]
    several = _SEVERAL.fullmatch(text)
    return list(text.translate(_BETWEEN)) if several else [text]


def _planned(marks: list[GridCell], months: dict[int, int]) -> tuple[list[int], Quote | None]:
    """The months under marks, and the words of what is no mark; a wide mark holds for all below."""
    planned: list[int] = []
    words: list[GridCell] = []
    for cell in marks:
        if cell.kind in ("dots", "symbol"):
            end = cell.column + cell.cell.column_span
            planned += [month for at, month in months.items() if cell.column <= at < end]
        elif cell.text:
            words.append(cell)
    if not words:
        return planned, None
    text = " ".join(cell.text for cell in words)
    return planned, Quote(text, words[0].ref, tuple(cell.ref for cell in words[1:]))
