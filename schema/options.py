"""What a caller may choose about a conversion."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import Literal


@dataclass(frozen=True, slots=True)
class Options:
    """How documents are read.

    `layout` reads all with one layout instead of those that fit; `overlay` is a taxonomy file of
    the user's own, `corrections` a file of values that a person knows better. `jobs` 0 works in
    the calling process; more start that many, and a document that crashes, takes more than
    `seconds` or more than `megabytes` of memory fails alone. `pdf_engine` reads PDF files,
    `password` opens them, `verify` reads their digits with the other engine too, `ocr`
    recognises the text of pages that are only pictures.
    """

    layout: str | None = None
    overlay: Path | None = None
    corrections: Path | None = None
    jobs: int = 0
    seconds: float = 300.0
    megabytes: int = 2048
    pdf_engine: Literal["pypdfium2", "pdfplumber"] = "pypdfium2"
    password: str | None = None
    verify: bool = False
    ocr: bool = False
