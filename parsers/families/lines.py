"""Lines of running text, with what a line break parted from its target joined again."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from schema.document import Paragraph, Ref

_STATES = re.compile(r"(?:以上|以下|未満|とする|[%％])。?\s*$")
_REACHED = re.compile(r"[（(][^（()）]*(?:実績|年度)[^（()）以]*[\d０-９][^（()）以]*[)）]\s*")
"""A bracket on a line of its own behind a target: （令和2年度実績　0.307％）."""


@dataclass
class Line:
    """One line of a paragraph: its words and place, the heading and list levels it stands on."""

    text: str
    ref: Ref
    level: int
    item: int
    last: bool = False


def lines_of(paragraph: Paragraph) -> Iterator[Line]:
    """The lines of a paragraph in order; a bracket with a figure goes on with its target."""
    lines = [line for line in paragraph.lines if line.text]
    waiting: Line | None = None
    for line in lines:
        behind = waiting is not None and line.text[0] in "（(" and _REACHED.fullmatch(line.text)
        if waiting is not None and behind and _STATES.search(waiting.text):
            waiting.text, waiting.last = f"{waiting.text}{line.text}", line is lines[-1]
            continue
        if waiting is not None:
            yield waiting
        waiting = Line(line.text, paragraph.ref, paragraph.level, line.level, line is lines[-1])
    if waiting is not None:
        yield waiting
