"""Paths of a pdfium page, form XObjects included, as rules, filled areas and images.

A path's bounding box is one call; its points are several per segment. So boxes decide: what is
thin is a rule, whatever the path; only wider paths are looked at point by point.
"""

from __future__ import annotations

import ctypes
import math
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from itertools import repeat
from typing import Any

import numpy as np
import pypdfium2.raw as raw

from ingest.pdf.clips import Box, clip_boxes, within
from ingest.pdf.engine import Bools, Floats, Row, Rules
from ingest.pdf.prototypes import addresses, bare, exhaust
from ingest.pdf.upright import Frame

THIN = 3.5
"""A filled box up to this many points thick is a rule, a thicker one an area."""
MOST_OBJECTS = 400_000
"""Objects looked at per page; a page with more is cut there and says so."""
MOST_SEGMENTS = 200_000
"""Pieces of wide stroked paths looked at per page."""
_TEXT, _PATH = raw.FPDF_PAGEOBJ_TEXT, raw.FPDF_PAGEOBJ_PATH
UNPAINTED = -1
"""No colour: a side of a path that is not painted, or fully transparent."""
DEEPEST = 6

_POINTER = ctypes.c_void_p
_INT = ctypes.c_int
_get_object = bare("FPDFPage_GetObject", _POINTER, _POINTER, _INT)
_form_object = bare("FPDFFormObj_GetObject", _POINTER, _POINTER, ctypes.c_ulong)
_form_count = bare("FPDFFormObj_CountObjects", _INT, _POINTER)
_type = bare("FPDFPageObj_GetType", _INT, _POINTER)
_P4 = (_POINTER,) * 4
_bounds = bare("FPDFPageObj_GetBounds", _INT, _POINTER, *_P4)
_mode = bare("FPDFPath_GetDrawMode", _INT, _POINTER, _POINTER, _POINTER)
_fill = bare("FPDFPageObj_GetFillColor", _INT, _POINTER, *_P4)
_stroke = bare("FPDFPageObj_GetStrokeColor", _INT, _POINTER, *_P4)
_width = bare("FPDFPageObj_GetStrokeWidth", _INT, _POINTER, _POINTER)
_matrix = bare("FPDFPageObj_GetMatrix", _INT, _POINTER, _POINTER)
_segments = bare("FPDFPath_CountSegments", _INT, _POINTER)
_segment = bare("FPDFPath_GetPathSegment", _POINTER, _POINTER, _INT)
_point = bare("FPDFPathSegment_GetPoint", _INT, _POINTER, _POINTER, _POINTER)
_kind = bare("FPDFPathSegment_GetType", _INT, _POINTER)

Point = tuple[float, float]
_Path = tuple[int, Box | None, Box, int, int]
"""A path, what clips it, its box, the colours of its area and of its line (`UNPAINTED`: none)."""


@dataclass(slots=True)
class Shapes:
    """What is drawn on a page.

    `cut`: it has more objects than are looked at; `forms`: some of it is in form XObjects.
    """

    rules: Rules
    fills: Rules
    images: Floats
    cut: bool
    forms: bool


