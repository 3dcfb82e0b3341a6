"""What pdfminer's layout of a page holds, as arrays."""

from __future__ import annotations

import math
import re
from itertools import pairwise
from typing import Any

import numpy as np
from pdfminer.layout import LTChar, LTCurve, LTFigure, LTImage, LTLine, LTRect

from ingest.pdf.codes import known
from ingest.pdf.engine import UNMAPPED, Characters, Floats, PageContent, Row, Rules
from ingest.pdf.fonts import is_bold
from ingest.pdf.shapes import THIN
from ingest.pdf.upright import Frame

DEEPEST = 6
MOST_OBJECTS = 400_000
_CID = re.compile(r"\(cid:\d+\)")
# pdfminer knows nothing of /ActualText and hands out the code of a look-alike glyph.
_LOOK_ALIKES = {0x2027: ord("・")}


class Place:
    """From pdfminer's upright media box (y up) to the visible page (y down)."""

    def __init__(self, width: float, height: float, left: float, top: float, up: float) -> None:
        self.width, self.height = width, height
        self._left, self._top, self._up = left, top, up

    @classmethod
    def of(cls, media: Any, crop: Any, rotation: int) -> Place:
        """The place of a page from its boxes and /Rotate."""
        frame = Frame.of(media, rotation)
        x0, y0, x1, y1 = frame.boxes(np.array([crop], np.float64))[0].tolist()
        x0, y0 = max(x0, 0.0), max(y0, 0.0)
        x1, y1 = min(x1, frame.width), min(y1, frame.height)
        if x1 <= x0 or y1 <= y0:
            x0, y0, x1, y1 = 0.0, 0.0, frame.width, frame.height
        return cls(x1 - x0, y1 - y0, x0, y0, frame.height)

    def point(self, x: float, y: float) -> tuple[float, float]:
        """One point."""
        return x - self._left, self._up - y - self._top

    def box(self, box: Any) -> tuple[float, float, float, float]:
        """A box (x0, y0, x1, y1) with y up as (x0, top, x1, bottom)."""
        x0, bottom = self.point(box[0], box[1])
        x1, top = self.point(box[2], box[3])
        return x0, top, x1, bottom


