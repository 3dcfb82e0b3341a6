"""What role a header cell's column plays: its words, those above it, and what the column holds."""

from __future__ import annotations

import re

from parsers.grid import GridCell
from parsers.header.contents import (
    GOAL,
    Below,
    counted,
    dashes,
    figures,
    last_known,
    like_titles,
    long,
    may_be_titles,
    names,
    numbers,
    share,
    states,
    tells,
)
from parsers.header.kinds import Kind, heads_period, kind_of
from parsers.header.lines import guesses_of, words_of
from parsers.header.reached import holds_results, instead_of_grades, reached_beside
from parsers.measures.markers import has_kpi_mark
from parsers.vocabulary import vocabulary

_DATED = re.compile(r"(?:令和|平成|r|h|20)\s*\d{1,2}\s*年?度?.{0,8}(?:末|月|年度|時点|実績)?")
_TARGETS_AND_KPIS = re.compile(
    r"(?:目標|指標).?(?:[・,、/及びと])+kpi|kpi[・,、/及びと]+(?:目標|指標)|kpi等"
)
_SERIES = 3
_MOSTLY = 0.8
_PART_OF_YEAR = re.compile(
    r"(?:(?:令和|r)\d{1,2}年?度?の?)?"
    r"(?:第?[1-4一二三四]四半期|第?[1-4]q|[上下]半?期|[前後]半?期|年度[前後]半|\d{1,2}月|残り?期間|年度内)"
)
"""Words of a header about a part of the year: 第4四半期の取組, 1月以降の取組."""
_OF_YEAR = re.compile(r"(?:令和|平成|r|h)[\d元]{1,2}年度?の?(?:主な|具体的な)?(?:取組|実施|計画)")
NO_WORD = "no known header word"
"""How the reason begins for a column whose own words name no role."""
_DONE = {"progress", "result", "status"}
_LATER = ("measure", "progress")  # 上期の取組: measures only where no other column holds them
_ANY_RESULT = ("result", "progress", "status")


def settle(
    cell: GridCell,
    below: Below,
    used: list[str],
    leaves: list[GridCell],
    parents: list[GridCell],
) -> tuple[str, str]:
    """(role, why) of one column; `used` are the roles of the columns left of it."""
    if vocabulary().names_branch(cell.folded) and numbers(cell, below):
        return _of_branch(cell, leaves, parents)
    roles = words_of(cell)
    parent = next((c for c in parents if words_of(c)), None)
    above = words_of(parent) if parent is not None else ()
    if above == ("budget",) and parent is not None:
        return "budget", f"header word {parent.text!r} above"
    over = next((c for c in parents if heads_period(c)), None)
    numbered = above == ("period",) or numbers(cell, below)
    if over and numbered and (kind := _kind(cell)) is not None and _planned(leaves):
        return ("period" if kind == "plan" else "outcome"), f"{cell.text!r} of a period"
    roles = roles or guesses_of(cell)
    if not roles and over and numbered and _beside_plan(cell, over, leaves) and _planned(leaves):
        return "outcome", f"{NO_WORD} in {cell.text!r}, right of what its period plans"
    if roles in ((), ("remark",)) and last_known(cell, below):
        return "result", f"figures of the time that {cell.text!r} names"
    if not roles and above == ("target",) and numbers(cell, below):
        return "unknown", f"{NO_WORD} in {cell.text!r}, numbers below"
    if not roles and above and parent is not None:
        return above[0], f"header word {parent.text!r} above"
    if not roles:
        return "unknown", f"{NO_WORD} in {cell.text!r}"
    if roles == ("next", "measure"):
        return _planned_next(cell, used, leaves)
    held = _by_contents(cell, below, roles, leaves) or _behind_results(cell, roles, used, leaves)
    if held is not None:
        return held
    if roles[0] == "progress" and share(cell, below, "symbol") > _MOSTLY:
        return "status", f"{cell.text!r} holds symbols"
    if roles[0] in _DONE and not words_of(cell) and _grades(cell, below):
        return "status", f"{cell.text!r} holds symbols"
    if len(roles) == 1:
        if roles[0] == "national" and parent is not None and above[0] in ("goal", "baseline"):
            return "remark", f"{cell.text!r} below {parent.text!r}"
        return _of_one(cell, below, roles[0], leaves)
    if _holds_signs(cell, below, roles):
        return "status", f"{cell.text!r} holds symbols"
    others = _others(cell, used, leaves)
    shared = [role for role in roles if role in above and role not in others]
    if shared and parent is not None:
        return shared[0], f"header words {parent.text!r} and {cell.text!r}"
    return _choose(cell, below, used, roles, leaves)


