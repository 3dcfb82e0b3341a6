"""The text of a pdfium page as arrays.

What belongs to a text object (font, size, direction, colour) is asked once per object, what
belongs to a glyph (place, code, width) once per glyph, written by pdfium into numpy arrays.
"""

from __future__ import annotations

import ctypes
from dataclasses import dataclass
from typing import Any

import numpy as np
import pypdfium2.raw as raw

from ingest.pdf.clips import clip_box
from ingest.pdf.codes import is_wide, known
from ingest.pdf.engine import UNMAPPED, Bools, Characters, Floats, Ints
from ingest.pdf.fonts import is_bold
from ingest.pdf.prototypes import bare
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
_fill = bare("FPDFPageObj_GetFillColor", _INT, _POINTER, _POINTER, _POINTER, _POINTER, _POINTER)
_font = bare("FPDFTextObj_GetFont", _POINTER, _POINTER)
_mode = bare("FPDFTextObj_GetTextRenderMode", _INT, _POINTER)
_base_name = bare("FPDFFont_GetBaseFontName", ctypes.c_size_t, _POINTER, _POINTER, ctypes.c_size_t)
_weight = bare("FPDFFont_GetWeight", _INT, _POINTER)

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
    color: Ints
    guessed: Bools


class TextReader:
    """Reads pages of one document; fonts keep their numbers from page to page."""

    def __init__(self) -> None:
        self._faces: dict[int | None, tuple[int, bool]] = {}
        self._names: dict[str, int] = {}

    def read(self, handle: Any, frame: Frame, *, clipped: bool) -> PageText:
        """All glyphs of a page; `clipped`: clip paths are in the page's own space."""
        # Font handles are valid as long as the page is.
        self._faces.clear()
        pointer = ctypes.cast(handle, _POINTER).value
        count = max(0, raw.FPDFText_CountChars(handle))
        owners = np.array([_object(pointer, i) or 0 for i in range(count)], np.int64)
        # A character without a text object is a space or break which pdfium made up.
        real = np.flatnonzero(owners)
        if not len(real):
            return PageText(Characters.empty(), 0, "")
        kinds, first, run = np.unique(owners[real], return_index=True, return_inverse=True)
        style = self._styles(pointer, kinds.tolist(), real[first].tolist())
        xy, loose = _places(pointer, real)
        codes = _codes(pointer, count)[real]
        size, turn = style.size[run], style.turn[run]
        advance = _advances(codes, xy, loose, size, turn)
        _part_ligatures(owners[real], xy, advance, turn)
        x, y = frame.points(xy[:, 0], xy[:, 1])
        upright = (turn + frame.turns) % 4
        made = Characters(
            codes, x, y, advance, size, upright, style.font[run], style.bold[run], style.color[run]
        )
        guessed = int(np.sum(style.guessed[run] & (codes != 32)))
        shown = frame.near(x, y)
        if clipped:
            shown &= _inside(kinds.tolist(), run, xy, size)
        hidden = "".join(map(chr, codes[~shown & (codes != UNMAPPED)].tolist())).strip()
        return PageText(made.take(shown), guessed, hidden)

    def _styles(self, pointer: int | None, owners: list[int], first: list[int]) -> _Styles:
        """Size, direction, font and colour of each text object, by its first character."""
        matrix = np.zeros((len(owners), 6), np.float32)
        color = np.zeros((len(owners), 4), np.uint32)
        size = np.empty(len(owners))
        faces: list[tuple[int, bool]] = []
        guessed = np.zeros(len(owners), np.bool_)
        at, tone = matrix.ctypes.data, color.ctypes.data
        for row, (owner, index) in enumerate(zip(owners, first, strict=True)):
            _matrix(pointer, index, at)
            _fill(owner, tone, tone + 4, tone + 8, tone + 12)
            size[row] = _size(pointer, index)
            font = _font(owner)
            number, bold = self._faces.get(font) or self._face(font)
            faces.append((number, bold or _mode(owner) == _STROKED))
            guessed[row] = _guessed(pointer, index) == 1
            at += 24
            tone += 16
        scale = np.abs(size) * np.hypot(matrix[:, 2], matrix[:, 3])
        flat = np.abs(matrix[:, 0]) >= np.abs(matrix[:, 1])
        turn = np.where(flat, np.where(matrix[:, 0] >= 0, 0, 2), np.where(matrix[:, 1] > 0, 3, 1))
        shade = color.astype(np.int64)
        return _Styles(
            np.where(scale > 0, np.minimum(scale, 2000.0), 1.0),
            turn,
            np.array([number for number, _ in faces], np.int64),
            np.array([bold for _, bold in faces], np.bool_),
            shade[:, 0] << 16 | shade[:, 1] << 8 | shade[:, 2],
            guessed,
        )

    def _face(self, font: int | None) -> tuple[int, bool]:
        """Number and weight of a font, by its name where the handle is new on this page."""
        face = (0, False)
        if font:
            buffer = ctypes.create_string_buffer(256)
            _base_name(font, ctypes.addressof(buffer), 256)
            name = buffer.value.decode("utf-8", "replace")
            bold = is_bold(name) or _weight(font) >= 600
            face = (self._names.setdefault(name, len(self._names) + 1), bold)
        self._faces[font] = face
        return face


def _places(pointer: int | None, real: Ints) -> tuple[Floats, Floats]:
    """Baseline origins (x, y) and loose boxes (left, top, right, bottom), in page space."""
    xy = np.zeros((len(real), 2))
    loose = np.zeros((len(real), 4), np.float32)
    at, box = xy.ctypes.data, loose.ctypes.data
    for place, index in enumerate(real.tolist()):
        _origin(pointer, index, at + 16 * place, at + 16 * place + 8)
        _loose(pointer, index, box + 16 * place)
    return xy, loose.astype(np.float64)


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
    boxes = {row: box for row, owner in enumerate(owners) if (box := clip_box(owner)) is not None}
    inside = np.ones(len(run), np.bool_)
    if not boxes:
        return inside
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


def _advances(codes: Ints, xy: Floats, loose: Floats, size: Floats, turn: Ints) -> Floats:
    """Advance widths from the loose boxes.

    Type 3 fonts (Chromium) give the ink instead of the advance box: seen where the box does not
    start at the origin. There a wide glyph gets its em and others their ink and a bearing.
    """
    left, right = loose[:, 0] - xy[:, 0], loose[:, 2] - xy[:, 0]
    low, high = loose[:, 3] - xy[:, 1], loose[:, 1] - xy[:, 1]
    near = np.choose(turn, (left, -high, -right, low))
    far = np.choose(turn, (right, -low, -left, high))
    ink = np.abs(near) > 0.02 * size
    guess = np.where(is_wide(codes), size, far + np.maximum(near, 0.0))
    return np.clip(np.where(ink, guess, far), 0.0, 2.0 * size)
