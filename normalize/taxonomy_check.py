"""Holds the taxonomy against itself: every problem found is listed, not only the first."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping
from typing import Any, get_args

from normalize.statuses import Status
from normalize.taxonomy_model import EVENT_KINDS, Event, Family, Indicator, Name, Pillar, Topic

_UNITS = ("percent", "yen", "offices", "persons", "count", "none")
_OVERLAY = ("indicators", "not_indicators", "topics")
_FIRST, _LAST = 2008, 2040
"""The association began in fiscal year 2008."""


def check_overlay(overlay: Mapping[str, Any]) -> list[str]:
    """Problems of an overlay file before it is merged: parts and shapes nobody knows."""
    problems = [f"unknown part {key!r} of an overlay" for key in overlay if key not in _OVERLAY]
    entries = overlay.get("indicators") or {}
    if not isinstance(entries, dict):
        return [*problems, "indicators of an overlay are no mapping"]
    for key, entry in entries.items():
        if not isinstance(entry, dict):
            problems.append(f"{key}: no mapping")
            continue
        for part in ("names", "rules", "events"):
            if not isinstance(entry.get(part, []), list):
                problems.append(f"{key}: {part} are no list")
    if not isinstance(overlay.get("not_indicators") or [], list):
        problems.append("not_indicators of an overlay are no list")
    return problems


def check_shape(raw: Mapping[str, Any]) -> list[str]:
    """Problems of the raw indicators: missing keys, unknown units, pillars, directions, kinds."""
    problems = []
    for key, entry in raw.items():
        if not isinstance(entry, dict):
            problems.append(f"{key}: no mapping")
            continue
        for part, allowed in (
            ("unit", _UNITS), ("pillar", get_args(Pillar)), ("direction", ("higher", "lower")),
        ):  # fmt: skip
            if entry.get(part) not in allowed:
                problems.append(
                    f"{key}: {part} {entry.get(part)!r} is none of {', '.join(allowed)}"
                )
        if not entry.get("label"):
            problems.append(f"{key}: no label")
        problems += [f"{key}: {p}" for p in _names_shape(entry.get("names", ()))]
        problems += [f"{key}: {p}" for p in _events_shape(entry.get("events", ()))]
    return problems


def _names_shape(names: Iterable[Any]) -> list[str]:
    """Problems of raw names."""
    problems = []
    for name in names:
        if isinstance(name, str):
            continue
        if not isinstance(name, dict) or not name.get("name"):
            problems.append(f"a name without name: {name!r}")
            continue
        problems += [f"{name['name']}: {p}" for p in _year_span(name)]
    return problems


def _year_span(entry: Mapping[str, Any]) -> list[str]:
    """Problems of from and to."""
    first, last = entry.get("from"), entry.get("to")
    problems = [
        f"year {year!r} out of {_FIRST}-{_LAST}"
        for year in (first, last)
        if year is not None and not (isinstance(year, int) and _FIRST <= year <= _LAST)
    ]
    if not problems and first is not None and last is not None and first > last:
        problems.append(f"from {first} is after to {last}")
    return problems


def _events_shape(events: Iterable[Any]) -> list[str]:
    """Problems of raw events."""
    problems = []
    for event in events:
        missing = {"kind", "year", "comparable", "why"} - set(event)
        if missing:
            problems.append(f"an event without {', '.join(sorted(missing))}")
        elif event["kind"] not in EVENT_KINDS:
            problems.append(f"unknown kind of event {event['kind']!r}")
    return problems


def check_names(
    indicators: Iterable[Indicator], not_indicators: Iterable[str], key: Callable[[str], str]
) -> list[str]:
    """Names that fold to one form: of two indicators in the same year, or twice in one."""
    seen: dict[str, list[tuple[str, Name]]] = defaultdict(list)
    problems = []
    for indicator in indicators:
        for name in indicator.names:
            folded = key(name.text)
            for other, known in seen[folded]:
                if not name.years.overlaps(known.years):
                    continue
                if other != indicator.id:
                    problems.append(
                        f"{name.text}: both {other} and {indicator.id} in the same years"
                    )
                elif name.text == known.text:
                    problems.append(f"{name.text}: twice in {indicator.id}")
            seen[folded].append((indicator.id, name))
    for text in not_indicators:
        problems += [
            f"{text}: no indicator, and a name of {identifier}"
            for identifier, _ in seen.get(key(text), ())
        ]
    return problems


def check_targets(
    indicators: Mapping[str, Indicator], topics: Mapping[str, Topic], families: Iterable[Family]
) -> list[str]:
    """Ids that events, families and decisions speak of and that do not exist; cycles."""
    problems = []
    for owner, events, known in (
        *((i.id, i.events, indicators) for i in indicators.values()),
        *((t.id, t.events, topics) for t in topics.values()),
    ):
        for event in events:
            problems += [
                f"{owner}: unknown {target}" for target in event.into if target not in known
            ]
    for family in families:
        named = {*family.candidates, *(d.id for d in family.decide)}
        if family.default:
            named.add(family.default)
        problems += [f"{family.family}: unknown {t}" for t in sorted(named - set(indicators))]
    return problems + _cycles({i.id: i.events for i in indicators.values()})


def _cycles(events: Mapping[str, Iterable[Event]]) -> list[str]:
    """Successors that lead back to where they began."""
    after = {key: sorted({t for e in found for t in e.into}) for key, found in events.items()}
    problems = []
    for start in after:
        seen, todo = set(), list(after[start])
        while todo:
            here = todo.pop()
            if here == start:
                problems.append(f"{start}: its successors lead back to it")
                break
            if here not in seen:
                seen.add(here)
                todo += after.get(here, ())
    return problems


def check_statuses(raw: Mapping[str, Any]) -> list[str]:
    """Statuses that the contract does not know."""
    phrases = [*raw["phrases"], *raw["graded"]]
    used = [*raw["symbols"].values(), *(phrase["status"] for phrase in phrases)]
    return [f"unknown status {status!r}" for status in used if status not in get_args(Status)]
