"""Pages without a text layer, read with Tesseract where that is installed (`keikaku[ocr]`).

Recognised text is a guess: each page read so is reported, and its rules come from the picture.
"""

from __future__ import annotations

import importlib
import importlib.util
import math
from dataclasses import replace
from typing import Any, Protocol

import numpy as np
from numpy.typing import NDArray

from ingest.errors import NoRecognition
from ingest.pdf.codes import known
from ingest.pdf.engine import Characters, PageContent, Row, Rules

LANGUAGE = "jpn"
PROGRAM = "apt install tesseract-ocr tesseract-ocr-jpn, brew install tesseract tesseract-lang"
MODEL = "apt install tesseract-ocr-jpn, brew install tesseract-lang"
SCALE = 300 / 72
"""Pixels per point: Tesseract reads Japanese well from 300 dpi on."""
ONE_BLOCK = "--psm 6"
"""Segmentation that finds most numbers in tables: 244 of 288, against 203 to 224 of 3, 4 and 11."""
MOST_PIXELS = 60_000_000
MOST_SECONDS = 120
"""A page of a plan takes five to ten."""
LEAST_CONFIDENCE = 20.0
DARK = 140
SPACE = 0.6
"""Gaps between Tesseract's words up to this many ems are none: it parts Japanese at will."""
NARROWEST = 0.2
"""The least advance of a glyph, in ems."""
LONGEST_GLYPH = 28.0
"""Dark runs longer than this (points) are rules, no strokes of a glyph."""
THICKEST = 6.0

Pixels = NDArray[np.uint8]
Word = tuple[str, float, float, float, float]
"""Text, left, top, width, height (points)."""


class Renderer(Protocol):
    """Draws pages."""

    def picture(self, index: int, scale: float) -> Pixels:
        """A page (from 0) as gray pixels, by row and column."""
        ...


def tesseract() -> Any:
    """The pytesseract module. Raises `NoRecognition` where it, its program or `jpn` is missing."""
    if importlib.util.find_spec("pytesseract") is None:
        raise NoRecognition("recognition needs pytesseract: pip install 'keikaku[ocr]'")
    module = importlib.import_module("pytesseract")
    try:
        languages = module.get_languages()
    except (module.TesseractNotFoundError, OSError) as error:
        said = "recognition needs the program tesseract on the PATH"
        raise NoRecognition(f"{said}: {PROGRAM}") from error
    if LANGUAGE not in languages:
        raise NoRecognition(f"tesseract has no Japanese model ({LANGUAGE}): {MODEL}")
    return module


def recognise(content: PageContent, renderer: Renderer, module: Any) -> PageContent:
    """The page with the text and the rules that its picture shows.

    Raises `NoRecognition` where Tesseract fails on it or takes too long.
    """
    area = max(1.0, content.width * content.height)
    scale = min(SCALE, math.sqrt(MOST_PIXELS / area))
    pixels = renderer.picture(content.number - 1, scale)
    rows = find_rules(pixels, scale)
    try:
        data = module.image_to_data(
            _without(pixels, rows, scale),
            lang=LANGUAGE,
            config=ONE_BLOCK,
            output_type=module.Output.DICT,
            timeout=MOST_SECONDS,
        )
    except (RuntimeError, OSError) as error:  # TesseractError is a RuntimeError, and so is lateness
        raise NoRecognition(f"tesseract failed: {' '.join(str(error).split())[:200]}") from error
    rules = Rules.shown(rows, content.width, content.height)
    characters = _characters(data, scale)
    return replace(content, characters=characters, rules=rules, recognised=len(characters) > 0)


def _without(pixels: Pixels, rules: list[Row], scale: float) -> Pixels:
    """The picture with its rules painted white, which Tesseract takes for letters."""
    clean = pixels.copy()
    for x0, y0, x1, y1, _ in rules:
        top, left = max(0, int(y0 * scale) - 1), max(0, int(x0 * scale) - 1)
        clean[top : int(y1 * scale) + 2, left : int(x1 * scale) + 2] = 255
    return clean


def _characters(data: dict[str, list[Any]], scale: float) -> Characters:
    """The words of Tesseract's table as glyphs spread evenly over their boxes."""
    lines: dict[tuple[int, ...], list[Word]] = {}
    keys = ("block_num", "par_num", "line_num", "text", "conf", "left", "top", "width", "height")
    for *line, text, confidence, left, top, width, height in zip(
        *(data[key] for key in keys), strict=True
    ):
        word = str(text).strip()
        if word and float(confidence) >= LEAST_CONFIDENCE:
            box = (left / scale, top / scale, width / scale, height / scale)
            lines.setdefault(tuple(line), []).append((word, *box))
    glyphs = [glyph for words in lines.values() for glyph in _glyphs(words)]
    if not glyphs:
        return Characters.empty()
    table = np.array(glyphs, np.float64)
    nothing = np.zeros(len(table), np.int64)
    code, x, y, advance, size = table.T
    known_code = known(code.astype(np.int64))
    return Characters(known_code, x, y, advance, size, nothing, nothing, nothing > 0)


def _glyphs(words: list[Word]) -> list[tuple[float, ...]]:
    """(code, x, y, advance, size) of a line's glyphs, all on one baseline and of one size.

    The words come in their order of reading. Their boxes overlap where Tesseract parts Japanese
    (保険 | 者: each box takes in half of its neighbour), so each word starts where the one before
    it stops: glyphs out of order would turn 4,902円 into 4,90円2.
    """
    size = 1.05 * float(np.median([height for *_, height in words]))
    base = float(np.median([top + height for _, _, top, _, height in words])) - 0.1 * size
    glyphs: list[tuple[float, ...]] = []
    stop = -math.inf
    for place, (word, left, _, width, _) in enumerate(words):
        right = left + width
        following = words[place + 1][1] if place + 1 < len(words) else math.inf
        if left < following < right + SPACE * size:
            right = following
        start = max(left, stop)
        stop = max(right, start + NARROWEST * size * len(word))
        each = (stop - start) / len(word)
        for number, character in enumerate(word):
            glyphs.append((ord(character), start + number * each, base, each, size))
    return glyphs


def find_rules(pixels: Pixels, scale: float) -> list[Row]:
    """Long dark runs of a picture as rules, in points."""
    dark = pixels < DARK
    across = [(x0, y0, x1, y1) for y0, x0, y1, x1 in _bars(dark, scale)]
    down = [(x0, y0, x1, y1) for x0, y0, x1, y1 in _bars(dark.T, scale)]
    return [(x0 / scale, y0 / scale, x1 / scale, y1 / scale, 0) for x0, y0, x1, y1 in across + down]


def _bars(dark: NDArray[np.bool_], scale: float) -> list[tuple[int, int, int, int]]:
    """Bars along the rows of a picture: first row, first column, last row, last column."""
    least = int(LONGEST_GLYPH * scale)
    bars: list[list[int]] = []
    for row in np.flatnonzero(dark.sum(1) >= least).tolist():
        edge = np.flatnonzero(np.diff(dark[row], prepend=False, append=False))
        for start, stop in zip(edge[::2].tolist(), edge[1::2].tolist(), strict=True):
            if stop - start < least:
                continue
            bar = next(
                (b for b in bars[-40:] if b[2] == row and b[1] < stop and start < b[3]), None
            )
            if bar is None:
                bars.append([row, start, row + 1, stop])
            else:
                bar[1], bar[2], bar[3] = min(bar[1], start), row + 1, max(bar[3], stop)
    return [
        (top, left, bottom, right)
        for top, left, bottom, right in bars
        if bottom - top <= THICKEST * scale
    ]
