"""What the comparison is told about the field; the taxonomy itself is another room's."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Literal

Breaks = Callable[[str, int, int], str | None]
"""Called with an indicator's id, the older and the newer year: why the values of the two must
not be compared, or None where they may."""


def _no_break(_kpi_id: str, _older: int, _newer: int) -> str | None:
    return None


@dataclass(frozen=True, slots=True)
class Knowledge:
    """Names of topics and indicators, the side on which an indicator is better, its breaks."""

    topics: Mapping[str, str] = field(default_factory=dict)
    indicators: Mapping[str, str] = field(default_factory=dict)
    better: Mapping[str, Literal["higher", "lower"]] = field(default_factory=dict)
    breaks: Breaks = _no_break

    def topic(self, topic_id: str) -> str:
        """A topic's name; its id where none is known."""
        return self.topics.get(topic_id, topic_id)

    def indicator(self, kpi_id: str) -> str:
        """An indicator's name; its id where none is known."""
        return self.indicators.get(kpi_id, kpi_id)

    def broken(self, kpi_id: str, one: int | None, other: int | None) -> str | None:
        """Why values of two years must not be compared; None where they may or a year is unknown.

        The order of the years does not matter.
        """
        if one is None or other is None or one == other:
            return None
        return self.breaks(kpi_id, min(one, other), max(one, other))
