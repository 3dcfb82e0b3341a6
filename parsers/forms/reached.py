"""Figures under a label of their own, beside what was done: 上期実績, 上期の進捗状況."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from normalize.text.figures import AWAITED
from normalize.text.flatten import flatten
from parsers.grid import GridCell
from parsers.header.reading import Column

_LABEL = re.compile(r"実績値?$")
_UNIT = r"(?:%|円|件|人|名|社|回|か所|事業所|ポイント)"
_FIGURE = re.compile(
    rf"\s*(?:[・●]|[①-⑳])?\s*(?:[^\d。:]{{1,30}}[:\s]\s*|\d?[^\d。:]{{1,30}}:\s*)?"
    rf"(?:[△-]?\d[\d,.]*\s*{_UNIT}|{AWAITED}|-)(?:\s*(?:[(※].*)?)"
)
"""A line of a figure, its name and what is printed in brackets behind it."""
_AIMS = ("target", "goal")

Placed = list[tuple[Column, GridCell]]


def reached_apart(roles: Placed) -> Placed:
    """The values of a form with the one of figures as the result of its targets.

    Where one label alone tells what was done, its value is left to those who part the two.
    """
    told = [pair for pair in roles if pair[0].role == "progress"]
    if len(told) < 2 or not any(column.role in _AIMS for column, _ in roles):
        return roles
    figures = [column for column, cell in told if _figures(cell)]
    if len(figures) != 1 or not _LABEL.search(figures[0].words):
        return roles
    own = figures[0]
    why = f"{own.why}: figures beside what was done"
    return [
        (replace(column, role="result", why=why) if column is own else column, cell)
        for column, cell in roles
    ]


def _figures(cell: GridCell) -> bool:
    lines: Sequence[str] = [line.text for line in cell.cell.lines if line.text]
    return bool(lines) and all(_FIGURE.fullmatch(flatten(line)) for line in lines)
