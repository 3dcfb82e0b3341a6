"""What a person decides about open names, and the overlay that says so.

an id           the name is one more name of that indicator, the title one of that topic;
                several topics are separated by spaces
new:some_id     the name is that of an indicator or topic which the taxonomy lacks
none            the name is no indicator, so that nothing is to resemble it
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Mapping, Sequence
from copy import deepcopy
from dataclasses import dataclass
from typing import Any

from normalize.text.folding import fold
from review.names import Key, OpenName

_PARTS = {"indicator": ("indicators", "names"), "item": ("topics", "titles")}
_ID = re.compile(r"[a-z][a-z0-9_]*")
_NEW = "new:"


@dataclass(frozen=True, slots=True)
class Decision:
    """A name, its kind, what was decided, and where that was said (a line of the sheet)."""

    name: str
    kind: str
    decision: str
    origin: str

    @property
    def ids(self) -> list[str]:
        """The ids it gives, those of new ones too; ["none"] for none."""
        return [part.removeprefix(_NEW) for part in _split(self)]


def decided(overlay: Mapping[str, Any]) -> set[Key]:
    """The names that an overlay has decided already."""
    keys: set[Key] = {("indicator", fold(name)) for name in overlay.get("not_indicators") or ()}
    for entry in (overlay.get("indicators") or {}).values():
        keys |= {("indicator", fold(_text(name))) for name in _names(entry, "names")}
    for entry in (overlay.get("topics") or {}).values():
        keys |= {("item", fold(_text(name))) for name in _names(entry, "titles")}
    return keys


def overlay_with(
    overlay: Mapping[str, Any],
    decisions: Sequence[Decision],
    known: Mapping[str, Collection[str]],
    open_names: Mapping[Key, OpenName],
) -> tuple[dict[str, Any], list[str]]:
    """An overlay with the decisions added, and the problems of those that cannot be.

    `known` are the ids of the taxonomy with the overlay, by kind (indicator, item); a decision
    twice changes nothing. The overlay's names are sorted: the same decisions in another order
    give the same overlay.
    """
    merged = deepcopy(dict(overlay))
    problems: list[str] = []
    for each in _ordered(decisions, open_names):
        problem = _problem(each)
        if not problem and each.decision == "none":
            _append(merged, "not_indicators", each.name)
        elif not problem:
            for identifier in _split(each):
                problem = problem or _add(merged, each, identifier, known, open_names)
        if problem:
            problems.append(f"{each.origin}: {each.name}: {problem}")
    _sort(merged)
    return merged, problems


def _ordered(decisions: Sequence[Decision], open_names: Mapping[Key, OpenName]) -> list[Decision]:
    """New ids before their use and by their most frequent name, whatever the order of lines."""

    def order(each: Decision) -> tuple[bool, int, str]:
        place = _place(each, open_names)
        return (not each.decision.startswith(_NEW), -place.count if place else 0, each.name)

    return sorted(decisions, key=order)


def _place(each: Decision, open_names: Mapping[Key, OpenName]) -> OpenName | None:
    """What the tables know of a decided name."""
    kind: Any = each.kind
    return open_names.get((kind, fold(each.name)))


def _problem(each: Decision) -> str | None:
    """What is wrong with a decision by itself."""
    if not each.name.strip():
        return "no name"
    if each.kind not in _PARTS:
        return f"kind {each.kind!r} is none of {', '.join(_PARTS)}"
    if each.decision == "none" and each.kind == "item":
        return "only an indicator can be none; leave an item's decision empty"
    if each.kind == "indicator" and len(_split(each)) > 1:
        return "an indicator's name means one indicator; give one id"
    return None


def _split(each: Decision) -> list[str]:
    return [part for part in re.split(r"[\s;,]+", each.decision) if part]


def _add(
    merged: dict[str, Any],
    each: Decision,
    identifier: str,
    known: Mapping[str, Collection[str]],
    open_names: Mapping[Key, OpenName],
) -> str | None:
    """Add one name to one id; returns the problem where that cannot be."""
    part, names = _PARTS[each.kind]
    entries = merged.setdefault(part, {})
    place = _place(each, open_names)
    if identifier.startswith(_NEW):
        identifier = identifier.removeprefix(_NEW)
        if not _ID.fullmatch(identifier):
            return f"{identifier!r} is no id: small letters, digits and _"
        if identifier not in entries:
            if identifier in known[each.kind]:
                return f"{identifier} exists already; decide {identifier} without new:"
            entry = _declared(each, place)
            if isinstance(entry, str):
                return entry
            entries[identifier] = entry
    elif identifier not in known[each.kind] and identifier not in entries:
        near = f"new:{identifier}" if _ID.fullmatch(identifier) else "new:some_id"
        return f"there is no {each.kind} {identifier!r}; {near} declares one"
    entry = entries.setdefault(identifier, {})
    listed = _names(entry, names)
    if fold(each.name) not in {fold(_text(name)) for name in listed}:
        seen = place.seen if place and each.kind == "indicator" else ""
        new = {"name": each.name, "seen": seen} if seen else each.name
        entry[names] = [*entry.get(names, []), new]
    return None


def _declared(each: Decision, place: OpenName | None) -> dict[str, Any] | str:
    """The entry of a new id, from what the documents print beside the name; or what is missing."""
    if place is None:
        return "is no open name of these tables: declare it in the overlay by hand"
    if place.pillar is None:
        return "no heading tells its pillar: declare it in the overlay by hand"
    if each.kind == "item":
        return {"pillar": place.pillar, "label": each.name}
    return {
        "pillar": place.pillar,
        "unit": place.unit or "none",
        "direction": place.direction or "higher",
        "label": each.name,
    }


def _append(merged: dict[str, Any], part: str, name: str) -> None:
    listed = merged.get(part) or []
    if fold(name) not in {fold(each) for each in listed}:
        merged[part] = [*listed, name]


def _names(entry: Mapping[str, Any], part: str) -> Iterable[Any]:
    """The names an entry lists; an indicator's label is one of them, a topic's is not."""
    label = entry.get("label") if part == "names" else None
    return [*([label] if label else []), *entry.get(part, ())]


def _text(name: Any) -> str:
    return str(name["name"]) if isinstance(name, Mapping) else str(name)


def _sort(merged: dict[str, Any]) -> None:
    """Sort what has no order of its own."""
    for part, names in _PARTS.values():
        for entry in (merged.get(part) or {}).values():
            if names in entry:
                entry[names] = sorted(entry[names], key=_text)
        if not merged.get(part):
            merged.pop(part, None)
    if merged.get("not_indicators"):
        merged["not_indicators"] = sorted(merged["not_indicators"])
