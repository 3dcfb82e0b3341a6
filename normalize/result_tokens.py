"""A result cell as a row of tokens: dates, numbers, brackets, bullets, labels, words."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Literal

from normalize.statement_split import ENUMERATOR
from normalize.text.all_branches import ALL_BRANCHES
from normalize.text.eras import find_dates, find_fiscal_years, find_year_months
from normalize.text.flatten import flatten
from normalize.text.months import calendar_year, fiscal_year_of_month
from normalize.text.numbers import UNIT_WORDS, UNITS, Unit
from normalize.text.remembered import remembered

Kind = Literal["month", "year", "number", "bracket", "bullet", "label", "word"]

_SCALES = {"千": 10**3, "万": 10**4, "百万": 10**6, "億": 10**8}
_NUMBER = re.compile(
    r"(?P<sign>[△+±]\s?|-)?(?<!\d\.)(?<![\d,A-Za-z第])(?<!\d/)(?P<num>\d{1,3}(?:,\d{3})+|\d+(?:\.\d+)?)"
    r"(?P<of>/\d+)?\s?(?P<scale>千|百万|万|億)?"
    rf"(?P<unit>{UNIT_WORDS})?"
)
_WORD = re.compile(
    rf"{ALL_BRANCHES}|(?:対\s?)?前年\S{0, 4}?比|前年(?:同月|同期|度)?(?:実績)?|昨年度?|目標値?"
    r"|KPI|累計|累積|参考|進捗率|(?<!サービススタンダード)(?<!サービススタンダードの)達成率|一次|再審査\(協会\)|原審査|再審査(?=[:\s\d])|対象者数?"
)
_START = re.compile(r"[\s(<【\[「①-⑳Ⅰ-ⅫIVX\d△+±\-アイウエオ・●◆■◇□※→⇒全協対前昨目K累参進達一再原]")
"""The characters that a token begins with, dates aside; a label begins with the blank before it."""
_CLOSE = {"(": ")", "<": ">", "【": "】", "[": "]", "「": "」"}
_BRACKETS = re.compile(r"[(<【\[「)>】\]」]")
_BULLETS = "・●◆■◇□※→⇒"
_BULLET = re.compile(rf"(?:(?<=\s)|(?<=[。>)])|^)[{_BULLETS}](?!\d{{1,2}}\s?\()")
_SHORT = re.compile(r"(?<![\d.,])(\d{1,2})\.(\d{1,2})(?:~(\d{1,2}))?(?=\s+\d[\d.,]*\s?%)")
_BARE_MONTH = re.compile(r"(?<![\d年./])(\d{1,2})月(?=\s*:?\s*\d)")
_ALONE = re.compile(r"\s*(?:(?P<era>\d{1,2})年)?(?P<month>\d{1,2})月\s*")
_REIWA = 2018
_NEAR = 2


@dataclass(slots=True)
class Token:
    """A token and its span. `year`/`month` of dates; `text` of words, labels and brackets."""

    kind: Kind
    start: int
    end: int
    text: str = ""
    year: int | None = None
    month: int | None = None
    match: re.Match[str] | None = None

    @property
    def fiscal_year(self) -> int | None:
        """The fiscal year a date token belongs to."""
        if self.year is None or self.month is None:
            return self.year
        return fiscal_year_of_month(self.year, self.month)


@remembered
def date_tokens(text: str, fiscal_year: int | None) -> list[Token]:
    """Year-months and fiscal years of a text, in order, none inside another."""
    flat = flatten(text)
    found = [
        Token("month", d.start, d.end, "", d.date.year, d.date.month) for d in find_dates(text)
    ]
    found += [
        Token("month", m.start, m.end, "", m.year, m.month)
        for m in find_year_months(text, fiscal_year)
    ]
    found += [Token("year", y.start, y.end, "", y.year) for y in find_fiscal_years(text)]
    # Gunma 2020: 1.12 80.9% is of 令和元年12月
    for match in _SHORT.finditer(flat) if "%" in flat and "." in flat else ():
        month = int(match.group(3) or match.group(2))
        if 1 <= month <= 12:
            found.append(
                Token("month", match.start(), match.end(), "", 2018 + int(match.group(1)), month)
            )
    if fiscal_year is not None and "月" in flat:
        for match in _BARE_MONTH.finditer(flat):
            month = int(match.group(1))
            if 1 <= month <= 12:
                year = calendar_year(fiscal_year, month)
                found.append(Token("month", match.start(), match.end(), "", year, month))
        found += _month_alone(flat, fiscal_year)
    return _without_overlap(found)


def _month_alone(flat: str, fiscal_year: int) -> list[Token]:
    """A text of nothing but a month, as brackets print it: (2月), (5年12月) of a 令和 year."""
    match = _ALONE.fullmatch(flat)
    month = int(match.group("month")) if match else 0
    if match is None or not 1 <= month <= 12:
        return []
    year = calendar_year(fiscal_year, month)
    if match.group("era"):
        year = _REIWA + int(match.group("era"))
    near = abs(year - fiscal_year) <= _NEAR
    return [Token("month", 0, len(flat), "", year, month)] if near else []


def _without_overlap(tokens: list[Token]) -> list[Token]:
    """The longest of tokens that share characters, in order."""
    kept: list[Token] = []
    for token in sorted(tokens, key=lambda t: (t.start, -t.end)):
        if not kept or token.start >= kept[-1].end:
            kept.append(token)
    return kept


@remembered
def tokens_of(text: str, fiscal_year: int | None) -> list[Token]:
    """All tokens of a text in order; a bracket is one token whose text is its inside."""
    flat = flatten(text)
    brackets = _brackets(flat)
    dates = {token.start: token for token in date_tokens(text, fiscal_year)}
    tokens: list[Token] = []
    position = 0
    for start in sorted({*dates, *(match.start() for match in _START.finditer(flat))}):
        token = (dates.get(start) or _at(flat, start, brackets)) if start >= position else None
        if token is not None:
            tokens.append(token)
            position = token.end
    return tokens


def _at(flat: str, position: int, brackets: dict[int, int]) -> Token | None:
    """The token that starts at a position, if one does."""
    character = flat[position]
    if position in brackets:
        end = brackets[position]
        return Token("bracket", position, end + 1, flat[position + 1 : end])
    if character in _CLOSE:
        return None
    label = ENUMERATOR.match(flat, position)
    if label:
        return Token("label", position, label.end(), label.group("label").rstrip(".．、: "))
    if character in _BULLETS and _BULLET.match(flat, position):
        return Token("bullet", position, position + 1, character)
    word = None if character.isdecimal() else _WORD.match(flat, position)
    if word:
        return Token("word", position, word.end(), word.group())
    number = _NUMBER.match(flat, position)
    if number:
        return Token("number", position, number.end(), number.group(), match=number)
    return None


def _brackets(flat: str) -> dict[int, int]:
    """For each bracket that opens and is closed, where it closes; found in one pass."""
    pairs: dict[int, int] = {}
    open_at: dict[str, list[int]] = {closing: [] for closing in _CLOSE.values()}
    for match in _BRACKETS.finditer(flat):
        character = match.group()
        if character in _CLOSE:
            open_at[_CLOSE[character]].append(match.start())
        elif open_at[character]:
            pairs[open_at[character].pop()] = match.start()
    return pairs


def value_of(match: re.Match[str]) -> tuple[float, Unit]:
    """Value and unit of a number token's match; 千 and 万 are multiplied out."""
    value = float(match.group("num").replace(",", "")) * _SCALES.get(match.group("scale") or "", 1)
    if (match.group("sign") or "").strip() in ("△", "-"):
        value = -value
    return value, UNITS.get(match.group("unit") or "", "none")


def of_one_unit(unit: str, other: str, figures: tuple[str, str]) -> bool:
    """Whether two figures are in one unit; the sign % of one of two rates is for both.

    95.3（94.8％） are two rates; 1,266（94.8％） is a count beside one.
    """
    rates = {unit, other} == {"none", "percent"} and all("." in each for each in figures)
    return unit == other or rates
