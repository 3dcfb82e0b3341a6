"""From a printed name to an indicator: exact, alias by year, word rules, likeness.

Ambiguous is not matched: a name that fits two indicators equally keeps its candidates and goes
on the worklist. A wrong id is worse than none.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Callable, Iterable, Sequence
from functools import lru_cache

from normalize.likeness import FUZZY_GAP, FUZZY_THRESHOLD, Likeness
from normalize.strangers import Strangers
from normalize.taxonomy_model import Family, Indicator, Match, Name
from normalize.text.folding import fold
from normalize.vocabulary import Vocabulary

ALIAS_SCORE, PATTERN_SCORE, CONTEXT_SCORE = 0.98, 0.9, 0.85
_COUNTED = ("count", "persons", "offices")


class KpiMatcher:
    """Matches names against a set of indicators. Immutable; results are cached."""

    def __init__(
        self,
        indicators: Iterable[Indicator],
        families: Sequence[Family],
        not_indicators: Iterable[str],
        vocabulary: Vocabulary,
        topics_of: Callable[[str], list[str]],
    ) -> None:
        # Sorted, so that no result depends on the order of the YAML entries.
        self.indicators = {i.id: i for i in sorted(indicators, key=lambda i: i.id)}
        self.families = families
        self.vocabulary = vocabulary
        self._topics_of = topics_of
        self._official = {fold(i.label): i.id for i in self.indicators.values()}
        self._aliases: dict[str, list[tuple[str, Name]]] = defaultdict(list)
        for indicator in self.indicators.values():
            for name in indicator.names:
                for key in self._keys(name.text):
                    self._aliases[key].append((indicator.id, name))
        self._strangers = Strangers(self.indicators.values(), vocabulary)
        # Not by the loose form: 特定健診等の受診率 is none, 特定健診受診率 is ambiguous.
        self._negative = {vocabulary.canonical(text) for text in not_indicators}
        self._likeness = Likeness(self.indicators.values(), not_indicators, vocabulary)
        self.match = lru_cache(maxsize=16384)(self._match)

    def _keys(self, text: str) -> set[str]:
        """The forms a whole name is looked up by."""
        canonical = self.vocabulary.canonical(text)
        return {key for key in (canonical, self.vocabulary.loose(canonical)) if key}

    def _match(
        self,
        name: str,
        fiscal_year: int | None = None,
        context: str = "",
        unit: str | None = None,
    ) -> Match:
        """The indicator a name means in a year, with its context and unit as evidence."""
        canonical = self.vocabulary.canonical(name)
        if not canonical:
            return Match(None, "none", 0.0)
        surroundings = self.vocabulary.canonical(context)
        return (
            self._decided(canonical, surroundings)
            or self._known(name, canonical, fiscal_year)
            or self._generic(canonical, context, fiscal_year)
            or self._by_rule(name, canonical, fiscal_year, unit)
            or self._undecided(name, canonical, unit)
            or self._alike(name, canonical, fiscal_year, unit)
        )

    def _decided(self, canonical: str, context: str) -> Match | None:
        """A family name that the context decides."""
        if not context or self.vocabulary.excluded(canonical):
            return None
        for family in self._families(canonical):
            for choice in family.decide:
                unless = choice.unless and re.search(choice.unless, context)
                named = choice.name is None or re.search(choice.name, canonical)
                if named and not unless and re.search(choice.context, context):
                    return Match(choice.id, "pattern", CONTEXT_SCORE)
        return None

    def _families(self, canonical: str) -> list[Family]:
        """The families a canonical name belongs to."""
        return [f for f in self.families if f.rule.matches(canonical)]

    def _known(self, name: str, canonical: str, fiscal_year: int | None) -> Match | None:
        """The official wording, a known wording of that year, or a name known to be none."""
        official = self._official.get(fold(name))
        if official:
            return Match(official, "exact", 1.0)
        loose = self.vocabulary.loose(canonical)
        for key in (canonical, loose):
            ids = {i for i, n in self._aliases.get(key, ()) if n.years.holds(fiscal_year)}
            if len(ids) == 1:
                return Match(ids.pop(), "alias", ALIAS_SCORE)
        if canonical in self._negative:
            return Match(None, "none", 0.0)
        return None

    def _generic(self, canonical: str, context: str, fiscal_year: int | None) -> Match | None:
        """A name that says only what is counted, read by the topics of its heading."""
        if not self.vocabulary.is_generic(canonical):
            return None
        word = self.vocabulary.generic(canonical, self.vocabulary.canonical(context))
        topics = set(self._topics_of(context)) if word and context else set()
        hits = [
            i.id
            for i in self.indicators.values()
            if i.generic
            and i.generic.topic in topics
            and word in i.generic.names
            and i.generic.years.holds(fiscal_year)
        ]
        if len(hits) == 1:
            return Match(hits[0], "pattern", CONTEXT_SCORE)
        return Match(None, "none", 0.0, [(i, 0.5) for i in hits])

    def _by_rule(
        self, name: str, canonical: str, fiscal_year: int | None, unit: str | None
    ) -> Match | None:
        """The indicators whose word rules a name fulfils: one is a match, more are ambiguous."""
        if self.vocabulary.excluded(canonical):
            return None
        kind = self.vocabulary.quantity(name)
        hits = [
            i.id
            for i in self.indicators.values()
            if self._countable(i, kind, unit)
            and any(r.matches(canonical, fiscal_year) for r in i.rules)
        ]
        hits = self._without_parents(hits)
        if len(hits) > 1:
            return Match(None, "none", 0.0, [(i, PATTERN_SCORE) for i in hits])
        if not hits:
            return None
        (hit,) = hits
        left = self._strangers.count(canonical, hit)
        score = max(0.5, round(PATTERN_SCORE - 0.02 * left, 2))
        if self._foreign(name, canonical, hit) or self._nearer_to_none(canonical, hit, fiscal_year):
            alike = self._alike(name, canonical, fiscal_year, unit)  # a misprint, perhaps
            return alike if alike.kpi_id else Match(None, "none", 0.0, [(hit, score)])
        return Match(hit, "pattern", score)

    def _foreign(self, name: str, canonical: str, identifier: str) -> bool:
        """Whether words, numbers or a part of the members keep a name from an indicator."""
        return (
            self._strangers.words(name, identifier)
            or self._strangers.numbers(canonical, identifier)
            or self._strangers.narrower(name, identifier)
        )

    def _nearer_to_none(self, canonical: str, identifier: str, fiscal_year: int | None) -> bool:
        """Whether a name is more like one that is no indicator than like the indicator's own."""
        ranked, negative = self._likeness.ranked(canonical, fiscal_year)
        own = dict(ranked).get(identifier, 0.0)
        return negative >= FUZZY_THRESHOLD and negative - own >= FUZZY_GAP

    def _without_parents(self, hits: list[str]) -> list[str]:
        """Ids without those that were split into another id among them."""
        parents = {
            i
            for i in hits
            for event in self.indicators[i].events
            if event.kind == "split" and any(child in hits for child in event.into)
        }
        return [i for i in hits if i not in parents]

    def _countable(self, indicator: Indicator, kind: str | None, unit: str | None) -> bool:
        """Whether what the name counts, and the unit beside it, can be the indicator's."""
        if indicator.unit == "none":
            return kind is None
        units = (indicator.unit, *indicator.also_units)
        if unit not in (None, "none") and not _compatible(str(unit), units):
            return False
        if kind is None:
            return unit in units
        return _compatible(kind, units)

    def _undecided(self, name: str, canonical: str, unit: str | None) -> Match | None:
        """A family name without evidence: its default, or no id and its candidates."""
        if self.vocabulary.excluded(canonical):
            return None
        for family in self._families(canonical):
            words = [word for group in family.rule.all for word in group]
            if self.vocabulary.unexplained(canonical, [*words, *family.words]):
                continue  # some other word: perhaps a misprinted name
            kind = self.vocabulary.quantity(name)
            if family.default and self._countable(self.indicators[family.default], kind, unit):
                return Match(family.default, "pattern", PATTERN_SCORE)
            return Match(None, "none", 0.0, [(c, 0.5) for c in family.candidates])
        return None

    def _alike(self, name: str, canonical: str, fiscal_year: int | None, unit: str | None) -> Match:
        """The indicator with the most similar name, where nothing else is nearly as similar."""
        ranked, negative = self._likeness.ranked(canonical, fiscal_year)
        if not ranked or self.vocabulary.excluded(canonical):
            return Match(None, "none", 0.0, ranked[:5])
        identifier, score = ranked[0]
        second = ranked[1][1] if len(ranked) > 1 else 0.0
        clear = score >= FUZZY_THRESHOLD and score - max(second, negative) >= FUZZY_GAP
        kind = self.vocabulary.quantity(name)
        plausible = (
            clear
            and (kind is None or self._countable(self.indicators[identifier], kind, unit))
            and self._plausible(identifier, canonical, fiscal_year)
            and self._likeness.misprinted(canonical, identifier, fiscal_year, kind is not None)
        )
        strange = self._strangers.numbers(canonical, identifier)
        if plausible and not strange and not self._strangers.narrower(name, identifier):
            return Match(identifier, "fuzzy", score, ranked[1:5])
        return Match(None, "none", 0.0, ranked[:5])

    def _plausible(self, identifier: str, canonical: str, fiscal_year: int | None) -> bool:
        """Whether a similar name of that year speaks of the same population,
        and no word keeps it from the indicator."""
        indicator = self.indicators[identifier]
        if indicator.rules and all(any(w in canonical for w in r.none) for r in indicator.rules):
            return False
        mentioned = self.vocabulary.populations(canonical)
        return any(
            self.vocabulary.populations(self.vocabulary.canonical(n.text)) == mentioned
            for n in indicator.names
            if n.years.holds(fiscal_year)
        )


def _compatible(kind: str, units: tuple[str, ...]) -> bool:
    """Whether a counted thing can be in one of some units; heads, offices and items mix."""
    return kind in units or (kind in _COUNTED and any(u in _COUNTED for u in units))
