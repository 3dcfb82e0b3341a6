"""Vertical labels: one glyph a line, turned glyphs, or vertical writing, read as one word.

Seen in the narrow first column of Gunma's report (the section's name written downwards).
"""

from __future__ import annotations

import string
from dataclasses import replace
from itertools import pairwise

import numpy as np

from ingest.pdf.codes import SPACE
from ingest.pdf.engine import DOWNWARD, Characters, Ints
from ingest.pdf.lines import VisualLine
from schema.document import Mark

_SYMBOLS = "○◯〇◎●△▲▽×✕□■☆★―－-‐–—・※→⇒↓/"
_NO_START = [ord(one) for one in "、。，．・：；？！）」』】〕〉》］ー:;,.!?)"]
_LATIN = [ord(one) for one in string.ascii_letters + string.digits]
_LARGEST_PITCH = 3.2
"""Glyphs of one label are at most this many ems apart."""


def mark_downward(characters: Characters, container: Ints) -> None:
    """Find vertical writing: upright glyphs that follow each other down the page.

    The order of the content stream tells; three glyphs in a row are enough. Symbols and digits
    are left alone, since results of several targets are stacked in a cell as well. Glyphs lying
    on their side between them (Latin words in vertical text) belong to the same lines.
    """
    upright = characters.turn == 0
    if np.count_nonzero(upright) < 3:
        return
    em = characters.size
    close = np.abs(np.diff(characters.x)) < 0.3 * em[1:]
    close &= np.diff(container) == 0
    step = np.diff(characters.y) / em[1:]
    follows = close & (step > 0.6) & (step < 1.7) & upright[1:] & upright[:-1]
    letters = (characters.code >= 0x3041) & (characters.code != 0xFF0D)
    letters &= ~np.isin(characters.code, [ord(one) for one in _SYMBOLS])
    # Two steps in a row make three glyphs.
    strong = follows[1:] & follows[:-1] & letters[1:-1]
    member = np.zeros(len(characters), np.bool_)
    for shift in range(3):
        member[shift : shift + len(strong)] |= strong
    for _ in range(2):
        member[1:] |= follows & member[:-1]
        member[:-1] |= follows & member[1:]
    characters.turn[member] = DOWNWARD


def agree_downward(characters: Characters, container: Ints) -> None:
    """One direction in a cell that is written downwards for the most part.

    A single number above a label, or Latin words lying on their side, belong to its lines.
    """
    down = characters.turn == DOWNWARD
    if not down.any():
        return
    characters.turn[down & np.isin(container, _written_across(characters, container))] = 0
    down = characters.turn == DOWNWARD
    most = int(container.max()) + 1
    share = np.bincount(container[down], minlength=most) * 2
    printed = container[characters.code != SPACE]
    mine = (share > np.bincount(printed, minlength=most))[container]
    sideways = mine & (characters.turn == 1)
    mine &= characters.turn == 0
    characters.turn[mine | sideways] = DOWNWARD
    stacked = (characters.turn == DOWNWARD) & ~sideways
    characters.advance[stacked] = characters.size[stacked]


def _written_across(characters: Characters, container: Ints) -> list[int]:
    """Cells that hold two wide glyphs side by side, read from left to right.

    So narrow columns of wrapped horizontal text differ from vertical writing: the right glyph
    follows the left one in the stream, or is one that starts no line.
    """
    down = characters.turn == DOWNWARD
    found: list[int] = []
    for cell in np.unique(container[down]).tolist():
        mine = np.flatnonzero((container == cell) & (down | (characters.turn == 0)))
        mine = mine[characters.code[mine] != SPACE]
        mine = mine[np.lexsort((characters.x[mine], np.round(characters.y[mine])))]
        right = np.diff(characters.x[mine]) / characters.size[mine[1:]]
        pair = (right > 0.2) & (right < 1.6)
        pair &= np.abs(np.diff(characters.y[mine])) < 0.2 * characters.size[mine[1:]]
        bound = np.isin(characters.code[mine[1:]], _NO_START)
        latin = np.isin(characters.code[mine], _LATIN)
        pair &= bound | ((np.diff(mine) == 1) & ~latin[1:] & ~latin[:-1])
        if cell > 0 and pair.any():
            found.append(cell)
    return found


def merge_vertical(lines: list[VisualLine], width: float) -> list[VisualLine]:
    """The lines of a cell, stacked glyphs put together as one line each.

    `width` is the width of the cell in points. Stacked symbols (two ○ for two targets, as
    Kumamoto prints them) and numbers stay as they are.
    """
    upright = [line for line in lines if line.turn == 0]
    if len(upright) < 2 or not _is_stack(upright, width):
        return lines
    columns: list[list[VisualLine]] = []
    for line in sorted(upright, key=lambda one: (-_middle(one), one.across)):
        if columns and abs(_middle(columns[-1][0]) - _middle(line)) < 0.6 * line.size:
            columns[-1].append(line)
        else:
            columns.append([line])
    turned = [line for line in lines if line.turn != 0]
    return [_stacked(sorted(column, key=lambda one: one.across)) for column in columns] + turned


def _middle(line: VisualLine) -> float:
    return (line.along + line.end) / 2


def _is_stack(lines: list[VisualLine], width: float) -> bool:
    """Every line one glyph (or a short number), one below the other, closely."""
    size = max(line.size for line in lines)
    words = [line.text.replace(" ", "") for line in lines]
    single = [word for word in words if len(word) == 1]
    if any(len(word) > 1 and not (word.isascii() and len(word) <= 3) for word in words):
        return False
    letters = [word for word in single if word not in _SYMBOLS and not word.isdigit()]
    if len(letters) < 2 or len(letters) < 0.5 * len(words):
        return False
    if len(letters) == 2 and width > 2.6 * size:
        return False
    middles = [_middle(line) for line in lines]
    if max(middles) - min(middles) > 0.6 * size:
        return False
    steps = [b.across - a.across for a, b in pairwise(lines)]
    return all(0 < step <= _LARGEST_PITCH * size for step in steps)


def _whole_marks(column: list[VisualLine]) -> tuple[Mark, ...]:
    """Styles that every glyph of a stack carries, as marks of the whole word."""
    size = sum(len(line.text.replace(" ", "")) for line in column)
    styles = [{mark.style for mark in line.marks} for line in column]
    shared = set.intersection(*styles) if styles else set()
    return tuple(Mark(0, size, style) for style in sorted(shared))


def _stacked(column: list[VisualLine]) -> VisualLine:
    first, last = column[0], column[-1]
    text = "".join(line.text.replace(" ", "") for line in column)
    return replace(
        first,
        text=text,
        glyphs=np.tile((first.along, first.end), (len(text), 1)),
        end=max(line.end for line in column),
        marks=_whole_marks(column),
        box=(
            min(line.box[0] for line in column),
            first.box[1],
            max(line.box[2] for line in column),
            last.box[3],
        ),
    )
