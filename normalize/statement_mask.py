"""What in a statement is no part of the target: notes, provisos, head counts.

Masked text has blanks of the same length in their place, so that spans stay true.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from normalize.statement_goals import against_goals
from normalize.statement_notes import marks_inside
from normalize.text.flatten import flatten
from normalize.text.numbers import UNIT_WORDS
from normalize.text.past_results import ASIDE, OF_YEAR, SAID

MASK = "\x1f"
"""A blank for regular expressions, and unlike a printed one."""

_YEAR = r"(?:令和|平成|R|H)\s*[\d元]+\s*年?度?"
_INLINE_NOTE = re.compile(
    r"(?<=[^\s。(])(?:\(※\s*\d*\)|※\d?)(?=\s*(?:[をにはがの:以、)とで%]|\d|対?[前昨]年|年度末"
    r"|\((?:%|円|[人件社名回]|事業所|単位[^()]*)\)))"
)
_NOTE_BEHIND_NAME = re.compile(
    r"^[^※注%]*[^\s(※注るすうくつむ上下%。](?P<mark>\s*(?:\((?:※|注)\s*\d*\)|※\s*\d*))"
    r"(?=\s*(?:[:をはのにが、]|対|[前昨]年|\d).*(?:以上|以下|未満|超|上回|下回|とする|[%件社円人])(?:と?する|る)?\s*。?$)"
)
"""The mark of a note behind an indicator's name, a blank or a line break in front of it."""
_BRACKETED_NOTE = re.compile(r"\(※\s*\d*\s*[^()\s\d][^()]*\)")
_MARK = r"(?:\((?:※|注)\s*\d*(?:\s*[、,・]?\s*(?:※|注)?\s*\d+)*\)|※\s*\d*)"
_NOTE_BEFORE_QUOTE = re.compile(
    rf"{_MARK}(?:\s*{_MARK})*(?=\s*\((?:参考:?\s*)?(?:{_YEAR}|前年度?|昨年度?)[^()]*\)\s*。?\s*$)"
)
"""Numbers of footnotes between a target and the last result: 以上とする(※2)(令和4年度末 88.72%)."""
_MARK_OF_QUOTE = re.compile(
    rf"※\s*(?={ASIDE}{OF_YEAR}の?(?:\({SAID}\)|{SAID})?\s*:?\s*\d[\d.,]*\s*(?:{UNIT_WORDS})"
    r"\S{0,3}\s*(?:\([^()]*\))?\s*$)"
)
"""A note of nothing but a previous result: ※令和5年度実績：95.3％."""
_NO_QUOTE = re.compile(rf"\((?:参考:?\s*)?(?:{_YEAR}|前年度?|昨年度?)[^()\d]*[-－―ー—‐–]\s*\)")
"""A last result that there is not: (令和4年度末 －)."""
_FOOTNOTE = re.compile(r"(?:\(※\s*\d*\)|※|(?:\(|<)注\s*\d*(?:\)|>)|注\d*\)).*")
_PROVISO = re.compile(
    rf"\(?(?:ただし|但し|なお)[^。]*?(?:。|$|(?=\(\s*(?:{_YEAR}|前年度|昨年度)[^()]*\)\s*。?\s*$))"
)
_CONDITIONAL = re.compile(r"(?<=。)[^。]*?場合[^。]*(?:。|$)")
_COUNT = r"約?\s*(?P<n>\d[\d,]*(?:\.\d+)?)\s*(?P<scale>万|千)?\s*[人名]"
_OLD_COUNT = re.compile(rf"\((?:{_YEAR})[^()]*?[:\s]\s*\d[\d,]*\s*[人名件]\)")
_ELIGIBLE = re.compile(
    rf"[^\s()、,:・■◆<>/]{{0,40}}?(?:対象者|対象人)数?(?:\([^()]*\))?\s*[:=]?\s*{_COUNT}"
)
_EXPECTED = re.compile(
    rf"[^\s()、,:・■◆<>/]{{0,40}}?見込み?(?:者|人|件)?数?(?:\([^()]*\))?\s*[:=]?\s*{_COUNT}"
    r"|取得見込み?(?:者|人|件)?数?\s*[:=]?\s*約?\s*(?P<papers>\d[\d,]*)\s*件"
)
_BOTH = re.compile(
    rf"(?P<first>[^\s()、,:/\d]{{0,12}}(?:対象者|見込み?(?:者|人)?)数?)\s*[/・]\s*"
    rf"(?P<second>[^\s()、,:/\d]{{0,12}}(?:対象者|見込み?(?:者|人)?)数?)\s*[:=]?\s*"
    rf"{_COUNT.replace('[人名]', '[人名]?')}\s*[/・]\s*"
    rf"{_COUNT.replace('?P<n>', '?P<m>').replace('?P<scale>', '?P<of>')}"
)
"""Both counts behind both names: 実施見込者数／対象者数：161,395人／248,300人."""
_JOINED = re.compile(rf"(?<={MASK})\s*/\s*(?={MASK})")
_SCALES = {"万": 10_000, "千": 1_000}
_FORMULA = re.compile(
    r"\(?[^\s()]{0,40}?(?P<a>\d[\d,]*)\s*[人名]?\s*[×x*✕]\s*[\d.]+\s*%\s*[=≒≈]\s*"
    r"(?P<b>\d[\d,]*)\s*[人名]\s*\)?"
)


