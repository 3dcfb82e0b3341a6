"""What in a statement is no part of the target: notes, provisos, head counts.

Masked text has blanks of the same length in their place, so that spans stay true.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field

MASK = "\x1f"
"""A blank for regular expressions, and unlike a printed one."""

_YEAR = r"(?:令和|平成|R|H)\s*[\d元]+\s*年?度?"
_INLINE_NOTE = re.compile(r"(?<=[^\s。])(?:\(※\s*\d*\)|※\d?)(?=\s*(?:[をにはがの:以、)とで%]|\d))")
_BRACKETED_NOTE = re.compile(r"\(※[^()]*\)")
_FOOTNOTE = re.compile(r"(?:\(※\s*\d*\)|※|(?:\(|<)注\s*\d*(?:\)|>)|注\d*\)).*")
_PROVISO = re.compile(
    rf"\(?(?:ただし|但し|なお)[^。]*?(?:。|$|(?=\(\s*(?:{_YEAR}|前年度|昨年度)[^()]*\)\s*。?\s*$))"
)
_CONDITIONAL = re.compile(r"(?<=。)[^。]*?場合[^。]*(?:。|$)")
_COUNT = r"(?P<n>\d[\d,]*)\s*[人名]"
_OLD_COUNT = re.compile(rf"\((?:{_YEAR})[^()]*?[:\s]\s*\d[\d,]*\s*[人名件]\)")
_ELIGIBLE = re.compile(
    rf"[^\s()、,:・■◆<>]*?(?:対象者|対象人)数?(?:\([^()]*\))?\s*[:=]?\s*{_COUNT}"
)
_EXPECTED = re.compile(
    rf"[^\s()、,:・■◆<>]*?見込み?(?:者|人|件)?数?(?:\([^()]*\))?\s*[:=]?\s*{_COUNT}"
)
_FORMULA = re.compile(
    r"\(?(?:[^\s()]*?)(?P<a>\d[\d,]*)\s*[人名]?\s*[×xX*✕]\s*[\d.]+\s*%\s*[=≒≈]\s*"
    r"(?P<b>\d[\d,]*)\s*[人名]\s*\)?"
)


@dataclass(slots=True)
class Masked:
    """A statement's flattened text without its asides, and what the asides say."""

    flat: str
    eligible: int | None = None
    expected: int | None = None
    notes: list[tuple[int, int]] = field(default_factory=list)


def _blank(flat: str, start: int, end: int) -> str:
    """The text with a span masked."""
    return flat[:start] + MASK * (end - start) + flat[end:]


def _integer(digits: str) -> int:
    """A head count."""
    return int(digits.replace(",", ""))


def mask(flat: str) -> Masked:
    """Mask inline ※ marks, footnotes, provisos (ただし…, …の場合は…) and head counts."""
    result = Masked(flat)
    for pattern in (_INLINE_NOTE, _OLD_COUNT, _PROVISO, _CONDITIONAL):
        for match in pattern.finditer(result.flat):
            result.flat = _blank(result.flat, *match.span())
    _mask_counts(result)
    for pattern in (_BRACKETED_NOTE, _FOOTNOTE):
        for match in pattern.finditer(result.flat):
            result.notes.append(match.span())
            result.flat = _blank(result.flat, *match.span())
    return result


def _mask_counts(result: Masked) -> None:
    """Take 対象者数 and 実施見込者数 out of the text, as printed or as a product."""
    for match in _FORMULA.finditer(result.flat):
        result.eligible = _integer(match.group("a"))
        result.expected = _integer(match.group("b"))
        result.flat = _blank(result.flat, *match.span())
    for match in _EXPECTED.finditer(result.flat):
        if result.expected is None:
            result.expected = _integer(match.group("n"))
        result.flat = _blank(result.flat, *match.span())
    for match in _ELIGIBLE.finditer(result.flat):
        if result.eligible is None:
            result.eligible = _integer(match.group("n"))
        result.flat = _blank(result.flat, *match.span())


def head_counts(flat: str) -> tuple[int | None, int | None]:
    """対象者数 and 実施見込者数 of a flattened text, each None where not printed."""
    masked = mask(flat)
    return masked.eligible, masked.expected
