"""Figures with a month behind a target: of the document's own year reached, else the baseline."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from normalize.records.draft import Draft, Item
from normalize.records.reached import reach
from normalize.result import parse_results
from normalize.statement import Target
from normalize.text.eras import find_year_months
from normalize.text.months import fiscal_year_of_month
from schema.plan import Result
from schema.records import Kind

_BRACKET = re.compile(
    r"[（(【〔［\[＜<](?P<words>[^（()）【】]*(?:令和|平成|[RHＲＨ])\s*[\d０-９元]{1,2}\s*[年.．]"
    r"\s*[\d０-９]{1,2}\s*月?[^（()）【】]*[\d０-９][^（()）【】]*)[)）】〕］\]＞>]"
)
_BARE = re.compile(
    r"[（(【〔［\[＜<](?P<words>\s*[\d０-９]{1,2}\s*月\s*(?:末|診療分|受付分)?(?:時点|現在)?(?:の?実績)?[\s\u3000:：]*"
    r"[\d０-９][^（()）【】]*)[)）】〕］\]＞>]"
)
"""The same without a year, in a document that reports: （9月末 96.5％、全国 95.9％）."""
_TO_COME = re.compile(r"まで|目標|見込|予定|以上|以下")


def settle_own_month(drafts: Sequence[Draft], item: Item, kind: Kind | None) -> None:
    """A quoted figure of a month of the document's own year is what the target reached so far."""
    for draft in drafts:
        text = draft.statement.quote.text
        if kind in ("progress", "result") and draft.actual is None and "月" not in text:
            _settle_own_year(draft, item)
        if draft.actual is not None or "月" not in text:
            continue
        brackets = list(_BRACKET.finditer(text))
        if not brackets and kind in ("progress", "result"):
            brackets = list(_BARE.finditer(text))
        own = draft.target.baseline_fiscal_year == item.fiscal_year
        quoted = draft.target.baseline_value
        for bracket in brackets:
            words = bracket["words"]
            found = [] if _TO_COME.search(words) else parse_results(words, item.fiscal_year)
            if not found or found[0].as_of is None or found[0].unit != draft.target.unit:
                continue
            if quoted == found[0].value and not own:
                continue
            reach(draft, found[0], draft.statement.quote)
            draft.target = _without_baseline(draft.target) if own else draft.target
            break


def _settle_own_year(draft: Draft, item: Item) -> None:
    """A quoted result of the document's own year is what it reports: （令和6年度実績：96.5％）."""
    target = draft.target
    if target.baseline_value is None or target.baseline_fiscal_year is None:
        return
    if target.baseline_fiscal_year == item.fiscal_year:
        draft.actual, draft.result_raw = target.baseline_value, draft.statement.quote.text
        draft.places["actual_value"] = draft.statement.quote.ref
        draft.target = _without_baseline(target)


def _without_baseline(target: Target) -> Target:
    yoy = (target.comparator or "").startswith("yoy")
    return replace(
        target,
        baseline_value=None,
        baseline_fiscal_year=None,
        baseline_year_offset=-1 if yoy else None,
    )


def settle_earlier_month(result: Result, drafts: Sequence[Draft], item: Item) -> bool:
    """A figure of a month before the document's year is the previous result of its target."""
    months = find_year_months(result.quote.text)
    year = fiscal_year_of_month(months[0].year, months[0].month) if months else None
    if year is None or item.fiscal_year is None or year >= item.fiscal_year or len(drafts) != 1:
        return False
    (draft,) = drafts
    found = parse_results(result.quote.text, year)
    if not found or draft.target.baseline_value is not None:
        return False
    draft.used.append(result.quote.ref)
    draft.target = replace(
        draft.target,
        baseline_value=found[0].value,
        baseline_fiscal_year=year,
        baseline_year_offset=None,
    )
    return True
