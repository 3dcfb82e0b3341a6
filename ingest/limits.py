"""How much work one document may cost. What goes beyond gives a finding or a `ReadError`."""

from __future__ import annotations

from dataclasses import dataclass


class TooMuch(Exception):
    """A bound was reached. `ingest.reader` turns it into a `ReadError` that names the source."""


@dataclass(frozen=True, slots=True)
class Limits:
    """Bounds on one source; the defaults are far above the largest real document known.

    (The largest of the branches' dumps has 90 KB, of the public pages tried 0.7 MB with 36,000
    tags, of the PDF files 3 MB.)
    """

    source_bytes: int = 200_000_000
    """Bytes of one source, a PDF file included."""
    markup_bytes: int = 32_000_000
    """Bytes of one page of HTML or one text dump: both are held in memory whole."""
    line_characters: int = 4_000_000
    """Characters of one line of a text dump, or of one paragraph or cell line of a page."""
    lines: int = 500_000
    """Lines of one text dump."""
    tags: int = 400_000
    """Tags (start and end) of one page or of one dump."""
    open_tags: int = 1_500
    """Elements inside each other. libxml2 silently drops what is deeper than 2,048."""
    nested_tables: int = 12
    """Tables inside tables; deeper ones are read as text, with a finding."""
    cells: int = 200_000
    """Cells of one document, nested tables and repeats included."""
    span: int = 1_000
    """Columns one cell may span (the HTML standard's own bound); more is cut, with a finding."""
    columns: int = 2_000_000
    """Columns that all cells of one document span together."""
    findings: int = 20
    """Findings of one kind in one document; the rest is counted in the last of them."""
    archive_members: int = 10_000
    """Files of one archive."""
    archive_bytes: int = 1_000_000_000
    """Bytes that one archive's documents unpack to together."""
    archive_ratio: int = 200
    """Unpacked to packed size of one member, from 10 MB on."""


DEFAULT_LIMITS = Limits()
