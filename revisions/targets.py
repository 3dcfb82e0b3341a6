"""Compares the targets of both sides: by indicator, and never across a break in its series."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from decimal import Decimal

from rapidfuzz.distance import Indel

from revisions.assignment import best_pairs
from revisions.direction import direction_of
from revisions.edition import Edition
from revisions.folded import plain
from revisions.knowledge import Knowledge
from revisions.words import Words
from schema.comparison import NotCompared, Side, TargetChange, TargetKind, TargetState
from schema.records import KpiTargetRecord

_FIGURES = ("comparator", "target_value", "unit", "baseline_value")
"""What makes a target another one; whether it is printed as KPI is noted beside it."""
_COMPARED = (*_FIGURES, "marker")
_LIKE_NAME = 0.7


def compare_targets(
    old: Edition, new: Edition, relation_of: Mapping[str, str], knowledge: Knowledge
) -> tuple[list[TargetChange], list[NotCompared]]:
    """All targets of both sides, each once, in the order of the new side.

    `relation_of` gives the relation of each initiative's id. A target is paired with one of the
    same indicator, in related initiatives first; without an indicator, with one of a like name in
    related initiatives. Where the same words were read as a target on one side only, nothing can
    be said: that is returned apart.
    """
    left = [target for item in old.items for target in item.targets]
    right = [target for item in new.items for target in item.targets]
    pairs = _pairs(left, right, relation_of, swap=new.key < old.key)
    # The same target printed in three related initiatives (000, 25 to 27) is one target.
    repeated = (
        _repeats(left, set(pairs.values()), relation_of),
        _repeats(right, set(pairs), relation_of),
    )
    words = Words(old), Words(new)
    changes: list[tuple[tuple[int, int], TargetChange]] = []
    unread: list[NotCompared] = []
    for other, after in enumerate(right):
        before = left[pairs[other]] if other in pairs else None
        if before is None and words[0].holds_unread(after):
            unread.append(_one_sided(after, "new"))
        elif before is not None or other not in repeated[1]:
            change = _change(before, after, old, new, relation_of, knowledge)
            changes.append(((other, 0), change))
    by_old = {one: other for other, one in pairs.items()}
    for one, before in enumerate(left):
        if one in by_old or one in repeated[0]:
            continue
        if words[1].holds_unread(before):
            unread.append(_one_sided(before, "old"))
        else:
            place = max((by_old[each] for each in by_old if each < one), default=-1)
            change = _change(before, None, old, new, relation_of, knowledge)
            changes.append(((place, one + 1), change))
    return [change for _, change in sorted(changes, key=lambda each: each[0])], unread


def _one_sided(target: KpiTargetRecord, side: Side) -> NotCompared:
    reason = "the other side prints the same words, but they were not read as a target"
    return NotCompared(what=target.statement_raw, reason=reason, side=side)


def _pairs(
    left: list[KpiTargetRecord],
    right: list[KpiTargetRecord],
    relation_of: Mapping[str, str],
    *,
    swap: bool,
) -> dict[int, int]:
    """New place to old place of each target: within relations, then over all of them."""
    found: dict[int, int] = {}

    def related(target: KpiTargetRecord) -> tuple[str | None, str]:
        return target.kpi_id, relation_of[target.initiative_id]

    def anywhere(target: KpiTargetRecord) -> str | None:
        return target.kpi_id

    for key in (related, anywhere):
        others: defaultdict[object, list[int]] = defaultdict(list)
        for other, after in enumerate(right):
            if other not in found and (after.kpi_id or key is related):
                others[key(after)].append(other)
        taken = set(found.values())
        weights = {
            (one, other): weight
            for one, before in enumerate(left)
            if one not in taken
            for other in others.get(key(before), ())
            if (weight := _weight(before, right[other])) > 0
        }
        found |= {other: one for one, other in best_pairs(weights, swap=swap)}
    return found


def _weight(before: KpiTargetRecord, after: KpiTargetRecord) -> float:
    """How well two targets fit; 0 where they are targets of different things."""
    if before.kpi_id is None:
        names = (before.kpi_name_raw or "", after.kpi_name_raw or "")
        texts = names if all(names) else (before.statement_raw, after.statement_raw)
        if Indel.normalized_similarity(plain(texts[0]), plain(texts[1])) < _LIKE_NAME:
            return 0.0
    return (
        1.0
        + 0.4 * (before.marker == after.marker)
        + 0.2 * (before.comparator == after.comparator)
        + 0.2 * (before.target_value == after.target_value)
        + 0.1 * (before.baseline_value == after.baseline_value)
    )


def _repeats(
    targets: list[KpiTargetRecord], paired: set[int], relation_of: Mapping[str, str]
) -> set[int]:
    """Places of targets that only say again what another of their side and relation says."""
    seen: set[tuple[object, ...]] = set()
    again = set()
    for place in sorted(range(len(targets)), key=lambda place: (place not in paired, place)):
        target = targets[place]
        facts = tuple(getattr(target, name) for name in _COMPARED)
        name = target.kpi_id or plain(target.statement_raw)
        key = (relation_of[target.initiative_id], name, *facts)
        if key in seen:
            again.add(place)
        seen.add(key)
    return again


def _change(
    before: KpiTargetRecord | None,
    after: KpiTargetRecord | None,
    old: Edition,
    new: Edition,
    relation_of: Mapping[str, str],
    knowledge: Knowledge,
) -> TargetChange:
    target = after or before
    assert target is not None
    changed: list[str] = []
    kind: TargetKind = "added" if before is None else "removed"
    direction = reason = difference = None
    if before is not None and after is not None:
        changed = _differing(before, after)
        direction, reason = direction_of(
            before, after, (old.info.fiscal_year, new.info.fiscal_year), knowledge
        )
        difference = _difference(before, after)
        if relation_of[before.initiative_id] != relation_of[after.initiative_id]:
            changed.append("initiative")
        kind = "changed" if set(changed) & set(_FIGURES) else "same"
    label = knowledge.indicator(target.kpi_id) if target.kpi_id else None
    return TargetChange(
        relation_id=relation_of[target.initiative_id],
        kpi_id=target.kpi_id,
        label=label or target.kpi_name_raw or target.statement_raw,
        kind=kind,
        changed=changed,
        old=_state(before),
        new=_state(after),
        difference=difference,
        direction=direction,
        reason=reason,
    )


def _differing(before: KpiTargetRecord, after: KpiTargetRecord) -> list[str]:
    """Fields that differ; of the same words only numbers that both sides have can differ."""
    fields = [name for name in _COMPARED if getattr(before, name) != getattr(after, name)]
    if plain(before.statement_raw) != plain(after.statement_raw):
        return fields
    return [
        name
        for name in fields
        if name.endswith("value") and None not in (getattr(before, name), getattr(after, name))
    ]


def _difference(before: KpiTargetRecord, after: KpiTargetRecord) -> float | None:
    """New value minus old, without the dust of binary fractions; None where units differ."""
    if before.target_value is None or after.target_value is None or before.unit != after.unit:
        return None
    return float(Decimal(str(after.target_value)) - Decimal(str(before.target_value)))


def _state(target: KpiTargetRecord | None) -> TargetState | None:
    if target is None:
        return None
    return TargetState(
        target_id=target.target_id,
        initiative_id=target.initiative_id,
        kpi_name_raw=target.kpi_name_raw,
        statement_raw=target.statement_raw,
        marker=target.marker,
        comparator=target.comparator,
        target_value=target.target_value,
        unit=target.unit,
        baseline_value=target.baseline_value,
        baseline_fiscal_year=target.baseline_fiscal_year,
        actual_value=target.actual_value,
        provenance=target.provenance,
    )
