"""The door of the PDF room: bytes to `Document`."""

from __future__ import annotations

from ingest.pdf.guard import read_guarded
from ingest.pdf.inprocess import read_in_process
from ingest.pdf.options import PdfOptions
from schema.document import Document


def read_pdf(source: str, data: bytes, *, options: PdfOptions | None = None) -> Document:
    """Read a PDF in a worker process of bounded memory and time (see `PdfOptions`).

    Raises `ReadError`, and nothing else, where the file cannot be read, needs a password, or
    goes beyond its limits; the message is one line that names `source`.
    """
    chosen = options or PdfOptions()
    if chosen.isolate:
        return read_guarded(source, data, chosen)
    return read_in_process(source, data, chosen)
