"""What role a header cell's column plays: its words, those above it, and what the column holds."""

from __future__ import annotations

import re
from collections.abc import Sequence

from parsers.fitting import DASHES
from parsers.grid import GridCell, GridRow
from parsers.header_kinds import heads_period, kind_of
from parsers.header_lines import guesses_of, words_of
from parsers.markers import has_kpi_mark

_GOAL = re.compile(r"([%％]|以上|以下|とする)")
_DATED = re.compile(r"(?:令和|平成|R|H|20)\s*\d{1,2}\s*年?度?.{0,8}(?:末|月|年度|時点|実績)?")
_TARGETS_AND_KPIS = re.compile(
    r"(?:目標|指標).?(?:[・,、/及びと])+kpi|kpi[・,、/及びと]+(?:目標|指標)|kpi等"
)
_SAMPLE = 60
_SERIES = 3
_MOSTLY = 0.8
_LONGEST_TITLE = 50
_DIGIT = re.compile(r"[\d０-９]")
_LISTED = re.compile(r"[・●○◆■]")
_WIDE = 3
"""A cell over so many columns is a section's row."""


Below = dict[int, list[GridCell]]
"""The cells below a header by their column."""


def columns_of(body: list[GridRow]) -> Below:
    """The cells of the first rows below a header by their column."""
    found: Below = {}
    for row in body[:_SAMPLE]:
        for cell in row.cells:
            found.setdefault(cell.column, []).append(cell)
    return found


def settle(
    cell: GridCell,
    below: Below,
    used: list[str],
    leaves: list[GridCell],
    parents: list[GridCell],
) -> tuple[str, str]:
    """(role, why) of one column; `used` are the roles of the columns left of it."""
    roles = words_of(cell)
    parent = next((c for c in parents if words_of(c)), None)
    above = words_of(parent) if parent is not None else ()
    if above == ("budget",) and parent is not None:
        return "budget", f"header word {parent.text!r} above"
    over = next((c for c in parents if heads_period(c)), None)
    numbered = above == ("period",) or _numbers(cell, below)
    if over and numbered and (kind := kind_of(cell.text)) is not None and _planned(leaves):
        return ("period" if kind == "plan" else "outcome"), f"{cell.text!r} of a period"
    roles = roles or guesses_of(cell)
    if not roles and above == ("target",) and _numbers(cell, below):
        return "unknown", f"no known header word in {cell.text!r}, numbers below"
    if not roles and above and parent is not None:
        return above[0], f"header word {parent.text!r} above"
    if not roles:
        return "unknown", f"no known header word in {cell.text!r}"
    if roles[0] == "progress" and _share(cell, below, "symbol") > _MOSTLY:
        return "status", f"{cell.text!r} holds symbols"
    if len(roles) == 1:
        if roles[0] == "budget" and not _numbers_items(leaves) and _names(cell, below):
            return "section", f"{cell.text!r} holds names, no amounts"
        if roles[0] == "status" and _share(cell, below, "symbol") == 0 and _long(cell, below):
            return "progress", f"{cell.text!r} holds text, no symbols"
        return roles[0], f"header word {cell.text!r}"
    if (
        "status" in roles
        and _share(cell, below, "symbol") >= 0.5
        and not ("result" in roles and _dashes(cell, below))
    ):
        return "status", f"{cell.text!r} holds symbols"
    others = {r for c in leaves if c is not cell for r in words_of(c)[:1]}
    shared = [role for role in roles if role in above and role not in others]
    if shared and parent is not None:
        return shared[0], f"header words {parent.text!r} and {cell.text!r}"
    return _choose(cell, below, used, roles, leaves)


def _planned(leaves: list[GridCell]) -> bool:
    """Whether each of several periods has a column of plans: 計画 | 結果 | 計画 | 結果."""
    return sum(kind_of(cell.text) == "plan" for cell in leaves) > 1


