"""Measures told by what was undertaken: 上半期の取組状況 where no column says what is planned."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import replace

from normalize.text.folding import fold
from parsers.budgets.tables import is_budget_table
from parsers.grid import GridCell, GridRow, rows_of
from parsers.header.front import front_of
from parsers.header.reading import Column, Header, read_header
from parsers.rows.align import Aligned
from parsers.rows.kpi_lines import marked_lines
from parsers.rows.result_lines import reaches_one
from parsers.word_lists import pattern_of, words_in
from schema.document import Document, Line

_WORDS = ("取組", "取り組み", "取組み")
_COMMENTS = words_in("comments.headers")
"""Words of what is said of figures. Others may head that too: only where list items stand below."""
_LISTED = re.compile(r"[\s\u3000]*(?:[・･●○◆■▶①-⑳]|[（(]?[\d０-９]{1,2}[)）]|[ア-オ][\s\u3000.．])")
_SAID = re.compile(r"(?:し|行っ|図っ|開い|めた?|かけ|送っ|設け)た(?:[（(][^（()）]*[)）])?。")
"""A sentence of what was done: ラジオで広報した。"""
_FIGURES = pattern_of("comments.said")
"""What is said of figures: 目標を達成した。"""
_AIMED = re.compile(r"(?:(?:以上|以下|未満)(?:とする)?|とする)\s*。?\s*$")
"""What a target is, never a result: 【KPI】郵送化率を95.7％以上とする."""
_OF_MEASURES = ("measure", "schedule")
_EITHER = ("measure", "progress")
"""What 上期の取組 names; the column says which."""


def tells_undertaken(document: Document) -> bool:
    """Whether no table has a column or a label of measures beside those of what was undertaken.

    Where one has, the other is how far the measures have come.
    """
    for table in document.tables():
        rows = rows_of(table)
        header, _ = read_header(rows[front_of(rows) :])
        if any(header.has(role) for role in _OF_MEASURES) and not is_budget_table(header):
            return False
        titles = {column.index for column in header.columns if column.counted}
        named = [c for row in rows for c in row.cells if c.named_roles[:1] == ("measure",)]
        if any(c.column not in titles and c.named_roles != _EITHER for c in named):
            return False
    return True


def take_undertaken(
    columns: Iterable[Column],
    body: Sequence[GridRow],
    values: Iterable[tuple[Column, GridCell]] = (),
) -> None:
    """A column of what was undertaken describes the measures where nothing else does.

    `body` are the rows below the header, `values` what stands beside the labels of a sheet.
    """
    beside = list(values)
    for column in columns:
        words = fold(column.printed or column.words)
        if column.role != "progress" or any(word in words for word in _COMMENTS):
            continue
        own = [cell for other, cell in beside if other is column] or _below(column, body)
        if any(word in words for word in _WORDS) or _tell(own):
            column.role, column.told = "measure", True
            column.why = f"{column.why}; no column of measures in the document"


def _below(column: Column, body: Sequence[GridRow]) -> list[GridCell]:
    return [cell for row in body for cell in row.cells if cell.column == column.index]


def _tell(cells: Sequence[GridCell]) -> bool:
    """Whether at least half of some cells hold list items, or say in a sentence what was done."""
    mine = [cell for cell in cells if cell.kind != "symbol"]
    told = [
        c
        for c in mine
        if _LISTED.match(c.text) or any(n.level for n in c.cell.lines) or _says(c.text)
    ]
    return bool(mine) and len(told) * 2 >= len(mine)


def tells_measure(text: str) -> bool:
    """Whether a line is a list item, or says in a sentence what was done."""
    return _LISTED.match(text) is not None or _says(text)


def _says(text: str) -> bool:
    return _SAID.search(text) is not None and _FIGURES.search(text) is None


def results_apart(aligned: Aligned, header: Header) -> Aligned:
    """A row whose told measures stand without the lines of figures that its targets reached.

    KPI：50.9％ marks one; lines of nothing but a figure are results in a row that states targets.
    """
    if not header.tells:
        return aligned
    stated = [cell.text for column, cell in aligned.roles if column.role in ("target", "goal")]
    roles: list[tuple[Column, GridCell]] = []
    for column, cell in aligned.roles:
        reached = _reached(cell, stated) if column.told else []
        rest = [line for line in cell.cell.lines if not any(line is one for one in reached)]
        if not reached:
            roles.append((column, cell))
            continue
        if any(line.text for line in rest):
            roles.append((column, _with(cell, rest)))
        roles.append((replace(column, role="result", told=False), _with(cell, reached)))
    return replace(aligned, roles=roles)


def _reached(cell: GridCell, stated: list[str]) -> list[Line]:
    folded = [fold(text) for text in stated]
    return [
        line
        for line in cell.cell.lines
        if not _AIMED.search(line.text)
        if marked_lines(_with(cell, [line]))[0] or (folded and reaches_one(line.text, folded))
    ]


def _with(cell: GridCell, lines: list[Line]) -> GridCell:
    return GridCell(replace(cell.cell, lines=lines), cell.ref)
