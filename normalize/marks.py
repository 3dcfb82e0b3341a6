"""Marks of notes (※, ※1, （注1）, *2), and the months that notes state for results.

The one grammar of both: a mark stands behind a figure, a name or header words (0.271％ ※1); a
note opens with it and says what month figures are of (※1 令和3年1月末時点). Which note dates
which result is told by `normalize.records.noted_months`.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from normalize.text.eras import find_dates, find_year_months
from normalize.text.flatten import flatten
from normalize.text.months import calendar_year, fiscal_year_of_month

SIGNS = frozenset("※*＊†注")
"""What marks begin with."""
_ANY_SIGN = re.compile(f"[{''.join(sorted(SIGNS))}]")
DAY = (
    r"(?:(?:令和|平成|[RH])\s*[\d元]{1,2}\s*[年.]\s*|20\d\d\s*年\s*)?"
    r"\d{1,2}\s*月\s*(?:末|\d{1,2}\s*日)?"
)
NOW = r"\s*(?:末\s*)?(?:日\s*)?(?:現在|時点)"

# -- marks, in flattened text ------------------------------------------------------------------
_SIGN = r"(?:[※*†]|注(?!意|目|力|射|記|文))\s*(?:\d{1,2}(?!\d|[,.]\d|\s?月|[年%円件社人]))?"
MARK = rf"[(【]?\s*{_SIGN}(?:\s*[)】])?"
"""A mark of a note, in flattened text: ※1, （注2）, *."""
_SET = re.compile(MARK)
_AT_END = re.compile(rf"(?P<mark>{MARK})\s*:?\s*$")
_OPENS = re.compile(rf"\s*(?P<mark>{MARK})\s*[:.は]?\s*(?P<words>(?!\d{{0,2}}\s*[)】]?$)\S.*)")
_CARRIED = re.compile(
    rf"[(【]\s*{_SIGN}\s*[)】]|{_SIGN}(?:[)】]|(?=$|[\s、,をにはがの])|(?<=\d)(?=\D))"
)
"""Numbered, in brackets, or with nothing right behind it: ※ in front of words opens a note."""
_FIGURE = re.compile(
    r"[\d.,]+\s*(?:%|千円|円|件|人|社|名|回|所|事業所|機関)?(?:\s*\([^()※*注]*\))*\s*"
    rf"(?P<mark>{MARK})"
)
_LINES = re.compile(r"\n|(?<=[\s\u3000。])(?=[（(]?(?:※|[*＊]|注)\s*[\d０-９])")
"""Several notes may stand on one line: ※1 … ※2 …."""
_BARE = re.compile(r"[\s()【】]")

# -- what notes say, flattened -----------------------------------------------------------------
_DATED = (
    r"(?:いずれも|全て|すべて|上記は?|ともに)?\s*"
    r"(?:(?:当該|[本今]年度の?|支部の?)?"
    r"(?:実績値?|数値|計数|直近値?|データ|結果)(?:は|:)?\s*[、:]?\s*)?"
    rf"(?P<day>(?:{DAY}|[RH]\s*\d{{1,2}}[./]\d{{1,2}})"
    r"\s*末?\s*(?:現在|時点|まで|(?:診療|受付|請求)?分)?)"
    r"\s*(?:の?(?:累計|数値|実績値?|値|速報値?|集計|データ|暫定値?))*(?:である|です)?"
)
"""Nothing but a month: 実績は令和6年2月診療分の速報値, 8月末."""
_ALONE = re.compile(rf"{_DATED}[。\s)]*")
_INSIDE = re.compile(rf"(?P<mark>{MARK})\s*[:は]?\s*{_DATED}\s*[)。]?\s*(?=$|[\s、]|{MARK})")
_BEHIND = re.compile(
    rf"(?<![\d%円所件社人名回])\s*[(]\s*(?P<day>(?:{DAY}|[RH]\s*\d{{1,2}}[./]\d{{1,2}}\s*末?)"
    rf"(?:{NOW})?)(?:の?(?:実績値?|数値|速報値?))?\s*[)][。\s]*$"
)
"""In a bracket at the end, behind words: behind a figure it would be that figure's."""
_NAME = r"(?P<name>[^※、。:()\d]{3,40}?)(?:は|:|については)[、\s]*"
_NAMED = re.compile(
    rf"(?:^|[、。])\s*{_NAME}(?P<day>{DAY})\s*(?:現在|時点)?"
    r"(?:の(?:数値|実績|データ|速報値))?(?:です|である)?(?=[、。)\s]|$)"
)
_SUBJECT = re.compile(_NAME)
_NO_RESULT = re.compile(
    r"目標|予定|見込|公表|更新|改正|施行|開始|前年|昨年|前回|翌年|未(?:集計|確定)|空欄"
)
_BASE = re.compile("基準")
_OF_ALL = re.compile(r"全国|協会全体")
_OURS = re.compile(r"(?<!全国の)実績|支部|とも|(?<!全国の)数値")
_MONTH = r"\d{1,2}\s*月"
_COUNTED = re.compile(
    rf"\s*(?:末|\d{{1,2}}\s*日)?{NOW}\s*(?:で|に|の|における)?\s*(?:集計|把握|確認|判明|抽出|取得|速報|暫定|データ|数値|実績)"
)
"""What stands behind the month that figures were counted in, which may be after their year."""
_PENDING = (
    r"未(?:集計|確定|公表)|(?:集計|確認|精査)中|(?:公表|確定)(?:前|待ち)|(?:公表|確定)されていない"
)
_NOT_YET = re.compile(
    rf"\([^()]*(?:{_PENDING})[^()]*\)"
    rf"|[^、。()]*?(?:{_PENDING})(?:である|であり|となる|の|な)?(?:ため|ので|ことから|により)[、\s]*"
    r"|公表(?:済み?|されている|された|値)の?"
)
_SINCE = re.compile(rf"{DAY}\s*(?:から|より)(?=.*(?:まで|分))")
"""What a note says of months beside the one that figures are of: 3月分は未集計のため, 4月から."""
_OF_FIGURES = re.compile(r"月\s*(?:末|分|診療|受付|請求|審査|現在|時点)")
_WHOM = re.compile(r"に(?:勧奨|通知|送付|実施|開催)|した者")
_DATES = re.compile(
    rf"{_MONTH}\s*(?:末|分|診療|受付|請求|審査|現在|時点|まで(?!に)|累計|の(?:数値|実績|データ|速報)|速報)"
    rf"|(?:実績|数値|結果|データ)値?(?:は|:).*{_MONTH}"
)


