"""`keikaku convert --ocr`: pages that are pictures, where Tesseract is and where it is not."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pyarrow.parquet as pq
import pytest

from ingest import NoRecognition
from ingest.pdf.ocr import tesseract

ROOT = Path(__file__).parents[2]


def convert(folder: Path, *options: str, path: str) -> subprocess.CompletedProcess[str]:
    """Convert `scan.pdf` with this search path for programs."""
    command = [sys.executable, str(ROOT / "cli.py"), "convert", "scan.pdf", "--out", "tables"]
    return subprocess.run(
        [*command, *options],
        cwd=folder,
        env={**os.environ, "PATH": path},
        capture_output=True,
        text=True,
        timeout=200,
        check=False,
    )


def scan(folder: Path) -> None:
    """The first page of a sample as a picture."""
    pypdfium2 = pytest.importorskip("pypdfium2")
    page = pypdfium2.PdfDocument(ROOT / "samples" / "saitama_2024.chromium.pdf")[0]
    picture = page.render(scale=200 / 72).to_pil().convert("L")
    picture.save(folder / "scan.pdf", "PDF", resolution=200)


def test_without_tesseract_nothing_is_begun(tmp_path: Path) -> None:
    scan(tmp_path)
    done = convert(tmp_path, "--ocr", path=str(tmp_path))
    assert done.returncode == 2
    (line,) = done.stderr.splitlines()
    assert line.startswith("keikaku: recognition needs ")
    assert "install" in line
    assert not (tmp_path / "tables").exists()


def test_without_the_option_a_picture_is_an_error_issue(tmp_path: Path) -> None:
    scan(tmp_path)
    done = convert(tmp_path, "--strict", path=os.environ["PATH"])
    assert done.returncode == 1
    issues = pq.read_table(tmp_path / "tables" / "issues.parquet").to_pylist()
    (issue,) = [row for row in issues if row["code"] == "scanned_page"]
    assert "ocrmypdf -l jpn" in issue["message"]
    assert "--ocr" in issue["message"]
    assert issue["provenance"]["page"] == 1


def test_a_picture_is_read_and_marked_as_recognised(tmp_path: Path) -> None:
    try:
        tesseract()
    except NoRecognition as missing:
        pytest.skip(str(missing))
    scan(tmp_path)
    done = convert(tmp_path, "--ocr", path=os.environ["PATH"])
    assert done.returncode == 0, done.stderr
    (document,) = pq.read_table(tmp_path / "tables" / "documents.parquet").to_pylist()
    assert (document["fiscal_year"], document["pages"]) == (2024, 1)
    assert document["cells_total"] > 5
    assert document["recognised_pages"] == [1]
    issues = pq.read_table(tmp_path / "tables" / "issues.parquet").to_pylist()
    (issue,) = [row for row in issues if row["code"] == "recognised_text"]
    assert (issue["severity"], issue["provenance"]["page"]) == ("warning", 1)