def _choose(
    cell: GridCell,
    below: Below,
    used: list[str],
    roles: tuple[str, ...],
    leaves: list[GridCell],
) -> tuple[str, str]:
    """One of several roles that a word may mean, by what the column and the others hold."""
    if (
        "status" in roles
        and _share(cell, below, "symbol") >= 0.5
        and not ("result" in roles and _dashes(cell, below))
    ):
        return "status", f"{cell.text!r} holds symbols"
    others = {r for c in leaves if c is not cell for r in words_of(c)[:1]}
    untitled = "title" in roles and not {"title", "number"} & (others | set(used))
    if untitled and _beside_measures(cell, leaves) and _like_titles(cell, below):
        return "title", f"{cell.text!r} holds short texts, no other column is title"
    for role in roles:
        if role == "status" or (role == "goal" and "target" not in others):
            continue
        if role == "result" and _long(cell, below):
            continue
        if role == "progress" and "measure" in roles and not _beside_measures(cell, leaves):
            continue
        if role == "target" and not _states(cell, below):
            continue
        if role == "measure" and ("measure" in others or "measure" in used):
            continue
        if role == "title" and ("title" in others or "title" in used):
            continue
        return role, f"header word {cell.text!r}, no other column is {role}"
    return roles[-1], f"header word {cell.text!r}"


def beside_name(cell: GridCell, offset: int, below: Below) -> str | None:
    """What a column below a wider KPI header holds right of the name: its values, or populations.

    None where nothing stands there.
    """
    cells = below.get(cell.column + offset, ())
    if not cells:
        return None
    values = sum(c.numeric or bool(_GOAL.search(c.text)) for c in cells)
    return "goal" if values * 2 >= len(cells) else "target"


def dated_columns(leaves: list[GridCell], below: Below) -> list[GridCell]:
    """Columns headed by nothing but a date and filled with numbers: 令和4年度末, 令和6年9月末.

    A month or two among other columns are dates too; three are months of a series.
    """
    months = [cell for cell in leaves if cell.month is not None]
    if 0 < len(months) < _SERIES:
        return [cell for cell in months if _numbers(cell, below)]
    return [
        cell
        for cell in leaves
        if not words_of(cell)
        and _DATED.fullmatch(cell.folded)
        and "goal" not in guesses_of(cell)
        and _numbers(cell, below)
    ]


def _below(cell: GridCell, below: Below) -> Sequence[GridCell]:
    return below.get(cell.column, ())


def _numbers(cell: GridCell, below: Below) -> bool:
    cells = [c for c in _below(cell, below) if c.kind != "symbol"]
    return bool(cells) and sum(c.numeric for c in cells) * 2 >= len(cells)


def _share(cell: GridCell, below: Below, kind: str) -> float:
    cells = _below(cell, below)
    return sum(c.kind == kind for c in cells) / len(cells) if cells else 0.0


def _names(cell: GridCell, below: Below) -> bool:
    """Whether a column holds short words without a digit: 健診経費, 保健指導経費 below 経費."""
    cells = _below(cell, below)
    return bool(cells) and all(
        c.kind == "text" and len(c.text) <= _LONGEST_TITLE and not _DIGIT.search(c.text)
        for c in cells
    )


def _numbers_items(leaves: list[GridCell]) -> bool:
    """Whether a column holds the numbers of a plan's items: budgets stand beside them there."""
    return any("number" in words_of(cell) for cell in leaves)


def _dashes(cell: GridCell, below: Below) -> bool:
    """Whether a column's only symbols are dashes, which stand for a number not known yet."""
    return all(c.text in DASHES for c in _below(cell, below) if c.kind == "symbol")


def _beside_measures(cell: GridCell, leaves: list[GridCell]) -> bool:
    """Whether another column may hold the measures."""
    return any("measure" in (words_of(c) or guesses_of(c)) for c in leaves if c is not cell)


def _like_titles(cell: GridCell, below: Below) -> bool:
    """Whether a column's cells read like titles: short, of one or two lines, no sentences."""
    cells = [c for c in _below(cell, below) if c.cell.column_span < _WIDE]
    short = [
        c
        for c in cells
        if len(c.text) <= _LONGEST_TITLE
        and sum(bool(line.text) for line in c.cell.lines) <= 2
        and not c.text.endswith("。")
        and not _LISTED.match(c.text)
    ]
    return len(cells) > 1 and len(short) == len(cells)


def marks_its_kpis(cell: GridCell, below: Below) -> bool:
    """Whether a column headed 目標・KPI prints 【KPI】 in front of those that are."""
    if not _TARGETS_AND_KPIS.search(cell.folded):
        return False
    return any(has_kpi_mark(c.text) for c in _below(cell, below))


def _states(cell: GridCell, below: Below) -> bool:
    """Whether a column's cells read like targets: values, 以上, 【KPI】."""
    cells = _below(cell, below)
    return any(c.kind in ("statement", "value") or _GOAL.search(c.text) for c in cells)


def _long(cell: GridCell, below: Below) -> bool:
    cells = _below(cell, below)
    return bool(cells) and sum(len(c.text) > 20 for c in cells) * 2 > len(cells)