@dataclass(frozen=True, slots=True)
class MarkedNote:
    """A note in a text: its mark as `marks_in` gives it, what it says (flattened), and where."""

    mark: str
    words: str
    start: int


def may_mark(text: str) -> bool:
    """Whether a text has a character that marks begin with; without one it has neither kind."""
    return _ANY_SIGN.search(text) is not None


def without_marks(flat: str) -> str:
    """A flattened text without the marks of notes that it ends with: 7,650(6,988)※1."""
    while SIGNS.intersection(flat[-5:]) and (match := _AT_END.search(flat)):
        flat = flat[: match.start()].rstrip()
    return flat


def marks_in(text: str) -> list[str]:
    """The marks in a text that point at notes elsewhere, as ※1, 注2, *; in order."""
    if not may_mark(text):
        return []
    return [_plain(mark) for mark in _CARRIED.findall(flatten(text))]


def mark_behind(text: str, start: int) -> tuple[str, int] | None:
    """The mark right behind the figure that begins at `start`, and its place; None without one."""
    match = _FIGURE.match(flatten(text), start)
    return (_plain(match["mark"]), match.start("mark")) if match is not None else None


def mark_behind_words(text: str, end: int) -> str | None:
    """The mark that stands right behind words which end at `end`; None without one."""
    match = _SET.match(flatten(text), end)
    return _plain(match.group()) if match is not None else None


def mark_before(text: str, end: int) -> str | None:
    """The mark that stands right before a place; None without one."""
    match = _AT_END.search(flatten(text[:end]))
    return _plain(match["mark"]) if match is not None else None


