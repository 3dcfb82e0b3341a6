"""Which target the words of a series name: 査定率（累計） in the corner, 被扶養者 before a row."""

from __future__ import annotations

import re
from collections.abc import Sequence

from normalize.records.draft import Draft
from normalize.text.folding import fold
from schema.plan import Series, SeriesRow

_BRACKETS = re.compile(r"\([^()]*\)")
_BASIS = re.compile(
    r"単月|累計|累積|合計|実績値?|目標値?|(?:令和|平成|r|h)?\d{1,4}年度?|年度|[%]|の推移|各月|月別"
)
_POPULATIONS = ("被保険者", "被扶養者")
_ENDING = re.compile(r"(?P<of>.{2,})(?P<what>割合|件数|人数|金額|率)$")
"""What a quantity counts of what: 申請割合."""
_LEAST = 3
_LONG = 8


def draft_named(series: Series, drafts: Sequence[Draft]) -> Draft | None:
    """The one target that the corner or a row label of a block names; None where not one."""
    labels = [quote.text for quote in (series.indicator, series.corner) if quote is not None]
    labels += series.labels
    found: dict[int, Draft] = {}
    for label in dict.fromkeys(labels):
        named = _named(quantity_of(label), drafts)
        found |= {id(draft): draft for draft in named} if len(named) == 1 else {}
    return next(iter(found.values())) if len(found) == 1 else None


def draft_of_row(row: SeriesRow, drafts: Sequence[Draft]) -> Draft | None:
    """The one target for the population that a row is labelled with."""
    for label in row.labels:
        folded = fold(label.text)
        population = next((p for p in _POPULATIONS if folded.startswith(p)), None)
        if population is not None:
            mine = [d for d in drafts if population in _words(d)]
            return mine[0] if len(mine) == 1 else None
    return None


def quantity_of(label: str) -> str:
    """What a label counts, folded: 受診率 of 受診率累計（令和3年度）; else empty."""
    return _BASIS.sub("", _BRACKETS.sub("", fold(label))).strip("のは・:")


def _named(quantity: str, drafts: Sequence[Draft]) -> list[Draft]:
    if len(quantity) < _LEAST:
        return []
    return [draft for draft in drafts if _says(quantity, _words(draft))]


def _says(quantity: str, words: str) -> bool:
    """Whether a target's words hold the quantity; a longer one with words in between left out.

    再審査1件当たり査定額 heads a series of 再審査レセプト1件当たりの査定額, 申請割合 one of
    …の申請の割合.
    """
    parted = _ENDING.match(quantity)
    if quantity in words or (parted and f"{parted['of']}の{parted['what']}" in words):
        return True
    rest = iter(words)
    return len(quantity) >= _LONG and all(character in rest for character in quantity)


def _words(draft: Draft) -> str:
    return fold(draft.target.name_raw or draft.statement.quote.text)
