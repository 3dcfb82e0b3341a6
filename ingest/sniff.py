"""Tell formats apart by what the bytes are, never by a file's name.

Of the branches' files named `.pdf` some are HTML pages (the server's error page, saved).
"""

from __future__ import annotations

import codecs
import re
from typing import Literal

from ingest.errors import ReadError

MediaType = Literal["application/pdf", "text/html", "text/plain"]

_HEAD = 65_536
_PDF_WITHIN = 1_024
"""Readers accept so many bytes of junk before `%PDF` (ISO 32000, implementation note 13)."""
_PDF_OBJECT = re.compile(rb"(?<!\d)\d{1,10} \d{1,5} obj\b|trailer\s*<<|startxref\s+\d")
"""A PDF file that lost its first line is still one, for the PDF reader to judge."""
_OTHER_FORMATS = (
    (b"PK\x03\x04", "a ZIP archive or Office file", "unpack it, or save it as PDF"),
    (b"\xd0\xcf\x11\xe0", "an old Office file", "save it as PDF"),
    (b"{\\rtf", "an RTF file", "save it as PDF"),
    (b"\x1f\x8b", "a gzip file", "unpack it"),
    (b"BZh", "a bzip2 file", "unpack it"),
    (b"7z\xbc\xaf", "a 7z archive", "unpack it"),
    (b"\x89PNG", "a picture", "documents must hold text"),
    (b"\xff\xd8\xff", "a picture", "documents must hold text"),
    (b"GIF8", "a picture", "documents must hold text"),
    (b"PAR1", "a Parquet file", "convert reads documents, not tables"),
)
_MOST_CONTROLS = 0.02
_CONTROLS = bytes(set(range(32)) - set(b"\t\n\v\f\r\x1a\x1b")) + b"\x7f"
_MARKS = (codecs.BOM_UTF8, codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)
_PAGE = re.compile(r"<(?:!doctype\s+html|html|head|body|frameset)[\s>]", re.IGNORECASE)
_BEFORE_PAGE = re.compile(
    r"(?:\s+|<\?[^>]*>|<!--.*?-->|<!doctype[^>]*>)*", re.IGNORECASE | re.DOTALL
)
_ELEMENT = re.compile(
    r"<(?:meta|title|link|script|style|base|div|table|p|h[1-6]|ul|ol|dl|center|font|section|main|"
    r"article|header|nav|form|span|b|a|img|br|hr|pre|tr|td|thead|tbody)[\s/>]",
    re.IGNORECASE,
)
_INNER_TAB = re.compile(r"^[^\S\n]*\S[^\t\n]*\t", re.MULTILINE)


def sniff(source: str, data: bytes) -> MediaType:
    """The format of a source's bytes.

    Raises `ReadError` for an empty source and for one that is neither PDF nor text.
    """
    if not data[:_HEAD].strip(b"\0 \t\r\n") and not data.strip(b"\0 \t\r\n"):
        raise ReadError.about(source, "the file is empty", "fetch it again")
    text = _ascii_view(data[:_HEAD])
    page = _starts_page(text)
    if not page and _is_pdf(data[:_PDF_WITHIN]):
        return "application/pdf"
    for magic, what, advice in _OTHER_FORMATS:
        if data.startswith(magic):
            raise ReadError.about(source, f"this is {what}", advice)
    if _looks_binary(data[:_HEAD]):
        raise ReadError.about(
            source,
            "neither PDF, HTML nor text",
            "check that it was fetched whole and is no picture",
        )
    return "text/html" if page or _is_fragment(text) else "text/plain"


def _is_pdf(head: bytes) -> bool:
    """Whether the first KB of a file is that of a PDF file."""
    return b"%PDF" in head or _PDF_OBJECT.search(head) is not None


def _ascii_view(head: bytes) -> str:
    """The head of the file with its ASCII characters readable, whatever its encoding."""
    for mark, encoding in zip(_MARKS, ("utf-8", "utf-16-le", "utf-16-be"), strict=True):
        if head.startswith(mark):
            return head[len(mark) :].decode(encoding, "replace")
    return head.decode("latin-1")


def _starts_page(text: str) -> bool:
    """Whether the text begins as an HTML page does, or its first KB holds `<html>`."""
    start = _BEFORE_PAGE.match(text)
    at = start.end() if start else 0
    if _PAGE.match(text, at) or _PAGE.search(text[:at]):
        return True
    return re.search(r"<html[\s>]", text[:_PDF_WITHIN], re.IGNORECASE) is not None


def _is_fragment(text: str) -> bool:
    """Whether the text is HTML without a page around it, and not the rows of a dump.

    A dump's first cell may begin with a tag as well, but its rows have TABs after printed text;
    in HTML a TAB indents.
    """
    start = _BEFORE_PAGE.match(text)
    if _ELEMENT.match(text, start.end() if start else 0) is None:
        return False
    lines = sum(1 for line in text.splitlines() if line.strip())
    return 4 * sum(1 for _ in _INNER_TAB.finditer(text)) < lines


def _looks_binary(head: bytes) -> bool:
    """Whether too many bytes are control characters for this to be text."""
    if head.startswith(_MARKS[1:]):
        return False
    return len(head) - len(head.translate(None, _CONTROLS)) > _MOST_CONTROLS * len(head)
