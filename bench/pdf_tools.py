"""Tools that take tables out of PDFs, each behind the same function: a path to grids of texts."""

from __future__ import annotations

import importlib
import importlib.util
import logging
import time
import warnings
from collections.abc import Callable
from pathlib import Path
from typing import Any

from bench.pdf_truth import Grid, grids_of, plain
from ingest.pdf.options import EngineName

NEEDS = {
    "keikaku": "ingest",
    "keikaku, pdfplumber engine": "pdfplumber",
    "pdfplumber": "pdfplumber",
    "camelot lattice": "camelot",
    "tabula": "tabula",
}
"""Which module each tool needs."""


def installed(tool: str) -> bool:
    """Whether a tool can be run here."""
    return importlib.util.find_spec(NEEDS[tool]) is not None


def extract(tool: str, files: list[Path]) -> dict[str, Any]:
    """The grids of each file, and the time and the memory that took.

    The first file is read once before the clock starts: loading a library is no reading.
    """
    logging.disable(logging.ERROR)
    warnings.simplefilter("ignore")
    take = TOOLS[tool]
    take(files[0])
    start, busy = time.perf_counter(), _busy()
    grids = {str(path): take(path) for path in files}
    seconds, busy = time.perf_counter() - start, _busy() - busy
    return {"grids": grids, "seconds": seconds, "busy": busy, "megabytes": peak()}


def _busy() -> float:
    """Seconds of processor time so far of this process and those it waited for."""
    import resource

    both = map(resource.getrusage, (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN))
    return sum(one.ru_utime + one.ru_stime for one in both)


def peak() -> float:
    """Most memory in use so far by this process and those it waited for, in MB."""
    import resource

    own = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    children = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss
    return max(own, children) / 1024


def _keikaku(engine: EngineName) -> Callable[[Path], list[Grid]]:
    def take(path: Path) -> list[Grid]:
        from ingest.pdf import PdfOptions, read_pdf

        options = PdfOptions(engine=engine, isolate=False)
        document = read_pdf(path.name, path.read_bytes(), options=options)
        grids = [grid for table in document.tables() for grid in grids_of(table)]
        # Headers that a page repeats are read, but are no rows of the table.
        repeats = [[plain(cell.text) for cell in table.repeats] for table in document.tables()]
        return [*grids, repeats]

    return take


def _pdfplumber(path: Path) -> list[Grid]:
    pdfplumber: Any = importlib.import_module("pdfplumber")
    grids = []
    with pdfplumber.open(path) as document:
        for page in document.pages:
            grids += [[[plain(cell) for cell in row] for row in t] for t in page.extract_tables()]
            page.close()
    return grids


def _camelot(path: Path) -> list[Grid]:
    camelot: Any = importlib.import_module("camelot")
    tables = camelot.read_pdf(str(path), pages="all", flavor="lattice")
    return [[[plain(cell) for cell in row] for row in table.data] for table in tables]


def _tabula(path: Path) -> list[Grid]:
    tabula: Any = importlib.import_module("tabula")
    options = {"pandas_options": {"header": None, "dtype": str}, "silent": True}
    frames = tabula.read_pdf(str(path), pages="all", lattice=True, **options)
    return [[[plain(cell) for cell in row] for row in frame.values.tolist()] for frame in frames]


TOOLS: dict[str, Callable[[Path], list[Grid]]] = {
    "keikaku": _keikaku("pypdfium2"),
    "keikaku, pdfplumber engine": _keikaku("pdfplumber"),
    "pdfplumber": _pdfplumber,
    "camelot lattice": _camelot,
    "tabula": _tabula,
}
