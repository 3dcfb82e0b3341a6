"""Lines that print a figure and the month it is of: 6月末 92.3％, 実績：45.1％（8月末）.

They stand among what was done in a quarter. A line counts only where it prints nothing else but
what the figure is called, 全国 in brackets and a note's mark.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from normalize.text.all_branches import ALL_BESIDE_FIGURE, ALL_BRANCHES, SPOKEN_OF
from normalize.text.eras import find_year_months
from normalize.text.flatten import flatten
from normalize.text.folding import fold
from normalize.text.months import fiscal_year_of_month
from schema.plan import Statement

_DATE = re.compile(
    r"[(【]?\s*(?P<year>(?:令和|平成|[RH])\s*[\d元]{1,2}\s*[年.]\s*|20\d\d年\s*)?(?P<month>\d{1,2})月\s*"
    r"(?P<end>末|まで|診療分|分|度)?\s*(?P<now>時点|現在)?(?:の|で|は)?\s*[)】]?"
)
_FIGURE = re.compile(
    r"\s*[・●■○→⇒※]?\s*(?:(?P<label>[①-⑳])\s*)?"
    r"(?:(?P<name>[^\d()、。,:]{1,30}?)[\s:は]*)?"
    r"(?P<number>[△▲]?\d[\d,]*(?:\.\d+)?)\s*(?P<unit>%|円|事業所|社|件|人|名|$)"
    r"(?P<rest>(?:\s*[(【][^()【】]*[)】])*"
    rf"(?:\s*[/,、・]?\s*[(【]?{ALL_BESIDE_FIGURE}[)】]?\s*[:は]?\s*"
    r"[\d.,]+\s*(?:%|円|事業所|社|件|人|名)?)?)\s*(?:※\d?)?\s*"
)
_COMPARED = re.compile(rf"[(【]?\s*(?:{SPOKEN_OF.pattern})")
_AVERAGE = re.compile(
    rf"{ALL_BESIDE_FIGURE}[)】]?\s*[:は]?\s*([\d,]+(?:\.\d+)?\s*(?:%|円|事業所|社|件|人|名)?)"
)
_PLAIN = re.compile(rf"\(\s*{ALL_BESIDE_FIGURE}\s*[:]?\s*[\d.,]+\s*[^\s\d、,]*\)")
OF_ALL = re.compile(rf"[\s\u3000]*[（(【\[]?\s*{ALL_BRANCHES}")
"""How a line begins that prints the figure of all branches below or above the branch's own."""
FIGURES = re.compile(r"[\d０-９]\s*(?:[%％円]|事業所)")
_PLANNED = re.compile(r"目標|計画|予定|見込")
_PAST = re.compile(r"前年|昨年|前期|比")
_GENERAL = re.compile(
    r"(?:kpi|上半?期|下半?期|第?[1-4一二三四](?:四半期|q)|当?支部|累計|年度|各月)*の?"
    r"(?:実績値?|結果|到達値|達成率|支部|累計|kpi|率)?"
)
_BASIS = re.compile(r"累計|累積|単月")
_UNITS = {"%": "%％", "円": "円", "件": "件", "人": "人名", "名": "人名"}
_LEAST_NAME = 3
_BEGINS = re.compile(
    r"(?:実績|結果|累計)(?=\s*:)|[(【]?\s*(?:(?:令和|平成|[RH])\s*[\d元]{1,2}\s*[年.]\s*)?"
    r"(?<!\d)\d{1,2}月\s*(?:末|時点|現在|まで|診療分)|(?<![\d,.])\d[\d,.]*\s*(?:%|円|事業所|社|件|人|名)"
)
"""Where a figure may begin within a line."""
_DATED_RATE = re.compile(
    r"\d月\s*(?:末|時点|現在|診療分)(?:時点|現在|実績|累計|[でのはに:\s])*\d[\d.]*\s*%(?!以上|以下)"
    r"|\d\s*%\s*[(【][^()【】]{0,8}\d月\s*(?:末|時点|現在|診療分)"
)
_ENDED = re.compile(
    r"(?:\d\s*(?:件|社|名|人|回|会場|機関|[かカヵ箇]所|事業所|部|通)|[しっ]た|済み?|[)。])\s*$"
)
_DONE = re.compile(r"(?:実施|開催|継続|送付|配布|配付|掲載|訪問|周知|検討|発送|作成|案内|勧奨)\s*$")
_NAME = re.compile(r"[^\d()、。・:]{0,12}(?:率|割合|状況|数|額)$")


