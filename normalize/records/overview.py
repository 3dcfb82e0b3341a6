"""A table of indicators at the end or the beginning that repeats the targets of the items.

`（参考）KPI一覧`: a row that repeats a target of an item is that target's, and no second one; the
previous result printed in it is the target's baseline where the item prints none.
"""

from __future__ import annotations

import re
from dataclasses import replace

from normalize.records.draft import Context, Draft, Item
from normalize.text.folding import fold
from schema.plan import Initiative

_OVERVIEW = re.compile(
    r"^\(?(?:参考|別表|別紙)|(?:kpi|指標|目標|数値目標)(?:値)?(?:等)?(?:の)?(?:一覧|まとめ)(?:表)?$"
)


def is_overview(initiative: Initiative) -> bool:
    """Whether a heading announces a table of targets that stand elsewhere too."""
    if initiative.measures or initiative.series or initiative.budgets:
        return False
    return bool(initiative.statements) and bool(_OVERVIEW.search(fold(initiative.title.text)))


def fold_overviews(items: list[Item], context: Context) -> list[Item]:
    """The items without those that only repeat; their cells belong to the targets they repeat.

    A value that contradicts the item's own stays a target, with an issue.
    """
    kept: list[Item] = []
    for item in items:
        if not is_overview(item.initiative):
            kept.append(item)
            continue
        others = [
            draft
            for other in items
            if other is not item and other.initiative.edition == item.initiative.edition
            for draft in other.drafts
        ]
        item.drafts = [draft for draft in item.drafts if not _folded(draft, others, context)]
        if item.drafts:
            kept.append(item)
            continue
        context.plan.notes += item.initiative.notes
        context.find(
            "info",
            "repeated_targets",
            "A table repeats targets of the items; its rows are counted with them.",
            item.initiative.title,
        )
    return kept


def _folded(draft: Draft, others: list[Draft], context: Context) -> bool:
    same = [other for other in others if draft.kpi_id is not None and other.kpi_id == draft.kpi_id]
    values = (draft.target.comparator, draft.target.target_value)
    owner = next((d for d in same if (d.target.comparator, d.target.target_value) == values), None)
    if owner is None:
        if same:
            context.find(
                "warning",
                "contradiction",
                "A table of targets prints another value than the item does.",
                draft.statement.quote,
            )
        return False
    owner.used += [*draft.statement.quote.refs, *draft.used]
    if owner.target.baseline_value is None and draft.target.baseline_value is not None:
        owner.target = replace(
            owner.target,
            baseline_value=draft.target.baseline_value,
            baseline_fiscal_year=draft.target.baseline_fiscal_year,
        )
        owner.places["baseline_value"] = draft.places.get(
            "baseline_value", draft.statement.quote.ref
        )
    return True
