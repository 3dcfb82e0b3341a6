"""Samples as PDFs by a browser: its print of the page of HTML, fonts embedded as subsets."""

from __future__ import annotations

import re
import shutil
import subprocess
import tempfile
from pathlib import Path

from samples.model import Sample
from samples.render_html import render as render_html

_NAMES = ("chromium", "chromium-browser", "google-chrome")
_OPTIONS = (
    "--headless",
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--no-pdf-header-footer",
)
_DATE = re.compile(rb"\(D:\d{14}[^)]*\)")
_FIXED = b"(D:20240401000000+00'00')"


def render(sample: Sample) -> bytes:
    """The PDF of a sample, its dates fixed. Raises FileNotFoundError where no browser is found."""
    browser = next((found for name in _NAMES if (found := shutil.which(name))), None)
    if browser is None:
        raise FileNotFoundError("Chromium is needed to print the samples (apt install chromium)")
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        page, target = folder / "page.html", folder / "page.pdf"
        page.write_text(render_html(sample), encoding=sample.encoding)
        subprocess.run(
            [
                browser,
                *_OPTIONS,
                *(() if sample.browser_tags else ("--disable-pdf-tagging",)),
                f"--user-data-dir={folder / 'profile'}",
                f"--print-to-pdf={target}",
                page.as_uri(),
            ],
            check=True,
            capture_output=True,
            timeout=180,
        )
        data = target.read_bytes()
    return _DATE.sub(lambda match: _FIXED.ljust(len(match[0]))[: len(match[0])], data)
