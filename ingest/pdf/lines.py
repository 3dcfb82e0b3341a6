"""Visual lines: glyphs of one container that stand side by side, in reading order.

All lines of a page are cut in a handful of array operations: one sort by container, direction
and baseline, one by place along the line. Baselines and em sizes decide, never the ink.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

import numpy as np

from ingest.pdf.codes import SPACE
from ingest.pdf.engine import Bools, Characters, Floats, Ints
from ingest.pdf.overprint import part_overprinted
from ingest.pdf.spacing import word_gaps
from ingest.pdf.weights import weights_of
from schema.document import Mark

SAME_BASELINE = 0.45
"""Baselines closer than this share of the larger em are one line (superscripts, mixed sizes)."""
HIDDEN = 0.25
"""A space that the next glyph covers but for this share is not seen."""
COLUMN_GAP = 2.2
"""Outside of tables a gap wider than this many ems starts another column."""
WIDEST_BLANK = 6.2
"""Ems of the widest gap that blanks within a list's point leave."""
COLUMN_LINES = 4
"""So many lines that begin at one place behind a gap are a column."""
_POINTS = frozenset("・･●○◎■◆▶")
_OPENING = np.array([ord(one) for one in "（「『【〔［｛〈《“‘"])
ASCENT = 0.88
"""Height of the em box above the baseline, as a share of the em."""


@dataclass(slots=True, eq=False)
class VisualLine:
    """One printed line. `along`/`end` are its ends and `across` its baseline.

    For horizontal text these are x0, x1 and the baseline's y. For turned text they are measured
    along the direction of reading, so that lines always follow each other with growing `across`.
    `glyphs` are the start and end of each glyph along it, `level` is the depth of the list
    whose drawn bullet opens the line.
    """

    container: int
    turn: int
    text: str
    along: float
    end: float
    across: float
    size: float
    marks: tuple[Mark, ...]
    glyphs: Floats
    box: tuple[float, float, float, float]
    level: int = 0
    weight: int | None = None
    """Which weight all its kanji and kana have, where the page has several; None: mixed, few."""

    @property
    def width(self) -> float:
        """Length of the line in points."""
        return self.end - self.along


def reading_axes(characters: Characters) -> tuple[Floats, Floats]:
    """Place along the line and place across the lines, by each glyph's quarter turns."""
    x, y = characters.x, characters.y
    middle, _ = characters.centers()
    along = np.choose(characters.turn, (x, y, -x, -y, y - ASCENT * characters.size))
    across = np.choose(characters.turn, (y, -middle, -y, middle, -middle))
    return along, across


def visual_lines(characters: Characters, container: Ints, underlined: Bools) -> list[VisualLine]:
    """All lines, ordered by container, then direction, then down the page."""
    if not len(characters):
        return []
    along, across = reading_axes(characters)
    order = np.lexsort((across, characters.turn, container))
    group = container[order] * 8 + characters.turn[order]
    step = np.diff(across[order], prepend=across[order[0]])
    em = np.maximum(characters.size[order], np.roll(characters.size[order], 1))
    opens = (np.diff(group, prepend=-1) != 0) | (step > SAME_BASELINE * em)
    line = np.empty(len(order), np.int64)
    line[order] = np.cumsum(opens)
    line = part_overprinted(line, order, along, across, characters)
    order = _in_line(along, line, characters)
    return _Cutter(
        characters.take(order),
        along[order],
        across[order],
        line[order],
        container[order],
        underlined[order],
    ).lines()


def _in_line(along: Floats, line: Ints, characters: Characters) -> Ints:
    """Glyphs by line and place, without those printed twice at one place (made bold so).

    An opening bracket has its ink in the right half of its em: set closely after another one
    ((「) it begins left of it.
    """
    ink = along + np.where(np.isin(characters.code, _OPENING), 0.45 * characters.size, 0.0)
    order = np.lexsort((ink, line))
    same = (np.diff(characters.code[order], prepend=-1) == 0) & (characters.code[order] != SPACE)
    same &= np.diff(line[order], prepend=-1) == 0
    nearest = np.minimum(0.12 * characters.size, 0.45 * characters.advance)[order]
    same &= np.abs(np.diff(along[order], prepend=np.inf)) < nearest
    return np.asarray(order[~same])