def notes_in(text: str) -> Iterator[MarkedNote]:
    """The notes that open a line or follow another, and those of nothing but a month anywhere."""
    if not may_mark(text):
        return
    flat = flatten(text)
    starts = [0, *(match.end() for match in _LINES.finditer(text))]
    for start, end in zip(starts, [*starts[1:], len(text)], strict=True):
        if opens := _OPENS.fullmatch(flat[start:end]):
            yield MarkedNote(_plain(opens["mark"]), opens["words"], start)
            continue
        for match in _INSIDE.finditer(flat, start, end):
            words = flat[match.end("mark") : match.end()].strip()
            yield MarkedNote(_plain(match["mark"]), words, match.start())


def noted_month(words: str, fiscal_year: int) -> str | None:
    """The one month (``YYYY-MM``) of a fiscal year that a note states for results.

    Not that of a target, of the year before or of all branches (全国): None.
    """
    if (month := _month_alone(words, fiscal_year)) is not None:
        return month
    found: set[str] = set()
    after: set[str] = set()
    for sentence in _without_others(flatten(words)).split("。"):
        others = _OF_ALL.search(sentence) and not _OURS.search(sentence)
        if others or not _DATES.search(sentence):
            continue
        if _NO_RESULT.search(sentence) or _BASE.search(sentence):
            continue
        for each in find_year_months(sentence, fiscal_year):
            year = fiscal_year_of_month(each.year, each.month)
            months = found if year == fiscal_year else after if year > fiscal_year else set()
            if months is not after or _COUNTED.match(sentence, each.end):
                months.add(f"{each.year:04d}-{each.month:02d}")
    months = found or after  # a year's figures may be counted when it is over
    return months.pop() if len(months) == 1 else None


def tells_months(words: str, fiscal_year: int) -> bool:
    """Whether a note states months of a fiscal year for figures, and not one alone."""
    for sentence in _without_others(flatten(words)).split("。"):
        if _NO_RESULT.search(sentence) or not _OF_FIGURES.search(sentence):
            continue
        months = {(m.year, m.month) for m in find_year_months(sentence, fiscal_year)}
        own = [each for each in months if fiscal_year_of_month(*each) == fiscal_year]
        if len(own) > 1 and not _WHOM.search(sentence):
            return True
    return False


def _without_others(words: str) -> str:
    """What a note says without months that are not known yet, and without the first of a range."""
    if "から" in words or "より" in words:
        words = _SINCE.sub("", words)
    return _NOT_YET.sub("", words)


def named_months(words: str, fiscal_year: int) -> list[tuple[str, str]]:
    """The names that a note begins or goes on with, and the month it states for each.

    レセプト点検の査定率は令和5年7月末の数値; 健康宣言事業所数は、…事業所数（令和6年3月末）.
    """
    flat = flatten(words).strip()
    found = [(match["name"], match["day"]) for match in _NAMED.finditer(flat)]
    months = [(name, month_of_day(day, fiscal_year)) for name, day in found]
    if not found and (subject := _SUBJECT.match(flat)) is not None:
        months = [(subject["name"], _month_alone(flat[subject.end() :], fiscal_year))]
    return [(name, month) for name, month in months if month is not None]


def month_of_day(day: str, fiscal_year: int) -> str | None:
    """The month (``YYYY-MM``) of a day's words, where it is one of the fiscal year."""
    days = find_dates(day)
    if days:
        at = (days[-1].date.year, days[-1].date.month)
    else:
        months = find_year_months(day, fiscal_year)
        if not months:
            return None
        at = (months[-1].year, months[-1].month)
    return f"{at[0]:04d}-{at[1]:02d}" if fiscal_year_of_month(*at) == fiscal_year else None


def _plain(mark: str) -> str:
    return _BARE.sub("", mark)


def _month_alone(words: str, fiscal_year: int) -> str | None:
    """The month of a note of nothing else, or of the bracket that it ends with."""
    flat = flatten(words).strip()
    match = _ALONE.fullmatch(flat)
    if match is None:
        behind = _BEHIND.search(flat)
        day = behind["day"] if behind is not None and not _NO_RESULT.search(flat) else None
        return month_of_day(day, fiscal_year) if day is not None else None
    bare = re.fullmatch(r"(\d{1,2})\s*月(?:まで)?\s*", match["day"])  # 9月まで, without a year
    if bare is None:
        return month_of_day(match["day"], fiscal_year)
    month = int(bare[1])
    valid = 1 <= month <= 12
    return f"{calendar_year(fiscal_year, month):04d}-{month:02d}" if valid else None