@dataclass(slots=True)
class Masked:
    """A statement's flattened text without its asides, and what the asides say."""

    flat: str
    eligible: list[tuple[int, int]] = field(default_factory=list)
    expected: list[tuple[int, int]] = field(default_factory=list)
    notes: list[tuple[int, int]] = field(default_factory=list)

    def blank(self, start: int, end: int) -> None:
        """Mask a span."""
        self.flat = self.flat[:start] + MASK * (end - start) + self.flat[end:]


def _integer(digits: str, scale: str | None = None) -> int:
    """A head count."""
    return round(float(digits.replace(",", "")) * _SCALES.get(scale or "", 1))


def mask(flat: str) -> Masked:
    """Mask inline ※ marks, footnotes, provisos (ただし…, …の場合は…) and head counts.

    The counts are kept as (position, number): 対象者数 in `eligible`, 実施見込者数 in `expected`.
    """
    result = Masked(against_goals(flat, MASK))
    if ("※" in flat or "注" in flat) and ("年" in flat or "R" in flat or "H" in flat):
        _mask_all(result, _NOTE_BEFORE_QUOTE)
        _mask_all(result, _MARK_OF_QUOTE)
    if "※" in flat:
        _mask_all(result, _INLINE_NOTE)
    if "※" in result.flat or "注" in flat or "*" in flat:
        for start, end in marks_inside(result.flat):
            result.blank(start, end)
    if ("※" in result.flat or "注" in result.flat) and (found := _behind_name(result.flat)):
        result.blank(*found)
    if "年度" in flat or "年" in flat:
        _mask_all(result, _OLD_COUNT)
        _mask_all(result, _NO_QUOTE)
    if "ただし" in flat or "但し" in flat or "なお" in flat:
        _mask_all(result, _PROVISO)
    if "場合" in flat:
        _mask_all(result, _CONDITIONAL)
    _mask_counts(result)
    if "※" in flat or "注" in flat:
        for pattern in (_BRACKETED_NOTE, _FOOTNOTE):
            result.notes += _mask_all(result, pattern)
    return result


def _behind_name(flat: str) -> tuple[int, int] | None:
    """Where the mark of a note stands between an indicator's name and all that is said of it."""
    match = _NOTE_BEHIND_NAME.match(flat)
    if match is None or any(
        word in flat[: match.start("mark")] for word in ("以上", "以下", "とする")
    ):
        return None
    return match.span("mark")


def _mask_all(result: Masked, pattern: re.Pattern[str]) -> list[tuple[int, int]]:
    """Mask every match of a pattern and return the spans."""
    spans = [match.span() for match in pattern.finditer(result.flat)]
    for start, end in spans:
        result.blank(start, end)
    return spans


def _mask_counts(result: Masked) -> None:
    """Take 対象者数 and 実施見込者数 out of the text, as printed or as a product."""
    if not ("人" in result.flat or "名" in result.flat or "取得見込" in result.flat):
        return
    if "×" in result.flat or "x" in result.flat:
        for match in list(_FORMULA.finditer(result.flat)):
            result.eligible.append((match.start(), _integer(match.group("a"))))
            result.expected.append((match.start(), _integer(match.group("b"))))
            result.blank(*match.span())
    for match in list(_BOTH.finditer(result.flat)) if "/" in result.flat else ():
        counts = _integer(match["n"], match["scale"]), _integer(match["m"], match["of"])
        for name, count in zip((match["first"], match["second"]), counts, strict=True):
            (result.expected if "見込" in name else result.eligible).append((match.start(), count))
        result.blank(*match.span())
    for key, pattern, found in (
        ("見込", _EXPECTED, result.expected),
        ("対象", _ELIGIBLE, result.eligible),
    ):
        if key in result.flat:
            for match in list(pattern.finditer(result.flat)):
                words = match.groupdict()
                digits = words["n"] or words.get("papers") or "0"
                found.append((match.start(), _integer(digits, words["scale"])))
                result.blank(*match.span())

    if result.eligible and result.expected and "/" in result.flat:
        _mask_all(result, _JOINED)


def head_counts(text: str) -> tuple[int | None, int | None]:
    """対象者数 and 実施見込者数 that a text prints, each None where it prints none."""
    masked = mask(flatten(text))
    return (
        masked.eligible[0][1] if masked.eligible else None,
        masked.expected[0][1] if masked.expected else None,
    )
