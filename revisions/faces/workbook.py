"""The workbook face: overview, initiatives, targets, texts and facts, a sheet each."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime
from io import BytesIO
from itertools import groupby
from operator import itemgetter
from typing import Any

import xlsxwriter

from revisions.faces.rows import by_relation
from revisions.faces.wording import (
    counts,
    names,
    place,
    section,
    side_label,
    target,
    verdict,
)
from schema.comparison import Comparison, Passage, Relation

_LONGEST = 32_000
"""A cell of a workbook holds 32,767 characters."""
_EPOCH = datetime(2020, 1, 1)
"""Written as the time of making, so that the same comparison gives the same bytes."""


def comparison_workbook(comparison: Comparison) -> bytes:
    """An .xlsx file. Deleted text is struck through in red, inserted text underlined in green."""
    buffer = BytesIO()
    # What a document prints is text, never a formula or a link.
    book = xlsxwriter.Workbook(
        buffer, {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False}
    )
    book.set_properties({"created": _EPOCH, "title": "keikaku diff"})
    formats = _Formats(book)
    _overview(_sheet(book, "overview", (18, 18, 60)), comparison, formats)
    _initiatives(_sheet(book, "initiatives", (13, 22, 20, 50, 50, 11)), comparison, formats)
    _targets(_sheet(book, "targets", (46, 11, 24, 24, 12, 16, 40, 28, 28)), comparison, formats)
    _texts(_sheet(book, "texts", (30, 12, 80, 80, 9, 28, 28)), comparison, formats)
    if comparison.details:
        _facts(_sheet(book, "facts", (14, 60, 30, 30)), comparison, formats)
    if comparison.not_compared:
        _not_compared(_sheet(book, "not compared", (80, 60)), comparison, formats)
    book.close()
    return buffer.getvalue()


class _Formats:
    """The formats of one workbook."""

    def __init__(self, book: Any) -> None:
        wrap = {"text_wrap": True, "valign": "top"}
        self.head = book.add_format({"bold": True, "bottom": 1, **wrap})
        self.cell = book.add_format(wrap)
        self.old = book.add_format({"font_color": "#9c1c1c", "font_strikeout": True})
        self.new = book.add_format({"font_color": "#0b6b2e", "underline": 1})


def _sheet(book: Any, title: str, widths: tuple[int, ...]) -> Any:
    sheet = book.add_worksheet(title)
    for column, width in enumerate(widths):
        sheet.set_column(column, column, width)
    sheet.freeze_panes(1, 0)
    sheet.set_landscape()
    sheet.fit_to_pages(1, 0)
    sheet.repeat_rows(0)
    return sheet


def _table(sheet: Any, rows: list[tuple[Any, ...]], formats: _Formats) -> None:
    """Write plain rows, the first of them as header, and let them be filtered."""
    for place_, row in enumerate(rows):
        for column, value in enumerate(row):
            sheet.write(place_, column, value, formats.cell if place_ else formats.head)
    sheet.autofilter(0, 0, max(len(rows) - 1, 0), len(rows[0]) - 1)


def _overview(sheet: Any, comparison: Comparison, formats: _Formats) -> None:
    rows: list[tuple[Any, ...]] = [
        ("what", "kind", "count"),
        ("old", side_label(comparison.old), comparison.old.source),
        ("new", side_label(comparison.new), comparison.new.source),
        ("verdict", "", verdict(comparison)),
    ]
    for what, kinds in counts(comparison).items():
        rows += [(what, kind.replace("_", " "), count) for kind, count in kinds.items()]
    rows += [("note", "", notice) for notice in comparison.notices]
    _table(sheet, rows, formats)


def _initiatives(sheet: Any, comparison: Comparison, formats: _Formats) -> None:
    rows: list[tuple[Any, ...]] = [("kind", "also", "section", "old", "new", "similarity")]
    for each in comparison.relations:
        also = ", ".join(flag for flag in each.flags if flag != each.kind)
        old, new = (names(cited) if cited else None for cited in (each.old, each.new))
        rows.append((each.kind, also, section(each), old, new, each.similarity))
    _table(sheet, rows, formats)


def _targets(sheet: Any, comparison: Comparison, formats: _Formats) -> None:
    rows: list[tuple[Any, ...]] = [
        (
            "indicator",
            "kind",
            "old",
            "new",
            "difference",
            "direction",
            "why",
            "old cell",
            "new cell",
        )
    ]
    for each in comparison.targets:
        rows.append(
            (
                each.label,
                each.kind,
                target(each.old) if each.old else None,
                target(each.new) if each.new else None,
                each.difference,
                (each.direction or "").replace("_", " "),
                each.reason,
                place(each.old.provenance if each.old else None),
                place(each.new.provenance if each.new else None),
            )
        )
    _table(sheet, rows, formats)


def _texts(sheet: Any, comparison: Comparison, formats: _Formats) -> None:
    head = ("initiative", "role", "old", "new", "numbers", "old cell", "new cell")
    _table(sheet, [head], formats)
    line = 0
    for relation, rows in by_relation(comparison):
        for row in rows:
            if not row.changed:
                continue
            line += 1
            first = (row.new or row.old)[0]
            sheet.write(line, 0, _about(relation), formats.cell)
            sheet.write(line, 1, first.role, formats.cell)
            _rich(sheet, line, 2, row.old, formats.old, formats)
            _rich(sheet, line, 3, row.new, formats.new, formats)
            sheet.write(line, 4, "changed" if row.numbers_changed else None, formats.cell)
            sheet.write(line, 5, place(row.old[0].provenance) if row.old else None, formats.cell)
            sheet.write(line, 6, place(row.new[0].provenance) if row.new else None, formats.cell)
    sheet.autofilter(0, 0, line, len(head) - 1)


def _about(relation: Relation | None) -> str:
    return "" if relation is None else names(relation.new or relation.old)


def _rich(
    sheet: Any, line: int, column: int, passages: tuple[Passage, ...], changed: Any, formats: Any
) -> None:
    """Write texts with their changed phrases in another format."""
    parts: list[Any] = []
    written = 0
    for run, is_changed in _runs(passages):
        written += len(run)
        if written <= _LONGEST:
            parts += [changed, run] if is_changed else [run]
    texts = [part for part in parts if isinstance(part, str)]
    if not texts:
        return
    if len(texts) == 1:  # a rich text needs two runs
        only = changed if len(parts) == 2 else None
        sheet.write_string(line, column, texts[0], _wrapped(only, formats))
    else:
        sheet.write_rich_string(line, column, *parts, formats.cell)


def _runs(passages: tuple[Passage, ...]) -> Iterator[tuple[str, bool]]:
    """Runs of the texts and whether they changed; neighbours differ, none is empty."""
    runs: list[tuple[str, bool]] = []
    for count, passage in enumerate(passages):
        marker = f"{passage.marker_raw} " if passage.marker_raw else ""
        runs.append((("\n" if count else "") + marker, False))
        runs += [(passage.text[start:end], kind != "equal") for start, end, kind in passage.fine]
    for is_changed, group in groupby((run for run in runs if run[0]), key=itemgetter(1)):
        yield "".join(text for text, _ in group), is_changed


def _wrapped(changed: Any, formats: _Formats) -> Any:
    """The format of a whole cell: the changed one with its lines wrapped."""
    if changed is None:
        return formats.cell
    changed.set_text_wrap()
    changed.set_align("top")
    return changed


def _facts(sheet: Any, comparison: Comparison, formats: _Formats) -> None:
    rows: list[tuple[Any, ...]] = [("fact", "of", "old", "new")]
    rows += [(each.field, each.about, each.old, each.new) for each in comparison.details]
    _table(sheet, rows, formats)


def _not_compared(sheet: Any, comparison: Comparison, formats: _Formats) -> None:
    rows: list[tuple[Any, ...]] = [("what", "why")]
    rows += [(each.what, each.reason) for each in comparison.not_compared]
    _table(sheet, rows, formats)
