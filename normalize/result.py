"""Reached values in result cells as the five documents print them.

A value may stand beside the national average in brackets (Kumamoto), beside its month (Gunma
2020), behind a label with its date in brackets (Iwate), or below a date that holds for all.
Figures of an earlier year, differences, targets and progress rates are no results.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

from normalize.marks import without_marks
from normalize.national import NATIONAL_NAME, NATIONAL_ONLY, is_total, names_national
from normalize.result_dates import Trailing, date_alone, months_of, trailing_dates
from normalize.result_names import NAME_EDGE, name_between
from normalize.result_places import is_own, named_behind, opened, own_follows
from normalize.result_tokens import Token, date_tokens, of_one_unit, tokens_of, value_of
from normalize.text.all_branches import SPOKEN_OF
from normalize.text.figures import figures_of
from normalize.text.flatten import flatten
from normalize.text.numbers import Unit

_SKIP = re.compile(r"前年|昨年|目標|KPI|進捗率|達成率|参考|一次|再審査|原審査|対象者")
_RATE = "達成率"
_APART = re.compile(
    rf"[、，,;；]\s*(?=\D)|\s+(?={SPOKEN_OF.pattern})|(?<=[%円])\s+(?=[RHrh令平\d])"
)
"""What stands between the parts of a bracket: （令和3年3月診療分、全国平均 80.4％）."""
_STANDS_IN_PROSE = re.compile(r"[をにではがのも約、]\s?$")
_ENDS_CLEAN = re.compile(
    rf"\s|[()<>、。,・【】※*†注]|$|/\s*(?:{SPOKEN_OF.pattern})|継続|達成|とな(?:っ|り)|であ(?:っ|り)|でした|に達し|を達成し"
)
_BRACKETED = re.compile(r"(?<=\d)\s*(?:\([^()]*\)\s*)+$")
_UNIT = re.compile(r"\d\s*[^\s\d.,(（【]")
_PART_OF = re.compile(r"\d\s*(?:件|社|人|名|事業所|機関)?(?:の?うち|中)\s*$")
"""What stands before a part of a whole: 8件中1件（12.5％）."""


@dataclass(frozen=True, slots=True)
class Reached:
    """A value reached, as printed. `as_of` is ``YYYY-MM``; `label` the enumerator it stands under
    (I, ①); `name` the words in front of it, where there are any."""

    value: float
    unit: Unit
    national_value: float | None
    as_of: str | None
    label: str | None
    name: str | None
    start: int
    end: int


def parse_results(text: str, fiscal_year: int | None, *, achieved: bool = False) -> list[Reached]:
    """The results of a printed text in order; empty where it has none (``-``, 実施 あり, 未集計).

    `fiscal_year` is the document's: figures of earlier years are left out. Without it the latest
    year that the text names is taken for it. `achieved`: a 達成率 that begins a line is what a
    target reached, as of サービススタンダードの達成状況, and not how much of its goal.
    """
    if fiscal_year is None:
        years = [t.fiscal_year for t in date_tokens(text, None) if t.fiscal_year is not None]
        fiscal_year = max(years, default=None)
    reader = _Reader(opened(text), fiscal_year)
    reader.achieved = achieved
    return reader.read()


class _Reader:
    """Walks the tokens of one text and keeps what holds for the next number."""

    def __init__(self, text: str, fiscal_year: int | None) -> None:
        self.text = text
        self.flat = flatten(text)
        self.fiscal_year = fiscal_year
        self.found: list[Reached] = []
        self.header: str | None = None
        self.as_of: str | None = None
        self.label: str | None = None
        self.past = False
        self.skip = False
        self.achieved = False
        self.national_next = False
        self.total_next = False
        self.group = 0  # results found since the last boundary
        self.part: Token | None = None  # the 1件 of 8件中1件, whose share comes next
        self.name_from = 0
        self.waiting: Reached | None = None  # the national average in front of the result
        self.dates: list[tuple[int, int]] = []
        self.trailing: list[Trailing] = []
        figures = figures_of(text)
        self.figures = figures if len(figures) > 1 else []  # of several targets, maybe in one line

    def read(self) -> list[Reached]:
        """All results of the text."""
        tokens = tokens_of(self.text, self.fiscal_year)
        self.trailing = trailing_dates(self.text, tokens, self.fiscal_year)
        behind = {date.start for date in self.trailing}
        for token in tokens:
            if token.start in behind:
                self.dates.append((token.start, token.end))
                self.name_from = token.end
            elif token.kind in ("bullet", "label"):
                self._boundary(token)
            elif token.kind in ("month", "year"):
                self._date(token)
            elif token.kind == "bracket":
                self._bracket(token)
            elif token.kind == "word":
                self._word(token)
            else:
                self._number(token)
        months = months_of(self.text, [each.start for each in self.found], self.trailing)
        return [
            replace(each, as_of=months[each.start])
            if each.as_of is None and each.start in months
            else each
            for each in self.found
        ]

    def _boundary(self, token: Token) -> None:
        """A new item begins: its date, name and what to skip start afresh."""
        self.as_of, self.past, self.skip = None, False, False
        self.national_next = self.total_next = False
        self.group, self.name_from = 0, token.end
        if token.kind == "label":
            self.label = token.text

    def _date(self, token: Token) -> None:
        """A date holds for the numbers behind it."""
        year = token.fiscal_year
        self.dates.append((token.start, token.end))
        self.past = year is not None and self.fiscal_year is not None and year < self.fiscal_year
        self.skip = self.national_next = self.total_next = False
        self.group = 0
        if token.kind == "month":
            self.as_of = f"{token.year:04d}-{token.month:02d}"
        if not self.flat[self.name_from : token.start].strip(NAME_EDGE):
            self.name_from = token.end

    def _word(self, token: Token) -> None:
        """A word that says what the next number is."""
        if token.text.startswith(("全", "協")):
            self.national_next = True
        elif token.text.startswith("累"):
            self.total_next = True
        elif _SKIP.search(token.text):
            self.skip = not (self.achieved and token.text == _RATE and self._opens(token))

    def _opens(self, token: Token) -> bool:
        """Whether nothing stands in front of a word since the last line, bullet or number."""
        return self.group == 0 and self._name(token.start) is None

    def _bracket(self, token: Token) -> None:
        """A bracket: the national average, a date, an aside, or a heading 【…】."""
        apart = self.flat[token.start] == "【" and not names_national(token.text)
        if apart and not self._dated(token):
            named = not re.search(r"KPI|K\s*P\s*I|参考$|指標", token.text)
            self.skip = False
            self.name_from = token.start if named else token.end
            if not named and self.label and self.label[0].isdigit():
                self.label = None  # Iwate: 13. numbers the box, it pairs nothing
            return
        fraction, self.part = self.part, None
        if fraction is not None and self._share(token, fraction):
            return
        parts = _APART.split(token.text)
        if self.group and len(parts) > 1:
            for part in parts:
                self._bracket(replace(token, text=part))
            return
        as_of = date_alone(token.text, self.fiscal_year)
        if as_of and self.group:
            self.found[-1] = replace(self.found[-1], as_of=as_of)
        elif as_of:
            self.header = as_of if self.label is None else self.header
            self.as_of = as_of
        elif self.group and self._national(token):
            return
        elif NATIONAL_NAME.fullmatch(token.text) and self.group and named_behind(self.flat, token):
            self._take_for_national(token.text)
        elif NATIONAL_NAME.fullmatch(token.text):
            self.national_next = True  # the name in brackets before its number: （全国平均）56.4％
        elif token.text.startswith("参考"):
            self.past = not re.search(r"\d", token.text)
        if as_of:
            self.dates.append((token.start, token.end))

    def _take_for_national(self, named: str) -> None:
        """The last figure is no result but the national one, of the result before it if alike."""
        last = self.found.pop()
        before = self.found[-1] if self.found else None
        if before is None and not is_total(named, last.unit):
            self.waiting = last
        if before is None or before.unit != last.unit or before.national_value is not None:
            return
        if not is_total(named, last.unit):
            self.found[-1] = replace(before, national_value=last.value)

    def _dated(self, token: Token) -> bool:
        """Whether 【R4.2診療分】 holds nothing but a month: of the figure before it, where that has
        none yet, else of those behind it."""
        if date_alone(token.text, self.fiscal_year) is None:
            return False
        if self.group and self.found[-1].as_of is not None:
            self.group = 0
        return True

    def _share(self, token: Token, part: Token) -> bool:
        """Take a bracket of nothing but a rate, behind the part of a whole, for the result."""
        inner = [t for t in tokens_of(token.text, None) if t.kind != "label"]
        match = inner[0].match if len(inner) == 1 else None
        if match is None or match.group("unit") != "%" or match.end() < len(token.text.rstrip()):
            return False
        self._keep(
            value_of(match), name_between(self.text, self.name_from, part.start, self.dates), token
        )
        return True

    def _national(self, token: Token) -> bool:
        """Take a bracket that holds nothing but a number for the national average."""
        match = NATIONAL_ONLY.fullmatch(token.text)
        inner = (
            [t for t in tokens_of(match.group("rest"), None) if t.kind == "number"] if match else []
        )
        if len(inner) != 1 or inner[0].match is None:
            return False
        value, unit = value_of(inner[0].match)
        last = self.found[-1]
        partial = inner[0].end < len(inner[0].text)
        sides = self.flat[last.start : last.end], token.text
        if partial or last.national_value is not None or not of_one_unit(last.unit, unit, sides):
            return False
        if not is_total(token.text, unit):
            self.found[-1] = replace(last, national_value=value)
        self.name_from = token.end
        return True

    def _number(self, token: Token) -> None:
        """A number: a result, a national average, or neither."""
        match = token.match
        assert match is not None
        value, unit = value_of(match)
        national, self.national_next = self.national_next, False
        total, self.total_next = self.total_next, False
        skip, self.skip = self.skip, False
        words = self.flat[: token.start][-8:]
        name = self._name(token.start)
        if national and not is_total(words, unit):
            self._take_average(value, unit, token)
        if unit != "none":  # 3 of 3か月以内 stays in the name
            self.name_from = token.end
        alone = self._bare() == token.text.strip()
        if national or skip or self.past or (total and self.group):
            return
        if not alone and not self._is_result(token, match, unit):
            return
        if _PART_OF.search(self.flat[: token.start]):
            self.part = token
            return
        self._keep((value, unit), name, token)

    def _take_average(self, value: float, unit: Unit, token: Token) -> None:
        """The figure of all branches is beside the result before it, or the one behind it."""
        before = self.found[-1] if self.group and self.found[-1].unit == unit else None
        if before is not None and before.national_value is None:
            self.found[-1] = replace(before, national_value=value)
        elif not self.past and own_follows(self.flat, token.end):
            self.waiting = Reached(
                value, unit, None, self.as_of, None, None, token.start, token.end
            )

    def _bare(self) -> str:
        """The text without brackets or date behind it: 7,402（8月末） is a number alone."""
        end = self.trailing[0].before if len(self.trailing) == 1 else None
        return _BRACKETED.sub("", without_marks(self.flat[:end])).strip()

    def _keep(self, value: tuple[float, Unit], name: str | None, token: Token) -> None:
        as_of = self.as_of or self.header
        text = token.text.strip()
        start = token.start + len(token.text) - len(token.text.lstrip())
        self.found.append(Reached(*value, None, as_of, self.label, name, start, start + len(text)))
        if self.waiting is not None and self.waiting.unit == value[1] and is_own(name):
            self.found[-1] = replace(self.found[-1], national_value=self.waiting.value)
        self.waiting = None
        self.group += 1

    def _is_result(self, token: Token, match: re.Match[str], unit: Unit) -> bool:
        """Whether a number among words is a value reached and no difference, share or count."""
        if self.figures and not match.group("of"):
            return unit != "none" or not any(_UNIT.search(each) for each in self.figures)
        if match.group("sign") or match.group("of") or unit == "none":
            return False
        if not _ENDS_CLEAN.match(self.flat, token.end):
            return False
        return unit == "percent" or not _STANDS_IN_PROSE.search(self.flat[: token.start])

    def _name(self, end: int) -> str | None:
        return name_between(self.text, self.name_from, end, self.dates)
