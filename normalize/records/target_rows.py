"""Writes the rows of kpi_targets."""

from __future__ import annotations

from datetime import date

from normalize.records.breaks import series_break
from normalize.records.draft import Context, Draft, Item, words
from normalize.records.rows import status_of
from normalize.records.stated_date import dated_by_document, dated_by_name
from normalize.text.numbers import find_numbers
from schema.records import Unit
from schema.rows import Fields


def target_row(draft: Draft, item: Item, number: int, context: Context) -> Fields:
    """The row of one target (`KpiTargetRecord`)."""
    _place_numbers(draft, context)
    target, target_id = draft.target, f"{item.initiative_id}-t{number:02d}"
    raw, status = status_of(draft.symbol.quote if draft.symbol else None, context)
    as_of = draft.as_of or (None if draft.undated else _other_month(draft, item, context))
    context.use(target_id, *draft.used, *draft.places.values())
    baseline_year = target.baseline_fiscal_year
    if baseline_year is None and target.baseline_year_offset is not None and item.fiscal_year:
        baseline_year = item.fiscal_year + target.baseline_year_offset
    own = draft.statement.quote.ref
    return {
        "target_id": target_id,
        "initiative_id": item.initiative_id,
        "document_id": context.document_id,
        "branch_code": context.branch_code,
        "fiscal_year": item.fiscal_year,
        "edition": item.initiative.edition,
        "kpi_id": draft.kpi_id,
        "kpi_name_raw": target.name_raw or None,
        "statement_raw": words(draft.statement.quote.text),
        "marker": draft.statement.marker,
        "comparator": target.comparator,
        "target_value": target.target_value,
        "unit": unit_of(draft, context),
        "baseline_value": target.baseline_value,
        "baseline_fiscal_year": baseline_year if target.baseline_value is not None else None,
        "actual_value": draft.actual,
        "actual_as_of": as_of,
        "national_value": draft.national,
        "eligible_count": draft.eligible,
        "expected_count": draft.expected,
        "result_raw": words(draft.result_raw) if draft.result_raw else None,
        "status_raw": raw,
        "status": status,
        "match_method": draft.match.method,
        "match_score": draft.match.score,
        "series_break": series_break(context.taxonomy, draft.kpi_id, item.fiscal_year),
        "provenance": own,
        "sources": [(name, *ref[:4]) for name, ref in sorted(draft.places.items()) if ref != own],
    }


def _place_numbers(draft: Draft, context: Context) -> None:
    """A statement that goes on over a page break: which of its places prints which number (001)."""
    quote, target = draft.statement.quote, draft.target
    if not quote.more:
        return
    values = {
        "target_value": target.target_value,
        "baseline_value": target.baseline_value,
        "eligible_count": draft.eligible,
        "expected_count": draft.expected,
    }
    for name, value in values.items():
        for ref in quote.refs if value is not None and name not in draft.places else ():
            if any(number.value == value for number in find_numbers(context.text_at(ref))):
                draft.places[name] = ref
                break


def unit_of(draft: Draft, context: Context) -> Unit | None:
    """The unit as printed, else the indicator's own (003 prints 1.36 without %).

    件 is whatever the indicator counts: offices that declare (000, トータル1000件).
    """
    unit = draft.target.unit
    if draft.kpi_id is None or unit not in (None, "none", "count"):
        return unit
    own = context.taxonomy.unit_of(draft.kpi_id)
    return own if unit != "count" or own in ("offices", "persons") else unit


def _other_month(draft: Draft, item: Item, context: Context) -> str | None:
    """The month of a result that neither a date nor a note of its own states."""
    as_of = _year_end(draft, item, context) or dated_by_name(draft, item, context)
    return as_of or dated_by_document(draft, item, context)


def _year_end(draft: Draft, item: Item, context: Context) -> str | None:
    """年度末時点 in the target: a result without a date of its own is the year end's (004).

    Not in a document of before that month, or of no date that does not report the whole year.
    """
    if draft.actual is None or not draft.target.actual_as_of_hint or item.fiscal_year is None:
        return None
    end = date(item.fiscal_year + 1, 3, 1)
    over = context.known_on >= end if context.known_on else context.kind == "result"
    return f"{end:%Y-%m}" if over else None
