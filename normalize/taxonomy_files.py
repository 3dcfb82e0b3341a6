"""Reads the taxonomy's YAML into its data types, with an overlay on top."""

from __future__ import annotations

from functools import lru_cache
from pathlib import Path
from typing import Any

import yaml

from normalize.taxonomy_model import (
    Decision,
    Event,
    Family,
    Generic,
    Indicator,
    Name,
    Rule,
    TaxonomyError,
    Topic,
    Years,
)

FOLDER = Path(__file__).parent / "taxonomy"
_Loader: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)


def read_yaml(path: Path) -> Any:
    """The content of a YAML file. Raises TaxonomyError where it is no YAML or unreadable."""
    try:
        with path.open("rb") as stream:
            return yaml.load(stream, Loader=_Loader)
    except (OSError, yaml.YAMLError) as error:
        raise TaxonomyError([f"{path.name}: {' '.join(str(error).split())}"]) from error


@lru_cache(maxsize=16)
def packaged(name: str) -> Any:
    """One of the package's own files, by its name without suffix; read once."""
    return read_yaml(FOLDER / f"{name}.yaml")


def merged_indicators(overlay: dict[str, Any]) -> dict[str, Any]:
    """The raw indicators with an overlay's names, rules and new indicators added."""
    merged = {key: dict(value) for key, value in packaged("indicators").items()}
    for key, extra in (overlay.get("indicators") or {}).items():
        entry = merged.setdefault(key, {})
        for part, value in extra.items():
            is_list = part in ("names", "rules", "events")
            entry[part] = [*entry.get(part, []), *value] if is_list else value
    return merged


def words(value: str | list[str] | None) -> tuple[str, ...]:
    """Alternatives written as ``a|b`` or as a list."""
    if value is None:
        return ()
    return tuple(value.split("|")) if isinstance(value, str) else tuple(value)


def years(raw: dict[str, Any]) -> Years:
    """The years a raw entry holds for."""
    return Years(raw.get("from"), raw.get("to"))


def rule(raw: dict[str, Any]) -> Rule:
    """A rule from its raw form; `any` is short for a single group."""
    groups = [words(group) for group in raw.get("all", [])]
    if "any" in raw:
        groups.append(words(raw["any"]))
    return Rule(tuple(groups), words(raw.get("none")), years(raw))


def event(raw: dict[str, Any]) -> Event:
    """An event from its raw form."""
    return Event(
        kind=raw["kind"],
        year=raw["year"],
        comparable=raw["comparable"],
        why=" ".join(str(raw["why"]).split()),
        seen=str(raw.get("seen", "")),
        into=tuple(raw.get("into", ())),
        names=tuple(raw.get("names", ())),
    )


def generic(raw: dict[str, Any]) -> Generic:
    """The bare quantity words of an indicator from their raw form."""
    return Generic(raw["topic"], words(raw["names"]), years(raw))


def indicator(key: str, raw: dict[str, Any]) -> Indicator:
    """An indicator from its raw form; its label is its first, official name."""
    names = [Name(raw["label"], Years(), "kpis.csv", official=True)]
    for entry in raw.get("names", ()):
        if isinstance(entry, str):
            names.append(Name(entry))
        else:
            names.append(Name(entry["name"], years(entry), str(entry.get("seen", ""))))
    return Indicator(
        id=key,
        pillar=raw["pillar"],
        unit=raw["unit"],
        direction=raw["direction"],
        label=raw["label"],
        names=tuple(names),
        rules=tuple(rule(r) for r in raw.get("rules", ())),
        events=tuple(event(e) for e in raw.get("events", ())),
        also_units=tuple(raw.get("also_units", ())),
        generic=generic(raw["generic"]) if "generic" in raw else None,
        unexplained=raw.get("unexplained", 4),
        brand=raw.get("brand"),
    )


def topic(key: str, raw: dict[str, Any]) -> Topic:
    """A topic from its raw form; `names` is a rule of single words."""
    rules = [rule(r) for r in raw.get("rules", ())]
    if raw.get("names"):
        rules.insert(0, Rule((words(raw["names"]),), words(raw.get("none"))))
    return Topic(
        id=key,
        pillar=raw["pillar"],
        label=raw["label"],
        rules=tuple(rules),
        events=tuple(event(e) for e in raw.get("events", ())),
        titles=tuple(raw.get("titles", ())),
    )


def family(raw: dict[str, Any]) -> Family:
    """A family from its raw form."""
    return Family(
        family=raw["family"],
        rule=rule(raw),
        candidates=tuple(raw["candidates"]),
        decide=tuple(
            Decision(d["id"], d["context"], d.get("unless"), d.get("name"))
            for d in raw.get("decide", ())
        ),
        default=raw.get("default"),
        words=words(raw.get("words")),
    )
