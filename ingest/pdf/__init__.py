"""PDF files to `Document`: an engine's characters and rules, grids, cells, lines, pages."""

from ingest.pdf.options import PdfOptions
from ingest.pdf.reader import read_pdf

__all__ = ["PdfOptions", "read_pdf"]
