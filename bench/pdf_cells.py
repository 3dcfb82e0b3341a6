"""Cells that come back from PDFs, against pdfplumber, camelot and tabula, in one run.

The samples are the measure: each is published as PDF and as HTML, so its HTML says which cells
the PDF holds. Counted are filled cells whose text comes back exactly, nested tables that come
back as tables of their own, seconds per page and peak memory. Each tool runs in a process of its
own; one that is not installed is left out, and the table says so.

    python -m bench.pdf_cells [FILE.pdf ...] [--tool NAME ...]
"""

from __future__ import annotations

import argparse
import importlib
import importlib.util
import json
import logging
import re
import subprocess
import sys
import time
import unicodedata
import warnings
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from ingest.pdf.options import EngineName
from ingest.reader import read_document
from schema.document import Table

ROOT = Path(__file__).parents[1]
Grid = list[list[str]]
NEEDS = {
    "keikaku": "ingest",
    "keikaku, pdfplumber engine": "pdfplumber",
    "pdfplumber": "pdfplumber",
    "camelot lattice": "camelot",
    "tabula": "tabula",
}


@dataclass
class Score:
    """What one tool made of all files."""

    cells: int = 0
    right: int = 0
    extra: int = 0
    nested: int = 0
    kept: int = 0
    pages: int = 0
    seconds: float = 0.0
    megabytes: float = 0.0


def main(arguments: Sequence[str] | None = None) -> int:
    """Print the comparison; 1 where another tool recovers more cells."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("files", nargs="*", type=Path, help="PDFs with the HTML beside them")
    parser.add_argument("--tool", action="append", choices=list(NEEDS), help="default: all")
    parser.add_argument("--one", choices=list(NEEDS), help=argparse.SUPPRESS)
    chosen = parser.parse_args(arguments)
    files = chosen.files or sorted((ROOT / "samples").glob("*.pdf"))
    if chosen.one:
        json.dump(extract(chosen.one, files), sys.stdout)
        return 0
    truth = {path: expected(path) for path in files}
    scores = {}
    for tool in chosen.tool or NEEDS:
        if importlib.util.find_spec(NEEDS[tool]) is None:
            print(f"{tool}: not installed, left out")
            continue
        made = run(tool, files)
        if made is not None:
            scores[tool] = score(made, truth)
    show(scores)
    best = max(scores.values(), key=lambda one: one.right, default=Score())
    return int("keikaku" in scores and scores["keikaku"].right < best.right)


def expected(path: Path) -> tuple[Counter[str], list[Grid]]:
    """Filled cells and nested tables of the HTML that a PDF was printed with."""
    page = path.with_name(path.name.split(".")[0] + ".html")
    document = read_document(page.name, page.read_bytes())
    grids = [grid for table in document.tables() for grid in grids_of(table)]
    nested = [
        grid
        for table in document.tables()
        for cell in table.cells
        for inner in cell.tables
        for grid in grids_of(inner)
    ]
    return cells_of(grids), nested


def grids_of(table: Table) -> Iterator[Grid]:
    """A table and those nested in it, as rows of texts."""
    rows = [[""] * table.columns for _ in range(table.rows)]
    for cell in table.cells:
        rows[cell.row][cell.column] = plain(cell.text)
    yield rows
    for cell in table.cells:
        for inner in cell.tables:
            yield from grids_of(inner)


def plain(text: object) -> str:
    """A text for comparing: no white space, compatibility forms folded."""
    folded = unicodedata.normalize("NFKC", "" if text is None else str(text))
    return re.sub(r"\s+|^nan$", "", folded)


def cells_of(grids: list[Grid]) -> Counter[str]:
    """Filled cells of all grids."""
    return Counter(text for grid in grids for row in grid for text in row if text)


def run(tool: str, files: list[Path]) -> dict[str, Any] | None:
    """What a tool extracts, in a process of its own."""
    command = [sys.executable, "-m", "bench.pdf_cells", "--one", tool, *map(str, files)]
    done = subprocess.run(command, capture_output=True, text=True, cwd=ROOT, check=False)
    if done.returncode:
        print(f"{tool}: failed ({done.stderr.strip().splitlines()[-1:]})")
        return None
    result: dict[str, Any] = json.loads(done.stdout)
    return result


def extract(tool: str, files: list[Path]) -> dict[str, Any]:
    """The grids of each file, the time and the memory that took."""
    logging.disable(logging.ERROR)
    warnings.simplefilter("ignore")
    take = TOOLS[tool]
    take(files[0])
    start = time.perf_counter()
    grids = {str(path): take(path) for path in files}
    seconds = time.perf_counter() - start
    return {"grids": grids, "seconds": seconds, "megabytes": peak()}


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
        return [grid for table in document.tables() for grid in grids_of(table)]

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


def score(made: dict[str, Any], truth: dict[Path, tuple[Counter[str], list[Grid]]]) -> Score:
    """Compare with what the files hold."""
    import pypdfium2

    total = Score(seconds=made["seconds"], megabytes=made["megabytes"])
    for path, (cells, nested) in truth.items():
        grids = made["grids"][str(path)]
        found = cells_of(grids)
        total.cells += cells.total()
        total.right += (found & cells).total()
        total.extra += (found - cells).total()
        total.nested += len(nested)
        total.kept += sum(grid in grids for grid in nested)
        total.pages += len(pypdfium2.PdfDocument(path))
    return total


def show(scores: dict[str, Score]) -> None:
    """The table."""
    print(f"{'':28}{'cells':>14}{'share':>8}{'others':>8}{'nested':>9}{'s/page':>9}{'MB':>6}")
    for tool, one in scores.items():
        share = one.right / max(1, one.cells)
        each = one.seconds / max(1, one.pages)
        print(
            f"{tool:28}{f'{one.right}/{one.cells}':>14}{share:8.4f}{one.extra:8}"
            f"{f'{one.kept}/{one.nested}':>9}{each:9.4f}{one.megabytes:6.0f}"
        )


if __name__ == "__main__":
    raise SystemExit(main())
