"""PDFs whose cells are known: the samples by their HTML, the real documents by their dumps.

Of the real documents (KEIKAKU_SHARED, else `shared` beside the checkout) the two given renderings
are taken and, with the renderers of the tests, new ones by every producer that is installed.
"""

from __future__ import annotations

import importlib
import os
import re
import unicodedata
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from ingest.reader import read_document
from schema.document import Document, Table

ROOT = Path(__file__).parents[1]
Grid = list[list[str]]
GIVEN = {"gunma_2021.chromium.pdf": "003", "kumamoto_2021.office.pdf": "004"}
REBUILT = ("000", "001", "002", "004")
"""Document 003's dump shifts its cells: only its given rendering says where they stand."""


@dataclass
class Truth:
    """What a PDF holds: its filled cells, nested ones included, and its nested tables."""

    cells: Counter[str]
    nested: list[Grid]


def samples(files: list[Path] | None = None) -> dict[Path, Truth]:
    """The samples' PDFs, or others that lie beside the HTML they were printed with."""
    found = files or sorted((ROOT / "samples").glob("*.pdf"))
    return {
        path: truth_of(_read(path.with_name(f"{path.name.split('.')[0]}.html"))) for path in found
    }


def real(folder: Path) -> dict[Path, Truth]:
    """The real documents as PDFs; new renderings are written to `folder`. {} without them."""
    shared = Path(os.environ.get("KEIKAKU_SHARED", ROOT.parent / "shared")) / "documents"
    known: dict[Path, Truth] = {}
    for name, number in GIVEN.items():
        if (shared / "pdf" / name).exists():
            known[shared / "pdf" / name] = truth_of(_dump(shared, number))
    comparing: Any = importlib.import_module("tests.ingest.pdf.comparing")
    for number in REBUILT:
        if not list(shared.glob(f"{number}_*.txt")):
            continue
        document = comparing.completed(_dump(shared, number))
        for producer, data in _rendered(document, folder):
            path = folder / f"{number}.{producer}.pdf"
            path.write_bytes(data)
            known[path] = truth_of(document, nested=producer != "calc")
    return known


def _rendered(document: Document, folder: Path) -> Iterator[tuple[str, bytes]]:
    """The document by each producer that is installed; Calc's sheets leave nested tables out."""
    html, office, reportlab = (
        importlib.import_module(f"tests.ingest.pdf.render_{name}")
        for name in ("html", "office", "reportlab")
    )
    yield "reportlab", reportlab.print_document(document)
    page = html.document_html(document)
    if html.CHROMIUM:
        yield "chromium", html.print_html(page, folder)
    if office.SOFFICE:
        yield "writer", office.print_writer(page, folder)
        yield "calc", office.print_calc(document, folder)


def _dump(shared: Path, number: str) -> Document:
    return _read(*shared.glob(f"{number}_*.txt"))


def _read(path: Path) -> Document:
    return read_document(path.name, path.read_bytes())


def truth_of(document: Document, *, nested: bool = True) -> Truth:
    """Filled cells and nested tables of a document."""
    tables = list(document.tables())
    inner = [cell_table for table in tables for cell in table.cells for cell_table in cell.tables]
    if not nested:
        return Truth(cells_of([_grid(table) for table in tables]), [])
    grids = [grid for table in tables for grid in grids_of(table)]
    return Truth(cells_of(grids), [grid for table in inner for grid in grids_of(table)])


def grids_of(table: Table) -> Iterator[Grid]:
    """A table and those nested in it, as rows of texts."""
    yield _grid(table)
    for cell in table.cells:
        for inner in cell.tables:
            yield from grids_of(inner)


def _grid(table: Table) -> Grid:
    rows = [[""] * table.columns for _ in range(table.rows)]
    for cell in table.cells:
        rows[cell.row][cell.column] = plain(cell.text)
    return rows


def plain(text: object) -> str:
    """A text for comparing: no white space, compatibility forms folded."""
    folded = unicodedata.normalize("NFKC", "" if text is None else str(text))
    return re.sub(r"\s+|^nan$", "", folded)


def cells_of(grids: list[Grid]) -> Counter[str]:
    """Filled cells of all grids."""
    return Counter(text for grid in grids for row in grid for text in row if text)
