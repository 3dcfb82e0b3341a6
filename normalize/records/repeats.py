"""Targets that only repeat a KPI of their item go into that one's row, with what they add.

Rules: the contract's reading rules ("Targets", marker).
"""

from __future__ import annotations

from dataclasses import replace

from normalize.records.draft import Context, Draft
from normalize.text.numbers import Number, find_numbers
from schema.plan import Quote


def fold_repeats(drafts: list[Draft], context: Context) -> list[Draft]:
    """The targets without those that repeat another.

    Head counts and a previous result go along; a figure that has no place in the row gets an
    issue (001: （令和2年度実施者数：246,771人） behind a rate that the KPI below says again).
    """
    kept: list[Draft] = []
    folded: list[tuple[Draft, Draft]] = []
    for draft in sorted(drafts, key=lambda d: d.statement.marker != "kpi"):
        owner = next((d for d in kept if _repeats(draft, d)), None)
        if owner is None:
            kept.append(draft)
            continue
        _take_over(draft, owner)
        folded.append((draft, owner))
    said = {id(draft.statement) for draft in kept}
    for draft, owner in folded:
        if id(draft.statement) not in said:
            _say_left(draft, owner, context)
    order = {id(draft): position for position, draft in enumerate(drafts)}
    return sorted(kept, key=lambda draft: order[id(draft)])


def _repeats(draft: Draft, owner: Draft) -> bool:
    """A target that only repeats a KPI's number in the same initiative."""
    if draft.statement.marker != "target" or owner.statement.marker != "kpi":
        return False
    same_kpi = draft.kpi_id is not None and draft.kpi_id == owner.kpi_id
    same_value = (
        draft.target.target_value is not None
        and draft.target.target_value == owner.target.target_value
        and draft.target.unit == owner.target.unit
    )
    return (same_value and (same_kpi or draft.kpi_id is None)) or (
        same_kpi and draft.target.target_value is None and owner.target.target_value is None
    )


def _take_over(draft: Draft, owner: Draft) -> None:
    """What a repeat says and its KPI does not, with the place that prints it."""
    here = draft.statement.quote.ref
    if owner.eligible is None and draft.eligible is not None:
        owner.eligible = draft.eligible
        owner.places["eligible_count"] = draft.places.get("eligible_count", here)
    if owner.expected is None and draft.expected is not None:
        owner.expected = draft.expected
        owner.places["expected_count"] = draft.places.get("expected_count", here)
    if owner.target.baseline_value is None and draft.target.baseline_value is not None:
        owner.target = replace(
            owner.target,
            baseline_value=draft.target.baseline_value,
            baseline_fiscal_year=draft.target.baseline_fiscal_year,
            baseline_year_offset=draft.target.baseline_year_offset,
        )
        owner.places["baseline_value"] = here
    owner.used += draft.used
    owner.repeated.append(draft.band)


def _say_left(draft: Draft, owner: Draft, context: Context) -> None:
    """An issue for the figures of a repeat that its KPI's row does not hold."""
    target = owner.target
    held = {target.target_value, target.baseline_value, owner.eligible, owner.expected}
    held |= {number.value for number in find_numbers(owner.statement.quote.text)}
    text = draft.statement.quote.text
    left = [n for n in find_numbers(text) if _is_figure(n) and n.value not in held]
    if left:
        figures = ", ".join(number.text for number in left)
        message = (
            f"A target that a KPI of its item repeats prints figures that its row has no place "
            f"for: {figures}."
        )
        context.find("info", "repeat_figure_left", message, Quote(text, draft.statement.quote.ref))


def _is_figure(number: Number) -> bool:
    """Whether a number counts something: no year, month or number of a list."""
    return number.unit != "none" or "." in number.text or "," in number.text