class _Cutter:
    """Cuts glyphs sorted by line and place into strings, with the spaces between words."""

    def __init__(
        self,
        characters: Characters,
        along: Floats,
        across: Floats,
        line: Ints,
        container: Ints,
        underlined: Bools,
    ) -> None:
        self.glyphs = characters
        self.along, self.across = along, across
        self.line, self.container = line, container
        self.underlined = underlined

    def lines(self) -> list[VisualLine]:
        """The lines, with made spaces put in and doubled spaces taken out."""
        self._drop_hidden_spaces()
        self._split_columns()
        self._space_words()
        self._tidy_spaces()
        if not len(self.line):
            return []
        first = np.flatnonzero(np.diff(self.line, prepend=-1))
        last = np.append(first[1:], len(self.line)) - 1
        glyphs = self.glyphs
        text = glyphs.code.astype("<u4").tobytes().decode("utf-32-le", "replace")
        marks = self._marks(first)
        columns = (
            first,
            last + 1,
            self.container[first],
            glyphs.turn[first],
            self.along[first],
            self.along[last] + glyphs.advance[last],
            np.add.reduceat(self.across, first) / (last + 1 - first),
            np.maximum.reduceat(glyphs.size, first),
        )
        weights = weights_of(glyphs, first)
        boxes = self._boxes(first, last).tolist()
        rows = zip(*(column.tolist() for column in columns), boxes, strict=True)
        made = []
        ends = np.stack((self.along, self.along + glyphs.advance), 1)
        for number, row in enumerate(rows):
            start, stop, container, turn, along, end, across, size, box = row
            mine = marks.get(number, ())
            piece = text[start:stop]
            places = ends[start:stop]
            made.append(
                VisualLine(
                    container, turn, piece, along, end, across, size, mine, places, tuple(box)
                )
            )
            made[-1].weight = weights.get(number)
        return made

    def _drop_hidden_spaces(self) -> None:
        """Drop spaces that take no room: LibreOffice writes them between underlined runs."""
        blank = self.glyphs.code[1:-1] == SPACE
        if not blank.any():
            return
        line, along, advance = self.line, self.along, self.glyphs.advance
        blank &= (line[2:] == line[1:-1]) & (line[:-2] == line[1:-1])
        blank &= along[2:] - along[1:-1] < HIDDEN * advance[1:-1]
        blank &= along[2:] - (along + advance)[:-2] < HIDDEN * advance[1:-1]
        if blank.any():
            self._take(np.flatnonzero(~np.concatenate(([False], blank, [False]))))

    def _tidy_spaces(self) -> None:
        """One plain space at most between words, none at the ends of a line."""
        code = self.glyphs.code
        code[code == 0x3000] = SPACE
        blank = code == SPACE
        if not blank.any():
            return
        opens = np.diff(self.line, prepend=-1) != 0
        kept = ~blank | ~(opens | np.concatenate(([False], blank[:-1])))
        self._take(np.flatnonzero(kept))
        closes = np.diff(self.line, append=-1) != 0
        self._take(np.flatnonzero((self.glyphs.code != SPACE) | ~closes))

    def _take(self, source: Ints) -> None:
        self.glyphs = self.glyphs.take(source)
        self.along, self.across = self.along[source], self.across[source]
        self.line, self.container = self.line[source], self.container[source]
        self.underlined = self.underlined[source]

    def _marks(self, first: Ints) -> dict[int, tuple[Mark, ...]]:
        """Underlined and bold runs of the lines that have any, by the line's place in `first`."""
        found: dict[int, tuple[Mark, ...]] = {}
        styles: tuple[tuple[Literal["underline", "bold"], Bools], ...] = (
            ("underline", self.underlined),
            ("bold", self.glyphs.bold),
        )
        stop = np.append(first[1:], len(self.line))
        for style, flags in styles:
            if not flags.any():
                continue
            for number in np.flatnonzero(np.logical_or.reduceat(flags, first)).tolist():
                edge = np.diff(flags[first[number] : stop[number]], prepend=False, append=False)
                at = np.flatnonzero(edge).tolist()
                runs = tuple(
                    Mark(low, high, style) for low, high in zip(at[::2], at[1::2], strict=True)
                )
                found[number] = found.get(number, ()) + runs
        return found

    def _split_columns(self) -> None:
        """Outside of tables, far apart pieces of a line are lines of their own."""
        gap = self.along[1:] - (self.along + self.glyphs.advance)[:-1]
        wide = gap > COLUMN_GAP * self.glyphs.size[1:]
        wide &= (self.container[1:] == 0) & (self.line[1:] == self.line[:-1])
        if wide.any():
            for place in np.flatnonzero(wide):
                wide[place] = not self._blank_in_point(int(place), float(gap[place]), wide)
            self.line = self.line * 1024 + np.concatenate(([0], np.cumsum(wide))) % 1024
            self.line = np.cumsum(np.diff(self.line, prepend=-1) != 0)

    def _blank_in_point(self, place: int, gap: float, wide: Bools) -> bool:
        """Whether a gap is a few ideographic blanks within a list's point, and no column's edge.

        ・特定健康診査　　　　実施率 31.2％: they are as wide as letters, and no further lines begin
        where it ends, as those of a column do.
        """
        size = float(self.glyphs.size[place + 1])
        count = gap / size
        if count > WIDEST_BLANK or abs(count - round(count)) > 0.06:
            return False
        first = int(np.searchsorted(self.line, self.line[place]))
        if chr(int(self.glyphs.code[first])) not in _POINTS:
            return False
        starts = self.along[1:][wide]
        return int((np.abs(starts - self.along[place + 1]) < 0.5 * size).sum()) < COLUMN_LINES

    def _space_words(self) -> None:
        """Insert a space glyph where a gap shows one."""
        at = np.flatnonzero(word_gaps(self.glyphs, self.along, self.line)) + 1
        source = np.insert(np.arange(len(self.glyphs)), at, at - 1)
        is_made = np.insert(np.zeros(len(self.glyphs), np.bool_), at, True)
        self._take(source)
        self.glyphs.code[is_made] = SPACE

    def _boxes(self, first: Ints, last: Ints) -> Floats:
        """One box (x0, top, x1, bottom) per line."""
        glyphs = self.glyphs
        x, y, em = glyphs.x, glyphs.y, glyphs.size
        flat = glyphs.turn == 0
        up, down = np.where(flat, ASCENT, 1.0) * em, np.where(flat, 1 - ASCENT, 1.0) * em
        left, right = np.where(flat, x, x - em), x + np.where(flat, glyphs.advance, em)
        return np.stack(
            (
                np.minimum.reduceat(left, first),
                np.minimum.reduceat(y - up, first),
                np.maximum.reduceat(right, first),
                np.maximum.reduceat(y + down, first),
            ),
            1,
        )
