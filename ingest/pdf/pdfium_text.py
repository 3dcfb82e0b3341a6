"""The text of a pdfium page as arrays.

What belongs to a text object (font, size, direction, colour) is asked once per object, what
belongs to a glyph (place, code, width) once per glyph, written by pdfium into numpy arrays.
"""

from __future__ import annotations

import ctypes
from dataclasses import dataclass
from itertools import repeat
from typing import Any

import numpy as np
import pypdfium2.raw as raw

from ingest.pdf.clips import clip_box
from ingest.pdf.codes import is_wide, known
from ingest.pdf.engine import UNMAPPED, UNNAMED, Bools, Characters, Floats, Ints
from ingest.pdf.fonts import is_bold
from ingest.pdf.prototypes import addresses, bare, exhaust
from ingest.pdf.upright import Frame

_POINTER = ctypes.c_void_p
_INT = ctypes.c_int
_origin = bare("FPDFText_GetCharOrigin", _INT, _POINTER, _INT, _POINTER, _POINTER)
_loose = bare("FPDFText_GetLooseCharBox", _INT, _POINTER, _INT, _POINTER)
_unicode = bare("FPDFText_GetUnicode", ctypes.c_uint, _POINTER, _INT)
_text = bare("FPDFText_GetText", _INT, _POINTER, _INT, _INT, _POINTER)
_object = bare("FPDFText_GetTextObject", _POINTER, _POINTER, _INT)
_matrix = bare("FPDFText_GetMatrix", _INT, _POINTER, _INT, _POINTER)
_size = bare("FPDFText_GetFontSize", ctypes.c_double, _POINTER, _INT)
_guessed = bare("FPDFText_HasUnicodeMapError", _INT, _POINTER, _INT)
_font = bare("FPDFTextObj_GetFont", _POINTER, _POINTER)
_mode = bare("FPDFTextObj_GetTextRenderMode", _INT, _POINTER)
_base_name = bare("FPDFFont_GetBaseFontName", ctypes.c_size_t, _POINTER, _POINTER, ctypes.c_size_t)
_weight = bare("FPDFFont_GetWeight", _INT, _POINTER)

FIRST_OBJECTS = 3
CLIP_SAMPLE = 300
_STROKED = raw.FPDF_TEXTRENDERMODE_FILL_STROKE


@dataclass(slots=True)
class PageText:
    """A page's glyphs; how many come from fonts that do not say what they mean; what is hidden."""

    characters: Characters
    guessed: int
    hidden: str


@dataclass(slots=True)
class _Styles:
    """One row per text object."""

    size: Floats
    turn: Ints
    font: Ints
    bold: Bools
    guessed: Bools