def _of_one(cell: GridCell, below: Below, role: str, leaves: list[GridCell]) -> tuple[str, str]:
    """The role that a word of one meaning names, unless the cells below it say otherwise."""
    if role == "target" and share(cell, below, "symbol") > _MOSTLY:
        return "status", f"{cell.text!r} holds symbols"
    if role == "budget" and not _numbers_items(leaves) and names(cell, below):
        return "section", f"{cell.text!r} holds names, no amounts"
    if role == "status" and (held := instead_of_grades(cell, below, leaves)):
        return held, f"{cell.text!r} holds {held}, no symbols"
    return role, f"header word {cell.text!r}"


def _grades(cell: GridCell, below: Below) -> bool:
    """Whether at least half of a column's cells are signs, and others than dashes among them."""
    return share(cell, below, "symbol") >= 0.5 and not dashes(cell, below)


def _holds_signs(cell: GridCell, below: Below, roles: tuple[str, ...]) -> bool:
    """Whether a column that may hold grades does; dashes may stand for results not known yet."""
    signs = "status" in roles and share(cell, below, "symbol") >= 0.5
    return signs and not ("result" in roles and dashes(cell, below))


def _of_branch(cell: GridCell, leaves: list[GridCell], parents: list[GridCell]) -> tuple[str, str]:
    """A branch's own figures, beside 全国: what the header above says, else what it reached."""
    others = {c.folded for c in leaves if vocabulary().names_branch(c.folded)}
    if len(others) > 1:
        return "unknown", f"{cell.text!r} is one of several branches"
    for parent in parents:
        over = words_of(parent) or guesses_of(parent)
        if over:
            role = "result" if "result" in over else over[0]
            return role, f"{cell.text!r} below {parent.text!r}"
    return "result", f"numbers of the branch below {cell.text!r}"


def _by_contents(
    cell: GridCell, below: Below, roles: tuple[str, ...], leaves: list[GridCell]
) -> tuple[str, str] | None:
    """実績 over what was done beside 達成状況 over values: the contents say which is which."""
    if roles == ("target",) and reached_beside(cell, below, leaves):
        return "result", f"{cell.text!r} beside the KPIs holds what they reached"
    if not {"result", "progress"} & set(roles):
        return None
    others = [c for c in leaves if c is not cell and set(_ANY_RESULT) & set(words_of(c))]
    valued = next((c for c in others if figures(c, below)), None)
    if roles[0] != "result" and valued is None and holds_results(cell, below, leaves):
        earlier = vocabulary().is_earlier(cell.folded)
        return ("baseline" if earlier else "result"), f"{cell.text!r} holds values reached"
    if roles == ("result",) and valued is not None and tells(cell, below):
        return "progress", f"{cell.text!r} holds texts, {valued.text!r} the values reached"
    return None


def _planned_next(cell: GridCell, used: list[str], leaves: list[GridCell]) -> tuple[str, str]:
    """取組予定 behind what was done is what comes next, else it is the plan itself, if any."""
    alike = [c for c in leaves if c is not cell and guesses_of(c) == guesses_of(cell)]
    if set(_ANY_RESULT) & set(used) and not alike:
        return "next", f"{cell.text!r} behind what was done"
    if alike or "measure" in _others(cell, used, leaves):
        return "unknown", f"{cell.text!r} beside the measures, nothing done in front of it"
    return "measure", f"header word {cell.text!r}, no other column is measure"


def _beside_plan(cell: GridCell, over: GridCell, leaves: list[GridCell]) -> bool:
    """Whether the header cell left of one below a period, 目標 | …, is what the period plans."""
    left = [c for c in leaves if over.column <= c.column < cell.column]
    return bool(left) and _kind(max(left, key=lambda c: c.column)) == "plan"


def _planned(leaves: list[GridCell]) -> bool:
    """Whether each of several periods has a column of plans: 計画 | 結果 | 計画 | 結果."""
    return sum(_kind(cell) == "plan" for cell in leaves) > 1


def _kind(cell: GridCell) -> Kind | None:
    """Whether a header cell says planned or done: by its word, or by the role that it names."""
    roles = _named(cell)[:1]
    by_role: Kind | None = (
        "plan" if roles == ("goal",) else "done" if roles == ("result",) else None
    )
    return kind_of(cell.text) or by_role


