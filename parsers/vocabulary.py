"""The words layouts are recognised by: header words, section labels, legend words."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from functools import lru_cache
from importlib.resources import files
from typing import Any

import yaml

from normalize.text.folding import fold
from parsers.wording import as_said, readings

_MOST_SEEN = 4096
_LONGEST_GUESS = 20
_YEAR = re.compile(r"^(?:令和|平成|r|h)?[\d元]{1,4}年度(?:の|における)?")
"""The year before a header word: 令和5年度の実施結果, 令和6年度（目標）."""
_ASIDE = re.compile(r"^(?:[(\[【〔]参考(?:値)?[)\]】〕]|参考[:・])(?=.)")
"""What marks a column as printed for comparison: （参考）全国平均."""
_DATED = re.compile(r"(?:令和|平成|[rh])[\d元]|20\d\d|[前昨]年")
"""How words begin that say when: （参考）R4実績 is of another year than the document."""
_COMPARED = ("national", "baseline")
_BEHIND = re.compile(r"\(([^()]{2,6})\)$")

_FOOTNOTE = re.compile(r"[(\[]?(?:※|\*|注)\d*[)\]]?$")
"""A footnote's mark behind a header word: 全国平均※1."""
_UNIT = re.compile(r"\([人名]\)$")
_FILLED = re.compile(r"^(?!参考)[^:]{1,14}:[^:]{2,}")
"""A label with its value behind it heads no column: 担当：業務グループ."""
_IN_BRACKETS = re.compile(r"\([^()]*\)")
_SENTENCE = re.compile(r"。|とする$")
"""A measure or a target's statement heads no column: ・取組を進める。, KPI：95％以上とする."""

_OWN = re.compile(r"(?P<name>京都|[^支府県都]{0,4})(?:支部|[府県都]|(?<=.))")
"""The name of a branch as a column's head: 愛媛, 愛媛支部, 愛媛県, 当支部, 支部."""
_LONGEST_BRANCH = 6
_WHEN = re.compile(r"\([^()]*(?:月|年度|末|現在|時点|実績)[^()]*\)$")
"""When a branch's figures were reached: 愛媛(9月末)."""
_JOINED = re.compile("・|、|/|及び|並びに|と")
_OF_KIND = "区分"
"""Stands behind the word that tells: 達成区分 are grades, 機能区分 a section."""
_GROUPED = ("title", "measure")
"""What of kinds there are sections: 事業の区分, 計画区分."""
_SPELLINGS = re.compile(r"取り?組み")


def _spelled(folded: str) -> str:
    """Header words in one spelling: 取り組み and 取組み are 取組."""
    return _SPELLINGS.sub("取組", folded)


@dataclass(frozen=True)
class Guess:
    """Roles of header words by what they end with and hold."""

    roles: tuple[str, ...]
    ends: tuple[str, ...]
    has: tuple[str, ...]
    joined: tuple[str, ...] = ()

    def fits(self, folded: str) -> bool:
        """Whether folded words end and hold as this guess asks."""
        if self.ends and not folded.endswith(self.ends):
            return False
        return all(any(word in folded for word in one) for one in (self.has, self.joined) if one)


