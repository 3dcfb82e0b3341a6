"""pypdfium2 behind the engine interface."""

from __future__ import annotations

import re

import numpy as np
import pypdfium2 as pdfium
from numpy.typing import NDArray

from ingest.errors import ReadError
from ingest.pdf.ahead import Ahead, settle
from ingest.pdf.engine import PageContent, unreadable
from ingest.pdf.pdfium_text import TextReader
from ingest.pdf.shapes import collect_shapes
from ingest.pdf.upright import Frame

PAGES_KEPT = 64
"""pdfium keeps fonts and objects of all pages that it reads: after so many it is to forget them."""
_REASON = re.compile(r"Failed to load document \(PDFium: (.*?)\.?\)\.?")


def _open(data: bytes, password: str | None) -> pdfium.PdfDocument:
    try:
        return pdfium.PdfDocument(data, password=password)
    except pdfium.PdfiumError as error:
        if "password" in str(error).lower():
            raise Encrypted.because(password) from error
        reason = _REASON.sub(r"\1", str(error))
        raise ReadError(f"not a readable PDF (pdfium: {reason})") from error


class Encrypted(ReadError):
    """A PDF that needs a password, or another one."""

    @classmethod
    def because(cls, password: str | None) -> Encrypted:
        """The error for a missing or a wrong password."""
        said = "the password is wrong" if password else "it is encrypted: pass --password"
        return cls(f"the PDF cannot be opened: {said}")


_Opened = tuple[pdfium.PdfPage, pdfium.PdfTextPage]


def _release(opened: _Opened) -> None:
    page, text_page = opened
    text_page.close()
    page.close()


class PdfiumEngine:
    """Pages through pdfium. Raises `ReadError` when the file cannot be opened."""

    name = "pypdfium2"

    def __init__(self, data: bytes, password: str | None = None) -> None:
        settle()
        self._source = (data, password)
        self._document = _open(data, password)
        self.page_count = len(self._document)
        self._text = TextReader()
        self._ahead = Ahead(self._load, _release)
        self._read = -1
        self._loaded = 0

    def close(self) -> None:
        """Release the file."""
        self._ahead.drop()
        self._document.close()

    def _load(self, index: int) -> _Opened:
        self._loaded += 1
        if self._loaded % PAGES_KEPT == 0:  # no page is open now
            self._document.close()
            self._document = _open(*self._source)
        page = self._document[index]
        try:
            return page, page.get_textpage()
        except BaseException:
            page.close()
            raise

    def picture(self, index: int, scale: float) -> NDArray[np.uint8]:
        """A page as gray pixels, upright; raises `ReadError` where it cannot be drawn."""
        settle()
        try:
            page = self._document[index]
            bitmap = page.render(scale=scale, grayscale=True)
        except pdfium.PdfiumError as error:
            raise ReadError(f"pdfium cannot draw page {index + 1} ({error})") from error
        pixels = np.array(bitmap.to_numpy(), np.uint8)
        bitmap.close()
        page.close()
        return pixels.reshape(pixels.shape[0], pixels.shape[1])

    def page(self, index: int) -> PageContent:
        """One page by index (from 0)."""
        try:
            opened = self._ahead.take(index)
        except pdfium.PdfiumError as error:
            return unreadable(index + 1, f"pdfium cannot load the page ({error})")
        page, text_page = opened
        try:
            frame = Frame.of(page.get_bbox(), page.get_rotation())
            shapes = collect_shapes(page.raw, frame)
            text = self._text.read(text_page.raw, frame, clipped=not shapes.forms)
        except pdfium.PdfiumError as error:
            return unreadable(index + 1, f"pdfium cannot read the page ({error})")
        finally:
            _release(opened)
        in_turn, self._read = index == self._read + 1, index
        if in_turn and index + 1 < self.page_count:
            self._ahead.start(index + 1)
        return PageContent(
            index + 1,
            frame.width,
            frame.height,
            text.characters,
            shapes.rules,
            shapes.fills,
            shapes.images,
            guessed=text.guessed,
            hidden=text.hidden,
            cut=shapes.cut,
        )
