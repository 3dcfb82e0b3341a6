"""Months that hold for results printed before them: behind the figure, or as a note below it."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

from normalize.result_tokens import Token, date_tokens
from normalize.taxonomy_files import packaged
from normalize.text.flatten import flatten
from normalize.text.months import calendar_year

_DATE_ONLY = re.compile(r"[\s\x00月末現在時点累計度:・、速報値分まで診療受付]*")
_BEHIND = re.compile(
    r"[\d%円件人社名回所](?:\s*\([^()]*\))*(?P<gap>\s*)"
    r"(?P<mark>(?:※\d?|\*|注\d?[):]?)\s*(?P<all>(?:いずれも|全て|すべて|上記は?|ともに|共に)\s*)?)?$"
)
"""A date that follows a figure, its bracket or a note's mark: 33.4%（37.7%） ※11月末."""
_TAIL = re.compile(r"(?:月|末|現在|時点|診療分?|受付分|分|累計|速報値?|の?実績)*")
_NEXT = re.compile(r"\s*(?:$|[\d①-⑳Ⅰ-Ⅻ・●【(→※])")
_NOTED = re.compile(r"(?<=※)\s*(?P<month>\d{1,2})月(?=末|現在|時点|診療|分|\s|$)(?!\s*末?までに)")
"""A note that prints a month of the document's year: ※9月診療分."""


@dataclass(frozen=True, slots=True)
class Trailing:
    """A date behind figures: where it stands, where its mark begins, and its ``YYYY-MM``.

    `of_all`: a note says that it holds for all figures above: ※いずれも8月末現在.
    """

    start: int
    before: int
    as_of: str
    of_all: bool = False


def date_alone(text: str, fiscal_year: int | None) -> str | None:
    """The month a bracket states where it states nothing else: （令和2年9月現在）."""
    dates = [t for t in date_tokens(text, fiscal_year) if t.kind == "month"]
    if not dates:
        return None
    rest = text
    for date in reversed(dates):
        rest = rest[: date.start] + "\x00" + rest[date.end :]
    if "\x00" in rest and not _DATE_ONLY.fullmatch(rest):
        rest = own_branch().sub("", flatten(rest))
    return _month(dates[-1]) if _DATE_ONLY.fullmatch(rest) else None


@cache
def own_branch() -> re.Pattern[str]:
    """A branch's name beside a date (``\\x00``) or alone: R5.6 大分, 大分支部 9月末, 支部."""
    names = "|".join(each["name"] for code, each in packaged("branches").items() if code != "00")
    name = rf"(?:(?:{names})(?:支部|[都府県])?|当?支部)"
    return re.compile(rf"^\s*{name}[\s、,]*(?=\x00|$)|(?<=\x00)[\s、,]*{name}\s*$")


def trailing_dates(text: str, tokens: list[Token], fiscal_year: int | None) -> list[Trailing]:
    """The dates that bind backward, in order.

    One without a note's mark does so only where the text opens with a figure and ends with a
    date: 0.417% R4.11 6,543円 R4.10; else dates hold for what follows them.
    """
    flat = flatten(text)
    if "月" not in flat and not any(token.kind == "month" for token in tokens):
        return []
    order = [token.kind for token in tokens if token.kind in ("month", "number")]
    trails = order[:1] == ["number"] and order[-1:] == ["month"]
    dates = [(t.start, t.end, _month(t)) for t in tokens if t.kind == "month"]
    known = {start for start, _, _ in dates}
    for match in _NOTED.finditer(flat) if fiscal_year is not None else ():
        month = int(match["month"])
        if fiscal_year is not None and 1 <= month <= 12 and match.start("month") not in known:
            year = calendar_year(fiscal_year, month)
            dates.append((match.start("month"), match.end(), f"{year:04d}-{month:02d}"))
    found = []
    for start, end, as_of in sorted(dates):
        behind = _BEHIND.search(flat[:start])
        tail = _TAIL.match(flat, end)
        if behind is None or tail is None:
            continue
        stop = tail.end()
        if behind["mark"]:
            ends = stop == len(flat) or flat[stop] in " ・。、①②③④⑤【"
        else:
            ends = trails and _NEXT.match(flat, stop) is not None
        if ends:
            of_all = behind["all"] is not None
            found.append(Trailing(start, behind.start("gap"), as_of, of_all))
    return found


def months_of(text: str, starts: list[int], dates: list[Trailing]) -> dict[int, str]:
    """Which of the results that start at these places have which month printed behind them.

    A date in a line of its own holds for all results since the one before it, a date at the end
    of a line for the results of that line.
    """
    found: dict[int, str] = {}
    since = 0
    for date in dates:
        line = text.rfind("\n", 0, date.before) + 1
        mine = [start for start in starts if since <= start < date.before]
        if not date.of_all and "\n" not in text[date.before : date.start]:
            mine = [start for start in mine if start >= line] or mine
        found.update(dict.fromkeys(mine, date.as_of))
        since = date.start
    return found


def _month(token: Token) -> str:
    return f"{token.year:04d}-{token.month:02d}"
