"""Whether the columns of quarters or halves hold what was done in them, or what is planned.

A sheet of results prints 第1四半期 … 第4四半期 beside its measures and no column of progress: the
texts below are the progress. A plan prints the same columns as a schedule.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from normalize.text.folding import fold
from parsers.grid import GridCell, GridRow
from parsers.header.kinds import stands_in
from parsers.header.reading import Column, Header
from parsers.periods.to_come import find_to_come
from parsers.periods.values import EMPTY, names_period, period_end
from parsers.rows.align import Aligned
from parsers.rows.walk import Walk
from parsers.word_lists import pattern_of
from schema.document import Finding
from schema.plan import Quote

_TOLD = pattern_of("told.past")
_RESULTS = re.compile("結果|実績|報告")
_PLANNED = pattern_of("told.planned")
_DONE = re.compile(
    r"済み?(?=$|[\s（(。])|(?:し|行っ|なっ|終え|図っ)た|しました|中止|延期|見送|完了|継続中"
    r"|[\d０-９](?:件|社|名|人|回|会場|機関|[かカヵ箇]所|事業所|部|通)(?!以上|程度|を目標)"
)
_TO_COME = re.compile(
    r"(?:予定|見込み?)(?:である|です|とする|中)?[\s\u3000]*(?:[（(][^（()）]*[)）])?[\s。）)]*$"
)
_OVER = re.compile(r"(?:[しっ]た|済み?|中止|完了|[\d０-９](?:件|社|名|人|回|通))$")
"""How a clause ends that tells what is done, beside one of what is to come: 会議1回、送付予定."""
_INTENDED = re.compile(r"(?:する|図る|行う|努める|目指す|進める)。?\s*$")
_LEAST = 2
_MOST = 6
_MARKS = ("dots", "symbol")


def settle_periods(walk: Walk, header: Header, body: Sequence[GridRow]) -> None:
    """Say which columns of periods hold what was done, and which what is still planned."""
    find_told(walk, header, body)
    find_to_come(walk, header, body)


def find_told(walk: Walk, header: Header, body: Sequence[GridRow]) -> None:
    """Give the columns of periods the role ``told`` where what stands there was done.

    The words over them say so, else the document's title (an issue says that); columns of
    progress by period are such columns too. Not where another column holds the progress, where
    rows are told apart by 計画 and 実績, or where marks stand in the columns. A header printed
    again means what it meant before.
    """
    _several_progresses(header)
    _month_ends(header, body)
    columns = [column for column in header.columns if column.role == "period"]
    taken = {"progress", "kind", "outcome", "month"} & {column.role for column in header.columns}
    if len(columns) < _LEAST or taken:
        return
    columns = [column for column in columns if not _PLANNED.search(column.printed)]
    places = {column.index for column in columns}
    cells = [c for row in body for c in row.cells if c.column in places and not EMPTY.match(c.text)]
    if header.words in walk.told:
        _tell(columns)
        return
    if all(cell.numeric or stands_in(cell) for cell in cells) or any(
        cell.kind in _MARKS for cell in cells
    ):
        return
    above = fold(columns[0].words.removesuffix(columns[0].printed))
    if _PLANNED.search(above) and not _TOLD.search(above):
        return
    stated = _TOLD.search(above) is not None
    if not stated and not _by_title(walk.builder.plan.titles, cells):
        return
    _tell(columns)
    walk.told.add(header.words)
    if not stated:
        message = "What stands below periods is taken for what was done, as the title says."
        walk.builder.find(Finding("info", "told_by_title", message, columns[0].words, cells[0].ref))


def _month_ends(header: Header, body: Sequence[GridRow]) -> None:
    """A few columns of months' ends with texts below stand for periods: 6月末 | 9月末 | 12月末."""
    months = [column for column in header.columns if column.role == "month"]
    if not _LEAST <= len(months) <= _MOST or any("末" not in c.printed for c in months):
        return
    places = {column.index for column in months}
    cells = [c for row in body for c in row.cells if c.column in places]
    if any(c.kind == "text" and not stands_in(c) for c in cells) and not any(
        c.kind == "dots" for c in cells
    ):
        for column in months:
            column.role, column.why = "period", f"{column.printed!r} ends a period"
        over = {c.words.removesuffix(c.printed).strip() for c in months}
        header.columns = [c for c in header.columns if c.role == "period" or c.words not in over]


def _tell(columns: list[Column]) -> None:
    for column in columns:
        column.role, column.why = "told", f"{column.printed!r} holds what was done"


def planned_apart(aligned: Aligned) -> Aligned:
    """The row with cells of what is still to come (…予定) as the plan that they are."""
    aligned.roles = [
        (
            replace(column, role="period") if column.role == "told" and _to_come(cell) else column,
            cell,
        )
        for column, cell in aligned.roles
    ]
    return aligned


def _several_progresses(header: Header) -> None:
    """第1四半期の実施状況 | 第2四半期の実施状況: each is the progress of its period.

    So is 下期実績 beside 上期実績; a column of the year's own result names no part of it.
    """
    columns = [
        column
        for column in header.columns
        if column.role in ("progress", "result") and names_period(column.printed)
    ]
    ends = {period_end(column.printed) for column in columns}
    some = any(column.role == "progress" for column in columns)
    if some and len(columns) >= _LEAST and len(ends) == len(columns):
        for column in columns:
            column.role, column.why = "told", f"{column.printed!r} is the progress of a period"


def _by_title(titles: Sequence[Quote], cells: list[GridCell]) -> bool:
    """Whether the title speaks of results and the texts do not read like a plan.

    Under a title that only speaks of progress some of them must read like something done.
    """
    words = fold(" ".join(title.text for title in titles[:2]))
    texts = [cell.text for cell in cells if not cell.numeric]
    done = sum(_DONE.search(text) is not None for text in texts)
    planned = sum(_INTENDED.search(text) is not None for text in texts)
    if _RESULTS.search(words):
        return planned <= max(done, len(texts) // 2)
    return _TOLD.search(words) is not None and done > planned


def _to_come(cell: GridCell) -> bool:
    lines = [line.text for line in cell.cell.lines if line.text]
    if not lines or not all(_TO_COME.search(line) for line in lines):
        return False
    return not any(_OVER.search(clause) for line in lines for clause in re.split("[、。]", line))
