"""Rows of a series that are no figures of the branch's own indicator: 全国平均, other branches."""

from __future__ import annotations

from normalize.national import NATIONAL
from normalize.records.draft import Context
from normalize.records.owning import Owner
from normalize.text.numbers import parse_number
from schema.plan import SeriesRow

_WHOLE = 100.5


def is_of_others(row: SeriesRow, context: Context) -> bool:
    """Whether a row is labelled with all branches or with another one: 全国平均, 大阪支部."""
    taxonomy = context.taxonomy
    for label in row.labels:
        alone = taxonomy.branches.code_of(label.text)
        codes = taxonomy.branch_named(label.text) or ([alone] if alone is not None else [])
        if NATIONAL.search(label.text) or (codes and context.branch_code not in codes):
            return True
    return False


def is_head_count(row: SeriesRow, owner: Owner, context: Context) -> bool:
    """Numbers over 100 without a unit, in a series of a rate that is not said to be one."""
    if owner.kpi_id is None:
        return False
    if context.taxonomy.unit_of(owner.kpi_id) != "percent":
        return False
    numbers = [(n, value.quote) for value in row.values if (n := parse_number(value.quote.text))]
    over = [quote for number, quote in numbers if number.unit == "none" and number.value > _WHOLE]
    if not over or len(over) * 2 < len(numbers):
        return False
    message = f"Numbers over 100 can hardly be {owner.kpi_id}, a percentage; taken for counts."
    context.find("warning", "unit_mismatch", message, over[0])
    return True
