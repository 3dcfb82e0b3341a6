"""Reading a PDF in this process: page by page, each released before the next."""

from __future__ import annotations

import hashlib
import time
from typing import Any

from ingest.errors import NoRecognition, ReadError
from ingest.pdf.assemble import Assembler
from ingest.pdf.doubts import Doubts, is_blank, is_scanned
from ingest.pdf.engine import PageContent, unreadable
from ingest.pdf.engine_pdfium import PdfiumEngine
from ingest.pdf.engines import OpenFile, SecondOpinion, open_file
from ingest.pdf.ocr import recognise, tesseract
from ingest.pdf.options import PdfOptions
from ingest.pdf.page import PageDraft, read_page
from ingest.pdf.verify import compare_counts, compare_digits
from ingest.reading import Reading
from schema.document import Document, Ref


def read_in_process(source: str, data: bytes, options: PdfOptions) -> Document:
    """The document of a PDF's bytes. Raises `ReadError` that names the source."""
    reading = Reading()
    try:
        file = open_file(options.engine, data, options.password, reading)
    except ReadError as error:
        raise ReadError.about(source, str(error)) from error
    second = SecondOpinion(file, data, options.password)
    try:
        return _Run(source, data, options, file, second, reading).document()
    finally:
        second.close()
        file.close()


class _Run:
    """One reading of one file."""

    def __init__(
        self,
        source: str,
        data: bytes,
        options: PdfOptions,
        file: OpenFile,
        second: SecondOpinion,
        reading: Reading,
    ) -> None:
        self._source, self._data, self._options = source, data, options
        self._file, self._second, self._reading = file, second, reading
        self._module: Any = None
        self._drawer: PdfiumEngine | None = None
        self._recognises = options.ocr
        self._recognised_pages: list[int] = []
        self._until = time.monotonic() + options.time_limit

    def document(self) -> Document:
        """All pages, assembled."""
        try:
            return self._read()
        finally:
            if self._drawer is not None:
                self._drawer.close()

    def _read(self) -> Document:
        count = self._file.page_count
        shown = min(count, self._options.page_limit)
        assembler, doubts = Assembler(self._reading), Doubts(self._reading)
        failed = 0
        for index in range(shown):
            if time.monotonic() > self._until:
                said = f"not read after {self._options.time_limit:g} seconds (page {index + 1})"
                raise ReadError.about(self._source, said, "raise the time limit, or split the file")
            content, draft = self._page(index)
            failed += content.problem is not None
            doubts.look(content)
            assembler.add(draft)
        if failed == shown:
            raise ReadError.about(self._source, f"none of its {count:,} pages can be read")
        self._compare_counts(count, shown)
        doubts.sum_up()
        document = Document(
            self._source,
            hashlib.sha256(self._data).hexdigest(),
            "application/pdf",
            len(self._data),
            count,
            assembler.blocks(),
        )
        if not document.blocks:
            self._reading.note("warning", "no_text", "the document prints no text")
        document.recognised = tuple(self._recognised_pages)
        document.findings = self._reading.findings
        return document

    def _page(self, index: int) -> tuple[PageContent, PageDraft]:
        """One page's content and what was made of it; a page that fails costs only itself."""
        content = self._content(index)
        try:
            draft = read_page(content)
        except (ArithmeticError, LookupError, ValueError) as error:
            content = unreadable(index + 1, f"{type(error).__name__} while finding its tables")
            return content, read_page(content)
        if self._options.verify:
            other = self._second.page(index, bounded=False)
            if other is not None and other.problem is None:
                compare_counts(content, other, self._reading)
                compare_digits(draft, read_page(other), self._reading)
        return content, draft

    def _content(self, index: int) -> PageContent:
        """The page; through the other engine where the first one loses it."""
        content = self._file.page(index)
        if self._recognises and is_scanned(content):
            return self._recognised(content)
        if content.problem is None and not is_blank(content):
            return content
        other = self._second.page(index)
        if other is None or other.problem is not None or is_blank(other):
            return content
        why = content.problem or f"{self._file.name} finds nothing on it"
        said = f"page {index + 1} was read through the other engine: {why}"
        self._reading.note("info", "other_engine", said, ref=Ref(index + 1))
        return other

    def _recognised(self, content: PageContent) -> PageContent:
        """A scanned page with the text that Tesseract reads from its picture."""
        number = content.number
        try:
            drawer, module = self._tools()
            made = recognise(content, drawer, module)
        except NoRecognition as error:
            said = f"page {number} could not be recognised: {error}"
            self._reading.note("error", "no_recognition", said, ref=Ref(number))
            return content
        if made.recognised:
            self._recognised_pages.append(number)
            said = f"page {number} is a picture: its text was recognised and may be wrong"
            self._reading.note("warning", "recognised_text", said, ref=Ref(number))
        return made

    def _tools(self) -> tuple[PdfiumEngine, Any]:
        """What draws and what reads pictures. One that is missing is missed once, not each page."""
        if self._module is None or self._drawer is None:
            try:
                self._module = tesseract()
                self._drawer = PdfiumEngine(self._data, self._options.password)
            except (NoRecognition, ReadError) as error:
                self._recognises = False
                raise NoRecognition(str(error)) from error
        return self._drawer, self._module

    def _compare_counts(self, count: int, shown: int) -> None:
        if shown < count:
            said = f"only the first {shown:,} of {count:,} pages were read (page limit)"
            self._reading.note("error", "page_limit", said)
        others = self._second.page_count()
        if others is not None and others != count:
            said = f"the engines count {count:,} and {others:,} pages"
            self._reading.note("warning", "page_count", said)
