"""The words, numbers and orders that all faces share."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from schema.comparison import (
    Cited,
    Comparison,
    EditionInfo,
    Relation,
    TargetChange,
    TargetState,
)
from schema.records import Comparator, Provenance, Unit

KINDS = ("split", "merged", "added", "removed", "moved", "renamed", "renumbered", "same")
"""Kinds of relations, what a reader looks for first in front."""
KINDS_JA = {
    "split": "分割",
    "merged": "統合",
    "added": "新設",
    "removed": "廃止",
    "moved": "移動",
    "renamed": "改称",
    "renumbered": "番号変更",
    "same": "同じ",
}
DIRECTIONS_JA = {
    "tightened": "引上げ",
    "loosened": "緩和",
    "not_comparable": "比較不可",
    "unchanged": "同水準",
    "added": "新設",
    "removed": "廃止",
    "same": "同じ",
}
PILLARS = {
    "foundation": "基盤的保険者機能",
    "strategy": "戦略的保険者機能",
    "organization": "組織・運営体制",
    "": "その他",
}
"""Sections that changes are filtered by; the last for what stands in none."""
_UNITS: dict[Unit | None, str] = {
    "percent": "%",
    "yen": "円",
    "offices": "事業所",
    "persons": "人",
    "count": "件",
}
SIGNS: dict[Comparator, str] = {
    "ge": "≥",
    "gt": ">",
    "le": "≤",
    "lt": "<",
    "eq": "=",
    "yoy_ge": "≥ previous year",
    "yoy_le": "≤ previous year",
    "qualitative": "in words",
}
"""How a comparator is written before its value."""
ARROWS = {"tightened": "▲", "loosened": "▼", "unchanged": "=", "not_comparable": "≠"}


def number(value: float | None, unit: Unit | None = None) -> str:
    """A value as people write it: `96.5%`, `1,170事業所`; empty where there is none."""
    if value is None:
        return ""
    text = f"{value:,.0f}" if value == int(value) and abs(value) >= 1000 else f"{value:g}"
    if abs(value) >= 1000 and value != int(value):
        text = f"{value:,}"
    return text + _UNITS.get(unit, "")


def signed(value: float | None, unit: Unit | None = None) -> str:
    """A difference with its sign; points for percent: `+3.8 pt`."""
    if value is None:
        return ""
    text = number(abs(value), None if unit == "percent" else unit)
    sign = "+" if value > 0 else "−" if value < 0 else "±"
    return f"{sign}{text}{' pt' if unit == 'percent' else ''}"


def target(state: TargetState | None) -> str:
    """What is to be reached with its baseline: `≥ 96.5% (95.2% in 2020)`; `–` for no target."""
    before = baseline(state)
    return level(state) + (f" ({before})" if before else "")


def level(state: TargetState | None) -> str:
    """What is to be reached: `≥ 96.5%`, `≥ previous year`; `–` where there is no target."""
    if state is None:
        return "–"
    sign = SIGNS.get(state.comparator, "") if state.comparator else ""
    return f"{sign} {number(state.target_value, state.unit)}".strip() or "?"


def baseline(state: TargetState | None) -> str:
    """The previous result that a target quotes: `95.2% in 2020`; empty where it quotes none."""
    if state is None or state.baseline_value is None:
        return ""
    year = f" in {state.baseline_fiscal_year}" if state.baseline_fiscal_year else ""
    return number(state.baseline_value, state.unit) + year


_FIELDS = {
    "comparator": "another comparison",
    "unit": "another unit",
    "baseline_value": "another baseline",
    "initiative": "moved to another initiative",
}


def also_changed(change: TargetChange) -> list[str]:
    """In words what changed of a target beside its value."""
    found = [_FIELDS[field] for field in change.changed if field in _FIELDS]
    if "marker" in change.changed and change.old and change.new:
        now = "marked as KPI" if change.new.marker == "kpi" else "no longer marked as KPI"
        found.append(f"now {now}" if now.startswith("marked") else now)
    return found


def unit_of(change: TargetChange) -> Unit | None:
    """The unit that a change is told in."""
    state = change.new or change.old
    return state.unit if state else None


def name(cited: Cited) -> str:
    """Number and title."""
    return " ".join(part for part in (cited.number_raw, cited.title_raw) if part) or "(untitled)"


def names(cited: Sequence[Cited]) -> str:
    """Numbers and titles of all; `–` where there is none."""
    return " + ".join(map(name, cited)) or "–"


def section(relation: Relation | None) -> str:
    """The pillar of a relation, the new side's where they differ; empty for none."""
    if relation is None:
        return ""
    pillars = [cited.pillar for cited in (*relation.new, *relation.old) if cited.pillar]
    return pillars[0] if pillars else ""


def place(provenance: Provenance | None) -> str:
    """Where something stands: `p. 3, table 4, row 2, column 1`; rows and columns from 1."""
    if provenance is None:
        return ""
    parts = []
    if provenance.page is not None:
        parts.append(f"p. {provenance.page}")
    if provenance.table is None:
        if provenance.row is not None:
            parts.append(f"paragraph {provenance.row}")
        return ", ".join(parts)
    parts.append(f"table {provenance.table}")
    if provenance.row is not None:
        parts.append(f"row {provenance.row + 1}")
    if provenance.column is not None:
        parts.append(f"column {provenance.column + 1}")
    return ", ".join(parts)


def side_label(info: EditionInfo) -> str:
    """A side in words: its label, and which edition of a comparison it is."""
    old = ", old side" if info.edition == "previous" else ""
    new = ", new side" if info.kind == "comparison" and not old else ""
    return f"{info.label}{old or new}"


def counts(comparison: Comparison) -> dict[str, dict[str, int]]:
    """How many relations, targets and texts of each kind there are."""
    kinds: Counter[str] = Counter(relation.kind for relation in comparison.relations)
    targets: Counter[str] = Counter(
        change.direction or change.kind if change.kind == "changed" else change.kind
        for change in comparison.targets
    )
    changed = [passage for passage in comparison.passages if passage.changed]
    return {
        "relations": {kind: kinds[kind] for kind in KINDS},
        "targets": {
            kind: targets[kind]
            for kind in ("tightened", "loosened", "not_comparable", "unchanged", "added", "removed")
        }
        | {"same": targets["same"]},
        "texts": {
            "changed": len(changed),
            "with numbers": sum(passage.numbers_changed for passage in changed),
            "same": len(comparison.passages) - len(changed),
        },
    }


def verdict(comparison: Comparison) -> str:
    """The result in one sentence."""
    if comparison.different:
        relations = sum(relation.kind != "same" for relation in comparison.relations)
        targets = sum(change.differs for change in comparison.targets)
        texts = sum(passage.changed for passage in comparison.passages)
        return (
            f"Different: {_many(relations, 'initiative relation')}, "
            f"{_many(targets, 'target')}, {_many(texts, 'text')} changed."
        )
    if comparison.not_compared:
        return "No difference found, but not everything could be compared."
    return "The same."


def _many(count: int, noun: str) -> str:
    return f"{count} {noun}{'' if count == 1 else 's'}"
