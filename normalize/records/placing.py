"""Whose the monthly tables are that stand below no item of their own.

A table is of the item whose number the line above it names (項番8, No.10), else of the one that has
a target of its indicator or alone is about that; else of none, which an issue says.
"""

from __future__ import annotations

from normalize.records.captions import by_rows, draft_of, kpi_of_row, kpi_of_words
from normalize.records.draft import Context, Item
from normalize.records.number_rows import observation_row
from normalize.records.numbered_captions import items_named, names_number
from normalize.records.observing import observe
from normalize.records.unowned import owning_topics
from schema.document import Ref
from schema.plan import Initiative, Quote, Series
from schema.rows import Fields


def place_loose(items: list[Item], context: Context) -> None:
    """Move each loose series to its item; those of none wait in the context."""
    for item in items:
        _set_loose(item, context)
        item.initiative.series = [
            part
            for each in item.initiative.series
            for part in (by_rows(each, item.fiscal_year, context) if each.loose else [each])
        ]
        for series in [each for each in item.initiative.series if each.loose]:
            owner = _owner(series, item, items, context)
            if owner is item:
                continue
            item.initiative.series.remove(series)
            (owner.initiative.series if owner is not None else context.homeless).append(series)


def homeless_rows(context: Context) -> list[Fields]:
    """The rows of the series that are of no item (`ObservationRecord`)."""
    if not context.homeless:
        return []
    nobody = Initiative(None, Quote("", Ref()), series=context.homeless)
    item = Item(nobody, context.document_id, 0, context.years.get("current"), [], [])
    numbers = observe(item, context)
    return [observation_row(entry, item, n, context) for n, entry in enumerate(numbers, 1)]


def _set_loose(item: Item, context: Context) -> None:
    """A table by itself whose words name an item or indicator is of that, whatever stands above."""
    for series in item.initiative.series:
        if series.apart and not series.loose:
            named = any(kpi_of_row(row, item.fiscal_year, context, series) for row in series.rows)
            series.loose = (
                named
                or series.shared
                or kpi_of_words(series, item.fiscal_year, context) is not None
                or (series.caption is not None and names_number(series.caption.text))
            )


def _owner(series: Series, own: Item, items: list[Item], context: Context) -> Item | None:
    """The item of a loose series; None where nothing says which, and the one above is a guess."""
    edition = own.initiative.edition
    near = [item for item in items if item.initiative.edition == edition]
    kpi_id = kpi_of_words(series, own.fiscal_year, context)
    named = [item for item in near if kpi_id is not None and draft_of(kpi_id, item.drafts)]
    caption = series.caption.text if series.caption is not None else ""
    if caption and names_number(caption):
        return _by_number(series, near, named, own, context)
    if own in named or (not series.shared and len(named) != 1):
        return own
    if not named and kpi_id is not None:
        named = _by_topic(kpi_id, near)
        if len(named) == 1:
            message = "A table of numbers is of the one item that is about its indicator."
            context.find("info", "item_by_indicator", message, _where(series))
    if len(named) == 1:
        return named[0]
    message = "A table of numbers behind several items: no words say which item it is of."
    context.find("warning", "series_without_item", message, _where(series))
    return None


def _by_number(
    series: Series, near: list[Item], having: list[Item], own: Item, context: Context
) -> Item | None:
    """The item whose number the caption names; None where its indicator is another item's."""
    caption = series.caption.text if series.caption is not None else ""
    means = items_named(caption, [item.initiative for item in near])
    told = [item for item in near if any(item.initiative is each for each in means)]
    both = [item for item in told if item in having]
    if both or not having:
        told = both or told[:1] if len(_firsts(told)) < 2 else both
    else:
        told = []
    if len(told) == 1:
        return told[0]
    message = (
        "The line above a table names an item's number, and no one item has that and its indicator."
    )
    context.find("warning", "series_without_item", message, series.caption)
    return None


def _firsts(told: list[Item]) -> set[str]:
    """The numbers' own items among those that a number may mean, by pillar."""
    return {
        item.initiative_id
        for item in told
        if item.initiative.number_raw == told[0].initiative.number_raw
    }


def _by_topic(kpi_id: str, near: list[Item]) -> list[Item]:
    """The items about the likeliest topic of an indicator that any is about."""
    for topic in owning_topics(kpi_id):
        about = [item for item in near if topic in item.topics]
        if about:
            return about
    return []


def _where(series: Series) -> Quote | None:
    first = next((label for row in series.rows for label in row.labels), None)
    return series.caption or first
