"""The taxonomy's data: indicators and topics with names, years, rules and events."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Literal

from normalize.text.numbers import Unit

Pillar = Literal["foundation", "strategy", "organization"]
EventKind = Literal["introduced", "renamed", "split", "merged", "replaced", "redefined", "dropped"]
EVENT_KINDS: tuple[EventKind, ...] = (
    "introduced", "renamed", "split", "merged", "replaced", "redefined", "dropped",
)  # fmt: skip


class TaxonomyError(ValueError):
    """The taxonomy contradicts itself; `problems` lists everything found, a line each."""

    def __init__(self, problems: list[str]) -> None:
        super().__init__("\n".join(problems))
        self.problems = problems


@dataclass(frozen=True, slots=True)
class Years:
    """A span of fiscal years; None leaves an end open."""

    first: int | None = None
    last: int | None = None

    def holds(self, fiscal_year: int | None) -> bool:
        """Whether a fiscal year lies in the span; an unknown year lies in every span."""
        if fiscal_year is None:
            return True
        after = self.first is None or fiscal_year >= self.first
        return after and (self.last is None or fiscal_year <= self.last)

    def overlaps(self, other: Years) -> bool:
        """Whether two spans share a year."""
        low = max(self.first or 0, other.first or 0)
        high = min(self.last or 9999, other.last or 9999)
        return low <= high


@dataclass(frozen=True, slots=True)
class Name:
    """One wording of an indicator, the years it holds for and where it was seen."""

    text: str
    years: Years = Years()
    seen: str = ""
    official: bool = False


@dataclass(frozen=True, slots=True)
class Rule:
    """Words that make a name: one of each group of `all`, none of `none`."""

    all: tuple[tuple[str, ...], ...]
    none: tuple[str, ...] = ()
    years: Years = Years()

    def matches(self, canonical: str, fiscal_year: int | None = None) -> bool:
        """Whether a canonical text has the rule's words, in a year the rule holds for."""
        for group in self.all:  # plain loops: this is asked some thousand times a document
            for word in group:
                if word in canonical:
                    break
            else:
                return False
        for word in self.none:
            if word in canonical:
                return False
        return self.years.holds(fiscal_year)


@dataclass(frozen=True, slots=True)
class Event:
    """A change in an indicator's or topic's history. Not `comparable`: never sum across it."""

    kind: EventKind
    year: int
    comparable: bool
    why: str
    seen: str = ""
    into: tuple[str, ...] = ()
    names: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Generic:
    """Bare quantity words (使用割合) that mean the indicator below a heading of its topic."""

    topic: str
    names: tuple[str, ...]
    years: Years = Years()


@dataclass(frozen=True, slots=True)
class Indicator:
    """An indicator of the yearly plans. `unexplained`: how many characters a name may have that
    neither its wordings nor its rules have, and still match by a rule; with a `brand`, only in
    front of that word (宣言: branches give their declaration a name of their own)."""

    id: str
    pillar: Pillar
    unit: Unit
    direction: Literal["higher", "lower"]
    label: str
    names: tuple[Name, ...]
    rules: tuple[Rule, ...] = ()
    events: tuple[Event, ...] = ()
    also_units: tuple[str, ...] = ()
    generic: Generic | None = None
    unexplained: int = 4
    brand: str | None = None

    def breaks(self) -> list[Event]:
        """The events across which its values must not be compared or summed."""
        return [event for event in self.events if not event.comparable]


@dataclass(frozen=True, slots=True)
class Topic:
    """A subject that titles of initiatives name: by words of its rules, or as a whole title."""

    id: str
    pillar: Pillar
    label: str
    rules: tuple[Rule, ...]
    events: tuple[Event, ...] = ()
    titles: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Decision:
    """Context words that decide a family for one indicator."""

    id: str
    context: str
    unless: str | None = None
    name: str | None = None


@dataclass(frozen=True, slots=True)
class Family:
    """Names shared by several indicators until the context tells them apart."""

    family: str
    rule: Rule
    candidates: tuple[str, ...]
    decide: tuple[Decision, ...] = ()
    default: str | None = None
    words: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Match:
    """What a name was matched to: `kpi_id` None where it is unknown or ambiguous.

    `score` is 1 for the official wording and falls with the method; `candidates` are other ids
    worth a look, best first.
    """

    kpi_id: str | None
    method: Literal["exact", "alias", "pattern", "fuzzy", "inferred", "none"]
    score: float
    candidates: list[tuple[str, float]] = field(default_factory=list)
