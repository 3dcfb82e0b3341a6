"""Columns of measures that only their time tells apart: 上期の取組 | 下期の取組, 現行 | 新たな取組.

What a report did in the second half is no next step, and neither is what a plan will do in it;
what has been done so far stands in a plan beside what it plans.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import TYPE_CHECKING

from normalize.text.folding import fold
from parsers.header.contents import Below
from parsers.header.held import Contents
from parsers.header.roles import NO_WORD
from schema.plan import Quote

if TYPE_CHECKING:
    from parsers.grid import GridCell
    from parsers.header.reading import Column

_HALF = re.compile(
    r"(?:(?:令和|r)[\d元]{1,2}年?度?の?)?"
    r"(?:第?[1-4一二三四]四半期|第?[1-4]q|[上下]半?期|[前後]半?期|年度[前後]半)"
)
_FORMER = re.compile("現行|従来|既存|これまで|従前")
_LATER = re.compile("新|今後|見直し|変更後|改定|改訂|追加")
_DONE = re.compile(
    r"(?:[しっめけえいきげじちれせてべ]た|ました|済み?|完了)(?:[（(][^（()）]*[)）])?[。\s]*$"
)
_PLANNED = re.compile(r"(?:[るくすうむつぐぶぬ]|ます|予定|[^し]ない)[。\s]*$")
_PLAN = re.compile("計画|予定")
_REPORT = re.compile("報告|結果|実績|進捗|評価|状況|振り?返|実施経過")
_PROBLEM = re.compile("課題|問題|改善|方向|見直")
_WHY = re.compile(r"^[^とや及・、/]*(?:課題|問題点?)(?:点|等)?(?:\([^()]*\))?$")
_TOLD = ("measure", "progress", "next")
_OTHERS = ("result", "status", "outcome", "kind", "told")
_HALF_OF = 0.5


def settle_halves(columns: Sequence[Column], below: Below) -> None:
    """Columns of halves and quarters with what they hold: done in both, or planned in both.

    Where the measures of now stand beside new ones, nobody says whether they are the plan's: their
    column has no role, and so an issue.
    """
    told = [c for c in columns if c.role in _TOLD]
    if len(told) < 2:
        return
    _leave_problems(told)
    _leave_former(told)
    halves = [c for c in told if _HALF.match(fold(c.printed))]
    later = [c for c in halves if c.role == "next"]
    if len(halves) < 2 or not later:
        return
    table = Contents(columns, below)
    if all(table.share(c, _is_done) > _HALF_OF for c in later):
        for column in halves:
            column.role = "progress"
            column.why = f"{column.why}; it tells what was done in a part of the year"
    elif not table.has(*_OTHERS) and all(c in halves for c in told) and _are_plans(halves, table):
        for column in later:
            column.role, column.why = "measure", f"{column.why}; so does what stands before it"


def plan_what_comes(columns: Sequence[Column], titles: Sequence[Quote]) -> None:
    """In a plan what comes is its measures: これまでの取組 | 今後の取組, no other such column.

    `titles` are the lines that name the document.
    """
    words = " ".join(title.text for title in titles[:2])
    if not _PLAN.search(words) or _REPORT.search(words):
        return
    later = [c for c in columns if c.role == "next" and not _PROBLEM.search(c.printed)]
    if len(later) != 1 or any(c.role in ("measure", *_OTHERS) for c in columns):
        return
    for column in columns:
        if column.role in ("progress", "next") and column.index < later[0].index:
            column.role, column.why = "earlier", f"{column.why}; a plan tells what was before"
    later[0].role, later[0].why = "measure", f"{later[0].why}; what comes in a plan is the plan"


def _leave_problems(told: Sequence[Column]) -> None:
    """課題 in front of what is planned or done is why, and no next step."""
    first = min((c.index for c in told if c.role != "next"), default=0)
    for column in told:
        if column.role == "next" and column.index < first and _WHY.search(fold(column.printed)):
            column.role, column.why = "remark", f"{column.why}; it stands in front of the measures"


def _leave_former(told: Sequence[Column]) -> None:
    """現行の取組 beside 新たな取組: the first has no role."""
    former = [c for c in told if c.role != "next" and _FORMER.match(fold(c.printed))]
    new = any(c.role == "measure" and _LATER.match(fold(c.printed)) for c in told)
    for column in former if new and len(former) < len(told) else ():
        column.role = "unknown"
        column.why = f"{NO_WORD} of now or then in {column.printed!r}, beside what is new"


def _are_plans(halves: Sequence[Column], table: Contents) -> bool:
    if any(table.share(column, _is_done) > 0 for column in halves):
        return False
    return all(table.share(column, _is_planned) > _HALF_OF for column in halves)


def _is_done(cell: GridCell) -> bool:
    return any(_DONE.search(line.text) for line in cell.cell.lines if line.text)


def _is_planned(cell: GridCell) -> bool:
    return any(_PLANNED.search(line.text) for line in cell.cell.lines if line.text)
