"""The targets a row states: in target columns, in its label's row, and their values beside them."""

from __future__ import annotations

import re

from parsers.measures.segment import Segment
from parsers.measures.whose_values import names_for_all
from parsers.periods.series import YEAR
from parsers.rows.align import Aligned
from parsers.rows.goal_values import states_value
from parsers.rows.goals import stated_lines, with_goals, with_units
from parsers.rows.indicators import stated_of
from parsers.rows.outcomes import year_end_goals
from parsers.rows.walk import Walk
from schema.plan import Initiative, Measure

_REACHED = re.compile(r"(?:[前昨本当今]年度?の?)?実績値?")


def names_apart(segments: list[Segment], aligned: Aligned) -> tuple[list[Segment], list[Segment]]:
    """What a measure cell holds, and its indicators whose values stand in a column of goals.

    【KPI】現金給付等の申請に係る郵送化率 over the columns of measures, 95.5％以上 below 目標値.
    """
    if not aligned.get("goal") or aligned.get("target"):
        return segments, []
    names = [s for s in segments if s.kind == "statement" and s.text and not states_value(s.text)]
    return [s for s in segments if not any(s is name for name in names)], names


def take_targets(
    walk: Walk, aligned: Aligned, initiative: Initiative, named: list[Segment]
) -> list[Measure]:
    """Join a row's indicators with the values of its goal columns, in order.

    `named` is what a row that its label marks as 【KPI】 states in the column of measures; returns
    the measures among that.
    """
    stated = [*named, *stated_of(walk, aligned)]
    if walk.waiting_values and not named and _names_series(walk, aligned, stated):
        return []
    valued = aligned.pairs("goal") or (stated and year_end_goals(walk, aligned))
    goals = [s for column, c in valued or () for s in stated_lines(c, column)]
    if not stated and not goals:
        return []
    goals = with_units(goals, aligned.get("unit"))
    stated = names_for_all(stated, goals)
    return walk.builder.segments(with_goals(stated, goals), initiative)


def _names_series(walk: Walk, aligned: Aligned, stated: list[Segment]) -> bool:
    """Take an indicator beside rows of years and months for the name of these numbers.

    項番｜KPI｜年度｜4月…3月｜累計: its target stands in another table, with its value.
    """
    names = aligned.get("target")
    if len(names) != 1 or "goal" in walk.header.roles or not _of_years(walk):
        return False
    if any(segment.kind != "statement" or states_value(segment.text) for segment in stated):
        return False
    walk.series_name = names[0].quote
    walk.builder.role(names[0].ref, "body")
    return True


def _of_years(walk: Walk) -> bool:
    """Whether the numbers are labelled with a year, or as reached in rows that a number names."""
    label = walk.waiting_values[0].folded
    reached = walk.numbered is not None and _REACHED.fullmatch(label) is not None
    return reached or YEAR.fullmatch(label) is not None