class TextReader:
    """Reads pages of one document; fonts keep their numbers from page to page."""

    def __init__(self) -> None:
        self._numbers: dict[str, int] = {}

    def read(self, handle: Any, frame: Frame, *, clipped: bool) -> PageText:
        """All glyphs of a page; `clipped`: clip paths are in the page's own space."""
        pointer = ctypes.cast(handle, _POINTER).value
        count = max(0, raw.FPDFText_CountChars(handle))
        found = map(_object, repeat(pointer), range(count))
        owners = np.array([owner or 0 for owner in found], np.int64)
        # A character without a text object is a space or break which pdfium made up.
        real = np.flatnonzero(owners)
        if not len(real):
            return PageText(Characters.empty(), 0, "")
        kinds, first, run = _in_order(owners[real])
        style = self._styles(pointer, kinds.tolist(), real[first].tolist())
        codes = _codes(pointer, count)[real]
        size, turn = style.size[run], style.turn[run]
        xy = _origins(pointer, real)
        advance = _advances(pointer, real, codes, xy, size, turn)
        _part_ligatures(owners[real], xy, advance, turn)
        x, y = frame.points(xy[:, 0], xy[:, 1])
        upright = (turn + frame.turns) % 4
        font, bold = style.font[run], style.bold[run]
        made = Characters(codes, x, y, advance, size, upright, font, bold)
        guessed = int(np.sum(style.guessed[run] & (codes != 32)))
        shown = frame.near(x, y)
        if clipped:
            shown &= _inside(kinds.tolist(), run, xy, size)
        hidden = "".join(map(chr, codes[~shown & (codes != UNMAPPED)].tolist())).strip()
        return PageText(made.take(shown), guessed, hidden)

    def _styles(self, pointer: int | None, owners: list[int], first: list[int]) -> _Styles:
        """Size, direction and font of each text object, by its first character."""
        matrix = np.zeros((len(owners), 6), np.float32)
        exhaust(map(_matrix, repeat(pointer), first, addresses(matrix)))
        size = np.array(list(map(_size, repeat(pointer), first)))
        handles, _, font = _in_order(np.array([one or 0 for one in map(_font, owners)], np.int64))
        faces = [self._face(handle) for handle in handles.tolist()]
        number = np.array([number for number, _ in faces], np.int64)[font]
        bold = np.array([bold for _, bold in faces])[font]
        # Only fonts with a name are made bold by stroking: Type 3 glyphs are drawings.
        for row in np.flatnonzero(~bold & (number != UNNAMED)).tolist():
            bold[row] = _mode(owners[row]) == _STROKED
        scale = np.abs(size) * np.hypot(matrix[:, 2], matrix[:, 3])
        flat = np.abs(matrix[:, 0]) >= np.abs(matrix[:, 1])
        turn = np.where(flat, np.where(matrix[:, 0] >= 0, 0, 2), np.where(matrix[:, 1] > 0, 3, 1))
        return _Styles(
            np.where(scale > 0, np.minimum(scale, 2000.0), 1.0),
            turn,
            number,
            bold,
            _guesses(pointer, font, np.array(first)),
        )

    def _face(self, font: int | None) -> tuple[int, bool]:
        """Number and weight of a font; the number stays the same from page to page."""
        if not font:
            return UNNAMED, False
        buffer = ctypes.create_string_buffer(256)
        _base_name(font, ctypes.addressof(buffer), 256)
        name = buffer.value.decode("utf-8", "replace")
        if not name:
            return UNNAMED, False
        return self._numbers.setdefault(name, len(self._numbers) + 1), (
            is_bold(name) or _weight(font) >= 600
        )


def _in_order(owners: Ints) -> tuple[Ints, Ints, Ints]:
    """Each owner in its order on the page, where it comes first, and which each entry is.

    Owners are addresses: sorted by them, samples would differ from run to run.
    """
    kinds, first, run = np.unique(owners, return_index=True, return_inverse=True)
    order = np.argsort(first)
    rank = np.empty(len(order), np.int64)
    rank[order] = np.arange(len(order))
    return kinds[order], first[order], rank[run]


def _guesses(pointer: int | None, font: Ints, first: Ints) -> Bools:
    """Text objects whose font does not say which characters it holds.

    Asked for the first and some other objects of each font, and for all that follow a guess.
    `font` is each object's, `first` its first character.
    """
    order = np.argsort(font, kind="stable")
    begins = np.flatnonzero(np.diff(font[order], prepend=-1))
    place = np.empty(len(font), np.int64)
    place[order] = np.arange(len(font)) - begins[font[order]]
    asked = (place < FIRST_OBJECTS) | (place % 16 == 15)
    guessed = np.zeros(len(font), np.bool_)
    guessed[asked] = _ask(pointer, first[asked])
    if guessed.any():
        since = np.full(len(begins), len(font))
        np.minimum.at(since, font[guessed], np.flatnonzero(guessed))
        rest = ~asked & (np.arange(len(font)) > since[font])
        guessed[rest] = _ask(pointer, first[rest])
    return guessed


