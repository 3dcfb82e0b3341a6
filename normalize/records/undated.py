"""Results of no year or of the own year in a plan: of a year before it, whichever that is.

申請の郵送化率：96.5％以上（実績：96.4％） in a plan: the plan's own year has not begun, so the
figure is the previous result; which year's the document does not say. A column headed 実績 alone
stays what was reached, with an issue: a plan may hold the table of its KPIs' 達成状況 too.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from normalize.records.compared import year_of_words
from normalize.records.draft import Context, Draft, Item
from schema.plan import Quote

_MESSAGE = "A plan prints a result without saying of which year."


def settle_undated(drafts: Sequence[Draft], item: Item, context: Context) -> None:
    """In a plan, take results of no date beside their target for previous ones, with an issue.

    A target that quotes a previous result already keeps the figure as what it reached.
    """
    if context.kind != "plan" or context.stated is not None:
        return
    if any(each.symbols for each in context.plan.initiatives):
        return  # what has marks of how far it came has come so far, whatever its title says
    for draft in drafts:
        _settle_expected(draft, item, context)
        place = draft.places.get("actual_value")
        if draft.actual is None or draft.as_of is not None or place is None:
            continue
        if item.fiscal_year is None or year_of_words(draft.result_when) == item.fiscal_year:
            continue
        context.find("warning", "unsure_result", _MESSAGE, Quote(draft.result_raw or "", place))
        if draft.target.baseline_value is None and place in draft.statement.quote.refs:
            _take_for_previous(draft)


def _settle_expected(draft: Draft, item: Item, context: Context) -> None:
    """A figure of the plan's own year (令和6年度見込：96.4％) is no previous result."""
    target = draft.target
    if target.baseline_value is None or target.baseline_fiscal_year is None:
        return
    if item.fiscal_year is None or target.baseline_fiscal_year < item.fiscal_year:
        return
    message = "A plan quotes a figure of its own year as a result; it is not taken."
    context.find("warning", "unsure_result", message, draft.statement.quote)
    draft.target = replace(target, baseline_value=None, baseline_fiscal_year=None)


def _take_for_previous(draft: Draft) -> None:
    draft.target = replace(
        draft.target,
        baseline_value=draft.actual,
        baseline_fiscal_year=None,
        baseline_year_offset=None,
    )
    draft.places["baseline_value"] = draft.places.pop("actual_value")
    draft.actual = None
