"""Titles stand left of measures: what columns of words with several meanings say to each other.

取組 and 計画 head titles in one document and measures in the next; words that no list holds do so
all the more. Where a table has columns of both, what they hold settles which is which.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from parsers.header.contents import Below, is_listed, reads_like_title
from parsers.header.held import Contents, is_told, reads_told
from parsers.header.roles import NO_WORD
from parsers.vocabulary import vocabulary

if TYPE_CHECKING:
    from parsers.grid import GridCell
    from parsers.header.reading import Column

_MOSTLY = 0.8
_LEAST = 2
_LONGER = 1.5
"""So many times as long as titles are texts beside them that may be measures."""


def swap_progress(columns: Sequence[Column], below: Below) -> None:
    """Texts of an unknown word right of the titles are the measures, not those of 実施状況 behind.

    No other column may hold them there: what stands behind is how far they have come.
    """
    told = [c for c in columns if c.role == "measure"]
    if len(told) != 1 or not _asked(told[0]):
        return
    titles = [c for c in columns if c.role == "title"]
    for column in columns if len(titles) == 1 else ():
        between = titles[0].index < column.index < told[0].index
        if column.role == "unknown" and between and is_told(column, Contents(columns, below)):
            column.role, column.held = "measure", True
            column.why = f"{NO_WORD} in {column.printed!r}; texts between titles and what was done"
            told[0].role, told[0].why = "progress", f"{told[0].why}, behind the measures"
            return


def order_columns(columns: Sequence[Column], below: Below) -> None:
    """Exchange or rename columns of titles and measures whose cells say that they are others."""
    if not any(column.role == "goal" or _asked(column) for column in columns):
        return
    table = Contents(columns, below)
    _name_targets(table)
    titles = [column for column in columns if column.role == "title"]
    if len(titles) > 1:
        _part_titles(titles, table)
    if len(titles) == 1 and not titles[0].titled:
        _exchange(titles[0], table)
    if not titles:
        _name_titles(table)


def drop_misplaced(columns: Sequence[Column]) -> None:
    """What comes next stands behind what is done: words in front of all columns name no such."""
    first = min(columns, key=lambda c: c.index, default=None)
    later = [c for c in columns if c.role in ("measure", "target", "progress", "result")]
    for column in columns:
        ahead = column is first or (first is not None and first.role in ("number", "section"))
        if column.role != "next" or not ahead or vocabulary().roles_of(column.printed):
            continue
        if later and all(c.index > column.index for c in later):
            column.role, column.why = "unknown", f"{NO_WORD} of its place in {column.printed!r}"


def _asked(column: Column) -> bool:
    """Whether a column of titles, measures or sections has no word of one meaning."""
    if column.role not in ("title", "measure", "section"):
        return False
    return len(vocabulary().roles_of(column.printed)) != 1


def _guessed(column: Column) -> bool:
    """Whether no list knows a column's words, and 目標 ends them: 支部目標."""
    words = vocabulary()
    return not words.roles_of(column.printed) and "goal" in words.guess(column.printed)


def _part_titles(titles: Sequence[Column], table: Contents) -> None:
    """A second column of titles that holds sentences is one of measures: 施策 | 施策の具体的内容.

    What was taken for measures in front of the titles names their group.
    """
    told = [c for c in titles[1:] if _enough(table.cells(c))]
    told = [c for c in told if table.share(c, lambda cell: not reads_like_title(cell)) >= _MOSTLY]
    for column in told:
        column.role, column.why = "measure", f"{column.why}; its cells read like measures"
    for column in table.columns if told else ():
        named = column.role == "measure" and column.index < titles[0].index
        if named and table.share(column, reads_like_title) >= _MOSTLY:
            column.role, column.why = "section", f"{column.why}; names in front of the titles"


def _enough(cells: Sequence[GridCell]) -> bool:
    """Whether a column's cells are enough to tell it; a single list of points is."""
    lines = [line.text for cell in cells for line in cell.cell.lines if line.text]
    return len(cells) >= _LEAST or (len(lines) > 1 and all(map(is_listed, lines)))


def _exchange(title: Column, table: Contents) -> None:
    """施策目標 over names, taken for measures, left of 支部の取組 over what is done."""
    left = [c for c in table.columns if c.role == "measure" and c.index < title.index]
    if len(left) != 1 or not _asked(title) or not _are_titles(left[0], table):
        return
    if reads_told(title, table) or (_asked(left[0]) and _are_longer(title, left[0], table)):
        _rename(left[0], "title")
        _rename(title, "measure")


def _name_titles(table: Contents) -> None:
    """The first of two columns of measures, or sections that are no pillars, may name the items."""
    measures = [c for c in table.columns if c.role == "measure"]
    if len(measures) > 1 and _asked(measures[0]) and _are_titles(measures[0], table):
        if all(_are_longer(column, measures[0], table) for column in measures[1:]):
            _rename(measures[0], "title")
        return
    sections = [c for c in table.columns if c.role == "section" and _asked(c)]
    number = next((c.index for c in table.columns if c.role == "number"), None)
    if number is not None and (right := [c for c in sections if c.index > number]):
        sections = right
    elif sections and table.has("number", "budget") and not _may_name(sections[0]):
        return
    if len(sections) != 1:
        return
    if not table.has("measure", "target"):
        return
    if _are_titles(sections[0], table) and not _pillars(sections[0], table):
        _rename(sections[0], "title")


def _name_targets(table: Contents) -> None:
    """A column of goals names the targets, where the one right of it alone holds values.

    数値目標（KPI） | 目標率, or 数値目標（KPI） | 令和6年度支部目標.
    """
    aims = [c for c in table.columns if c.role in ("goal", "target")]
    if len(aims) == 1 and aims[0].role == "target" and _guessed(aims[0]) and table.valued(aims[0]):
        aims[0].role, aims[0].why = "goal", f"{aims[0].why}; it holds values alone"
    if [c.role for c in aims] not in (["goal", "goal"], ["goal", "target"]):
        return
    names, values = aims
    if table.valued(names) or not table.valued(values):
        return
    if table.share(names, lambda cell: not cell.numeric) >= _MOSTLY:
        _rename(names, "target")
        values.role = "goal"


def _may_name(section: Column) -> bool:
    """Whether words such as 施策の柱 may head the names of the items."""
    return "title" in vocabulary().guess(section.printed)


def _pillars(column: Column, table: Contents) -> bool:
    return table.share(column, lambda c: vocabulary().pillar_ordinal(c.text) is not None) > 0


def _are_titles(column: Column, table: Contents) -> bool:
    enough = len(table.cells(column)) >= _LEAST
    return enough and table.share(column, reads_like_title) >= _MOSTLY


def _are_longer(column: Column, titles: Column, table: Contents) -> bool:
    """Whether a column holds sentences and list items, or texts longer than the titles."""
    return reads_told(column, table) or _length(column, table) > _LONGER * _length(titles, table)


def _length(column: Column, table: Contents) -> float:
    cells = table.cells(column)
    return sum(len(cell.text) for cell in cells) / len(cells) if cells else 0.0


def _rename(column: Column, role: str) -> None:
    column.role, column.why = role, f"{column.why}; its cells read like {role}s"
