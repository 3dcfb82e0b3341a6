"""Lists of months in progress texts become observations, where they are of one indicator."""

from __future__ import annotations

from normalize.records.draft import Context, Draft, Item
from normalize.records.monthlists import Entry, MonthList, find_month_lists
from normalize.records.numbers import Numbers
from normalize.text.folding import fold
from schema.plan import Result
from schema.records import Basis


def listed(item: Item, context: Context) -> list[Numbers]:
    """The observations of an initiative's month lists; lists of no indicator stay text."""
    found: list[Numbers] = []
    for result in item.initiative.results:
        if result.name != "progress":
            continue
        for months in find_month_lists(result.quote.text):
            owner = _owner(months, item, context)
            if owner is not None:
                kpi_id, label = owner
                found += [_number(e, kpi_id, label, result, item) for e in months.entries]
    return found


def _owner(months: MonthList, item: Item, context: Context) -> tuple[str, str] | None:
    """The indicator a list is of: a target's whose name ends so, else the taxonomy's."""
    percent = months.entries[0].number.unit == "percent"
    for name, label in months.names:
        for draft in item.drafts:
            if _ends(draft, name) and (draft.target.unit == "percent") is percent:
                return (draft.kpi_id, label) if draft.kpi_id else None
        match = context.taxonomy.match_kpi(
            name, fiscal_year=item.fiscal_year, context=item.initiative.title.text
        )
        if match.kpi_id is not None:
            return match.kpi_id, label
    return None


def _ends(draft: Draft, name: str) -> bool:
    return fold(draft.target.name_raw or "").endswith(fold(name))


def _number(entry: Entry, kpi_id: str, label: str, result: Result, item: Item) -> Numbers:
    cumulative = entry.cumulative if entry.month is None else "累" in label
    basis: Basis = "cumulative" if cumulative else ("monthly" if "単月" in label else "unspecified")
    return Numbers(
        value=entry.number.value,
        quote=result.quote,
        labels=[],
        kpi_id=kpi_id,
        series_raw=label,
        measure="value",
        role="actual",
        basis=basis,
        fiscal_year=item.fiscal_year,
        month=entry.month,
        unit=entry.number.unit,
        inferred=False,
        total=entry.month is None,
        band=result.band,
    )
