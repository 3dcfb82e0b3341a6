"""Pages per second from PDF to `Document`, against pdfplumber's own `extract_tables()`, and memory.

Both read the same files in the same run, file by file in turns, so that a busy machine hits both
alike; of each the best round counts. keikaku reads as `keikaku convert` does: in its worker
process. Then a document of 500 pages, made of the samples' pages, is read up to its 50th and to its
last page, each in a process of its own: pages are released, so only the document itself may grow.

    python -m bench.pdf_speed [FILE.pdf ...] [--rounds N]
"""

from __future__ import annotations

import argparse
import gc
import importlib
import io
import json
import logging
import os
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

from ingest.pdf import PdfOptions, read_pdf

ROOT = Path(__file__).parents[1]
BOUND = 5.0
"""The ratio that must hold over all files; the aim is twice that."""
LONG = 500
SHORT = 50


def main(arguments: Sequence[str] | None = None) -> int:
    """Print both measurements; 1 where the ratio is under the bound."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("files", nargs="*", type=Path, help="default: samples, shared documents")
    parser.add_argument("--rounds", type=int, default=5)
    parser.add_argument("--peak", type=int, metavar="PAGES", help=argparse.SUPPRESS)
    chosen = parser.parse_args(arguments)
    if chosen.peak:
        json.dump(peak(chosen.files[0], chosen.peak), sys.stdout)
        return 0
    logging.disable(logging.ERROR)
    files = chosen.files or default_files()
    ratio = compare(files, chosen.rounds)
    measure_memory()
    return int(ratio < BOUND)


def default_files() -> list[Path]:
    """The samples' PDFs and the given renderings of real documents, where they are at hand."""
    shared = Path(os.environ.get("KEIKAKU_SHARED", ROOT.parent / "shared"))
    return [*sorted((ROOT / "samples").glob("*.pdf")), *sorted(shared.glob("documents/pdf/*.pdf"))]


def compare(files: Sequence[Path], rounds: int) -> float:
    """Print a line for each file and one for all; the ratio of pages per second over all."""
    print(f"{'':34}{'pages':>6}{'keikaku':>10}{'pdfplumber':>12}{'ratio':>8}   (ms a page)")
    pages, ours, theirs = 0, 0.0, 0.0
    for path in files:
        found = best(path.read_bytes(), rounds)
        show(path.name, *found)
        pages, ours, theirs = pages + found[0], ours + found[1], theirs + found[2]
    show(f"{len(files)} files", pages, ours, theirs)
    print(f"pages per second: {pages / ours:.1f} against {pages / theirs:.1f}")
    return theirs / ours


def show(name: str, pages: int, ours: float, theirs: float) -> None:
    """One line of the table."""
    each = (1000 * seconds / pages for seconds in (ours, theirs))
    print("{:34}{:6}{:10.1f}{:12.1f}{:8.2f}".format(name[:33], pages, *each, theirs / ours))


def best(data: bytes, rounds: int) -> tuple[int, float, float]:
    """Pages, and the best seconds of both, taken in turns after one round that does not count."""
    pages = read_pdf("bench.pdf", data).pages or 1
    _plumb(data)
    times = [
        (_seconds(lambda: read_pdf("bench.pdf", data)), _seconds(lambda: _plumb(data)))
        for _ in range(rounds)
    ]
    return pages, min(one for one, _ in times), min(two for _, two in times)


def _plumb(data: bytes) -> None:
    pdfplumber: Any = importlib.import_module("pdfplumber")
    with pdfplumber.open(io.BytesIO(data)) as document:
        for page in document.pages:
            page.extract_tables()
            page.close()


def _seconds(work: Callable[[], object]) -> float:
    gc.collect()
    start = time.perf_counter()
    work()
    return time.perf_counter() - start


def measure_memory() -> None:
    """Print the most memory in use over a few and over many pages of one long document."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "long.pdf"
        path.write_bytes(long_document(LONG))
        for pages in (SHORT, LONG):
            command = [sys.executable, "-m", "bench.pdf_speed", str(path), "--peak", str(pages)]
            done = subprocess.run(command, capture_output=True, text=True, cwd=ROOT, check=True)
            most, kept = json.loads(done.stdout)
            print(f"{pages:4} pages of {LONG}: {most:4.0f} MB at most, {kept:.0f} MB of them kept")


def long_document(pages: int) -> bytes:
    """The samples' pages again and again."""
    import pypdfium2

    document = pypdfium2.PdfDocument.new()
    sources = [pypdfium2.PdfDocument(path) for path in sorted((ROOT / "samples").glob("*.pdf"))]
    while len(document) < pages:
        for source in sources:
            room = min(len(source), pages - len(document))
            if room:
                document.import_pages(source, list(range(room)))
    out = io.BytesIO()
    document.save(out)
    return out.getvalue()


def peak(path: Path, pages: int) -> tuple[float, float]:
    """Megabytes: the most in use while reading, and what the `Document` takes of them."""
    import resource
    import tracemalloc

    data = path.read_bytes()
    options = PdfOptions(isolate=False, page_limit=pages)
    document = read_pdf("long.pdf", data, options=options)
    most = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    del document
    tracemalloc.start()
    document = read_pdf("long.pdf", data, options=options)
    gc.collect()
    kept, _ = tracemalloc.get_traced_memory()
    assert document.pages
    return most, kept / 1e6


if __name__ == "__main__":
    raise SystemExit(main())
