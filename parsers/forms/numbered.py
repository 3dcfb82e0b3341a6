"""Labels that count the items of a form's sheets: 施策1 | 健全な財政運営, 事業2 | …, 取組1 | …."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import replace

from parsers.grid import GridCell
from parsers.measures.numerals import ITEM_WORD
from parsers.vocabulary import vocabulary
from schema.document import Line

_NUMBERED = re.compile(
    rf"(?P<stem>{ITEM_WORD}(?:項目|番号|名)?)\s*"
    r"(?:no\.?|[-－])?\s*(?P<number>\d{1,2}(?:[-－]\d{1,2})?)\.?"
)
_LONGEST = 12


def stem_of(label: GridCell) -> str:
    """A label's folded words without a number behind them: 施策 of 施策1."""
    match = _match(label)
    return match["stem"] if match is not None else label.folded


def numbered_roles(label: GridCell) -> tuple[str, ...]:
    """The roles of the words before a label's number; empty where it has none."""
    match = _match(label)
    return vocabulary().roles_of(match["stem"]) if match is not None else ()


def number_of(label: GridCell) -> GridCell | None:
    """The number of a label, as a cell of its own in the label's place; None where it has none."""
    match = _match(label)
    if match is None:
        return None
    return GridCell(replace(label.cell, lines=[Line(match["number"])], tables=[]), label.ref)


def _match(label: GridCell) -> re.Match[str] | None:
    if len(label.text) > _LONGEST or not label.text[-1:].strip(".．").isdigit():
        return None
    return _NUMBERED.fullmatch(unicodedata.normalize("NFKC", label.text).lower())
