"""The words layouts are recognised by: header words, section labels, legend words."""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import lru_cache
from importlib.resources import files
from typing import Any

import yaml

from normalize.text.folding import fold

_MOST_SEEN = 4096


@dataclass(frozen=True)
class Vocabulary:
    """Folded header words by role, in the order roles are tried."""

    exact: dict[str, tuple[str, ...]]
    """Folded word -> roles it may mean."""
    part: tuple[tuple[str, str], ...]
    """(folded part, role), longest part first."""
    pillars: dict[int, tuple[str, ...]]
    title_words: tuple[str, ...]
    legend_words: tuple[str, ...]
    incentive_mark: str
    genre_words: tuple[str, ...] = ()
    seen: dict[str, tuple[str, ...]] = field(default_factory=dict)
    """Roles of texts that were asked for before: header words are asked for again and again."""

    def roles_of(self, text: str) -> tuple[str, ...]:
        """Roles that a header cell's text may name, likeliest first; empty if none."""
        if text not in self.seen:
            if len(self.seen) >= _MOST_SEEN:
                self.seen.clear()
            self.seen[text] = self._roles_of(fold(text))
        return self.seen[text]

    def _roles_of(self, folded: str) -> tuple[str, ...]:
        if not folded or len(folded) > 40:
            return ()
        bare = folded.split("(", 1)[0]
        for key in (folded, bare):
            if key in self.exact:
                return self.exact[key]
        for part, role in self.part:
            if part in folded:
                return (role,)
        return ()

    def pillar_ordinal(self, text: str) -> int | None:
        """1, 2 or 3 when the text names 基盤的, 戦略的 or 組織 functions, else None."""
        folded = fold(text)
        for ordinal, words in self.pillars.items():
            if any(word in folded for word in words):
                return ordinal
        return None


@lru_cache(maxsize=1)
def vocabulary() -> Vocabulary:
    """The reviewed vocabulary of `vocabulary.yaml`."""
    raw: dict[str, Any] = yaml.load(
        files("parsers").joinpath("vocabulary.yaml").read_text("utf-8"),
        getattr(yaml, "CSafeLoader", yaml.SafeLoader),
    )
    exact: dict[str, tuple[str, ...]] = {}
    part: list[tuple[str, str]] = []
    for role, words in raw["roles"].items():
        for word in words.get("exact", ()):
            exact.setdefault(fold(word), (role,))
        part += [(fold(word), role) for word in words.get("part", ())]
    exact |= {fold(word): tuple(roles) for word, roles in raw["either"].items()}
    return Vocabulary(
        exact=exact,
        part=tuple(sorted(part, key=lambda pair: -len(pair[0]))),
        pillars={int(k): tuple(fold(w) for w in v) for k, v in raw["pillars"].items()},
        title_words=tuple(fold(word) for word in raw["title_words"]),
        legend_words=tuple(fold(word) for word in raw["legend_words"]),
        incentive_mark=raw["incentive_mark"],
        genre_words=tuple(fold(word) for word in raw["genre_words"]),
    )
