"""Numbers as the documents print them, with unit and place.

Seen: １，９１５, △2 and ▲2 (negative), 千円, 約677万人, 約9億円, 3/6件 (Iwate: a fraction,
kept apart), 93.8%, 8,041円, 1,170事業所, 347社.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache
from typing import Literal

from normalize.text.flatten import flatten
from normalize.text.scanning import matches_at

Unit = Literal["percent", "yen", "offices", "persons", "count", "none"]

_SCALES = {"千": 1_000, "万": 10_000, "百万": 1_000_000, "億": 10**8, "十億": 10**9, "兆": 10**12}
UNITS: dict[str, Unit] = {
    "%": "percent", "パーセント": "percent", "円": "yen", "事業所": "offices", "社": "offices",
    "人": "persons", "名": "persons", "件": "count", "回": "count", "枚": "count", "通": "count",
    "機関": "count", "会場": "count", "箇所": "count", "か所": "count", "ヶ所": "count",
    "ヵ所": "count", "カ所": "count", "医療機関": "count", "健診機関": "count",
    "実施機関": "count", "病院": "count", "薬局": "count", "施設": "count", "市町村": "count",
    "市町": "count", "自治体": "count", "団体": "count", "校": "count",
    "圏域": "count", "会議体": "count", "組合": "count", "店舗": "count", "企業": "offices",
}  # fmt: skip
"""What is counted, behind a number: 93.8%, 1,170事業所, 4医療機関."""
UNIT_WORDS = "|".join(sorted(UNITS, key=len, reverse=True))
"""The same as alternatives of a regular expression, longest first."""
_DIGITS = r"\d{1,3}(?:,\d{3})+(?!\d)(?:\.\d+)?|\d+(?:\.\d+)?"
_SCALE = "百万|十億|千|万|億|兆"
_NUMBER = re.compile(
    r"(?P<about>約|およそ|おおよそ|概ね|≒)?\s*"
    r"(?P<sign>[△+]\s?|-(?!\s)|±)?"
    rf"(?<![\dA-Za-z.,/])(?P<digits>{_DIGITS})(?![\d]*‰)"
    rf"(?:/(?P<of>\d+)(?![\d/]))?"
    rf"\s?(?P<scale>{_SCALE})?(?P<rest>(?:(?:{_DIGITS})(?:{_SCALE}))*(?:\d{{1,4}}(?=\s?[円人件]))?)"
    rf"\s?(?P<unit>{UNIT_WORDS})?"
    r"(?P<after>程度|前後|余り?|強|弱)?"
)
_NUMBER_BEGINS = re.compile(r"[\s約お概≒△+±\d-]")
_PART = re.compile(rf"({_DIGITS})({_SCALE})?")
_SIMPLE = re.compile(r"(\d{1,3}(?:,\d{3})+(?:\.\d+)?|\d+(?:\.\d+)?)([%円人件])?")
"""Most numbers of tables; what it matches, `_NUMBER` reads the same."""
_SLASHED_DATE = re.compile(r"\d{1,4}/\d{1,2}/\d{1,2}")
_BEFORE_MINUS = re.compile(r"[\w)\]）％%]\s?$")


@dataclass(frozen=True, slots=True)
class Number:
    """One number. `denominator` is set for a fraction such as 3/6件, whose value is then 3."""

    value: float
    unit: Unit
    start: int
    end: int
    approximate: bool
    text: str
    denominator: float | None = None


def _plain(digits: str) -> float:
    """The value of printed digits."""
    return float(digits.replace(",", ""))


def _value(match: re.Match[str]) -> float:
    """The value of a match with its scales: 1億2,000万 is 120000000."""
    scale = match.group("scale")
    value = _plain(match.group("digits")) * _SCALES.get(scale or "", 1)
    for digits, inner in _PART.findall(match.group("rest") or ""):
        value += _plain(digits) * _SCALES.get(inner, 1)
    # 0.11万 in binary is 1100.0000000000002; printed decimals never need more than 9 places.
    return round(value, 9)


def _negative(flat: str, match: re.Match[str]) -> bool:
    """Whether the sign is a minus: △ always, a dash only where it joins nothing before it."""
    sign = (match.group("sign") or "").strip()
    if sign == "△":
        return True
    return sign == "-" and not _BEFORE_MINUS.search(flat, 0, match.start("sign"))


def find_numbers(text: str) -> list[Number]:
    """All numbers of a text, in order; dates with slashes and 938‰ are none."""
    flat = flatten(text)
    dates = [m.span() for m in _SLASHED_DATE.finditer(flat)]
    found = []
    for match in matches_at(_NUMBER, _NUMBER_BEGINS, flat):
        if any(a <= match.start("digits") < b for a, b in dates):
            continue
        if flat[match.end() : match.end() + 1] == "‰":
            continue
        found.append(_number(text, flat, match))
    return found


def _number(text: str, flat: str, match: re.Match[str]) -> Number:
    """The number of a match."""
    negative = _negative(flat, match)
    has_sign = match.group("sign") and (negative or match.group("sign").strip() == "+")
    start = match.start("sign") if has_sign else match.start("digits")
    if match.group("about"):
        start = match.start("about")
    end = match.end()
    while end > start and flat[end - 1] == " ":
        end -= 1
    return Number(
        value=-_value(match) if negative else _value(match),
        unit=UNITS.get(match.group("unit") or "", "none"),
        start=start,
        end=end,
        approximate=bool(match.group("about") or match.group("after")),
        text=text[start:end],
        denominator=float(match.group("of")) if match.group("of") else None,
    )


@lru_cache(maxsize=4096)  # series print the same numbers again and again
def parse_number(text: str) -> Number | None:
    """The number where the whole text is one (``93.8%``, ``2,908``, ``△2``), else None.

    A dash, an empty text, a fraction, a date or a number among words is None.
    """
    stripped = text.strip()
    simple = _SIMPLE.fullmatch(flatten(stripped))
    lead = len(text) - len(text.lstrip())
    if simple is not None:
        value, unit = round(_plain(simple.group(1)), 9), UNITS.get(simple.group(2) or "", "none")
        return Number(value, unit, lead, lead + len(stripped), False, stripped)
    if stripped[:1] == "ー":  # a long vowel set for a minus
        stripped = "-" + stripped[1:]
    match = _NUMBER.fullmatch(flatten(stripped))
    if match is None or match.group("of"):
        return None
    number = _number(stripped, flatten(stripped), match)
    return Number(
        number.value,
        number.unit,
        lead + number.start,
        lead + number.end,
        number.approximate,
        text[lead + number.start : lead + number.end],
    )
