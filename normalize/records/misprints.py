"""Results whose unit is a misprint, told by the figure beside them: 7.4人（8.8％） for a rate.

The national average in the bracket is in the target's own unit, so it is the target's; a head
count with decimals cannot be one. Shown by 静岡 2022. An issue names each.
"""

from __future__ import annotations

import re

from normalize.records.draft import Context, Draft
from normalize.result import Reached
from normalize.text.all_branches import ALL_BESIDE_FIGURE, COMPARES
from normalize.text.flatten import flatten
from normalize.text.numbers import parse_number
from schema.plan import Result

_COUNTS = ("persons", "offices", "count")
_ONE = re.compile(
    r"[\s・●]*(?P<value>\d[\d,.]*)[^\d()%]{0,4}\s*"
    rf"\(\s*(?P<all>{ALL_BESIDE_FIGURE})?\s*:?\s*"
    r"(?P<beside>\d[\d,.]*\s*[^\s\d()]{1,4})\)\s*(?:[(]?[※*†注]\s*\d*[)]?\s*)*"
)


def take_misprinted(
    entry: Reached | None, result: Result, drafts: list[Draft], context: Context
) -> bool:
    """Keep what a result in another unit than its row's one target says of it; True where told."""
    mine = [d for d in drafts if d.band == result.band and d.actual is None]
    if entry is None or entry.unit not in _COUNTS or len(mine) != 1:
        return False
    match, unit = _ONE.fullmatch(flatten(result.quote.text)), mine[0].target.unit
    if match is None or not (match["all"] or COMPARES.search(result.when or "")):
        return False
    beside = parse_number(match["beside"])
    if unit != "percent" or beside is None or beside.unit != unit:
        return False
    (draft,) = mine
    draft.national = beside.value
    draft.places["national_value"] = result.quote.ref
    draft.used.append(result.quote.ref)
    if "." not in match["value"]:
        return False
    draft.actual, draft.result_raw, draft.result_when = (
        entry.value,
        result.quote.text.strip(),
        result.when,
    )
    draft.places["actual_value"] = result.quote.ref
    message = (
        "A rate's result is printed in another unit; no count has decimals: taken as the rate."
    )
    context.find("warning", "misprinted_unit", message, result.quote)
    return True
