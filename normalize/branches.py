"""Branches named in a title, and the branch a document betrays by the places it mentions."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from normalize.text.folding import fold, tidy

HEADQUARTERS = "00"
_BRANCH, _OFFICE, _PREFECTURE, _REGION, _BARE = 2, 5, 3, 2, 1
"""Weights: 岩手支部 (a document also mentions other branches), 岩手労働局, 岩手県, 盛岡, 岩手."""
_MINIMUM, _RATIO = 4, 2.0
_RISKY_ALONE = frozenset({"大分", "京都", "三重", "山口", "福島", "宮城", "石川", "長野", "千葉"})
"""Prefecture names that are also words, family names, or inside 東京都: never counted alone."""


@dataclass(frozen=True, slots=True)
class Branch:
    """A branch of the association, or headquarters."""

    code: str
    name: str
    romaji: str
    capital: str
    words: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class BranchGuess:
    """The branch a text speaks of. `evidence`: each of its words and how often it stands there.

    `code` is None where the evidence is thin or another branch (`runner_up`) is close.
    """

    code: str | None
    evidence: dict[str, int]
    runner_up: str | None


def _one_of(words: Iterable[str]) -> str:
    """A pattern for the longest of some words, by first character: few are tried at a place."""
    beginning: dict[str, list[str]] = {}
    for word in sorted(words, key=len, reverse=True):
        beginning.setdefault(word[0], []).append(re.escape(word[1:]))
    return "|".join(f"{re.escape(key)}(?:{'|'.join(rest)})" for key, rest in beginning.items())


class BranchFinder:
    """Finds branches by the names of branches.yaml."""

    def __init__(self, raw: Mapping[str, Mapping[str, Any]]) -> None:
        self.branches = {
            code: Branch(code, e["name"], e["romaji"], e["capital"], tuple(e["words"]))
            for code, e in raw.items()
        }
        names = [b.name for b in self.branches.values() if b.code != HEADQUARTERS]
        self._codes = {b.name: b.code for b in self.branches.values()}
        self._romaji = {b.romaji.casefold(): b.code for b in self.branches.values()}
        one = rf"(?:{'|'.join(names)})[都道府県]?"
        self._named = re.compile(rf"({one}(?:[・,、と及び]+{one})*)支部")
        self._one = re.compile("|".join(names))
        self._headquarters = re.compile(r"協会\(?本部|本部(?:の)?(?:事業計画|事業報告)")
        self._weights = self._all_weights()
        self._words = re.compile(_one_of(self._weights))

    def _all_weights(self) -> dict[str, tuple[str, int]]:
        """Every word that speaks for a branch, with code and weight."""
        weights: dict[str, tuple[str, int]] = {"東京都": ("13", _PREFECTURE)}
        for b in self.branches.values():
            if b.code == HEADQUARTERS:
                continue
            weights[f"{b.name}支部"] = (b.code, _BRANCH)
            weights[f"{b.name}労働局"] = (b.code, _OFFICE)
            for ending in ("", "都", "府", "県"):
                known = f"{b.name}{ending}"
                if ending or b.name not in _RISKY_ALONE:
                    weights.setdefault(known, (b.code, _PREFECTURE if ending else _BARE))
            for place in (b.capital, *b.words):
                if place and place not in _RISKY_ALONE:
                    weights.setdefault(fold(place), (b.code, _REGION))
        return weights

    def branch_named(self, text: str) -> list[str]:
        """Codes of the branches a text names as …支部, in its order; 00 for headquarters."""
        folded = fold(text)
        codes = [
            self._codes[name]
            for run in self._named.findall(folded)
            for name in self._one.findall(run)
        ]
        if not codes and self._headquarters.search(folded):
            codes = [HEADQUARTERS]
        return list(dict.fromkeys(codes))

    def code_of(self, name: str) -> str | None:
        """The code of a branch by kanji name (with or without 支部, 県), romaji or code."""
        key = fold(tidy(name)).removesuffix("支部")
        if key in self.branches:
            return key
        for ending in ("", "県", "府", "都"):
            code = self._codes.get(key.removesuffix(ending) if ending else key)
            if code:
                return code
        return self._romaji.get(key)

    def infer_branch(self, text: str) -> BranchGuess:
        """The branch whose places a text mentions most, where no other comes near."""
        counted = Counter(self._words.findall(fold(text)))
        scores: Counter[str] = Counter()
        evidence: dict[str, dict[str, int]] = {}
        for word, count in counted.items():
            code, weight = self._weights[word]
            scores[code] += weight * count
            evidence.setdefault(code, {})[word] = count
        ranked = sorted(scores.items(), key=lambda s: (-s[1], s[0]))
        if not ranked:
            return BranchGuess(None, {}, None)
        best, score = ranked[0]
        runner_up = ranked[1][0] if len(ranked) > 1 else None
        second = ranked[1][1] if len(ranked) > 1 else 0
        found = evidence[best]
        words = dict(sorted(found.items(), key=lambda e: (-e[1], e[0])))
        sure = score >= _MINIMUM and score >= _RATIO * second and len(found) >= 2
        return BranchGuess(best if sure else None, words, runner_up)