class _Collector:
    """Walks a page's objects and keeps boxes in user space."""

    def __init__(self) -> None:
        self.rules: list[Row] = []
        self.fills: list[Row] = []
        self.images: list[Box] = []
        self.cut = False
        self._left = MOST_OBJECTS
        self._pieces = MOST_SEGMENTS
        self.forms = False
        self._f = np.zeros(8, np.float32)
        self._at = self._f.ctypes.data

    def walk(self, items: list[int | None], matrix: Floats | None, depth: int) -> None:
        """Look at objects; `matrix` (a form's) takes them to user space."""
        # Most objects are text, in browsers' prints one a glyph.
        kinds = map(_type, items)
        shown = [(one, kind) for one, kind in zip(items, kinds, strict=True) if kind != _TEXT]
        paths = self._paths([one for one, kind in shown if one and kind == _PATH], matrix)
        for item, kind in shown:
            if item is None:
                continue
            if kind == _PATH:
                self._path(next(paths), matrix)
            elif kind == raw.FPDF_PAGEOBJ_IMAGE:
                self.images.append(self._box(item, matrix))
            elif kind == raw.FPDF_PAGEOBJ_FORM:
                self.cut |= depth >= DEEPEST
                if depth < DEEPEST:
                    self._form(item, matrix, depth)

    def bounded(self, count: int) -> int:
        """How many of `count` objects may still be looked at."""
        shown = max(0, min(count, self._left))
        self._left -= shown
        self.cut |= shown < count
        return shown

    def _form(self, item: int, outer: Floats | None, depth: int) -> None:
        self.forms = True
        inner = self._own_matrix(item)
        both = inner if outer is None else inner @ outer
        count = self.bounded(_form_count(item))
        self.walk([_form_object(item, index) for index in range(count)], both, depth + 1)

    def _own_matrix(self, item: int) -> Floats:
        _matrix(item, self._at)
        a, b, c, d, e, f = self._f[:6].tolist()
        return np.array(((a, b, 0.0), (c, d, 0.0), (e, f, 1.0)))

    def _box(self, item: int, matrix: Floats | None, clip: Box | None = None) -> Box:
        at = self._at
        _bounds(item, at, at + 4, at + 8, at + 12)
        x0, y0, x1, y1, *_ = self._f.tolist()
        return _moved(within((x0, y0, x1, y1), clip), matrix)

    def _paths(self, items: list[int], matrix: Floats | None) -> Iterator[_Path]:
        """What the paths are, each property asked of all of them at once."""
        modes = np.zeros((len(items), 2), np.int32)
        exhaust(map(_mode, items, addresses(modes), addresses(modes, 4)))
        boxes = np.zeros((len(items), 4), np.float32)
        exhaust(map(_bounds, items, *(addresses(boxes, 4 * side) for side in range(4))))
        fills = _tones(items, modes[:, 0] != 0, _fill)
        strokes = _tones(items, modes[:, 1] != 0, _stroke)
        rows = zip(items, clip_boxes(items), boxes.tolist(), fills, strokes, strict=True)
        for item, clip, (x0, y0, x1, y1), fill, stroke in rows:
            box = (x0, y0, x1, y1)
            if clip is not None or matrix is not None:
                box = _moved(within(box, clip), matrix)
            yield item, clip, box, fill, stroke

    def _path(self, path: _Path, matrix: Floats | None) -> None:
        item, clip, box, fill, stroke = path
        x0, y0, x1, y1 = box
        if x0 > x1 or y0 > y1:
            return
        thin = x1 - x0 <= THIN or y1 - y0 <= THIN
        if stroke != UNPAINTED:
            if thin:
                self.rules.append((*self._slim(item, box), stroke))
                return
            self._outline(item, matrix, stroke, clip)
        if fill != UNPAINTED:
            (self.rules if thin else self.fills).append((x0, y0, x1, y1, fill))

    def _slim(self, item: int, box: Box) -> Box:
        """A thin stroke's box without what pdfium adds around strokes."""
        _width(item, self._at)
        x0, y0, x1, y1 = box
        wide, high = x1 - x0, y1 - y0
        extra = 0.5 * max(0.0, min(wide, high) - max(0.1, float(self._f[0])))
        if 2 * extra >= max(wide, high):
            return x0, y0, x1, y1
        return x0 + extra, y0 + extra, x1 - extra, y1 - extra

    def _outline(self, item: int, outer: Floats | None, tone: int, clip: Box | None) -> None:
        """The straight, axis-parallel pieces of a stroked path."""
        own = self._own_matrix(item)
        matrix = own if outer is None else own @ outer
        _width(item, self._at)
        scale = math.sqrt(abs(matrix[0, 0] * matrix[1, 1] - matrix[0, 1] * matrix[1, 0]))
        half = 0.5 * float(self._f[0]) * scale or 0.25
        if half > THIN:
            return
        kinds, place = self._points(item, matrix)
        seen = None if clip is None else _moved(clip, outer)
        start = before = (0.0, 0.0)
        for kind, here in zip(kinds, place, strict=True):
            if kind == raw.FPDF_SEGMENT_MOVETO:
                start = here
            elif kind == raw.FPDF_SEGMENT_LINETO:
                self._between(before, here, half, tone, seen)
            before = here
        if len(kinds) == 4:
            self._between(before, start, half, tone, seen)

    def _points(self, item: int, matrix: Floats) -> tuple[list[int], list[Point]]:
        at = self._at
        kinds: list[int] = []
        points: list[tuple[float, float, float]] = []
        count = _segments(item)
        self.cut |= count > self._pieces
        self._pieces -= (count := min(count, self._pieces))
        for index in range(count):
            piece = _segment(item, index)
            _point(piece, at, at + 4)
            x, y = self._f[:2].tolist()
            kinds.append(_kind(piece))
            points.append((x, y, 1.0))
        moved = np.array(points).reshape(-1, 3) @ matrix
        return kinds, [(x, y) for x, y, _ in moved.tolist()]

    def _between(self, start: Point, end: Point, half: float, tone: int, clip: Box | None) -> None:
        x0, x1 = sorted((start[0], end[0]))
        y0, y1 = sorted((start[1], end[1]))
        if min(x1 - x0, y1 - y0) <= 0.8 and max(x1 - x0, y1 - y0) > 1.0:
            box = within((x0 - half, y0 - half, x1 + half, y1 + half), clip)
            if box[0] < box[2] and box[1] < box[3]:
                self.rules.append((*box, tone))