@dataclass(frozen=True)
class Vocabulary:
    """Folded header words by role, in the order roles are tried."""

    exact: dict[str, tuple[str, ...]]
    """Folded word -> roles it may mean."""
    part: tuple[tuple[str, str], ...]
    """(folded part, role), longest part first."""
    pillars: dict[int, tuple[str, ...]]
    title_words: tuple[str, ...]
    branch_title_words: tuple[str, ...]
    legend_words: tuple[str, ...]
    incentive_mark: str
    group_names: tuple[str, ...] = ()
    """Longest first."""
    genre_words: tuple[str, ...] = ()
    kpi_words: tuple[str, ...] = ()
    earlier_words: tuple[str, ...] = ()
    branches: frozenset[str] = frozenset()
    guesses: tuple[Guess, ...] = ()
    counts: tuple[Guess, ...] = ()
    """What heads columns of head counts."""
    pillar_labels: dict[str, int] = field(default_factory=dict)
    seen: dict[str, tuple[str, ...]] = field(default_factory=dict)
    """Roles of texts that were asked for before: header words are asked for again and again."""
    ordinals: dict[str, int | None] = field(default_factory=dict)
    """The same for pillars."""
    guessed: dict[str, tuple[str, ...]] = field(default_factory=dict)
    """The same for guesses."""

    def roles_of(self, text: str) -> tuple[str, ...]:
        """Roles that a header cell's text may name, likeliest first; empty if none."""
        if text not in self.seen:
            if len(self.seen) >= _MOST_SEEN:
                self.seen.clear()
            self.seen[text] = self._roles_of(_FOOTNOTE.sub("", fold(text)))
        return self.seen[text]

    def _roles_of(self, folded: str) -> tuple[str, ...]:
        if not folded or len(folded) > 40:
            return ()
        bare = folded.split("(", 1)[0]
        for key in (folded, bare, _spelled(folded)):
            if key in self.exact:
                return self.exact[key]
        folded = _spelled(folded)
        if _FILLED.match(folded) or _SENTENCE.search(_IN_BRACKETS.sub("", folded)):
            return ()
        last = [one for one in self.part if one[1] == "target" and bare.endswith(one[0])]
        last = [] if _JOINED.search(bare) else last  # 達成度を測る指標, but 実施内容・KPI
        for part, role in (*last, *self.part):
            if part in folded:
                if role in _COMPARED and bare and part not in bare and self._guess(bare):
                    continue  # 令和4年度実績（前年度実績） prints both
                if role == "title" and any(word in folded for word in self.kpi_words):
                    return ("target",)  # KPI項目名
                told = self._as_told(folded, bare) if role == "measure" else ()
                return told or (role,)
        if aside := _ASIDE.match(folded):
            rest = folded[aside.end() :]
            roles = self._roles_of(rest) or self._guess(rest)
            if roles[:1] == ("result",) and _DATED.match(rest):
                return ("baseline",)
            return roles[:1] if roles[:1] and roles[0] in _COMPARED else ("remark",)
        return ()

    def _as_told(self, folded: str, bare: str) -> tuple[str, ...]:
        """What the end of words for measures says they are: 取組内容と成果, 事業概要（項目）."""
        behind = _BEHIND.search(folded)
        if behind and self.exact.get(behind[1]) == ("title",):
            return ("title",)
        ended = self._ended(bare)
        return ended if ended[:1] == ("progress",) else ()

    def guess(self, text: str) -> tuple[str, ...]:
        """Roles of header words that no list holds, by their last word; empty if none.

        Only for cells of header rows: 取組 also ends many a title.
        """
        if text not in self.guessed:
            if len(self.guessed) >= _MOST_SEEN:
                self.guessed.clear()
            self.guessed[text] = self._guess(text)
        return self.guessed[text]

    def _guess(self, text: str) -> tuple[str, ...]:
        folded = _spelled(fold(text))
        if _FILLED.match(folded):
            return ()
        words, _, behind = _YEAR.sub("", folded).partition("(")
        bare = words or (behind.removesuffix(")") if not folded.startswith("(") else "")
        if not bare or len(bare) > _LONGEST_GUESS:
            return ()
        if bare in self.exact:
            return self.exact[bare]
        kinds = bare.endswith(_OF_KIND)
        found = () if kinds else self._ended(bare)
        for word, said in () if found else readings(_YEAR.sub("", folded)):
            if roles := self.exact.get(word) or self._ended(word):
                return ("section",) if kinds and roles[0] in _GROUPED else as_said(roles, said)
        return found or self._ended(bare)

    def _ended(self, bare: str) -> tuple[str, ...]:
        """The roles of the first guess that a bare word fits."""
        return next((guess.roles for guess in self.guesses if guess.fits(bare)), ())

    def names_kpis(self, words: str) -> bool:
        """Whether header words say that the targets below them are KPIs."""
        folded = fold(words)
        return any(word in folded for word in self.kpi_words)

    def counts_people(self, words: str) -> str | None:
        """eligible or expected where header words head a column of head counts, else None."""
        if "者" not in words and "人" not in words and "数" not in words:
            return None
        bare = _UNIT.sub("", _FOOTNOTE.sub("", _YEAR.sub("", fold(words))))
        return next((guess.roles[0] for guess in self.counts if guess.fits(bare)), None)

    def is_earlier(self, folded: str) -> bool:
        """Whether folded header words begin with a year before the document's: 前年度末の状況."""
        return folded.startswith(self.earlier_words)  # 結果［前年度］ prints both

    def names_branch(self, folded: str) -> bool:
        """Whether folded words are a branch and nothing else: 愛媛, 愛媛支部, 当支部."""
        if len(folded) > _LONGEST_BRANCH and not folded.endswith(")"):
            return False
        own = _OWN.fullmatch(_WHEN.sub("", folded))
        return own is not None and (own["name"] in ("", "当") or own["name"] in self.branches)

    def pillar_ordinal(self, text: str) -> int | None:
        """1, 2 or 3 when the text names 基盤的, 戦略的 or 組織 functions, else None."""
        if text not in self.ordinals:
            if len(self.ordinals) >= _MOST_SEEN:
                self.ordinals.clear()
            self.ordinals[text] = self._pillar_ordinal(fold(text))
        return self.ordinals[text]

    def _pillar_ordinal(self, folded: str) -> int | None:
        for ordinal, words in self.pillars.items():
            if any(word in folded for word in words):
                return ordinal
        return self.pillar_labels.get(folded)


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
        part += [(_spelled(fold(word)), role) for word in words.get("part", ())]
    exact |= {fold(word): tuple(roles) for word, roles in raw["either"].items()}
    exact = {_spelled(word): roles for word, roles in exact.items()} | exact
    return Vocabulary(
        exact=exact,
        part=tuple(sorted(part, key=lambda pair: -len(pair[0]))),
        pillars={int(k): tuple(fold(w) for w in v) for k, v in raw["pillars"].items()},
        pillar_labels={
            fold(word): int(ordinal)
            for ordinal, words in raw["pillar_labels"].items()
            for word in words
        },
        title_words=tuple(fold(word) for word in raw["title_words"]),
        branch_title_words=tuple(fold(word) for word in raw["branch_title_words"]),
        legend_words=tuple(fold(word) for word in raw["legend_words"]),
        incentive_mark=raw["incentive_mark"],
        group_names=tuple(sorted(raw["group_names"], key=len, reverse=True)),
        genre_words=tuple(fold(word) for word in raw["genre_words"]),
        earlier_words=tuple(fold(word) for word in raw["earlier_words"]),
        kpi_words=tuple(fold(word) for word in raw["kpi_words"]),
        branches=frozenset(fold(word) for word in raw["branches"]),
        guesses=_guesses(raw["guesses"]),
        counts=_guesses(raw["counts"]),
    )


def _guesses(raw: list[dict[str, list[str]]]) -> tuple[Guess, ...]:
    return tuple(
        Guess(
            roles=tuple(each["role"]),
            ends=tuple(_spelled(fold(word)) for word in each.get("ends", ())),
            has=tuple(_spelled(fold(word)) for word in each.get("has", ())),
            joined=tuple(fold(word) for word in each.get("with", ())),
        )
        for each in raw
    )
