"""pypdfium2 behind the engine interface.

pdfium is called through bare ctypes prototypes that write straight into numpy arrays: the
convenience layer costs several microseconds a call, and a page has tens of thousands of calls.
"""

from __future__ import annotations

import ctypes
from collections.abc import Callable, Iterator
from typing import Any

import numpy as np
import pypdfium2 as pdfium
import pypdfium2.raw as raw

from ingest.errors import ReadError
from ingest.pdf.engine import UNMAPPED, Characters, Floats, Ints, PageContent, Rules
from ingest.pdf.shapes import collect_shapes
from ingest.pdf.upright import Frame

_POINTER = ctypes.c_void_p
_INT = ctypes.c_int


def bare(name: str, result: Any, *arguments: Any) -> Callable[..., Any]:
    """A pdfium function with plain pointer types, which ctypes converts fastest."""
    address = ctypes.cast(getattr(raw, name), _POINTER).value
    return ctypes.CFUNCTYPE(result, *arguments)(address)


_origin = bare("FPDFText_GetCharOrigin", _INT, _POINTER, _INT, _POINTER, _POINTER)
_loose = bare("FPDFText_GetLooseCharBox", _INT, _POINTER, _INT, _POINTER)
_unicode = bare("FPDFText_GetUnicode", ctypes.c_uint, _POINTER, _INT)
_text = bare("FPDFText_GetText", _INT, _POINTER, _INT, _INT, _POINTER)
_object = bare("FPDFText_GetTextObject", _POINTER, _POINTER, _INT)
_matrix = bare("FPDFText_GetMatrix", _INT, _POINTER, _INT, _POINTER)
_size = bare("FPDFText_GetFontSize", ctypes.c_double, _POINTER, _INT)
_fill = bare("FPDFPageObj_GetFillColor", _INT, _POINTER, _POINTER, _POINTER, _POINTER, _POINTER)
_font = bare("FPDFTextObj_GetFont", _POINTER, _POINTER)
_mode = bare("FPDFTextObj_GetTextRenderMode", _INT, _POINTER)
_base_name = bare("FPDFFont_GetBaseFontName", ctypes.c_size_t, _POINTER, _POINTER, ctypes.c_size_t)
_weight = bare("FPDFFont_GetWeight", _INT, _POINTER)

_HEAVY = ("bold", "heavy", "black", "demi", "-w6", "-w7", "-w8", "gothicb", "-eb", "-ub")


def _open(data: bytes, password: str | None) -> pdfium.PdfDocument:
    try:
        return pdfium.PdfDocument(data, password=password)
    except pdfium.PdfiumError as error:
        if "password" in str(error).lower():
            said = "the password is wrong" if password else "it is encrypted: pass --password"
            raise ReadError(f"the PDF cannot be opened: {said}") from error
        raise ReadError(f"not a readable PDF ({error})") from error


class PdfiumEngine:
    """Pages through pdfium. Raises `ReadError` when the file cannot be opened."""

    name = "pypdfium2"

    def __init__(self, data: bytes, password: str | None = None) -> None:
        self._document = _open(data, password)
        self.page_count = len(self._document)
        self._fonts: dict[int, tuple[int, bool]] = {}
        self._names: dict[str, int] = {}

    def close(self) -> None:
        """Release the file."""
        self._document.close()

    def pages(self) -> Iterator[PageContent]:
        """Every page in order; a page that pdfium cannot load comes back empty with a note."""
        for index in range(self.page_count):
            yield self.page(index)

    def page(self, index: int) -> PageContent:
        """One page by index (from 0)."""
        try:
            page = self._document[index]
        except pdfium.PdfiumError as error:
            empty = PageContent(index + 1, 0.0, 0.0, Characters.empty(), Rules.empty())
            empty.notes.append(("unreadable_page", f"pdfium cannot load the page ({error})"))
            return empty
        self._fonts.clear()
        try:
            frame = Frame.of(page.get_bbox(), page.get_rotation())
            rules, fills, images = collect_shapes(page.raw, frame)
            text_page = page.get_textpage()
            try:
                characters = self._characters(text_page.raw, frame)
            finally:
                text_page.close()
        finally:
            page.close()
        return PageContent(
            index + 1, frame.width, frame.height, characters, rules, fills, images
        )

    def _characters(self, handle: Any, frame: Frame) -> Characters:
        pointer = ctypes.cast(handle, _POINTER).value
        count = max(0, raw.FPDFText_CountChars(handle))
        if not count:
            return Characters.empty()
        owners, first = _owners(pointer, count)
        real = np.flatnonzero(owners)
        if not len(real):
            return Characters.empty()
        styles = self._styles(pointer, owners, first)
        style = np.array([styles[owner] for owner in owners[real].tolist()])
        xy, loose = _places(pointer, real)
        codes = _codes(pointer, count)[real]
        scale, turn = style[:, 0], style[:, 1].astype(np.int64)
        advance = _advances(codes, xy, loose, scale, turn)
        x, y = frame.points(xy[:, 0], xy[:, 1])
        return Characters(
            codes,
            x,
            y,
            advance,
            scale,
            (turn + frame.turns) % 4,
            style[:, 2].astype(np.int64),
            style[:, 3] > 0,
            style[:, 4].astype(np.int64),
        )

    def _styles(
        self, pointer: int | None, owners: Ints, first: Ints
    ) -> dict[int, tuple[float, int, int, bool, int]]:
        """Size, quarter turns, font, bold and colour of each text object."""
        box = np.zeros(6, np.float32)
        color = np.zeros(4, np.uint32)
        at = color.ctypes.data
        found: dict[int, tuple[float, int, int, bool, int]] = {}
        for owner, index in zip(owners[first].tolist(), first.tolist(), strict=True):
            if not owner:
                continue
            _matrix(pointer, index, box.ctypes.data)
            a, b, c, d = box[:4].tolist()
            size = abs(_size(pointer, index)) * float(np.hypot(c, d))
            if abs(a) >= abs(b):
                turn = 0 if a >= 0 else 2
            else:
                turn = 3 if b > 0 else 1
            _fill(owner, at, at + 4, at + 8, at + 12)
            red, green, blue, _ = color.tolist()
            font, bold = self._face(_font(owner))
            bold = bold or _mode(owner) == raw.FPDF_TEXTRENDERMODE_FILL_STROKE
            found[owner] = (size or 1.0, turn, font, bold, red << 16 | green << 8 | blue)
        return found

    def _face(self, font: int | None) -> tuple[int, bool]:
        if not font:
            return 0, False
        if font not in self._fonts:
            buffer = ctypes.create_string_buffer(256)
            _base_name(font, ctypes.addressof(buffer), 256)
            name = buffer.value.decode("utf-8", "replace")
            lower = name.lower()
            bold = any(word in lower for word in _HEAVY) or _weight(font) >= 600
            number = self._names.setdefault(name, len(self._names) + 1)
            self._fonts[font] = (number, bold)
        return self._fonts[font]


