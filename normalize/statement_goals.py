"""Goals of last year that this year's is to reach: 対前年度目標（15.0％）以上 is 15.0％以上.

The goal of last year is no result of last year: the value is this year's own, and nothing is
quoted.
"""

from __future__ import annotations

import re

from normalize.statement_values import NUMBER, YEAR

_GOAL = rf"(?:対\s*)?(?:[前昨]年度?|{YEAR})\s*の?(?:目標|計画)(?:値|数値)?"
_OP = "以上|以下|超|を上回|を下回|を超え"
_AGAINST = re.compile(
    rf"(?<![(「])(?P<goal>{_GOAL})(?:(?P<before>以上|以下)?\s*\(\s*:?(?P<inner>{NUMBER}\s*(?P<own>以上|以下)?)"
    rf"\s*(?:[、,・]\s*(?P<rest>[^()]*))?\)"
    rf"(?P<after>\s*(?:{_OP}))?|[:の\s]*(?=\d[\d,.]*\s*[%件社人円]?[^\d()]{{0,3}}(?:{_OP})))"
)


def against_goals(flat: str, blank: str) -> str:
    """A flattened statement in which such a goal reads as a value of its own; of the same length.

    Unchanged where the bracket says no more than what the goal was: 前年度目標（15.0％）.
    """
    if "目標" not in flat and "計画" not in flat:
        return flat
    return _AGAINST.sub(lambda match: _as_value(match, blank), flat)


def _as_value(match: re.Match[str], blank: str) -> str:
    """The words of one match with blanks for the goal's name and its bracket."""
    printed, inner, op = match.group(), match["inner"], match["before"] or ""
    if inner is None:
        return blank * len(printed)
    if not (op or match["own"] or match["after"]):
        return printed
    said = inner + ("" if match["own"] else op) + (match["after"] or "")
    said += f"({match['rest']})" if match["rest"] else ""
    return blank * (len(printed) - len(said)) + said
