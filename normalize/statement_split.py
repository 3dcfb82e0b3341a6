"""Where one target statement ends and the next begins inside a printed text.

A cell may print several targets: each with its own 【KPI】 (Kumamoto), or one ``KPI：`` with ①, ②
or I., II. below it (Saitama, Iwate). Enumerators split only when the statement starts with one;
behind a complete statement they begin something else (the measures of Kumamoto's last table).
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from normalize.text.flatten import flatten
from normalize.text.scanning import matches_at

_KPI = r"K\s*P\s*I"
_YEAR = r"(?:(?:令和|平成|R|H)?\s*[\d元]+\s*年度?\s*)"
MARKER = re.compile(
    rf"[■□◆◇●○◎・*\s]*(?:"
    rf"【\s*(?:{_KPI}|{_YEAR}?目標|重要業績評価指標|成果目標|数値目標)[^】]{{0,12}}】"
    rf"|(?<![A-Za-z\w]){_YEAR}?(?:目標|重要業績評価指標)?\s*"
    rf"(?:[(<\[]\s*{_KPI}\s*[)>\]]\s*:?|{_KPI}\s*[①-⑳\d]?\s*:)"
    rf")\s*:?\s*"
)
"""【KPI】, 【K P I】, 【目標】, KPI：, ■KPI：, ■令和4年度目標（KPI）：, <KPI>."""

ENUMERATOR = re.compile(
    r"(?:(?<=\s)|(?<=[。)】:])|^)\s*(?P<label>[①-⑳]|(?:[Ⅰ-Ⅻ]|(?<![A-Za-z])(?:IV|VI{0,3}|I{1,3}|X))"
    r"\s*[.．、:]|\(\d{1,2}\)|\d{1,2}[.．](?!\d)|[アイウエオ][.．、])\s*"
)

_ENUMERATOR_BEGINS = re.compile(r"[\s①-⑳Ⅰ-ⅫIVX(\dアイウエオ](?<![^\s。)】:][\s\S])")


@dataclass(slots=True)
class Piece:
    """One statement's text: its enumerator, and the span without marker and enumerator."""

    label: str | None
    outer: int
    start: int
    end: int


def find_pieces(text: str) -> list[Piece]:
    """The statements of a text, in order; what stands before the first marker is left out."""
    flat = flatten(text)
    marked = "【" in flat or "K" in flat
    markers = [m for m in MARKER.finditer(flat) if m.end() > m.start()] if marked else []
    if not markers:
        return _enumerated(flat, 0, 0, len(flat))
    ends = [m.start() for m in markers[1:]] + [len(flat)]
    pieces = []
    for marker, end in zip(markers, ends, strict=True):
        pieces += _enumerated(flat, marker.start(), marker.end(), end)
    return pieces


def _enumerated(flat: str, outer: int, start: int, end: int) -> list[Piece]:
    """The pieces of one marked text: one, or one per enumerator where it starts with one."""
    first = ENUMERATOR.match(flat, start, end)
    found = list(matches_at(ENUMERATOR, _ENUMERATOR_BEGINS, flat, start, end))
    if first is None:
        stop = found[0].start() if found else end
        return _piece(flat, None, outer, start, stop)
    pieces = []
    kind = _kind(first.group("label"))
    same = [m for m in found if _kind(m.group("label")) == kind]
    stops = [m.start() for m in same[1:]] + [end]
    for match, stop in zip(same, stops, strict=True):
        pieces += _piece(flat, _label(match), outer, match.end(), stop)
        outer = stop
    return pieces


def _kind(label: str) -> str:
    """The style of an enumerator, so that ① does not end where (1) begins."""
    first = label[0]
    if first in "IVX" or "Ⅰ" <= first <= "Ⅻ":
        return "roman"
    if first in "アイウエオ":
        return "kana"
    return "circled" if "①" <= first <= "⑳" else "digit"


def _label(match: re.Match[str]) -> str:
    """The enumerator without its full stop."""
    return match.group("label").rstrip(".．、:").strip()


def _piece(flat: str, label: str | None, outer: int, start: int, end: int) -> list[Piece]:
    """The piece of a span without blanks and the bracket around it, or none where it is empty."""
    while start < end and flat[start] in " ・":
        start += 1
    while end > start and flat[end - 1] == " ":
        end -= 1
    inner = flat[start:end]
    if inner[:1] == "【" and inner.find("】") == len(inner) - 1:
        start, end = start + 1, end - 1
    return [Piece(label, outer, start, end)] if start < end else []


def split_statements(text: str) -> list[str]:
    """The statements a cell prints, each as printed with its marker or enumerator."""
    return [text[p.outer : p.end].strip() for p in find_pieces(text)]