def _owners(pointer: int | None, count: int) -> tuple[Ints, Ints]:
    """The text object of each character (0: a space or break which pdfium made up)."""
    owners = np.array([_object(pointer, i) or 0 for i in range(count)], np.int64)
    starts = np.flatnonzero(np.diff(owners, prepend=-1))
    _, where = np.unique(owners[starts], return_index=True)
    return owners, starts[where]


def _places(pointer: int | None, real: Ints) -> tuple[Floats, Floats]:
    """Baseline origins (x, y) and loose boxes (left, top, right, bottom), in page space."""
    xy = np.zeros((len(real), 2))
    loose = np.zeros((len(real), 4), np.float32)
    at, box = xy.ctypes.data, loose.ctypes.data
    for place, index in enumerate(real.tolist()):
        _origin(pointer, index, at + 16 * place, at + 16 * place + 8)
        _loose(pointer, index, box + 16 * place)
    return xy, loose.astype(np.float64)


def _codes(pointer: int | None, count: int) -> Ints:
    """The Unicode code point of each character; `UNMAPPED` where the font gives none."""
    buffer = ctypes.create_string_buffer(2 * count + 2)
    written = _text(pointer, 0, count, ctypes.addressof(buffer)) - 1
    if written == count:
        units = np.frombuffer(buffer.raw[: 2 * count], "<u2").astype(np.int64)
        if not ((units >= 0xD800) & (units < 0xE000)).any() and not (units == 0).any():
            return _marked(units)
    return _marked(np.array([_unicode(pointer, i) for i in range(count)], np.int64))


def _marked(codes: Ints) -> Ints:
    """Control characters, noncharacters and private use all mean: no character known."""
    bad = (codes < 32) | (codes > 0x10FFFF) | ((codes >= 0xD800) & (codes < 0xF900))
    bad |= (codes & 0xFFFE) == 0xFFFE
    spaces = (codes == 9) | (codes == 10) | (codes == 13)
    return np.where(spaces, 32, np.where(bad, UNMAPPED, codes))


def _advances(codes: Ints, xy: Floats, loose: Floats, size: Floats, turn: Ints) -> Floats:
    """Advance widths from the loose boxes.

    Type 3 fonts (Chromium) give the ink instead of the advance box: seen where the box does not
    start at the origin. There a wide glyph gets its em and others their ink and a bearing.
    """
    left, right = loose[:, 0] - xy[:, 0], loose[:, 2] - xy[:, 0]
    low, high = loose[:, 3] - xy[:, 1], loose[:, 1] - xy[:, 1]
    near = np.choose(turn, (left, -high, -right, low))
    far = np.choose(turn, (right, -low, -left, high))
    wide = (codes >= 0x2E80) & ~((codes >= 0xFF61) & (codes <= 0xFFDC))
    ink = np.abs(near) > 0.02 * size
    guess = np.where(wide, size, far + np.maximum(near, 0.0))
    return np.clip(np.where(ink, guess, far), 0.0, 2.0 * size)
