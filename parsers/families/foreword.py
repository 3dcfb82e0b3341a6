"""Headings in front of the items that head no item: 【基本方針】, まえがき, 支部の現状.

Where items are numbered, an unnumbered heading before the first one, with nothing below it but
sentences, says what the document is about.
"""

from __future__ import annotations

from schema.plan import Initiative, Note, Plan

_LEAST = 5
"""Numbered items below which their numbers tell nothing."""
_MOSTLY = 0.8
_HELD = ("statements", "results", "series", "budgets", "symbols", "groups", "marks")


def drop_preface(plan: Plan) -> None:
    """Make notes of what unnumbered headings in front of the numbered items say."""
    items = plan.initiatives
    numbered = sum(item.number_raw is not None for item in items)
    if numbered < _LEAST or numbered < _MOSTLY * len(items):
        return
    while not items[0].number_raw and _only_tells(items[0]):
        first = items.pop(0)
        plan.notes += [Note(first.title, "preamble"), *first.notes]
        for measure in first.measures:
            plan.notes += [Note(q, "preamble") for q in (measure.subtitle, measure.quote) if q]
        gone = (first.title.ref, "pillar_inferred")
        plan.findings = [f for f in plan.findings if (f.ref, f.code) != gone]


def _only_tells(item: Initiative) -> bool:
    """Whether an item holds nothing but sentences that no mark lists."""
    if any(getattr(item, name) for name in _HELD):
        return False
    return not any(
        m.marker_raw or m.progress or m.next or m.schedule or m.months or m.month_refs or m.groups
        for m in item.measures
    )
