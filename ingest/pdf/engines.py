"""Which engine reads a file: the one asked for, or the other where that one cannot."""

from __future__ import annotations

from typing import Protocol

from ingest.errors import ReadError
from ingest.pdf.engine import PageContent
from ingest.pdf.options import EngineName
from ingest.reading import Reading


class OpenFile(Protocol):
    """A file that an engine has opened; pages are read one by one, by index from 0."""

    name: str
    page_count: int

    def page(self, index: int) -> PageContent:
        """One page, released before this returns."""
        ...

    def close(self) -> None:
        """Release the file."""
        ...


class NoPages(ReadError):
    """A file that can be opened, and has nothing in it."""


def open_with(name: EngineName, data: bytes, password: str | None) -> OpenFile:
    """Open a file with one engine. Raises `ReadError` where it cannot."""
    if name == "pdfplumber":
        from ingest.pdf.engine_plumber import PlumberEngine

        return PlumberEngine(data, password)
    from ingest.pdf.engine_pdfium import PdfiumEngine

    return PdfiumEngine(data, password)


def other_than(name: str) -> EngineName:
    """The other engine."""
    return "pypdfium2" if name == "pdfplumber" else "pdfplumber"


def open_file(name: EngineName, data: bytes, password: str | None, reading: Reading) -> OpenFile:
    """Open a file with the engine asked for, else with the other one and an info finding.

    Raises the first engine's `ReadError` where neither opens it, `NoPages` where one of them
    does and finds none.
    """
    try:
        return _with_pages(open_with(name, data, password))
    except ReadError as error:
        try:
            found = _with_pages(open_with(other_than(name), data, password))
        except NoPages as empty:
            raise empty from None
        except ReadError:
            raise error from None
        said = f"{name} cannot read the file ({error}); {found.name} did"
        reading.note("info", "other_engine", said)
        return found


def _with_pages(file: OpenFile) -> OpenFile:
    if file.page_count < 1:
        file.close()
        raise NoPages("the PDF has no pages")
    return file


class SecondOpinion:
    """The other engine, opened when it is first needed, for pages that the first one lost."""

    MOST_PAGES = 25

    def __init__(self, first: OpenFile, data: bytes, password: str | None) -> None:
        self._first = first
        self._source: tuple[bytes, str | None] = (data, password)
        self._file: OpenFile | None = None
        self._tried = False
        self._asked = 0

    def page(self, index: int, *, bounded: bool = True) -> PageContent | None:
        """The page as the other engine sees it; None where it cannot say."""
        self._asked += 1
        if bounded and self._asked > self.MOST_PAGES:
            return None
        file = self._opened()
        if file is None or index >= file.page_count:
            return None
        return file.page(index)

    def page_count(self) -> int | None:
        """How many pages the other engine finds; None where it was not opened."""
        return None if self._file is None else self._file.page_count

    def _opened(self) -> OpenFile | None:
        if not self._tried:
            self._tried = True
            try:
                self._file = open_with(other_than(self._first.name), *self._source)
            except ReadError:
                self._file = None
        return self._file

    def close(self) -> None:
        """Release the file, where it was opened."""
        if self._file is not None:
            self._file.close()
