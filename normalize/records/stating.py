"""Statements as printed become drafts of targets: wording read, indicator found.

Rules: the contract's reading rules ("Targets").
"""

from __future__ import annotations

import re
from dataclasses import replace

from normalize.records.draft import Context, Draft, Item
from normalize.statement import Target, parse_statement
from normalize.taxonomy_model import Match
from normalize.text.folding import fold
from normalize.text.numbers import parse_number
from schema.plan import Quote, Statement

_GENERIC_NAME = re.compile(
    r"^(?:(?:被保険者|被扶養者|本人|家族)の?)?(?:(?:上期|下期|年間)?目標(?:実施率|取得率|受診率|値|率)?"
    r"|実施率|取得率|使用割合|受診率|回収率|利用率|割合)$"
)
"""Names that say what is counted or of whom, and not what for: 実施率, 被保険者の実施率."""
_VALUES = re.compile(
    r"[\d０-９]\s*(?:[%％]|円|件|社|人|名|回|事業所)\s*(?:以上|以下|未満)(?!の|[^（(]*[)）])"
)
"""Values to reach, outside of brackets."""
_OWN_RESULT = re.compile(
    r"(?:上期|下期)実績\s*[:：]\s*(?P<value>[\d０-９.,，]+\s*(?:人|件|社|事業所|回|[%％])?)"
)


def read_statement(statement: Statement, item: Item, context: Context) -> list[Draft]:
    """The targets of one statement, each with its indicator; headquarters' own are left out."""
    targets = parse_statement(statement.quote.text)
    found = []
    for target in targets:
        if target.national:
            continue
        if statement.name and target.comparator == "qualitative" and len(targets) == 1:
            target = replace(target, name_raw=statement.name)
        match = _match(target, statement, item, context)
        draft = Draft(statement, target, match, band=statement.band)
        draft.eligible, draft.expected = target.eligible_count, target.expected_count
        draft.used = list(statement.quote.refs)
        _population(draft, statement, context)
        _own_result(draft)
        found.append(draft)
    stated = statement.quote.text.split("ただし")[0]  # what follows is a condition, no target
    if targets and len(_VALUES.findall(stated)) > sum(
        target.comparator != "qualitative" for target in targets
    ):
        message = "A statement prints more values to reach than were read as targets."
        context.find("warning", "unread_value", message, statement.quote)
    if not targets:
        context.find(
            "warning", "unread_statement", "A target's wording could not be read.", statement.quote
        )
    return found


def _own_result(draft: Draft) -> None:
    """A result printed behind the target in the same text: 上期目標：25 上期実績：8 (002)."""
    text = draft.statement.quote.text
    match = _OWN_RESULT.search(text)
    number = parse_number(match.group("value")) if match else None
    if match is not None and number is not None and draft.statement.marker == "target":
        draft.actual = number.value
        draft.result_raw = match.group()
        draft.places["actual_value"] = draft.statement.quote.ref


def _whom(target: Target, statement: Statement, context: Context) -> list[Quote]:
    """The lines above that say whom a target is for; those of others than its name speaks of not.

    【KPI】被保険者の特定保健指導の実施率 behind the measures for 被扶養者 is not theirs.
    """
    if not statement.context:
        return []
    whom = context.taxonomy.vocabulary.whom
    named = whom(target.name_raw or "")
    return [q for q in statement.context if named is None or whom(q.text) in (named, None)]


def _population(draft: Draft, statement: Statement, context: Context) -> None:
    """Head counts printed in a line above (001: ■被保険者（実施対象者数：590,925人）)."""
    for quote in _whom(draft.target, statement, context):
        draft.used += quote.refs
        for target in parse_statement(f"{quote.text} 0%"):
            if draft.eligible is None and target.eligible_count is not None:
                draft.eligible = target.eligible_count
                draft.places["eligible_count"] = quote.ref


def _match(target: Target, statement: Statement, item: Item, context: Context) -> Match:
    name = target.name_raw or ""
    title = item.initiative.title.text
    above = [quote.text for quote in _whom(target, statement, context)]
    around = " ".join([title, *above])
    if _GENERIC_NAME.match(fold(name)) or not name:
        match = context.taxonomy.match_kpi(
            f"{title}の{name.removeprefix('目標')}",
            fiscal_year=item.fiscal_year,
            context=around,
            unit=target.unit,
        )
        if match.kpi_id is not None:
            context.find(
                "info",
                "kpi_from_title",
                f"The target {name!r} does not name its "
                f"indicator; {match.kpi_id} follows from the item's title.",
                statement.quote,
            )
            return replace(match, score=round(match.score * 0.9, 4))
        return match
    population = " ".join(above)
    return context.taxonomy.match_kpi(
        name, fiscal_year=item.fiscal_year, context=population or title, unit=target.unit
    )


def settle_by_neighbours(drafts: list[Draft], item: Item, context: Context) -> None:
    """A name that fits several indicators means the one its neighbours are not (002, ②i):
    特定健康診査実施率 beside 生活習慣病予防健診実施率 is the dependents'."""
    for draft in drafts:
        if draft.kpi_id is not None:
            continue
        others = [d for d in drafts if d is not draft]
        match = context.taxonomy.match_kpi(
            draft.target.name_raw or "",
            fiscal_year=item.fiscal_year,
            context=" ".join(d.target.name_raw or "" for d in others),
            unit=draft.target.unit,
        )
        if match.kpi_id is None or match.kpi_id in {d.kpi_id for d in others}:
            continue
        draft.match = replace(match, method="inferred")
        context.find(
            "info",
            "kpi_inferred",
            f"The name alone fits several indicators; the item's other KPIs leave {match.kpi_id}.",
            draft.statement.quote,
        )
