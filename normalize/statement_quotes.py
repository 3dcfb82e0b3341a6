"""Brackets that quote more than one figure: goals of last year, other years, 全国, the branch.

（令和2年度目標 60.2%、実績 59.8%）, （R3実績 96.4%、全国平均 95.5%）, （R2実績94.9%、R1実績91.3%）:
the branch's own result of the latest year is the previous one. A goal of last year is no result.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

from normalize.statement_values import NUMBER, value_of
from normalize.taxonomy_files import packaged
from normalize.text.eras import find_year_months, fiscal_year_of
from normalize.text.months import fiscal_year_of_month
from normalize.text.numbers import Unit

_BRACKET = re.compile(r"[(\s<【「『{\[]*\((?P<inner>[^()]*(?:\([^()]*\)[^()]*)*)\)")
_WHEN = re.compile(
    r"(?<![A-Za-z])(?:令和|平成|R|H)\s*[\d元]{1,2}"
    r"(?:\s*年度|\s*年(?:\s*\d{1,2}\s*月)?|\.\d{1,2}(?![\d.%]))?"
    r"|20\d\d\s*年度|前年度|昨年度|前年|昨年"
)
_VALUE = re.compile(rf"(?<![\d.,]){NUMBER}")
_GOAL = re.compile(r"目標|計画|予算")
_NATIONAL = re.compile(r"全国|協会|全支部|平均|順位")
_KNOWN = re.compile(
    r"実績値?|結果|末|時点|現在|参考|当支部|自支部|支部|約|同(?!期|月)|速報値?|確定値?|見込み?値?|推計値?|暫定値?|現状値?"
    r"|[の値はで、,/・;:=※()\s\x1f]"
)
_LAST_YEAR = re.compile(r"[前昨]年")


@dataclass(frozen=True, slots=True)
class Quoted:
    """One figure of a bracket: what it is, when, and whose."""

    value: float
    unit: Unit | None
    offset: int | None
    fiscal_year: int | None


def names_other(words: str) -> bool:
    """Whether a bracket says that its figure is no own result: 前年度目標：15.0%以上, 全国95.5%."""
    return _GOAL.search(words) is not None or _NATIONAL.search(words) is not None


def inner_of(flat: str, start: int, limit: int) -> tuple[str, int] | None:
    """What the bracket right behind a target holds, and where it ends."""
    match = _BRACKET.match(flat.replace("\x1f", " "), start, limit)
    return (match["inner"], match.end()) if match else None


def latest_of(inner: str, unit: Unit | None, when: str | None = None) -> Quoted | None:
    """The branch's own result of the latest year that a bracket dates; None where it tells none.

    `when`: the words in front of the bracket that date it, 対前年度（0.359%、全国0.401%）以上.
    """
    found: list[Quoted] = []
    places: set[str] = set()
    at = 0
    for match in _VALUE.finditer(_without_dates(inner)):
        if match["unit"] is None:
            continue
        lead = inner[at : match.start()]
        at = match.end()
        dates = list(_WHEN.finditer(lead))
        when = dates[-1].group() if dates else when
        place = _KNOWN.sub("", _WHEN.sub("", lead))
        if when is None or _GOAL.search(lead) or _NATIONAL.search(lead):
            continue
        value, own = value_of(match)
        if (place and place not in _branch_names()) or (unit and own != unit):
            continue
        places.add(place)
        found.append(Quoted(value, own, *dated(when)))
    if len(places - {""}) > 1 or not found:
        return None
    years = [each.fiscal_year for each in found if each.fiscal_year is not None]
    return next(each for each in found if not years or each.fiscal_year == max(years))


@lru_cache(maxsize=1)
def _branch_names() -> frozenset[str]:
    return frozenset(each["name"] for each in packaged("branches").values())


def _without_dates(inner: str) -> str:
    """The bracket with its dates blanked, so that their digits are no figures."""
    return _WHEN.sub(lambda match: " " * len(match.group()), inner)


def dated(when: str) -> tuple[int | None, int | None]:
    """Offset and fiscal year of the words that date a baseline."""
    year = fiscal_year_of(when)
    if year is not None:
        return None, year
    months = find_year_months(when)
    if months:
        return None, fiscal_year_of_month(months[0].year, months[0].month)
    return (-1, None) if _LAST_YEAR.search(when) else (None, None)
