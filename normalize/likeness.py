"""How alike a name is to all known names, those of other things included."""

from __future__ import annotations

import re
from collections.abc import Iterable

from rapidfuzz import fuzz, process

from normalize.taxonomy_model import Indicator, Years
from normalize.vocabulary import Vocabulary

FUZZY_THRESHOLD = 0.86
"""Chosen on tests/normalize/names.tsv and misprints of all names: lower, and names of other
things come in; higher, and misprints of short names are lost."""
FUZZY_GAP = 0.05
"""How much less alike every other indicator, and every name that is none, must be."""
_CUTOFF, _LIMIT = 55, 12
_DIGITS = re.compile(r"\d+")


class Likeness:
    """Compares canonical names without function words and digits."""

    def __init__(
        self, indicators: Iterable[Indicator], not_indicators: Iterable[str], vocabulary: Vocabulary
    ) -> None:
        self._vocabulary = vocabulary
        known = {
            (self._key(vocabulary.canonical(name.text)), indicator.id, name.years)
            for indicator in indicators
            for name in indicator.names
        }
        none = {(self._key(vocabulary.canonical(text)), "", Years()) for text in not_indicators}
        self._choices = sorted(known | none, key=lambda c: (c[0], c[1], repr(c[2])))
        self._keys = [key for key, _, _ in self._choices]

    def _key(self, canonical: str) -> str:
        """A canonical name without function words and digits."""
        return _DIGITS.sub("", self._vocabulary.loose(canonical))

    def ranked(
        self, canonical: str, fiscal_year: int | None
    ) -> tuple[list[tuple[str, float]], float]:
        """Indicators by likeness (0-1), best first, and the likeness to a name that is none.

        A wording of other years counts with the latter: it meant something else in this one.
        """
        best: dict[str, float] = {}
        for _, score, index in process.extract(
            self._key(canonical),
            self._keys,
            scorer=fuzz.ratio,
            limit=_LIMIT,
            score_cutoff=_CUTOFF,
        ):
            _, identifier, years = self._choices[index]
            identifier = identifier if years.holds(fiscal_year) else ""
            best[identifier] = max(best.get(identifier, 0.0), round(score / 100, 4))
        negative = best.pop("", 0.0)
        return sorted(best.items(), key=lambda c: (-c[1], c[0])), negative
