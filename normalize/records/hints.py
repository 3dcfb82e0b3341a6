"""Reviewed hints (taxonomy/series.yaml) for series whose labels do not name their indicator."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from importlib.resources import files
from typing import Any

import yaml

from normalize.text.folding import fold
from schema.records import Unit


@dataclass(frozen=True)
class Hint:
    """Words that say which rows are the indicator (`value`) and which stand beside it (`other`)."""

    unit: Unit
    value: tuple[str, ...] = ()
    other: tuple[str, ...] = ()
    subject: tuple[str, ...] = ()
    quantity: tuple[str, ...] = ()
    rate: tuple[str, ...] = ()
    topic: str | None = None


@lru_cache(maxsize=1)
def _read() -> dict[str, Any]:
    text = files("normalize").joinpath("taxonomy/series.yaml").read_text("utf-8")
    raw: dict[str, Any] = yaml.load(text, getattr(yaml, "CSafeLoader", yaml.SafeLoader))
    return raw


@lru_cache(maxsize=1)
def hints() -> dict[str, Hint]:
    """All hints by indicator id."""
    return {
        kpi_id: Hint(
            unit=entry["unit"],
            value=tuple(entry.get("value", ())),
            other=tuple(entry.get("other", ())),
            subject=tuple(fold(word) for word in entry.get("subject", ())),
            quantity=tuple(fold(word) for word in entry.get("quantity", ())),
            rate=tuple(entry.get("rate", ())),
            topic=entry.get("topic"),
        )
        for kpi_id, entry in _read()["series"].items()
    }


@lru_cache(maxsize=1)
def by_population() -> dict[str, dict[str, str]]:
    """Family (checkup, guidance) -> population (insured, dependents, all) -> its indicator."""
    populations: dict[str, dict[str, str]] = _read()["populations"]
    return populations


def hint_for(kpi_id: str | None) -> Hint | None:
    """The hint of an indicator, if it has one."""
    return hints().get(kpi_id) if kpi_id else None


def subject_of(words: str, around: str) -> str | None:
    """The one indicator whose quantity the folded label words name and whose subject the folded
    text around names; None where there is none or more than one."""
    found = [
        kpi_id
        for kpi_id, hint in hints().items()
        if hint.quantity
        and any(word in words for word in hint.quantity)
        and any(word in around for word in hint.subject)
    ]
    return found[0] if len(found) == 1 else None


def kpis_of_topics(topics: list[str]) -> list[str]:
    """The indicators that the topics of a title stand for, in the topics' order."""
    by_topic = {hint.topic: kpi_id for kpi_id, hint in hints().items() if hint.topic}
    return [by_topic[topic] for topic in topics if topic in by_topic]


def rate_fits(kpi_id: str, label: str) -> bool:
    """Whether a row label (受診率, 取得率) agrees with an indicator."""
    hint = hints().get(kpi_id)
    return hint is None or not hint.rate or any(word in label for word in hint.rate)
