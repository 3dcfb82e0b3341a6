"""The meaning of a printed status: the document's own legend first, then the contract's."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any, Literal

from normalize.text.folding import fold

Status = Literal["exceeded", "achieved", "behind", "not_achieved", "planned", "not_applicable"]
_MEANING = re.compile(r"^(?P<symbol>[^\w\s]|[a-z])[:・. ]*(?P<words>.{2,})$")

_SHORT = re.compile(r"届か|届いていな|至ら|至っていな|及ば|達していな|未達")


_GRADES: tuple[Status, ...] = (
    "exceeded",
    "achieved",
    "behind",
    "not_achieved",
    "planned",
    "not_applicable",
)
"""The best first; the last two are no grades."""
_RATE = re.compile(r"\d%")
_LATE = re.compile(r"遅れ|やや|わずか|少し|一部|一歩")
_PLAINLY = re.compile(
    r"(?:(?:年度)?(?:目標|計画|予定|前年度|kpi)(?:値|並み)?(?:を|は|に|が)?)?(?:概ね|おおむね|ほぼ|略)?"
    r"(?:(?:目標|計画)(?:を|は|に)?)?"
    r"(?:達成|上回\S*|どおり|通り|順調|良好|実施済み?|完了|同水準)"
    r"(?:済み?|した|している|できた|できている|に推移|に進んでいる|である|です)*。?"
)
"""Words that say nothing but that a target was reached."""


class StatusReader:
    """Reads statuses by symbols and phrases of statuses.yaml."""

    def __init__(self, raw: Mapping[str, Any]) -> None:
        self._symbols: dict[str, Status] = {fold(k): v for k, v in raw["symbols"].items()}
        self._phrases = [
            (re.compile(p["any"]), re.compile(p["none"]) if "none" in p else None, p["status"])
            for p in raw["phrases"]
        ]
        self._graded: list[tuple[re.Pattern[str], re.Pattern[str], Status]] = [
            (re.compile(g["plain"]), re.compile(g["graded"]), g["status"]) for g in raw["graded"]
        ]

    def status_of(self, symbol: str, legend: Mapping[str, str] | None = None) -> Status | None:
        """The status of a printed symbol, word, or both (``○:概ね目標達成``); None where unknown.

        `legend` maps symbols to their printed meaning. A letter (S, A, B) means something only
        by a legend.
        """
        folded = fold(symbol)
        if not folded:
            return None
        meanings = {fold(key): fold(words) for key, words in (legend or {}).items()}
        match = _MEANING.match(folded)
        sign = match.group("symbol") if match and len(folded) > 1 else folded
        for key in (folded, sign):
            if key in meanings:
                found = self._by_words(meanings[key], meanings.values())
                if found and key in self._symbols:
                    return self._of_sign(key, found, meanings)
                if found:
                    return self._graded_apart(key, found, meanings)
        if match:
            found = self._by_words(match.group("words"), ())
            if found:
                return found
        return self._symbols.get(sign) or self._by_words(folded, ())

    def _of_sign(self, sign: str, found: Status, meanings: Mapping[str, str]) -> Status:
        """What a legend's words say of a sign, unless they can hardly mean it.

        × and △ stand for nothing reached by words like 達成率80%未満 or 達成に向けて…, and ○ for
        a rate of a grade. A lesser sign is no grade that a greater one of the legend is already.
        """
        words, own = meanings[sign], self._symbols[sign]
        if own in ("planned", "not_applicable") or found in ("planned", "not_applicable"):
            return found
        if _RATE.search(words):
            return own
        taken = {
            self._by_words(meanings[other], meanings.values())
            for other, status in self._symbols.items()
            if other in meanings and _GRADES.index(status) < _GRADES.index(own)
        }
        if _GRADES.index(found) < _GRADES.index("behind") <= _GRADES.index(own):
            return found if _PLAINLY.fullmatch(words) and found not in taken else own
        if own == "not_achieved" and found == "behind":
            return found if _LATE.search(words) and found not in taken else own
        if own == "behind" and found == "not_achieved" and "×" in meanings:
            return own
        return self._graded_apart(sign, found, meanings)

    def _graded_apart(self, key: str, found: Status, meanings: Mapping[str, str]) -> Status:
        """Two signs of a legend are two grades: S is above an A, × below a △, C below a B."""
        above = found == "achieved" and key == "s"
        below = found == "behind" and key in ("×", "c", "d")
        if not above and not below:
            return found
        beside = "a" if above else {"×": "△", "c": "b", "d": "c"}[key]
        other = meanings.get(beside, "") or (meanings.get("▲", "") if key == "×" else "")
        if self._by_words(other, meanings.values()) != found:
            return found
        return "exceeded" if above else "not_achieved"

    def _by_words(self, words: str, legend: Any) -> Status | None:
        """The status of a phrase; beside 大幅に上回る a plain 上回る is only achieved."""
        for plain, graded, status in self._graded:
            if status == "achieved" and _SHORT.search(words):
                continue  # 届かないものの前年度を上回る: short of the target all the same
            alone = plain.search(words) and not graded.search(words)
            if alone and any(graded.search(other) for other in legend):
                return status
        for pattern, unless, status in self._phrases:
            if pattern.search(words) and not (unless and unless.search(words)):
                return status  # type: ignore[no-any-return]  # validated by taxonomy_check
        return None
