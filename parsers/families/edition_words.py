"""What the words of a header cell say of an edition: its fiscal year, 新 or 旧, and the rest."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

from normalize.text.eras import find_fiscal_years
from normalize.text.flatten import flatten
from normalize.text.folding import fold
from parsers.word_lists import any_of, pattern_of
from schema.plan import Edition

_CHANGED = any_of("editions.changed")
_FRESH = r"(?<![更刷最])新(?!規|設|た|し|着)"
"""No 更新, no 新規."""
_NEW = re.compile(
    rf"{_FRESH}|{_CHANGED}(?:後|案|計画|版)|{any_of('editions.new')}|[（(]案[)）]|(?<=計画)案|^案$"
)
_OLD = re.compile(rf"旧|{_CHANGED}前|{any_of('editions.old')}")
_OWN = pattern_of("editions.own")
_MARKS = re.compile(
    rf"{any_of('editions.new', 'editions.old', 'editions.own')}"
    rf"|{_FRESH}|旧|{_CHANGED}(?:後|前|案|(?=計画|版))|素?案(?=$|[)）])"
)
_EMPTY = re.compile(r"[（(【\[〔]\s*[)）】\]〕]")
_AROUND = re.compile(r"^[\s・:：の/／]+|[\s・:：/／]+$")
_PLAN = re.compile(
    rf"(?:[一-龠]{{2,3}}支部)?(?:の)?{any_of('editions.plan_kinds')}?計画"
    rf"{any_of('editions.plan_parts')}?|{any_of('editions.plan_words')}"
)
_PAST = pattern_of("editions.past")
_LONGEST = 40
_BARE_YEAR = re.compile(r"(?<![\d.])(?P<n>\d{1,2})\s*年度")
"""A year without its era: 6年度."""
_REIWA = 2018
"""Any era does: such years are only told apart."""


@dataclass(frozen=True)
class Said:
    """What a header cell says of an edition: one of the two at least is there."""

    year: int | None
    mark: str | None
    """`new`, `old`, or `own`: this year's, old beside the next year's and else new."""
    rest: str
    """Its other words."""

    @property
    def plans(self) -> bool:
        """Whether the other words say no more than that it is a plan: 事業計画（案）."""
        return not self.rest or _PLAN.fullmatch(fold(self.rest)) is not None

    @property
    def past(self) -> bool:
        """Whether it heads what was done or reached: that is no edition of a plan."""
        return _PAST.search(self.rest) is not None


@lru_cache(maxsize=1024)
def said_of(text: str) -> Said | None:
    """What a header cell's text says of an edition; None where that is nothing, or two years."""
    flat = flatten(text).replace("\n", " ")
    if len(flat) > _LONGEST:
        return None
    years = find_fiscal_years(flat)
    if len({each.year for each in years}) > 1:
        return None
    new, old = _NEW.search(flat), _OLD.search(flat)
    mark = None if bool(new) == bool(old) else "new" if new else "old"
    mark = "own" if not new and not old and _OWN.search(flat) else mark
    bare = _BARE_YEAR.search(flat) if not years else None
    if not years and mark is None and bare is None:
        return None
    for each in reversed(years):
        flat = flat[: each.start] + flat[each.end :]
    rest = _MARKS.sub("", _BARE_YEAR.sub("", flat))
    while (shorter := _AROUND.sub("", _EMPTY.sub("", rest))) != rest:
        rest = shorter
    if bare is not None:
        return Said(_REIWA + int(bare["n"]), mark, rest)
    return Said(years[0].year if years else None, mark, rest)


def told_apart(said: list[Said]) -> list[Edition] | None:
    """Whose each is, by the fiscal year, else by 新 and 旧; None where these are no editions."""
    if len(said) < 2 or any(each.past for each in said):
        return None
    years = sorted({each.year for each in said if each.year is not None})
    if len(years) == 2 and all(each.year is not None for each in said):
        return ["current" if each.year == years[1] else "previous" for each in said]
    if len(years) > 1:
        return None
    marks = _settled(said)
    known = {mark for mark in marks if mark is not None}
    if len(known) == 1 and None in marks:  # 現行 | 令和6年度
        if any(each.year is None for each in said if each.mark is None):
            return None
        (mark,) = known
        marks = [each or ("old" if mark == "new" else "new") for each in marks]
    if set(marks) != {"new", "old"}:
        return None
    return ["current" if mark == "new" else "previous" for mark in marks]


def _settled(said: list[Said]) -> list[str | None]:
    """The marks without `own`: 今年度計画 is the old one beside 来年度計画, else the new one.

    今年度の取組 beside 来年度の取組 are no editions: what a year's plan says of the next.
    """
    marks = [each.mark for each in said]
    if {"own", "new"} <= set(marks):
        plans = all("計画" in each.rest for each in said)
        return ["old" if mark == "own" else mark for mark in marks] if plans else [None]
    return ["new" if mark == "own" else mark for mark in marks]