def _tones(items: list[int], painted: Bools, read: Callable[..., int]) -> list[int]:
    """Colours as 0xRRGGBB, asked where `painted`; `UNPAINTED` where fully transparent."""
    tones = np.full(len(items), UNPAINTED, np.int64)
    asked = np.flatnonzero(painted)
    rgba = np.zeros((len(asked), 4), np.uint32)
    some = map(items.__getitem__, asked.tolist())
    exhaust(map(read, some, *(addresses(rgba, 4 * part) for part in range(4))))
    red, green, blue, alpha = rgba.astype(np.int64).T
    tones[asked] = np.where(alpha > 0, red << 16 | green << 8 | blue, UNPAINTED)
    found: list[int] = tones.tolist()
    return found


def _moved(box: Box, matrix: Floats | None) -> Box:
    if matrix is None or box[0] > box[2] or box[1] > box[3]:
        return box
    x0, y0, x1, y1 = box
    corners = np.array(((x0, y0, 1.0), (x1, y1, 1.0), (x0, y1, 1.0), (x1, y0, 1.0))) @ matrix
    low, high = corners.min(0), corners.max(0)
    return float(low[0]), float(low[1]), float(high[0]), float(high[1])


def _upright(rows: list[Row], frame: Frame) -> Rules:
    if not rows:
        return Rules.empty()
    table = np.array(rows, np.float64)
    table[:, :4] = frame.boxes(table[:, :4])
    return Rules.shown(table, frame.width, frame.height)


def collect_shapes(page: Any, frame: Frame) -> Shapes:
    """Rules, filled areas and image boxes of a page, on the upright page."""
    pointer = ctypes.cast(page, _POINTER).value
    collector = _Collector()
    count = collector.bounded(raw.FPDFPage_CountObjects(page))
    collector.walk(list(map(_get_object, repeat(pointer), range(count))), None, 0)
    images = np.array(collector.images, np.float64).reshape(-1, 4)
    return Shapes(
        _upright(collector.rules, frame),
        _upright(collector.fills, frame),
        frame.boxes(images[np.isfinite(images).all(1)]),
        collector.cut,
        collector.forms,
    )
