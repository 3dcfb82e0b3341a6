"""Writes what a target reached into its draft."""

from __future__ import annotations

from normalize.records.draft import Draft
from normalize.result import Reached
from schema.plan import Quote


def reach(draft: Draft, entry: Reached, quote: Quote) -> None:
    """Write a reached value, its month and the national average into a draft."""
    draft.actual, draft.as_of, draft.national = entry.value, entry.as_of, entry.national_value
    draft.result_raw = quote.text.strip()
    draft.used.append(quote.ref)
    draft.places["actual_value"] = quote.ref
    if entry.national_value is not None:
        draft.places["national_value"] = quote.ref
