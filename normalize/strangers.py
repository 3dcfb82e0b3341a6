"""What a printed name has that an indicator's own wordings have not: words, numbers, parts.

A rule finds its words anywhere in a name. What stands beside them decides whether the name speaks
of the indicator or of a neighbour: 電子申請システムの稼働率 has all that the 電子申請率 asks for.
"""

from __future__ import annotations

import re
from collections.abc import Iterable

from normalize.taxonomy_model import Indicator
from normalize.vocabulary import Vocabulary

QUALIFIED = 2
"""Unexplained characters in what narrows a name to a part of the members: 建設業 has three."""
_REMARK = 12
"""Unexplained characters that a remark behind a name may have."""
_ENDING = re.compile("(?:おい|おけ|なっ|され|してい|とし|あっ|ただし|いただ)?[ぁ-ん]{1,2}")
"""Endings and particles (となった, うち). What is longer (のばらつき, はりきゅうの) is a word."""
_PLACE = re.compile("[ぁ-んー]+")
"""How a brand writes the place it is of: とくしまの健康宣言."""
_QUOTED = r"[「『“\"][^「」『』“”\"]+[」』”\"]"
_GRADES = "認定|優良|ゴールド|シルバー|プラチナ|「[金銀銅]|ランク|コース|ステップ"
_CAMPAIGN = re.compile(
    rf"(?<=[数率])\s*(?:[（(〔［\[](?![^（）()]*(?:うち|除く|{_GRADES}))[^（）()「『“\"]{{0,12}}{_QUOTED}\s*[)）〕］\]]"
    rf"|{_QUOTED})\s*$"
)
"""The name of a branch's campaign behind what is counted: …事業所数（「健活企業」）."""
_FAMILY = frozenset({"dependents"})
_COUNTED = re.compile("(?:率|割合|数|額|度|状況)$")
_NUMBER = re.compile(r"(\d+)(?=部位|営業日|日|か月|週|年以内|歳|回|人|割|箇所)")


class Strangers:
    """Compares names with all wordings and rules of each indicator."""

    def __init__(self, indicators: Iterable[Indicator], vocabulary: Vocabulary) -> None:
        self._vocabulary = vocabulary
        self._indicators = {i.id: i for i in indicators}
        self._texts = {key: self._known(i) for key, i in self._indicators.items()}
        rules = [rule for i in self._indicators.values() for rule in i.rules]
        words = {word for rule in rules for group in rule.all for word in group}
        words = {word for word in words if _COUNTED.search(word)}.union(vocabulary.measures())
        self._counted = re.compile("|".join(map(re.escape, sorted(words))))
        self._numbers = {
            key: {n for text in texts for n in re.findall(r"\d+", text)}
            for key, texts in self._texts.items()
        }

    def _known(self, indicator: Indicator) -> list[str]:
        """All canonical wordings of an indicator and the words of its rules."""
        texts = [self._vocabulary.canonical(name.text) for name in indicator.names]
        return texts + [word for rule in indicator.rules for group in rule.all for word in group]

    def count(self, canonical: str, identifier: str) -> int:
        """How many characters of a name the indicator's wordings do not explain."""
        return self._vocabulary.unexplained(canonical, self._texts[identifier])

    def words(self, name: str, identifier: str) -> bool:
        """Whether words that are neither the indicator's nor neutral make a name another one's.

        They do at the beginning (縦覧点検の査定率), at the end (査定率との差), before what is
        counted (電子申請の稼働率) and beside うち; a few elsewhere (勧奨通知発送後3か月) do not,
        nor does a remark in brackets behind what is counted.
        """
        indicator = self._indicators[identifier]
        if indicator.brand:
            name = _CAMPAIGN.sub("", name)
        canonical = self._vocabulary.canonical(name)
        remark = self._vocabulary.remark(name)
        if remark:
            before, behind = remark
            if self._left(behind, identifier) > (_REMARK if indicator.unexplained else 0):
                return True
            canonical = before
        head, brand, tail = canonical.partition(indicator.brand or "\0")
        if brand:
            named = self.count(head, identifier) <= indicator.unexplained
            named = named and not self._possessed(name, identifier)
            return not named or self._left(tail, identifier) > 0
        text, spans = self._strange(canonical, identifier)
        if not spans:
            return False
        return (
            "うち" in canonical
            or self._headed(name, identifier)
            or spans[0][0] == 0
            or spans[-1][1] == len(text)
            or any(self._counted.match(text, end) for _, end in spans)
            or sum(end - start for start, end in spans) > indicator.unexplained
        )

    def _possessed(self, name: str, identifier: str) -> bool:
        """Whether a known wording is somebody else's: 社労士の健康宣言事業所数."""
        owner, wording = self._vocabulary.owner(name)
        if wording not in self._texts[identifier] or _PLACE.fullmatch(owner):
            return False
        return self._left(owner, identifier) > 0

    def _headed(self, name: str, identifier: str) -> bool:
        """Whether a name begins with a possessor whose last word is strange: 保健師の…."""
        text, spans = self._strange(self._vocabulary.owner(name)[0], identifier)
        return bool(spans) and spans[-1][1] == len(text)

    def _strange(self, canonical: str, identifier: str) -> tuple[str, list[tuple[int, int]]]:
        """A loose name and the spans of its strange words."""
        text, spans = self._vocabulary.strange(canonical, self._texts[identifier])
        return text, [span for span in spans if not _ENDING.fullmatch(text, *span)]

    def _left(self, canonical: str, identifier: str) -> int:
        """How many characters the strange words of a text have."""
        return sum(end - start for start, end in self._strange(canonical, identifier)[1])

    def numbers(self, canonical: str, identifier: str) -> bool:
        """Whether a name counts days, months, parts of the body … as no wording does."""
        return not set(_NUMBER.findall(canonical)) <= self._numbers[identifier]

    def narrower(self, name: str, identifier: str) -> bool:
        """Whether a name speaks of a part of the members that the indicator does not name."""
        named = self._vocabulary.populations
        family = named(self._vocabulary.canonical(name)) == _FAMILY
        if family and not any(named(text) >= _FAMILY for text in self._texts[identifier]):
            return True  # 被扶養者の保険証回収率
        parts = self._vocabulary.qualifiers(name)
        return any(self._left(words, identifier) >= QUALIFIED for words in parts)
