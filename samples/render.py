"""Writes every sample in every format: `python -m samples.render [NAME ...]`.

The text dump and the page of HTML need nothing but the project; the PDFs need the tools of
development, Chromium with fonts for Japanese, and LibreOffice. A producer that is missing leaves
its files as they are.
"""

from __future__ import annotations

import importlib
import sys

from samples import render_dump, render_html
from samples.model import FOLDER, Sample
from samples.source import load, names

PRODUCERS = ("reportlab", "chromium", "calc")
"""Each is a module `samples.render_pdf_NAME` with `render(sample) -> bytes`."""
_LARGEST = 300_000


def texts(sample: Sample) -> dict[str, bytes]:
    """File names and contents of the formats that are plain text."""
    return {
        f"{sample.name}.txt": render_dump.render(sample).encode("utf-8"),
        f"{sample.name}.html": render_html.render(sample).encode(sample.encoding),
    }


def main(wanted: list[str]) -> int:
    """Render the samples named, or all; 1 where a producer was missing."""
    missing = 0
    for name in wanted or names():
        sample = load(name)
        files = texts(sample)
        for producer in sample.pdf:
            try:
                module = importlib.import_module(f"samples.render_pdf_{producer}")
                files[f"{name}.{producer}.pdf"] = module.render(sample)
            except (ImportError, FileNotFoundError) as error:
                print(f"{name}.{producer}.pdf left as it is: {error}", file=sys.stderr)
                missing = 1
        for file, data in files.items():
            (FOLDER / file).write_bytes(data)
            note = " (large)" if len(data) > _LARGEST else ""
            print(f"{file}: {len(data):,} bytes{note}")
    return missing


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
