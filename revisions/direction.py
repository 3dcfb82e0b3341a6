"""Whether a target became harder or easier to reach, or why that cannot be said."""

from __future__ import annotations

from revisions.knowledge import Knowledge
from schema.comparison import Direction
from schema.records import KpiTargetRecord

_SENSE = {"ge": 1, "gt": 1, "le": -1, "lt": -1}
_YEARLY = ("yoy_ge", "yoy_le")
_BETTER = {"higher": 1, "lower": -1}

_Judged = tuple[Direction, str | None]


def direction_of(
    before: KpiTargetRecord,
    after: KpiTargetRecord,
    years: tuple[int | None, int | None],
    knowledge: Knowledge,
) -> _Judged:
    """tightened, loosened or unchanged; not_comparable with the reason.

    Of two 以上 the higher is the harder, of two 以下 the lower. A bare number (100%とする) is read
    with the sense of the other side, else by the side on which the indicator is better.
    対前年度 against 対前年度 is the same rule, whatever the baseline.
    """
    if before.kpi_id and (why := knowledge.broken(before.kpi_id, *years)):
        return "not_comparable", f"break in the series: {why}"
    one, other = before.comparator, after.comparator
    if one is None or other is None:
        return "not_comparable", "no comparator is known"
    if "qualitative" in (one, other) or one in _YEARLY or other in _YEARLY:
        return _of_rules(one, other)
    if before.unit != after.unit:
        return "not_comparable", "the units differ"
    if before.target_value is None or after.target_value is None:
        return "not_comparable", "a value is missing"
    return _of_values(before, after, knowledge)


def _of_rules(one: str, other: str) -> _Judged:
    if one == other:
        return "unchanged", None
    if "qualitative" in (one, other):
        return "not_comparable", "a wording without a number stands against a number"
    if one in _YEARLY and other in _YEARLY:
        return "not_comparable", "one is at least last year's, the other at most"
    return "not_comparable", "a fixed value stands against a comparison with the previous year"


def _of_values(before: KpiTargetRecord, after: KpiTargetRecord, knowledge: Knowledge) -> _Judged:
    senses = {_SENSE[each] for each in (before.comparator, after.comparator) if each in _SENSE}
    if len(senses) > 1:
        return "not_comparable", "one is at least, the other at most"
    assert before.target_value is not None and after.target_value is not None
    if before.target_value == after.target_value:
        return "unchanged", None
    better = knowledge.better.get(before.kpi_id or "")
    sense = senses.pop() if senses else _BETTER.get(better or "", 0)
    if not sense:
        return "not_comparable", "whether higher is better is not known"
    rose = after.target_value > before.target_value
    return ("tightened" if rose == (sense > 0) else "loosened"), None
