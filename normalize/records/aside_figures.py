"""Figures in brackets behind targets that nothing says the meaning of: 96.0％以上（95.8％）.

Such a figure may be last year's result, the national average or another goal. It is taken for
none of them, and its row says so.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from normalize.records.draft import Context, Draft
from normalize.statement_values import NUMBER, value_of
from normalize.text.flatten import flatten

_INSIDE = r"[^()【】<>\[\]]*"
_INSIDE = r"[^()【】<>\[\]]*"
_BRACKET = rf"[(【<\[](?P<inner>{_INSIDE}\d{_INSIDE})[)】>\]]"
_BEHIND = re.compile(rf"\s*(?:とする|とします)?。?\s*{_BRACKET}")
_WITHIN = re.compile(rf"{_BRACKET}\s*$")
_FIGURE = re.compile(rf"(?<![\d.,]){NUMBER}(?!\s*(?:以上|以下|未満|以内))")
_MESSAGE = "A figure in brackets behind a target does not say what it is; it is not taken."


def say_asides(drafts: Sequence[Draft], context: Context) -> None:
    """Tell of figures in the bracket right behind a target that no field of it holds."""
    for draft in drafts:
        target = draft.target
        if target.target_value is None or target.baseline_value is not None:
            continue
        flat = flatten(draft.statement.quote.text)
        match = _BEHIND.match(flat, target.end) or _WITHIN.search(flat[: target.end])
        if match is None:
            continue
        held = {target.target_value, draft.actual, draft.national, draft.eligible, draft.expected}
        figures = [value_of(each) for each in _FIGURE.finditer(match["inner"])]
        if any(unit == target.unit and value not in held for value, unit in figures):
            context.find("warning", "unread_aside", _MESSAGE, draft.statement.quote)
