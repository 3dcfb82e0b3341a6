"""Japanese eras: fiscal years, dates and year-months as the documents print them.

Seen: 令和元年度, R2年度, 平成31年度/令和元年度, H30, ``R 1:`` (Gunma 2020), R2.5, R3.4~6月,
令和2年7月現在 (Iwate), R4.4.21 (Gunma 2021), 5月末現在.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date

from normalize.text.flatten import flatten
from normalize.text.months import calendar_year
from normalize.text.scanning import matches_at

_ERAS = {
    "明治": (1867, 45), "大正": (1911, 15), "昭和": (1925, 64), "平成": (1988, 45),
    "令和": (2018, 50), "M": (1867, 45), "T": (1911, 15), "S": (1925, 64), "H": (1988, 45),
    "R": (2018, 50),
}  # fmt: skip
"""Year before the first, and last year accepted. Plans of 2017 print 平成36年度, hence 45."""

_ERA = r"(?P<era>明治|大正|昭和|平成|令和|(?<![A-Za-z])[MTSHR])\s?(?P<n>\d{1,2}|元)"
_WEST = r"(?P<west>(?<!\d)(?:19|20)\d{2})"
_BRACKETED = r"(?:\s*\([^()]{1,10}\))?"
_FISCAL = re.compile(
    rf"(?:{_ERA}|{_WEST}){_BRACKETED}\s*年度"
    r"|(?<![A-Za-z])(?P<era2>[HR])\s?(?P<n2>\d{1,2})(?![\d.年/]|\s*年)"
)
_DATE = re.compile(
    rf"{_ERA}{_BRACKETED}(?:\s*年\s*(?P<m1>\d{{1,2}})\s*月\s*(?P<d1>\d{{1,2}})\s*日"
    r"|[./](?P<m2>\d{1,2})[./](?P<d2>\d{1,2})(?![\d.]))"
    rf"|{_WEST}(?:{_BRACKETED}\s*年\s*(?P<m3>\d{{1,2}})\s*月\s*(?P<d3>\d{{1,2}})\s*日"
    r"|[./-](?P<m4>\d{1,2})[./-](?P<d4>\d{1,2})(?!\d))"
)
_LAST = r"(?:\s*月?\s*[~]\s*(?P<last>\d{1,2})(?=\s*月|\s*[^\d.%,]|$))?"
_MONTH = re.compile(
    rf"(?:{_ERA}|{_WEST}){_BRACKETED}\s*年\s*(?P<m1>\d{{1,2}})(?=\s*月|\s*~\s*\d{{1,2}}\s*月){_LAST}\s*月?"
    rf"|{_ERA.replace('?P<era>', '?P<era3>').replace('?P<n>', '?P<n3>')}"
    rf"[./](?P<m2>\d{{1,2}})(?![\d%,]|\.\d){_LAST.replace('?P<last>', '?P<last2>')}\s*月?"
    r"|(?<![\d年./~])(?P<m3>\d{1,2})\s*月\s*(?=末|現在|時点|診療分|請求分|受付分)(?!末まで)"
)
_NUMERAL = re.compile(r"[\d元]")
"""No year, date or month is printed without one."""
_SEPARATED = re.compile(r"[./-]\d{1,2}[./-]\d")
"""Every day without 日 has its month between two such signs."""
_ERA_SIGN = re.compile("[明大昭平令MTSHR]")
"""A month without 月 stands behind an era: R2.5."""
_ERA_LETTER = re.compile("[HRＨＲ]")
"""A fiscal year has one, or the word 年度."""
# One set first, so that a search skips all other characters at once.
_YEAR_BEGINS = re.compile("[明大昭平令MTSHR12](?:(?<=[^12])|(?<=1)9|(?<=2)0)")
_MONTH_BEGINS = re.compile(r"[明大昭平令MTSHR\d](?:(?<=\D)|(?<=1)9|(?<=2)0|(?<=\d)(?=\d?\s*月))")
_UNTIL = re.compile(r"\s*~\s*")


@dataclass(slots=True)
class FoundYear:
    """A fiscal year and where it is printed."""

    year: int
    start: int
    end: int


@dataclass(slots=True)
class FoundDate:
    """A calendar day and where it is printed."""

    date: date
    start: int
    end: int


@dataclass(slots=True)
class FoundMonth:
    """A calendar month and where it is printed; of a range the last month."""

    year: int
    month: int
    start: int
    end: int


def era_year(era: str, number: str) -> int | None:
    """The western year of an era year (``令和``/``R``, ``元``/``1``); None outside the era."""
    before, last = _ERAS[era]
    n = 1 if number == "元" else int(number)
    return before + n if 1 <= n <= last else None


def _year(match: re.Match[str], era: str = "era", n: str = "n") -> int | None:
    """The western year a match names, by era or as printed."""
    if match.group(era):
        return era_year(match.group(era), match.group(n))
    west = match.groupdict().get("west")
    return int(west) if west else None


def find_fiscal_years(text: str) -> list[FoundYear]:
    """All fiscal years a text prints, in order."""
    found: list[FoundYear] = []
    if not ("年度" in text or _ERA_LETTER.search(text)) or not _NUMERAL.search(text):
        return found
    for match in matches_at(_FISCAL, _YEAR_BEGINS, flatten(text)):
        year = _year(match, "era2", "n2") if match.group("era2") else _year(match)
        if year is not None:
            found.append(FoundYear(year, match.start(), match.end()))
    return found


def fiscal_year_of(text: str) -> int | None:
    """The first fiscal year a text prints, or None. 平成31年度 and 令和元年度 are both 2019."""
    found = find_fiscal_years(text)
    return found[0].year if found else None


def find_dates(text: str) -> list[FoundDate]:
    """All calendar days a text prints with their year: 令和4年7月20日, R4.4.21, 2022/7/20."""
    found: list[FoundDate] = []
    if not _NUMERAL.search(text):
        return found
    flat = flatten(text)
    if "日" not in flat and not _SEPARATED.search(flat):
        return found
    for match in matches_at(_DATE, _YEAR_BEGINS, flat):
        year = _year(match)
        pairs = ((match.group(f"m{i}"), match.group(f"d{i}")) for i in range(1, 5))
        month, day = next(pair for pair in pairs if pair[0])
        if year is None:
            continue
        try:
            found.append(FoundDate(date(year, int(month), int(day)), match.start(), match.end()))
        except ValueError:
            continue  # 令和4年13月1日 is no day; numbers beside it are read by others
    return found


def _months(flat: str, fiscal_year: int | None) -> list[FoundMonth]:
    """Every single year-month of a flattened text, ranges inside one year resolved."""
    found = []
    for match in matches_at(_MONTH, _MONTH_BEGINS, flat):
        if match.group("m3"):
            month = int(match.group("m3"))
            valid = fiscal_year is not None and 1 <= month <= 12
            year = calendar_year(fiscal_year, month) if valid and fiscal_year else None
        else:
            year = _year(match, "era3", "n3") if match.group("era3") else _year(match)
            month = int(match.group("m1") or match.group("m2"))
            last = int(match.group("last") or match.group("last2") or month)
            if year is not None and last < month:
                year += 1
            month = last
        if year is not None and 1 <= month <= 12:
            found.append(FoundMonth(year, month, match.start(), match.end()))
    return found


def find_year_months(text: str, fiscal_year: int | None = None) -> list[FoundMonth]:
    """All year-months a text prints: R2.5, 令和2年7月現在, R3.4~6月 (its last month, 2021-06).

    A month without a year (5月末現在) takes its year from `fiscal_year`; without one it is left
    out. Two year-months joined by ~ are one range, that is its last month.
    """
    joined: list[FoundMonth] = []
    if not _NUMERAL.search(text):
        return joined
    flat = flatten(text)
    if "月" not in flat and not _ERA_SIGN.search(flat):
        return joined
    for found in _months(flat, fiscal_year):
        if joined and _UNTIL.fullmatch(flat, joined[-1].end, found.start):
            found = FoundMonth(found.year, found.month, joined.pop().start, found.end)
        joined.append(found)
    return joined