def _ask(pointer: int | None, characters: Ints) -> Bools:
    """Whether pdfium guesses what these characters are."""
    found = map(_guessed, repeat(pointer), characters.tolist())
    return np.array([answer == 1 for answer in found], np.bool_)


def _origins(pointer: int | None, real: Ints) -> Floats:
    """Baseline origins (x, y) in page space."""
    xy = np.zeros((len(real), 2))
    exhaust(map(_origin, repeat(pointer), real.tolist(), addresses(xy), addresses(xy, 8)))
    return xy


def _part_ligatures(owners: Ints, xy: Floats, advance: Floats, turn: Ints) -> None:
    """Set the letters of one ligature glyph side by side (pdfium gives all the same origin)."""
    same = (np.diff(owners) == 0) & (np.diff(xy, axis=0) == 0).all(1)
    if not same.any():
        return
    group = np.concatenate(([0], np.cumsum(~same)))
    count = np.bincount(group)[group]
    index = np.arange(len(group)) - np.flatnonzero(np.diff(group, prepend=-1))[group]
    advance /= count
    xy[:, 0] += np.choose(turn, (1.0, 0.0, -1.0, 0.0)) * advance * index
    xy[:, 1] += np.choose(turn, (0.0, -1.0, 0.0, 1.0)) * advance * index


def _inside(owners: list[int], run: Ints, xy: Floats, size: Floats) -> Bools:
    """Which glyphs are inside of their object's clip path, or have none."""
    inside = np.ones(len(run), np.bool_)
    # Spreadsheets clip the text of some cells; browsers clip none of thousands of objects.
    sample = owners[:: max(1, len(owners) // CLIP_SAMPLE)]
    if not any(clip_box(owner) is not None for owner in sample):
        return inside
    boxes = {row: box for row, owner in enumerate(owners) if (box := clip_box(owner)) is not None}
    edge = np.tile((-np.inf, -np.inf, np.inf, np.inf), (len(owners), 1))
    edge[list(boxes)] = list(boxes.values())
    left, low, right, high = edge[run].T
    inside &= (xy[:, 0] > left - size) & (xy[:, 0] < right)
    inside &= (xy[:, 1] > low - 0.7 * size) & (xy[:, 1] < high + 0.2 * size)
    return inside


def _codes(pointer: int | None, count: int) -> Ints:
    """The Unicode code point of each character; `UNMAPPED` where the font gives none."""
    buffer = ctypes.create_string_buffer(2 * count + 2)
    written = _text(pointer, 0, count, ctypes.addressof(buffer)) - 1
    if written == count:
        units = np.frombuffer(buffer.raw[: 2 * count], "<u2").astype(np.int64)
        if not ((units >= 0xD800) & (units < 0xE000)).any() and not (units == 0).any():
            return known(units)
    return known(np.array([_unicode(pointer, i) for i in range(count)], np.int64))


def _advances(
    pointer: int | None, real: Ints, codes: Ints, xy: Floats, size: Floats, turn: Ints
) -> Floats:
    """Advance widths: the em for wide glyphs, from the loose box for others.

    Type 3 fonts (Chromium) give the ink instead of the loose box: seen where that does not start
    at the origin. A bearing as wide as the one on the left is added there.
    """
    advance = size.copy()
    narrow = np.flatnonzero(~is_wide(codes))
    box = np.zeros((len(narrow), 4), np.float32)
    exhaust(map(_loose, repeat(pointer), real[narrow].tolist(), addresses(box)))
    left, right = box[:, 0] - xy[narrow, 0], box[:, 2] - xy[narrow, 0]
    high, low = box[:, 1] - xy[narrow, 1], box[:, 3] - xy[narrow, 1]
    near = np.choose(turn[narrow], (left, -high, -right, low))
    far = np.choose(turn[narrow], (right, -low, -left, high))
    em = size[narrow]
    far += np.where(np.abs(near) > 0.02 * em, np.maximum(near, 0.0), 0.0)
    advance[narrow] = np.clip(far, 0.0, 2.0 * em)
    return advance
