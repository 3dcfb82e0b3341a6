"""The door of the PDF room: bytes to `Document`."""

from __future__ import annotations

import hashlib

from ingest.errors import ReadError
from ingest.pdf.assemble import Assembler
from ingest.pdf.engine_pdfium import PdfiumEngine
from ingest.pdf.options import PdfOptions
from ingest.pdf.page import read_page
from schema.document import Document


def read_pdf(source: str, data: bytes, *, options: PdfOptions = PdfOptions()) -> Document:
    """Read a PDF. Raises `ReadError` where it cannot be read."""
    engine = PdfiumEngine(data, options.password)
    try:
        if engine.page_count < 1:
            raise ReadError("the PDF has no pages")
        document = Document(
            source,
            hashlib.sha256(data).hexdigest(),
            "application/pdf",
            len(data),
            engine.page_count,
        )
        assembler = Assembler()
        for content in engine.pages():
            assembler.add(read_page(content))
        document.blocks = assembler.blocks()
        return document
    finally:
        engine.close()
