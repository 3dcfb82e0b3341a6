"""What a caller may ask of the PDF reader."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

EngineName = Literal["pypdfium2", "pdfplumber"]


@dataclass(frozen=True, slots=True)
class PdfOptions:
    """How to read a PDF. Limits hold per document.

    `verify` reads the digits with the other engine too; `ocr` recognises pages without a text
    layer; `isolate` reads in a worker process that can be stopped and whose memory is bounded.
    """

    engine: EngineName = "pypdfium2"
    password: str | None = None
    verify: bool = False
    ocr: bool = False
    page_limit: int = 5000
    memory_limit: int = 2_000_000_000
    time_limit: float = 600.0
    isolate: bool = True
