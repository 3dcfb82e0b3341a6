"""pdfplumber (pdfminer) behind the engine interface: the reference, slower and stricter."""

from __future__ import annotations

import io
import logging

import pdfplumber
from pdfminer.pdfdocument import PDFPasswordIncorrect

from ingest.errors import ReadError
from ingest.pdf.engine import PageContent, unreadable
from ingest.pdf.engine_pdfium import Encrypted
from ingest.pdf.plumber_layout import LayoutWalker, Place

logging.getLogger("pdfminer").setLevel(logging.CRITICAL)


class PlumberEngine:
    """Pages through pdfplumber. Raises `ReadError` when the file cannot be opened."""

    name = "pdfplumber"

    def __init__(self, data: bytes, password: str | None = None) -> None:
        try:
            self._document = pdfplumber.open(io.BytesIO(data), password=password or "")
            self._pages = self._document.pages
        except Exception as error:
            raise _refused(error, password) from error
        self.page_count = len(self._pages)
        self._names: dict[str, int] = {}

    def close(self) -> None:
        """Release the file."""
        self._document.close()

    def page(self, index: int) -> PageContent:
        """One page by index (from 0)."""
        page = self._pages[index]
        try:
            layout = page.layout
            media = tuple(float(value) for value in page.page_obj.mediabox)
            crop = tuple(float(value) for value in (page.page_obj.cropbox or media))
            rotation = int(page.page_obj.rotate or 0)
        except Exception as error:  # noqa: BLE001 - see above
            return unreadable(index + 1, f"pdfminer cannot read the page ({_said(error)})")
        finally:
            page.close()
        walker = LayoutWalker(Place.of(media, crop, rotation), self._names)
        walker.walk(layout, 0)
        return walker.content(index + 1)


def _refused(error: Exception, password: str | None) -> ReadError:
    cause = error.args[0] if error.args and isinstance(error.args[0], Exception) else error
    if isinstance(cause, PDFPasswordIncorrect):
        return Encrypted.because(password)
    return ReadError(f"not a readable PDF ({_said(cause)})")


def _said(error: Exception) -> str:
    return f"{type(error).__name__}: {error}"[:120]
