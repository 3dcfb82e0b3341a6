"""One source to one `Document`: the format decides the reader, problems become `ReadError`s."""

from __future__ import annotations

import hashlib
from importlib import import_module

from ingest.encoding import decode
from ingest.errors import ReadError
from ingest.limits import DEFAULT_LIMITS, Limits, TooMuch
from ingest.reading import Reading
from ingest.sniff import MediaType, sniff
from ingest.sources import Source
from schema.document import Document

_CHECK = "check that this is the document you mean"


def read(
    source: Source | str,
    data: bytes | None = None,
    *,
    limits: Limits = DEFAULT_LIMITS,
    pdf_options: object | None = None,
) -> Document:
    """The document of a source, or of a name and its bytes.

    `pdf_options` is passed on to the PDF reader. Raises `ReadError`, and nothing else, where the
    source cannot be read; what can be read in part gives a document with findings.
    """
    if isinstance(source, Source):
        name = source.name
        data = source.read() if data is None else data
    elif data is None:
        raise TypeError("a source given by name needs its bytes; see find_sources for paths")
    else:
        name = source
    return read_document(name, data, limits=limits, pdf_options=pdf_options)


def read_document(
    name: str,
    data: bytes,
    *,
    limits: Limits = DEFAULT_LIMITS,
    pdf_options: object | None = None,
) -> Document:
    """The document that `data` holds; `name` is its source, for people. Raises `ReadError`."""
    if len(data) > limits.source_bytes:
        raise ReadError.about(name, f"more than {limits.source_bytes:,} bytes", _CHECK)
    media_type = sniff(name, data)
    if media_type == "application/pdf":
        return _read_pdf(name, data, pdf_options)
    if len(data) > limits.markup_bytes:
        kind = "HTML" if media_type == "text/html" else "text"
        problem = f"{len(data):,} bytes of {kind}, more than {limits.markup_bytes:,}"
        raise ReadError.about(name, problem, _CHECK)
    try:
        return _read_text(name, data, media_type, limits)
    except TooMuch as bound:
        raise ReadError.about(name, str(bound), _CHECK) from None


def _read_text(name: str, data: bytes, media_type: MediaType, limits: Limits) -> Document:
    """Decode and read a page or a dump."""
    decoded = decode(data, markup=media_type == "text/html")
    if decoded.broken:
        problem = "the bytes are text in no known encoding"
        raise ReadError.about(name, problem, "check that it was fetched whole")
    reading = Reading(limits)
    if media_type == "text/html":
        from ingest.html import read_page

        blocks = read_page(reading, decoded.text)
    else:
        from ingest.dump import read_dump

        blocks = read_dump(reading, decoded.text)
    if not blocks:
        reading.note("warning", "no_text", "the document prints no text")
    return Document(
        source=name,
        sha256=hashlib.sha256(data).hexdigest(),
        media_type=media_type,
        size=len(data),
        blocks=blocks,
        findings=[*decoded.findings, *reading.findings],
    )


def _read_pdf(name: str, data: bytes, options: object | None) -> Document:
    """Hand over to the PDF reader, which needs libraries that a small installation lacks."""
    chosen = {} if options is None else {"options": options}
    try:
        document = import_module("ingest.pdf").read_pdf(name, data, **chosen)
    except ImportError as error:
        problem = f"this is a PDF file, and its reader cannot be loaded ({error})"
        raise ReadError.about(name, problem, "install keikaku with all it needs") from error
    except ReadError as error:
        if name in str(error):
            raise
        raise ReadError.about(name, str(error)) from error
    if not isinstance(document, Document):
        raise TypeError("ingest.pdf.read_pdf gave no Document")
    return document