class LayoutWalker:
    """Collects what a page's layout holds."""

    def __init__(self, place: Place, names: dict[str, int]) -> None:
        self._place = place
        self._names = names
        self._glyphs: list[tuple[float, ...]] = []
        self._rules: list[Row] = []
        self._fills: list[Row] = []
        self._images: list[tuple[float, ...]] = []
        self._left = MOST_OBJECTS

    def walk(self, container: Any, depth: int) -> None:
        """Look at every object, figures (form XObjects) included."""
        for item in container:
            self._left -= 1
            if self._left < 0:
                return
            if isinstance(item, LTChar):
                self._glyph(item)
            elif isinstance(item, LTCurve):
                self._curve(item)
            elif isinstance(item, LTImage):
                self._images.append(self._place.box(item.bbox))
            elif isinstance(item, LTFigure) and depth < DEEPEST:
                self.walk(item, depth + 1)

    def content(self, number: int) -> PageContent:
        """The page made of what was found."""
        place = self._place
        characters = _characters(self._glyphs)
        x, y = characters.x, characters.y
        shown = Frame(0, 0, place.width, place.height, 0).near(x, y)
        hidden = "".join(map(chr, characters.code[~shown].tolist())).strip()
        return PageContent(
            number,
            place.width,
            place.height,
            characters.take(shown),
            Rules.shown(self._rules, place.width, place.height),
            Rules.shown(self._fills, place.width, place.height),
            np.array(self._images, np.float64).reshape(-1, 4),
            hidden=hidden,
            cut=self._left < 0,
        )

    def _glyph(self, item: Any) -> None:
        a, b, _, _, e, f = item.matrix
        if abs(a) >= abs(b):
            turn = 0 if a >= 0 else 2
        else:
            turn = 3 if b > 0 else 1
        size = (item.x1 - item.x0) if turn % 2 else (item.y1 - item.y0)
        advance = abs(item.adv) * math.hypot(a, b)
        x, y = self._place.point(e, f)
        upright = bool(getattr(item, "upright", True))
        if upright and turn == 0 and item.x0 < e - 0.3 * (item.x1 - item.x0):
            # A vertical font counts from the top middle of the glyph.
            size = advance = item.x1 - item.x0
            x, y = self._place.point(item.x0, item.y1 - 0.88 * size)
        if not all(map(math.isfinite, (x, y, size, advance))) or size <= 0:
            return
        font = self._names.setdefault(item.fontname, len(self._names) + 1)
        text = item.get_text()
        codes = (
            [UNMAPPED]
            if _CID.fullmatch(text)
            else [_LOOK_ALIKES.get(ord(one), ord(one)) for one in text]
        )
        share = min(advance, 2 * size) / max(1, len(codes))
        bold = is_bold(item.fontname)
        for place, code in enumerate(codes):
            along = share * place
            dx = (along, 0.0, -along, 0.0)[turn]
            dy = (0.0, along, 0.0, -along)[turn]
            self._glyphs.append((code, x + dx, y + dy, share, size, turn, font, bold))

    def _curve(self, item: Any) -> None:
        x0, top, x1, bottom = self._place.box(item.bbox)
        wide, high = x1 - x0, bottom - top
        half = max(0.05, float(item.linewidth or 0) / 2)
        tone = _color(item.stroking_color if item.stroke else item.non_stroking_color)
        if not (item.stroke or item.fill) and not isinstance(item, LTLine):
            return
        if min(wide, high) <= THIN:
            if item.stroke or isinstance(item, LTLine):
                flat = wide >= high
                grow = (0.0, half, 0.0, half) if flat else (half, 0.0, half, 0.0)
                box = (x0 - grow[0], top - grow[1], x1 + grow[2], bottom + grow[3])
            else:
                box = (x0, top, x1, bottom)
            self._rules.append((*box, tone))
            return
        if item.stroke:
            self._outline(item, half, tone)
        if item.fill:
            self._fills.append((x0, top, x1, bottom, _color(item.non_stroking_color)))

    def _outline(self, item: Any, half: float, tone: int) -> None:
        points = [self._place.point(x, y) for x, y in item.pts]
        if isinstance(item, LTRect) and points:
            points.append(points[0])
        for (ax, ay), (bx, by) in pairwise(points):
            x0, x1, y0, y1 = min(ax, bx), max(ax, bx), min(ay, by), max(ay, by)
            if min(x1 - x0, y1 - y0) <= 0.8 and max(x1 - x0, y1 - y0) > 1.0:
                self._rules.append((x0 - half, y0 - half, x1 + half, y1 + half, tone))


def _color(value: Any) -> int:
    """Gray, RGB or CMYK as 0xRRGGBB; black where it is a pattern or unknown."""
    parts = value if isinstance(value, list | tuple) else [value]
    try:
        numbers = [min(1.0, max(0.0, float(part))) for part in parts]
    except (TypeError, ValueError):
        return 0
    if len(numbers) == 1:
        red = green = blue = numbers[0]
    elif len(numbers) == 3:
        red, green, blue = numbers
    elif len(numbers) == 4:
        red, green, blue = ((1 - numbers[i]) * (1 - numbers[3]) for i in range(3))
    else:
        return 0
    return round(red * 255) << 16 | round(green * 255) << 8 | round(blue * 255)


def _characters(rows: list[tuple[float, ...]]) -> Characters:
    if not rows:
        return Characters.empty()
    table: Floats = np.array(rows, np.float64)
    whole = table.astype(np.int64)
    return Characters(
        known(whole[:, 0]),
        table[:, 1],
        table[:, 2],
        table[:, 3],
        table[:, 4],
        whole[:, 5],
        whole[:, 6],
        whole[:, 7] > 0,
    )
