"""All five dumps printed again by several producers: the records must be those of the dumps."""

from __future__ import annotations

import re
import subprocess
import sys
from collections import Counter
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pyarrow.parquet as pq
import pytest

from ingest.reader import read_document
from pipeline import convert
from schema.document import Document
from tests.ingest.pdf import render_html, render_office, render_reportlab
from tests.ingest.pdf.rebuilding import rebuilt

DUMPS = ("000", "001", "002", "003", "004")
GOLDS = {"003": "gunma_2021.json", "004": "kumamoto_2021.json"}
FIELDS = {
    "initiatives": (
        "edition", "number_raw", "title_raw", "pillar", "topics", "groups", "status_raw",
    ),
    "kpi_targets": (
        "edition", "kpi_id", "comparator", "target_value", "baseline_value", "actual_value",
        "national_value", "status_raw", "actual_as_of",
    ),
    "actions": ("edition", "text", "status_raw", "months"),
    "observations": ("kpi_id", "fiscal_year", "month", "measure", "role", "value"),
    "budgets": ("budget_yen", "executed_yen", "execution_rate"),
}  # fmt: skip
LONGEST = 40
"""Texts are compared by their beginning: a note (※) may come to stand on a line of its own."""
WIDE = "@page { size: 420mm 297mm; margin: 10mm }"
"""Writer cuts off what a page of A4 has no room for: Gunma's monthly tables."""


def by_reportlab(document: Document, folder: Path) -> bytes:
    return render_reportlab.print_document(document)


def by_browser(document: Document, folder: Path) -> bytes:
    return render_html.print_html(render_html.document_html(document), folder)


def by_writer(document: Document, folder: Path) -> bytes:
    return render_office.print_writer(render_html.document_html(document, WIDE), folder)


Producer = tuple[Callable[[Document, Path], bytes], float]
PRODUCERS: dict[str, Producer] = {
    "reportlab": (by_reportlab, 0.99),
    "browser": (by_browser, 0.99),
    # Rows cut with closed borders: a part of one column without any other sign stays apart.
    "writer": (by_writer, 0.92),
}
MISSING = {
    "browser": render_html.CHROMIUM is None,
    "writer": render_office.SOFFICE is None,
}


@pytest.fixture(
    scope="module",
    params=[
        "reportlab",
        pytest.param("browser", marks=pytest.mark.skipif(MISSING["browser"], reason="no Chromium")),
        pytest.param(
            "writer",
            marks=[
                pytest.mark.slow,
                pytest.mark.skipif(MISSING["writer"], reason="no LibreOffice"),
            ],
        ),
    ],
)
def printed(
    request: pytest.FixtureRequest, shared: Path, tmp_path_factory: pytest.TempPathFactory
) -> tuple[str, Path]:
    """A producer's name, and the output of converting all five dumps as it prints them."""
    name: str = request.param
    folder = tmp_path_factory.mktemp(name)
    (folder / "pdf").mkdir()
    for number in DUMPS:
        (path,) = (shared / "documents").glob(f"{number}_*.txt")
        document = rebuilt(read_document(path.name, path.read_bytes()))
        data = PRODUCERS[name][0](document, folder)
        (folder / "pdf" / f"{number}.pdf").write_bytes(data)
    run = convert([str(folder / "pdf")], folder / "out")
    assert [outcome.error for outcome in run.outcomes if outcome.error] == []
    return name, folder / "out"


def folded(value: object) -> object:
    """A value without the spaces and dashes that a producer's fonts and wraps change."""
    if isinstance(value, str):
        return re.sub(r"\s+", "", value).replace("―", "—")[:LONGEST]
    return tuple(map(folded, value)) if isinstance(value, list) else value


def records(out: Path, table: str, number: str) -> Counter[tuple[object, ...]]:
    """The rows of one document, by the fields that do not say where it was printed."""
    documents = pq.read_table(out / "documents.parquet").to_pylist()
    (mine,) = (
        row["document_id"] for row in documents if Path(row["source"]).name.startswith(number)
    )
    rows: list[dict[str, Any]] = pq.read_table(out / f"{table}.parquet").to_pylist()
    return Counter(
        tuple(folded(row[field]) for field in FIELDS[table])
        for row in rows
        if row["document_id"] == mine
    )


@pytest.mark.parametrize("number", DUMPS)
def test_the_records_are_those_of_the_dump(
    printed: tuple[str, Path], converted: Path, number: str
) -> None:
    name, out = printed
    for table in FIELDS:
        want, have = records(converted, table, number), records(out, table, number)
        both = 2 * (want & have).total()
        score = both / (want.total() + have.total()) if want or have else 1.0
        missing, spurious = list((want - have).elements()), list((have - want).elements())
        assert score >= PRODUCERS[name][1], (table, score, missing[:5], spurious[:5])


@pytest.mark.parametrize("number", GOLDS)
def test_the_score_is_that_of_the_dump(
    printed: tuple[str, Path], converted: Path, shared: Path, number: str
) -> None:
    name, out = printed
    (path,) = (shared / "documents").glob(f"{number}_*.txt")
    dump = overall(shared, number, converted, path.name)
    least = 0.01 if name != "writer" else 0.05
    assert overall(shared, number, out, f"{number}.pdf") >= dump - least


def overall(shared: Path, number: str, out: Path, source: str) -> float:
    """What the scorer of the annotations says of one document."""
    gold = shared / "gold"
    command = [sys.executable, str(gold / "score.py"), str(gold / GOLDS[number]), str(out)]
    done = subprocess.run(
        [*command, "--source", source], capture_output=True, text=True, check=True
    )
    return float(re.findall(r"OVERALL ([\d.]+)", done.stdout)[-1])
