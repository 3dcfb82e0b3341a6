"""What a title or heading names: topics, the pillar it stands under, the groups in charge."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from functools import cached_property, lru_cache
from typing import Any

from rapidfuzz.fuzz import ratio

from normalize.taxonomy_model import Pillar, Rule, Topic
from normalize.text.folding import fold
from normalize.vocabulary import Vocabulary

_WORTH = 0.4
"""Likeness from which a topic is worth a look."""
_OTHER = re.compile(r"^その他(?:の取り?組み?)?$")
_JOIN = r"[・、,，/&＆と及び\s]*"
_ENDING = r"(?:グループ|ｸﾞﾙｰﾌﾟ|部|担当|(?<![a-z])g(?![a-z]))"


class TopicFinder:
    """Finds the topics a title names; results are cached."""

    def __init__(self, topics: Iterable[Topic], vocabulary: Vocabulary) -> None:
        self.topics = tuple(topics)
        self.vocabulary = vocabulary
        self._titles = {
            t.id: {vocabulary.canonical(title) for title in t.titles} for t in self.topics
        }
        self._titled: dict[str, list[int]] = {}
        """The places of the topics that a whole title names."""
        for place, known in enumerate(self.topics):
            for title in self._titles[known.id]:
                self._titled.setdefault(title, []).append(place)
        self._rules: dict[str, list[tuple[int, Rule]]] = {}
        """Rules by each word of their first group: without one of these none holds."""
        for place, known in enumerate(self.topics):
            for rule in known.rules:
                for word in rule.all[0]:
                    self._rules.setdefault(word, []).append((place, rule))
        self.find = lru_cache(maxsize=8192)(self._find)

    def _find(self, title: str, section: str | None = None) -> list[str]:
        """All topics of a title in the list's order.

        A title that names none, and is not just その他, takes what the heading `section` names.
        """
        canonical = self.vocabulary.canonical(title)
        places = set(self._titled.get(canonical, ()))
        for word, rules in self._rules.items():
            if word in canonical:
                places.update(place for place, rule in rules if rule.matches(canonical))
        found = [self.topics[place].id for place in sorted(places)]
        if not found and section and not _OTHER.match(canonical):
            return self.find(section)
        return found

    def ranked(self, title: str, limit: int = 5) -> list[tuple[str, float]]:
        """Topics whose label or words a title resembles, best first, with a likeness of 0-1."""
        canonical = self.vocabulary.canonical(title)
        scores = {
            t.id: max(ratio(canonical, text) for text in texts) / 100 for t, texts in self._texts
        }
        best = sorted(scores.items(), key=lambda pair: (-pair[1], pair[0]))
        return [(key, round(score, 2)) for key, score in best[:limit] if score >= _WORTH]

    @cached_property
    def _texts(self) -> list[tuple[Topic, list[str]]]:
        """Each topic with its label, its titles and the words of its rules."""
        return [
            (
                t,
                [
                    self.vocabulary.canonical(t.label),
                    *self._titles[t.id],
                    *(word for rule in t.rules for group in rule.all for word in group),
                ],
            )
            for t in self.topics
        ]


class Headings:
    """Pillars and groups as headings and cells print them."""

    def __init__(self, raw: Mapping[str, Any]) -> None:
        self._pillars: list[tuple[Pillar, list[str]]] = [
            (entry["pillar"], entry["any"].split("|")) for entry in raw["pillars"]
        ]
        self._groups = sorted(raw["groups"], key=len, reverse=True)
        self._all = frozenset(raw["all_groups"])
        one = rf"(?:{'|'.join(self._groups)})(?:第?[一二三1-3])?{_ENDING}?"
        self._run = re.compile(rf"{one}(?:{_JOIN}{one})*")
        self._name = re.compile("|".join(self._groups))
        self._cached_pillar = lru_cache(maxsize=4096)(self._pillar_of)
        self._cached_groups = lru_cache(maxsize=4096)(self._groups_of)

    def pillar_of(self, text: str) -> Pillar | None:
        """The pillar a heading names: the one named first, None where it names none."""
        return self._cached_pillar(text)

    def _pillar_of(self, text: str) -> Pillar | None:
        folded = _unpointed(fold(text))
        found = [
            (folded.find(word), -len(word), pillar)
            for pillar, words in self._pillars
            for word in words
            if word in folded
        ]
        return min(found)[2] if found else None

    def groups_of(self, text: str) -> list[str]:
        """The groups a cell or heading names, as printed from left to right.

        A name counts where it is followed by グループ or G, or where the whole text is names:
        業務改革の推進 names no group. 全グループ gives none; see `is_all_groups`.
        """
        return list(self._cached_groups(text))

    def _groups_of(self, text: str) -> list[str]:
        folded = fold(text)
        if self.is_all_groups(text):
            return []
        runs = [
            m.group() for m in self._run.finditer(folded) if re.search(r"グループ|g", m.group())
        ]
        whole = self._run.fullmatch(folded.strip("()[]"))
        if not runs and whole:
            runs = [whole.group()]
        names = [name for run in runs for name in self._name.findall(run)]
        return list(dict.fromkeys(names))

    def is_all_groups(self, text: str) -> bool:
        """Whether a text says that all groups are in charge."""
        folded = fold(text)
        return any(word in folded for word in self._all)


def _unpointed(folded: str) -> str:
    """Folded text without middle dots: 組織・運営体制 and 組織運営体制 are one."""
    return folded.replace("・", "").replace(",", "").replace("、", "")
