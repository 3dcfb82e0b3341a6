"""Boxes of results printed between headings: 13. 【KPI】 0.15％（全国 0.17％） (002)."""

from __future__ import annotations

import re

_RESULT_BOX = re.compile(
    r"^\s*(?P<label>\d{1,2}\s*[.．]\s*(?:[a-z][)）])?)\s*【\s*[KＫ]\s*[PＰ]\s*[IＩ]\s*】"
)
_INNER_BOX = re.compile(
    r"(?P<label>\d{1,2}\s*[.．]\s*(?:[a-z][)）])?)\s*【\s*[KＫ]\s*[PＰ]\s*[IＩ]\s*】\s*"
    r"(?P<value>(?:[-－―]|[\d.,]+\s*\S{0,4}?)\s*[（(][^（()）]*[)）])"
)


def inner_box(text: str) -> tuple[str, str] | None:
    """(value, the rest) of a heading, a result box and a statement printed as one line.

    002 prints i) 広報関係 so. None of other lines.
    """
    box = _INNER_BOX.search(text)
    if box is None or _RESULT_BOX.match(text):
        return None
    rest = f"{text[: box.start()]} {text[box.end() :]}"
    return box["value"], " ".join(rest.split())


def result_box(lines: list[str]) -> str | None:
    """The value of a box that begins a paragraph; None of other lines."""
    match = _RESULT_BOX.match(lines[0])
    if match is None:
        return None
    return "\n".join([lines[0][match.end() :].strip(), *lines[1:]]).strip()
