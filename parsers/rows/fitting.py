"""How well what a cell holds fits the role of a column."""

from __future__ import annotations

import re
from functools import cache

from parsers.grid import GridCell

_RATE = re.compile(r"[\d０-９]\s*[%％]")
_OF_TARGETS = (
    "target",
    "goal",
    "result",
    "baseline",
    "national",
    "achievement",
    "eligible",
    "expected",
)
DASHES = "－―—‐–-ー"
_MARKED = re.compile(r"^\s*([①-⑳]|[(（]\d{1,2}[)）]|[・◆●■])")
_FITS: dict[str, dict[str, float]] = {
    "number": {"item": 4, "value": -4, "text": -3, "statement": -6, "symbol": -6},
    "counter": {"item": 4, "value": -4, "text": -3, "statement": -6, "symbol": -6},
    "title": {"text": 1, "item": -3, "statement": -4, "value": -4, "symbol": -6},
    "measure": {"text": 1, "statement": 3, "item": -6, "value": -6, "symbol": -6},
    "goal": {"text": 1, "value": 3, "statement": 1, "symbol": -2, "item": 1},
    "baseline": {"text": 0, "value": 3, "symbol": -2, "item": 1},
    "national": {"text": 0, "value": 3, "symbol": -2, "item": 1},
    "eligible": {"text": 0, "value": 3, "symbol": -2, "item": 1},
    "expected": {"text": 0, "value": 3, "symbol": -2, "item": 1},
    "achievement": {"text": 0, "value": 3, "symbol": -2, "item": 1},
    "target": {"text": 1, "statement": 3, "value": 2, "symbol": -2, "item": 0},
    "progress": {
        "text": 1,
        "nested": 4,
        "statement": 0.5,
        "value": -1.75,
        "symbol": -4,
        "item": -1.75,
    },
    "result": {"text": 1, "value": 3, "item": 1, "symbol": -1, "statement": 0.5},
    "status": {
        "symbol": 5,
        "dots": 3,
        "text": -3,
        "value": -4,
        "statement": -6,
        "item": -4,
        "nested": -6,
    },
    "groups": {"text": 0, "symbol": -5, "statement": -6, "value": -4, "item": -4},
    "budget": {"budget": 5, "text": 0.5, "value": 0.5, "item": 0.5, "symbol": -3, "statement": -6},
    "month": {
        "dots": 4,
        "symbol": 0,
        "value": -3,
        "item": -3,
        "month": 3,
        "text": -3,
        "statement": -6,
    },
    "section": {"text": 0, "item": -1, "statement": -6, "symbol": -4, "value": -3},
    "next": {"text": 1, "symbol": -4, "statement": -2},
    "unit": {"text": 1, "value": -4, "item": -4, "statement": -6},
    "importance": {"text": 1, "symbol": 1, "value": -4, "item": -4, "statement": -6},
    "difficulty": {"text": 1, "symbol": 1, "value": -4, "item": -4, "statement": -6},
    "period": {"text": 1, "dots": 4, "symbol": 1, "value": 2, "item": 2, "statement": -6},
    "outcome": {"text": 1, "value": 2, "item": 2, "symbol": 0, "statement": -6},
    "told": {"text": 1, "value": 2, "item": 2, "symbol": 1, "statement": -6},
    "kind": {"text": 1, "value": -6, "item": -6, "symbol": -6, "statement": -6},
    "label": {"text": 1, "statement": 4, "value": -4, "item": -3, "symbol": -6},
    "schedule": {"text": 1, "symbol": -4, "statement": -4},
}
_LONG = 160


class Scores(dict[str, float]):
    """How well cells of one kind fit each role: above 0 it speaks for it.

    A score is worked out when its role is asked for first.
    """

    def __init__(self, kind: str, group_like: bool, marked: bool, long: bool, sign: str) -> None:
        super().__init__()
        self._cell = kind, group_like, marked, long, sign

    def __missing__(self, role: str) -> float:
        score = self[role] = _fit(role, *self._cell)
        return score


def scores_of(cell: GridCell) -> Scores:
    """How well a cell's content fits each role; the same object for all cells of its kind."""
    text, kind = cell.text, cell.kind
    marked = kind == "text" and _MARKED.match(text) is not None
    sign = ""
    if kind == "text" and ("%" in text or "％" in text) and _RATE.search(text) is not None:
        sign = "rate"
    elif kind == "symbol" and text in DASHES:
        sign = "dash"
    return _scores(kind, cell.group_like, marked, len(text) > _LONG, sign)


_scores = cache(Scores)  # kinds are few, cells many


def _fit(role: str, kind: str, group_like: bool, marked: bool, long: bool, sign: str) -> float:
    if kind == "dots" and role not in ("month", "status", "period"):
        return -8.0
    if sign == "dash" and role in _OF_TARGETS:
        return 0.5  # an item without a target prints a dash in each of these columns
    if role == "unknown" and kind != "dots":
        return 0.25
    score = _FITS.get(role, {}).get(kind, 0.0 if kind == "text" else -1.0)
    if role == "groups" and group_like:
        score += 4
    elif role != "groups" and group_like and kind == "text":
        score -= 1
    if marked and role in ("number", "title"):
        score -= 3
    if sign == "rate" and role == "status":
        score -= 4
    if marked and role == "measure":
        score += 1
    if long and role in ("title", "groups", "section"):
        score -= 2
    return score
