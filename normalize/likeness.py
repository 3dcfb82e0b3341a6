"""How alike a name is to all known names, those of other things included."""

from __future__ import annotations

import re
from collections.abc import Iterable

from rapidfuzz import fuzz, process
from rapidfuzz.distance import OSA, Levenshtein

from normalize.taxonomy_model import Indicator, Years
from normalize.vocabulary import Vocabulary

FUZZY_THRESHOLD = 0.86
"""Chosen on tests/normalize/names.tsv and misprints of all names: lower, and names of other
things come in; higher, and misprints of short names are lost."""
FUZZY_GAP = 0.05
"""How much less alike every other indicator, and every name that is none, must be."""
_CUTOFF, _LIMIT = 55, 12
_SLIPS, _LETTERS = 1, 12
"""A misprint for each so many letters, and this many besides."""
_TURNING = "未不非無再新旧副全両仮"
"""Characters that make another thing of a word: 提出, 未提出."""
_KANA = re.compile("[ぁ-ゖァ-ヺー]?")
"""What a misprint may add: one more ideograph is one more word (実施率の差)."""
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

    def misprinted(
        self, canonical: str, identifier: str, fiscal_year: int | None, measured: bool
    ) -> bool:
        """Whether single characters are all that a name has otherwise than an indicator's own.

        A whole word in place of another (利用率, 導入率) is another thing, however long the name.
        Where no measure is to be read (`measured`), it may be misprinted within only (達状況).
        """
        key = self._key(canonical)
        return any(
            _slips(key, known) and (measured or key[-1:] == known[-1:])
            for known, owner, years in self._choices
            if owner == identifier and years.holds(fiscal_year)
        )


def _slips(key: str, known: str) -> bool:
    """Whether one text is the other with a few wrong, missing or additional characters."""
    if len(key) == len(known) and OSA.distance(key, known) < Levenshtein.distance(key, known) == 2:
        return True  # two neighbours changed places: レプセト
    slips = 0
    for step in Levenshtein.opcodes(known, key):
        if step.tag == "equal":
            continue
        wrong = key[step.dest_start : step.dest_end]
        twice = wrong and key[step.dest_start - 1 : step.dest_start] == wrong
        added = step.tag == "insert" and not twice and not _KANA.fullmatch(wrong)
        turned = added or (bool(wrong) and wrong in _TURNING)
        if turned or len(wrong) > 1 or step.src_end - step.src_start > 1:
            return False
        slips += 1
    return slips <= _SLIPS + len(key) // _LETTERS
