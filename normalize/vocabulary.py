"""What makes two printed names comparable: rewrites, asides, populations, what is counted."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import lru_cache
from typing import Any

from normalize.text.folding import fold

_ENUMERATOR = re.compile(
    r"^[\s■□◆◇●○◎・※*★☆→]*(?:[①-⑳⑴-⒇⒜-⒵ⓐ-ⓩ㋐-㋾]"
    r"|(?:[IVX]{1,4}|[Ⅰ-Ⅻⅰ-ⅻ]|[ivx]{1,4}|\d{1,2}|[ア-ンｱ-ﾝ]|[a-zａ-ｚA-ZＡ-Ｚ]|[（(]\d{1,2}[)）])"
    r"\s*[.．、)）](?!\d)"
    r"|[（(](?:\d{1,2}|[ア-ンｱ-ﾝ]|[a-zａ-ｚA-ZＡ-Ｚ])[)）]|[Ⅰ-Ⅻⅰ-ⅻ](?=\s))?\s*"
)
_BRACKET = re.compile(r"\(([^()]*)\)")
_REMARK = re.compile(r"^(.+(?:率|割合|数|額|状況))\(([^()]*)\)$")
_ORNAMENT = re.compile(r"[●○◎◆◇■□★☆→⇒*※]")
_ENDS = ":;、。・,_-"
_PUNCTUATION = re.compile(r"[()・、。,，:;\"'~\-=#*※!?>/|+&_]")


def _longest(text: str, at: int, known: list[str]) -> int:
    """The length of the longest run from a position, two at least, that stands in a known text."""
    best = 0
    for other in known:
        end = at + max(best + 1, 2)
        while end <= len(text) and text[at:end] in other:
            best = end - at
            end += 1
    return best


class Vocabulary:
    """The words of vocabulary.yaml, compiled."""

    def __init__(self, raw: dict[str, Any], branches: list[str] | None = None) -> None:
        self._rewrites = [(re.compile(old), new) for old, new in raw["rewrites"]]
        self._rewritten = re.compile("|".join(f"(?:{old})" for old, _ in raw["rewrites"]))
        self._aside = re.compile("|".join(f"(?:{a})" for a in raw["asides"]))
        noise = list(raw["noise"])
        if branches:
            noise.append(rf"(?:{'|'.join(branches)})(?:県)?支部(?:の|における)?")
        self._noise = re.compile("|".join(f"(?:{n})" for n in noise))
        words = sorted(raw["function_words"], key=len, reverse=True)
        self._function_words = re.compile("|".join(map(re.escape, words)))
        self._exclusions = re.compile("|".join(raw["exclusions"]))
        self._populations: dict[str, list[str]] = raw["populations"]
        self._of_the_insured = re.compile(raw["of_the_insured"])
        self._quantities = [
            (word, kind) for kind, words in raw["quantities"].items() for word in words
        ]
        self._leading = re.compile(raw["qualifiers"]["leading"])
        self._subset = re.compile(raw["qualifiers"]["subset"])
        self._neutral = re.compile("|".join(raw["neutral"]))
        self._generic = frozenset(raw["generic"])
        self._generic_unless = re.compile(raw["generic_unless"])
        self._cached = lru_cache(maxsize=32768)(self._canonical)
        self.excluded = lru_cache(maxsize=8192)(self._excluded)
        """The word that keeps a canonical name from matching by rule or likeness, or None."""

    def canonical(self, text: str) -> str:
        """The name in the words of the taxonomy: folded, rewritten, without asides and points."""
        return self._cached(text)

    def _canonical(self, text: str) -> str:
        """`canonical` without the cache."""
        folded = fold(_ENUMERATOR.sub("", text, count=1))
        before = None
        while "(" in folded and folded != before:
            before = folded
            folded = _BRACKET.sub(self._bracket, folded)
        folded = folded.replace("\ue000", "(").replace("\ue001", ")")
        folded = _ORNAMENT.sub("", folded)
        if self._rewritten.search(folded):  # most names need none
            for pattern, new in self._rewrites:
                folded = pattern.sub(new, folded)
        return _PUNCTUATION.sub("", self._noise.sub("", folded.rstrip(_ENDS)))

    def _bracket(self, match: re.Match[str]) -> str:
        """A bracket without its content where that is an aside; else marked as looked at."""
        inside = match.group(1)
        return "" if self._aside.fullmatch(inside) else f"\ue000{inside}\ue001"

    def loose(self, canonical: str) -> str:
        """A canonical name without function words."""
        return self._function_words.sub("", canonical)

    def generic(self, canonical: str, context: str) -> str | None:
        """The quantity word of a name that says nothing else, unless the heading is of a part."""
        word = canonical.removeprefix("目標").removesuffix("目標")
        if word not in self._generic or self._generic_unless.search(context):
            return None
        return word

    def measures(self) -> list[str]:
        """All words for what is counted: 取得率, 事業所数, 率."""
        return [*self._generic, *(word for word, _ in self._quantities)]

    def is_generic(self, canonical: str) -> bool:
        """Whether a name says only what is counted."""
        return canonical.removeprefix("目標").removesuffix("目標") in self._generic

    def strange(self, canonical: str, known: Iterable[str]) -> tuple[str, list[tuple[int, int]]]:
        """A loose name and its spans that neither a known text nor a neutral word explains.

        Runs of two and more characters that stand in a known text are explained: 建設業の郵送化率
        has three that are not, and speaks of something narrower.
        """
        texts = [self.loose(text) for text in known]
        rest = self.loose(canonical)
        told = {at for match in self._neutral.finditer(rest) for at in range(*match.span())}
        at = 0
        while at < len(rest):
            length = _longest(rest, at, texts)
            if length == 2 and rest[at + 1] == "率" and at - 1 not in told:
                length = 0  # behind a strange 落, 札率 is not that of 一者応札率
            told.update(range(at, at + length))
            at += 1
        flags = "".join(" " if at in told else "x" for at in range(len(rest)))
        return rest, [match.span() for match in re.finditer("x+", flags)]

    def unexplained(self, canonical: str, known: Iterable[str]) -> int:
        """How many characters of a name are strange to all known texts."""
        return sum(end - start for start, end in self.strange(canonical, known)[1])

    def qualifiers(self, text: str) -> list[str]:
        """Words that may narrow a name to a part of the members: 建設業の…, …（沿岸地域）."""
        folded = fold(_ENUMERATOR.sub("", text, count=1))
        lead = self._leading.match(folded)
        found = [lead.group(1)] if lead else []
        found += [match.group(1) for match in _BRACKET.finditer(folded)]
        return [self.canonical(words) for words in found if self._subset.search(words)]

    def owner(self, text: str) -> tuple[str, str]:
        """Whose a name begins with and the name itself, both canonical: 社労士, 宣言事業所数."""
        folded = fold(_ENUMERATOR.sub("", text, count=1))
        lead = self._leading.match(folded)
        if not lead:
            return "", self.canonical(text)
        return self.canonical(lead.group(1)), self.canonical(folded[lead.end() :])

    def remark(self, text: str) -> tuple[str, str] | None:
        """A name and the remark in brackets behind it, both canonical; None where it has none."""
        found = _REMARK.match(fold(_ENUMERATOR.sub("", text, count=1)))
        if not found:
            return None
        aside = self._aside.fullmatch(found.group(2))
        return self.canonical(found.group(1)), "" if aside else self.canonical(found.group(2))

    def populations(self, canonical: str) -> frozenset[str]:
        """The populations a canonical name mentions: insured, dependents, both."""
        return frozenset(
            population
            for population, words in self._populations.items()
            if any(word in canonical for word in words)
        )

    def whom(self, text: str) -> str | None:
        """The one population a name speaks of, by its words or by what only the insured have."""
        canonical = self.canonical(text)
        named = self.populations(canonical)
        if not named and self._of_the_insured.search(canonical):
            return "insured"
        return next(iter(named)) if len(named) == 1 else None

    def quantity(self, text: str) -> str | None:
        """What a name counts by its last quantity word: a unit, ``other``, or None.

        Words in brackets decide only where there are none outside: カバー率（被保険者数）.
        """
        outside = self.canonical(_BRACKET.sub("", fold(text)))
        return self._last_quantity(outside) or self._last_quantity(self.canonical(text))

    def _last_quantity(self, canonical: str) -> str | None:
        """What the last quantity word of a canonical name counts."""
        best = max(
            (
                (at + len(word), len(word), kind)
                for word, kind in self._quantities
                if (at := canonical.rfind(word)) >= 0
            ),
            default=None,
        )
        return best[2] if best else None

    def _excluded(self, canonical: str) -> str | None:
        """`excluded` without the cache."""
        match = self._exclusions.search(canonical)
        return match.group() if match else None
