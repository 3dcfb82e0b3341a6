"""Rows of a series that are of one population: 被保険者 above 被扶養者, each with 受診率.

A row's own words say whose it is; it is never of the other population's indicator.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import replace

from normalize.records.draft import Item
from normalize.records.hints import by_population
from normalize.text.folding import fold
from normalize.word_lists import any_of, pattern_of, words_in
from schema.plan import Series, SeriesRow

_INSURED, _DEPENDENTS, _ALL, _REST = "insured", "dependents", "all", "rest"
_WHO = dict.fromkeys(words_in("whom.insured"), _INSURED) | dict.fromkeys(
    words_in("whom.dependents"), _DEPENDENTS
)
_TOGETHER = re.compile(rf"(?:支部|被保険者[・+と]被扶養者)?{any_of('whom.together')}(?![画数])")
_NAMES = re.compile(
    rf"(?:^[<\[【〔「≪・■●○◆①-⑳]*|[(（\s])(?P<who>{'|'.join(_WHO)})(?:分|様)?"
    rf"(?!{any_of('whom.no_population')})"
)
_ONLY_INSURED = pattern_of("whom.of_the_insured")
_BESIDE = re.compile(r"特定健(?:診|康診[査断])(?!.*(?:全体|合計|加入者|指導))")
"""What is of the dependents where it stands beside 生活習慣病予防健診 (岩手 2020)."""
_FAMILIES = (("guidance", pattern_of("whom.guidance")), ("checkup", pattern_of("whom.checkup")))
_OTHER = pattern_of("whom.others")
"""What is counted of a population too, and is no check-up or guidance."""


def whom_named(texts: Iterable[str]) -> str | None:
    """The one population that words head, ``insured`` or ``dependents``; None where not one."""
    found: set[str] = set()
    for text in texts:
        folded = fold(text)
        if any(word in folded for word in _WHO):
            found |= {_WHO[match["who"]] for match in _NAMES.finditer(folded)}
        if not found and _ONLY_INSURED.search(folded):
            found.add(_INSURED)
    return next(iter(found)) if len(found) == 1 else None


def by_whom(series: Series, item: Item) -> list[tuple[Series, str | None]]:
    """A series and its population; parted, where its rows are of several.

    Rows of all together are ``all``, those beside populations that name none ``rest``.
    """
    rows = _of_rows(series, item)
    named = set(rows) - {None, _ALL}
    if not named or (len(named) == 1 and _ALL not in rows):
        alone = next(iter(named)) if len(set(rows)) == 1 and named else None
        return [(series, alone if named else _over(series))]
    parts: dict[str, Series] = {}
    for row, whom in zip(series.rows, rows, strict=True):
        parts.setdefault(whom or _REST, replace(series, rows=[])).rows.append(row)
    return [(part, whom) for whom, part in parts.items()]


def _over(series: Series) -> str | None:
    """The population that the corner or the line above a table names."""
    over = (quote.text for quote in (series.corner, series.caption) if quote is not None)
    return next((whom for text in over if (whom := whom_named([text]))), None)


def _of_rows(series: Series, item: Item) -> list[str | None]:
    rows = [whom_named(q.text for q in row.labels) or _of_all(row) for row in series.rows]
    if None in rows and any(_is_beside(row) for row in series.rows):
        texts = [*series.texts, *(d.target.name_raw or "" for d in item.drafts)]
        if any(_ONLY_INSURED.search(text) for text in texts):
            pairs = zip(series.rows, rows, strict=True)
            return [whom or (_DEPENDENTS if _is_beside(row) else None) for row, whom in pairs]
    return rows


def _of_all(row: SeriesRow) -> str | None:
    return _ALL if any(_TOGETHER.match(fold(label.text)) for label in row.labels) else None


def _is_beside(row: SeriesRow) -> bool:
    return any(_BESIDE.match(label.text.strip()) for label in row.labels)


def fits_whom(kpi_id: str | None, whom: str | None) -> bool:
    """Whether an indicator may be of a population: 被扶養者 are no part of the insured's rate."""
    return whom is None or (population_of(kpi_id) or whom) == whom


def population_of(kpi_id: str | None) -> str | None:
    """The population that an indicator is of, ``all`` for both; None where it is of none."""
    own = (who for ids in by_population().values() for who, each in ids.items() if each == kpi_id)
    return next(own, None)


def kpi_of_whom(series: Series, whom: str, item: Item) -> str | None:
    """The indicator of a population that a series counts check-ups or guidance of.

    That of the insured is the 生活習慣病予防健診 only where a target or the words say so.
    """
    family = _family(series, item)
    if family is None:
        return None
    kpi_id = by_population()[family].get(whom)
    if kpi_id is None or family != "checkup" or whom != _INSURED:
        return kpi_id
    told = any(_ONLY_INSURED.search(text) for text in series.texts)
    return kpi_id if told or any(draft.kpi_id == kpi_id for draft in item.drafts) else None


def _family(series: Series, item: Item) -> str | None:
    """What the words of a series are about, or else those of its item."""
    for words in (" ".join(series.texts), item.initiative.title.text):
        if _OTHER.search(" ".join(series.labels)):
            return None
        for family, says in _FAMILIES:
            if says.search(words):
                return family
    return None