def _choose(
    cell: GridCell,
    below: Below,
    used: list[str],
    roles: tuple[str, ...],
    leaves: list[GridCell],
) -> tuple[str, str]:
    """One of several roles that a word may mean, by what the column and the others hold."""
    if _holds_signs(cell, below, roles):
        return "status", f"{cell.text!r} holds symbols"
    others = _others(cell, used, leaves)
    if roles[0] == "title" and "title" not in used and _names(cell, below, others, leaves):
        return "title", f"{cell.text!r} holds short texts, no column left of it is title"
    untitled = roles[0] != "section" and not {"title", "number"} & others
    untitled = untitled and "title" in roles
    if untitled and _beside_measures(cell, leaves) and like_titles(cell, below):
        return "title", f"{cell.text!r} holds short texts, no other column is title"
    for role in roles:
        if role == "status" or (role == "goal" and "target" not in others):
            continue
        if role == "result" and (long(cell, below) or not counted(cell, below)):
            continue
        if role == "progress" and "measure" in roles and not _beside_measures(cell, leaves):
            continue
        if role == "target" and not states(cell, below):
            continue
        if role == "title" == roles[0]:  # 重点取組 over sentences
            continue
        if role in ("measure", "title") and role in others:
            continue
        return role, f"header word {cell.text!r}, no other column is {role}"
    return roles[-1], f"header word {cell.text!r}"


def _names(cell: GridCell, below: Below, others: set[str], leaves: list[GridCell]) -> bool:
    """Whether a column of words such as 重点取組 names items: beside numbers, targets, measures."""
    beside = bool({"number", "target", "goal"} & others) or _beside_measures(cell, leaves)
    return beside and may_be_titles(cell, below)


def _behind_results(
    cell: GridCell, roles: tuple[str, ...], used: list[str], leaves: list[GridCell]
) -> tuple[str, str] | None:
    """第4四半期の取組 behind what was planned and done is what comes next, and no title."""
    if roles[0] != "measure" or "measure" not in used or _OF_YEAR.search(cell.folded):
        return None
    done, dated = bool(_DONE & set(used)), _PART_OF_YEAR.match(cell.folded) is not None
    others = [c for c in leaves if c is not cell and _PART_OF_YEAR.match(c.folded)]
    if done and dated and not any("measure" in _named(c) for c in others):
        return "next", f"{cell.text!r} behind what was planned and done"
    if roles[-1] == "title" and (done or dated):
        return "unknown", f"{cell.text!r} beside another column of measures"
    return None


def _named(cell: GridCell) -> tuple[str, ...]:
    return words_of(cell) or guesses_of(cell)


def _others(cell: GridCell, used: list[str], leaves: list[GridCell]) -> set[str]:
    """The roles of the columns settled before, and the likeliest ones of those that come."""
    at = next((place for place, c in enumerate(leaves) if c is cell), len(leaves))
    named = (words_of(c)[:2] for c in leaves[at + 1 :])
    return set(used) | {role for roles in named if roles != _LATER for role in roles[:1]}


def beside_name(cell: GridCell, offset: int, below: Below) -> str | None:
    """What a column below a wider KPI header holds right of the name: its values, or populations.

    None where nothing stands there.
    """
    cells = below.get(cell.column + offset, ())
    if not cells:
        return None
    values = sum(c.numeric or bool(GOAL.search(c.text)) for c in cells)
    return "goal" if values * 2 >= len(cells) else "target"


def dated_columns(leaves: list[GridCell], below: Below) -> list[GridCell]:
    """Columns headed by nothing but a date and filled with numbers: 令和4年度末, 令和6年9月末.

    A month or two among other columns are dates too; three are months of a series.
    """
    months = [cell for cell in leaves if cell.month is not None]
    if 0 < len(months) < _SERIES:
        return [cell for cell in months if numbers(cell, below)]
    return [
        cell
        for cell in leaves
        if not words_of(cell)
        and _DATED.fullmatch(cell.folded)
        and "goal" not in guesses_of(cell)
        and numbers(cell, below)
    ]


def _numbers_items(leaves: list[GridCell]) -> bool:
    """Whether a column holds the numbers of a plan's items: budgets stand beside them there."""
    return any("number" in words_of(cell) for cell in leaves)


def _beside_measures(cell: GridCell, leaves: list[GridCell]) -> bool:
    """Whether another column may hold the measures, and not first of all what was done."""
    named = [_named(c) for c in leaves if c is not cell]
    return any("measure" in roles and roles[0] != "progress" for roles in named)


def marks_its_kpis(cell: GridCell, below: Below) -> bool:
    """Whether a column headed 目標・KPI prints 【KPI】 in front of those that are."""
    if not _TARGETS_AND_KPIS.search(cell.folded):
        return False
    return any(has_kpi_mark(c.text) for c in below.get(cell.column, ()))
