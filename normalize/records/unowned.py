"""Rows of lists of targets that no title gives to an item: their indicators' topics do.

A list that stands apart from the items (KPI一覧表) may name them in no column, or in words of its
own. What an indicator measures then says whose target it is, where one item alone is about that.
"""

from __future__ import annotations

from collections.abc import Iterable
from functools import lru_cache
from importlib.resources import files

import yaml

from normalize.records.draft import Context, Item, words
from normalize.records.rows import groups_of
from normalize.text.folding import fold
from schema.plan import Initiative, Statement


@lru_cache(maxsize=1)
def _owners() -> dict[str, list[str]]:
    """The topics of the items that an indicator is a target of, likeliest first."""
    text = files("normalize").joinpath("taxonomy/owners.yaml").read_text("utf-8")
    owners: dict[str, list[str]] = yaml.safe_load(text)
    return owners


def owning_topics(kpi_id: str) -> list[str]:
    """The topics of the items that an indicator is a target of, the likeliest first."""
    return _owners().get(kpi_id, [])


def place_unowned(items: list[Item], context: Context) -> list[Initiative]:
    """Give the plan's rows without an item to those of their indicators; returns what is left.

    What is left has a title of its own and becomes an item; a row without one is an issue.
    """
    left: dict[tuple[str, str], Initiative] = {}
    bare = {id(item) for item in items if not item.initiative.groups}
    for row in context.plan.unowned:
        if not row.statements:
            context.plan.notes += row.notes
            continue
        year = context.years.get(row.edition)
        topics = [_narrowed(topics_of(s, context, year), row, context) for s in row.statements]
        named = [_item_of(each, row, items) for each in topics]
        owner = named[0] if len({id(item) for item in named}) == 1 else None
        quote = row.statements[0].quote
        if owner is not None:
            _join(owner.initiative, row)
            owner.initiative.take_groups(row.groups, bare=id(owner) in bare)
            owner.groups = groups_of(owner.initiative.groups, context)
            message = "A list names no item of this row; its indicator says which one it is of."
            context.find("info", "item_by_indicator", message, quote)
        elif row.title.text:
            first = left.setdefault((row.edition, fold(row.title.text)), row)
            if first is not row:
                _join(first, row)
            message = "No item's title is that of this row of a list; it is an item of its own."
            context.find("info", "listed_item", message, row.title)
        else:
            message = "No title, number or topic says which item this row is of; it was not read."
            context.find("warning", "rows_without_item", message, quote)
    return list(left.values())


def topics_of(statement: Statement, context: Context, year: int | None) -> list[str]:
    """The topics that a target is about, the likeliest first; empty where nothing says so."""
    name = words(statement.name or statement.quote.text)
    match = context.taxonomy.match_printed(name, fiscal_year=year)
    known = owning_topics(match.kpi_id or "")
    return known or context.taxonomy.topics_of(name, fiscal_year=year)


def _narrowed(topics: list[str], row: Initiative, context: Context) -> list[str]:
    """The topics that a row's own title names too; without any in it the likeliest alone."""
    if not row.title.text:
        return topics
    year = context.years.get(row.edition)
    named = context.taxonomy.topics_of(words(row.title.text), fiscal_year=year)
    return [topic for topic in topics if topic in named] if named else topics[:1]


def _item_of(topics: Iterable[str], row: Initiative, items: list[Item]) -> Item | None:
    """The one item of the first topic that any has, in the row's pillar where both print one."""
    for topic in topics:
        about = [item for item in items if topic in item.topics and _near(row, item.initiative)]
        least = min((len(item.topics) for item in about), default=0)
        told = [item for item in about if len(item.topics) == least]
        told = told if len(told) == 1 else [item for item in about if item.initiative.measures]
        if about:
            return told[0] if len(told) == 1 else None
    return None


def _near(row: Initiative, item: Initiative) -> bool:
    same = len({row.pillar_ordinal, item.pillar_ordinal} - {None}) < 2
    return same and item.edition == row.edition


def _join(owner: Initiative, row: Initiative) -> None:
    owner.hold(row)
    owner.refs += row.refs