@dataclass(frozen=True, slots=True)
class Figure:
    """A figure of a line: its number with the unit, the month printed with it, its name."""

    text: str
    number: str
    unit: str
    month: int | None
    name: str
    label: str | None
    compared: bool
    """Whether the figure of all branches stands behind it."""
    tail: bool = False
    """Whether more words may stand before the name: 掲載済達成状況."""
    basis: str | None = None
    """How it counts, where the line says so: 累計."""


def figure_of(line: str, year: int | None) -> Figure | None:
    """The figure of a line that prints nothing else; None for other lines.

    `year` is the document's: a line that prints a month of another one has none, nor has one of
    what is planned or compared. A month that does not say 末 or 現在 counts with a rate only.
    """
    flat = flatten(line)
    if _PLANNED.search(flat) or _PAST.search(flat):
        return None
    dates = [date for date in _DATE.finditer(flat) if date["month"]]
    if len(dates) > 1 or any(_of_other_year(date.group(), year) for date in dates):
        return None
    month, rest = None, flat
    for date in dates:
        month = int(date["month"])
        rest = f"{flat[: date.start()]} {flat[date.end() :]}"
    match = _FIGURE.fullmatch(rest)
    if match is None or (month is not None and not 1 <= month <= 12):
        return None
    if dates and not (dates[0]["end"] or dates[0]["now"]) and match["unit"] != "%":
        return None
    if not match["unit"] and (dates or match["name"] or match["label"]):
        return None
    name = fold(match["name"] or "")
    return Figure(
        line.strip(),
        f"{match['number']}{match['unit']}",
        match["unit"],
        month,
        "" if _GENERAL.fullmatch(name) else name,
        match["label"],
        _COMPARED.search(match["rest"]) is not None,
        False,
        basis.group() if (basis := _BASIS.search(flat)) else None,
    )


def figure_of_all(line: str) -> str | None:
    """The figure of all branches where it does not stand alone in a bracket: ／全国95.5%."""
    flat = flatten(line)
    found = _AVERAGE.search(flat)
    return found[1].strip() if found is not None and not _PLAIN.search(flat) else None


def targets_of(figure: Figure, statements: Sequence[Statement]) -> list[Statement]:
    """The targets that a figure may be of: those of its unit, by its name where it has one."""
    fitting = [s for s in statements if _fits(figure, fold(s.quote.text))]
    if figure.label is not None and len(statements) > 1:
        return [s for s in fitting if s.label and fold(s.label) == fold(figure.label)]
    if not figure.name:
        return fitting
    for start in range(len(figure.name) - _LEAST_NAME + 1):
        name = figure.name[start:]
        named = [s for s in fitting if name in fold(f"{s.name or ''} {s.quote.text}")]
        if named or not figure.tail:
            return named
    return []


def _fits(figure: Figure, words: str) -> bool:
    if not figure.unit:
        return True
    units = _UNITS.get(figure.unit, "社所件")
    printed = [sign for sign in "%円件人名社所" if sign in words]
    return not printed or any(sign in units for sign in printed)


def _of_other_year(date: str, year: int | None) -> bool:
    found = find_year_months(date, None)
    return any(fiscal_year_of_month(each.year, each.month) != year for each in found if year)


def figure_behind(line: str, year: int | None) -> tuple[str, Figure] | None:
    """(the words before, the figure) of a line that ends with a figure and its month.

    A narrow cell of a PDF runs two lines into one: 勉強会 2回11月末 0.322％. The words must end
    as what was done does (2回, 送付した), or name the figure (…掲載済達成状況100％).
    """
    flat = flatten(line)
    for begin in _BEGINS.finditer(flat):
        at = begin.start()
        figure = figure_of(line[at:], year) if at else None
        if figure is None or figure.month is None or figure.name:
            continue
        before = line[:at].strip()
        if _ENDED.search(flat[:at]) or (figure.unit == "%" and _DONE.search(flat[:at])):
            return before, figure
        if named := _NAME.search(fold(before)):
            return before, replace(figure, name=named.group(), tail=True)
        return None
    return None


def holds_dated_rate(line: str) -> bool:
    """Whether a line prints a rate right behind or before a month's end: 9月末で33.2％."""
    return _DATED_RATE.search(flatten(line)) is not None
