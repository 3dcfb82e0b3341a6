"""Months listed in running text: 令和2年4月：87.4% 5月：93.9% … 累計：91.4% (002, ⑤).

The contract takes such a list for a series where it is about one indicator of the taxonomy.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

from normalize.text.eras import find_year_months
from normalize.text.numbers import Number, parse_number
from normalize.text.scanning import matches_at

_NUMBER = r"[△▲\-−]?[\d０-９][\d０-９,，]*(?:[.．][\d０-９]+)?\s*(?:[%％]|円|人|件|社|事業所|回)?"
_ENTRY = re.compile(
    rf"(?P<when>(?:(?:令和|平成|R|H)\s*[\d元]+\s*[年.]\s*)?[\d０-９]{{1,2}}\s*月)\s*[:：]?\s*"
    rf"(?P<value>{_NUMBER})(?![\d０-９]*\s*[月日/／~～])|(?P<total>累計|合計)\s*[:：]?\s*(?P<sum>{_NUMBER})"
)
_ENTRY_BEGINS = re.compile(r"[令平RH累合\d]")
_GAP = re.compile(r"^[\s、,，・/／　]*$")
_NAME = re.compile(
    r"(?P<name>[一-龠ァ-ヶーA-Za-zＡ-Ｚ々]{2,24}(?:率|割合|件数|登録状況|登録数|登録者数))"
    r"\s*(?P<basis>[（(](?:累計|累積|単月)[)）])?"
)
_LEAST = 2


@dataclass(frozen=True)
class Entry:
    """One month or total of a list, and where it stands in the text."""

    month: int | None
    year: int | None
    number: Number
    start: int
    cumulative: bool = False


@dataclass(frozen=True)
class MonthList:
    """A list of months: the quantities named in front of it and the numbers, in order."""

    names: tuple[tuple[str, str], ...]
    """(quantity, label as printed) candidates in front of the list, nearest first."""
    entries: tuple[Entry, ...]
    start: int
    end: int


@lru_cache(maxsize=256)  # each target of a row looks into the row's progress text
def find_month_lists(text: str) -> tuple[MonthList, ...]:
    """All lists of two or more months that follow a rate or count in the same text."""
    runs: list[list[re.Match[str]]] = []
    if text.count("月") < _LEAST:
        return ()
    for match in matches_at(_ENTRY, _ENTRY_BEGINS, text):
        if not match["when"] and not runs:
            continue  # a total in front of the months is not of the list
        if runs and _GAP.match(text[runs[-1][-1].end() : match.start()]):
            runs[-1].append(match)
        elif match["when"]:
            runs.append([match])
    found = [_list(text, run) for run in runs if sum(bool(m["when"]) for m in run) >= _LEAST]
    return tuple(entry for entry in found if entry is not None)


def _list(text: str, run: list[re.Match[str]]) -> MonthList | None:
    opening = max(text.rfind("・", 0, run[0].start()), text.rfind("【", 0, run[0].start()), 0)
    names = [
        (match["name"], match.group().strip())
        for match in reversed(list(_NAME.finditer(text, opening, run[0].start())))
    ]
    if not names:
        return None
    entries = [entry for match in run if (entry := _entry(match)) is not None]
    return MonthList(tuple(names), tuple(entries), run[0].start(), run[-1].end())


def _entry(match: re.Match[str]) -> Entry | None:
    number = parse_number(match["value"] or match["sum"])
    if number is None:
        return None
    if match["total"]:
        return Entry(None, None, number, match.start(), match["total"] == "累計")
    digits = re.findall(r"\d+", match["when"].translate(_ASCII))
    dated = find_year_months(match["when"]) if len(digits) > 1 else []
    return Entry(int(digits[-1]), dated[0].year if dated else None, number, match.start())


_ASCII = str.maketrans("０１２３４５６７８９", "0123456789")
