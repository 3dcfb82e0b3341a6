"""What a target reached, read from its own series.

The last filled month of the cumulative, else of the only row of the document's year; for monthly
counts the printed 合計 (003, items 1, 16 and 19).
"""

from __future__ import annotations

from normalize.national import is_total
from normalize.records.draft import Context, Draft, Item
from normalize.records.numbers import Numbers
from normalize.text.months import calendar_year
from schema.plan import Quote


def reach_from_series(item: Item, numbers: list[Numbers], context: Context) -> None:
    """Fill `actual` of the initiative's targets from its observations; say what contradicts."""
    for draft in item.drafts:
        rows = [
            n
            for n in _numbers_of(draft, item, numbers)
            if n.measure == "value"
            and n.role == "actual"
            and n.fiscal_year == item.fiscal_year
            and not (n.inferred and draft.actual is None)
        ]
        chosen = _last(rows)
        if chosen is None:
            continue
        _national(draft, chosen, numbers)
        if draft.as_of is None and draft.actual == chosen.value and chosen.band == draft.band:
            draft.as_of = _month(rows, chosen, item.fiscal_year)
        if draft.actual is None:
            draft.actual = chosen.value
            draft.as_of = _month(rows, chosen, item.fiscal_year)
            draft.result_raw = chosen.quote.text
            draft.places["actual_value"] = chosen.quote.ref
            draft.used.append(chosen.quote.ref)
        elif chosen.basis == "monthly" and draft.target.unit == "percent":
            continue  # a month's own rate says nothing against that of all months so far
        elif abs(draft.actual - chosen.value) > 0.06 and draft.as_of == _month(
            rows, chosen, item.fiscal_year
        ):
            context.find(
                "warning",
                "contradiction",
                f"The text prints {draft.actual} for {draft.as_of}, the series {chosen.value}.",
                Quote(chosen.quote.text, chosen.quote.ref),
            )


def _numbers_of(draft: Draft, item: Item, numbers: list[Numbers]) -> list[Numbers]:
    """The numbers of a target's indicator; of an unmapped one those in the columns of its row."""
    others = [d for d in item.drafts if d is not draft]
    if draft.kpi_id is None:
        alone = not any(other.band == draft.band for other in others)
        own = [n for n in numbers if alone and n.own_row and n.band == draft.band]
        # 健診機関数 | 25機関 in a row below a rate is no result of the rate
        return [n for n in own if not n.labels or _same_unit(n.unit, draft.target.unit)]
    if draft.statement.marker != "kpi" and any(d.kpi_id == draft.kpi_id for d in others):
        return []
    return [n for n in numbers if n.kpi_id == draft.kpi_id]


def _same_unit(unit: str | None, other: str | None) -> bool:
    """Whether both are percentages or neither is."""
    return (unit == "percent") == (other == "percent")


def _national(draft: Draft, chosen: Numbers, numbers: list[Numbers]) -> None:
    """The 全国平均 row's figure of the month that the branch's own was taken from."""
    same = [
        n
        for n in numbers
        if n.kpi_id == chosen.kpi_id
        and n.month == chosen.month
        and n.band == chosen.band
        and n.fiscal_year == chosen.fiscal_year
        and any("全国" in label.text for label in n.labels)
        and not any(is_total(label.text, n.unit) for label in n.labels)
    ]
    if draft.national is None and len(same) == 1:
        draft.national = same[0].value
        draft.places["national_value"] = same[0].quote.ref
        draft.used.append(same[0].quote.ref)


def _last(rows: list[Numbers]) -> Numbers | None:
    cumulative = [n for n in rows if n.basis == "cumulative"]
    months = [n for n in cumulative if not n.total]
    if months:
        return months[-1]
    if cumulative:
        return cumulative[-1]
    totals = [n for n in rows if n.total and n.basis == "unspecified"]
    monthly = [n for n in rows if n.basis == "monthly"]
    if totals and monthly and totals[-1].unit != "percent":
        return totals[-1]
    filled = [n for n in rows if not n.total]
    return filled[-1] if filled else None


def _month(rows: list[Numbers], chosen: Numbers, year: int | None) -> str | None:
    """The calendar month of the last filled column; a table from 3月 to 2月 ends in 2月."""
    months = [n for n in rows if n.month is not None]
    month = chosen.month if chosen.month is not None else (months[-1].month if months else None)
    if month is None or year is None:
        return None
    return f"{calendar_year(year, month):04d}-{month:02d}"
