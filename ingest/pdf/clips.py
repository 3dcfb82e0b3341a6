"""Clip paths of pdfium's page objects: what is outside of them is not printed."""

from __future__ import annotations

import ctypes
import math

import numpy as np

from ingest.pdf.prototypes import bare

_POINTER = ctypes.c_void_p
_INT = ctypes.c_int
_path = bare("FPDFPageObj_GetClipPath", _POINTER, _POINTER)
_count = bare("FPDFClipPath_CountPaths", _INT, _POINTER)
_segments = bare("FPDFClipPath_CountPathSegments", _INT, _POINTER, _INT)
_segment = bare("FPDFClipPath_GetPathSegment", _POINTER, _POINTER, _INT, _INT)
_point = bare("FPDFPathSegment_GetPoint", _INT, _POINTER, _POINTER, _POINTER)

Box = tuple[float, float, float, float]
"""Left, bottom, right, top in the object's own space."""
MOST_PATHS, MOST_SEGMENTS = 8, 64

_xy = np.zeros(2, np.float32)
_at = _xy.ctypes.data


def clip_box(item: int) -> Box | None:
    """The box that an object is clipped to (browsers cut a table at the page's foot so)."""
    path = _path(item)
    if not path or (count := _count(path)) <= 0:
        return None
    box: Box = (-math.inf, -math.inf, math.inf, math.inf)
    for index in range(min(count, MOST_PATHS)):
        xs: list[float] = []
        ys: list[float] = []
        for place in range(min(_segments(path, index), MOST_SEGMENTS)):
            _point(_segment(path, index, place), _at, _at + 4)
            x, y = _xy.tolist()
            xs.append(x)
            ys.append(y)
        if xs:
            box = within(box, (min(xs), min(ys), max(xs), max(ys)))
    return box


def clip_boxes(items: list[int]) -> list[Box | None]:
    """The same for many objects, most of which are clipped by nothing."""
    paths = list(map(_path, items))
    counts = map(_count, paths)
    return [
        clip_box(item) if path and count > 0 else None
        for item, path, count in zip(items, paths, counts, strict=True)
    ]


def within(box: Box, clip: Box | None) -> Box:
    """The part of a box inside a clip box; its sides cross where there is none."""
    if clip is None:
        return box
    return (
        max(box[0], clip[0]),
        max(box[1], clip[1]),
        min(box[2], clip[2]),
        min(box[3], clip[3]),
    )
