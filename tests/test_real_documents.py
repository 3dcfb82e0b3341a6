"""The five real documents: scores against the annotations, the ledger, and every number's place."""

from __future__ import annotations

import re
import subprocess
import sys
import unicodedata
from collections import defaultdict
from pathlib import Path
from typing import Any

import pyarrow.parquet as pq
import pytest

Row = dict[str, Any]
Place = tuple[str, int | None, int | None, int | None, int | None]

GOLDS = [
    ("gunma_2021.json", "003_6c2e27aa62b1ca14.txt", 0.98),
    ("gunma_2021.json", "gunma_2021.chromium.pdf", 0.97),
    ("kumamoto_2021.json", "004_04bc53235e631ed5.txt", 0.98),
    ("kumamoto_2021.json", "kumamoto_2021.office.pdf", 0.97),
]
NUMBERS = {
    "kpi_targets": (
        "target_value", "baseline_value", "actual_value", "national_value",
        "eligible_count", "expected_count",
    ),
    "observations": ("value",),
    "budgets": ("budget_yen", "executed_yen", "execution_rate"),
}  # fmt: skip


def rows(out: Path, table: str) -> list[Row]:
    return pq.read_table(out / f"{table}.parquet").to_pylist()  # type: ignore[no-any-return]


@pytest.mark.parametrize(("gold", "source", "least"), GOLDS)
def test_scores_against_the_annotations(
    shared: Path, converted: Path, gold: str, source: str, least: float
) -> None:
    score = [sys.executable, str(shared / "gold" / "score.py"), str(shared / "gold" / gold)]
    done = subprocess.run(
        [*score, str(converted), "--source", source], capture_output=True, text=True, check=True
    )
    overall = float(re.findall(r"OVERALL ([\d.]+)", done.stdout)[-1])
    assert overall >= least, done.stdout


def test_hardly_a_character_is_left_over_and_each_leftover_is_an_issue(converted: Path) -> None:
    issues = {place(row["document_id"], row["provenance"]) for row in rows(converted, "issues")
              if row["provenance"]}  # fmt: skip
    for document in rows(converted, "documents"):
        share = document["characters_used"] / document["characters_total"]
        assert share >= 0.99, document["source"]
    for cell in rows(converted, "cells"):
        if not cell["used_in"] and cell["role"] not in ("heading", "header", "decoration"):
            assert place(cell["document_id"], cell) in issues, cell


def place(document_id: str, at: Row) -> Place:
    return (document_id, at["page"], at["table"], at["row"], at["column"])


def printed_numbers(text: str) -> set[float]:
    """All numbers a text prints, thousands separators and △ read."""
    flat = unicodedata.normalize("NFKC", text).replace(",", "").replace("△", "-")
    flat = re.sub(r"(?<=\d)\s+(?=\d)", " ", flat)
    found = {float(number) for number in re.findall(r"-?\d+(?:\.\d+)?", flat)}
    return found | {abs(number) for number in found}


@pytest.mark.parametrize("table", sorted(NUMBERS))
def test_every_number_leads_back_to_a_cell_that_prints_it(converted: Path, table: str) -> None:
    texts: dict[Place, str] = defaultdict(str)
    for cell in rows(converted, "cells"):
        texts[place(cell["document_id"], cell)] += " " + cell["text"]
    checked = 0
    for row in rows(converted, table):
        sources = {source["field"]: source for source in row.get("sources", [])}
        for field in NUMBERS[table]:
            if row[field] is None:
                continue
            at = sources.get(field, row["provenance"])
            text = texts[place(row["document_id"], at)]
            assert row[field] in printed_numbers(text), (field, row, text)
            checked += 1
    assert checked > 20


def test_unlabelled_series_are_inferred_only_with_evidence(converted: Path) -> None:
    inferred = [row for row in rows(converted, "observations") if row["inferred"]]
    told = {row["document_id"] for row in rows(converted, "issues")
            if row["code"] == "series_inferred"}  # fmt: skip
    assert inferred
    assert {row["document_id"] for row in inferred} <= told


def test_the_generic_layout_reads_nine_tenths_of_what_the_own_layouts_read(
    shared: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    from bench import generic

    assert generic.main() == 0, capsys.readouterr().out
    table = capsys.readouterr().out
    assert len(table.splitlines()) == 1 + len(list((shared / "documents").glob("*.txt")))


def test_merged_labels_and_section_rows_change_nothing(shared: Path) -> None:
    """As branches print it: dumps leave the places out that a spanning cell covers."""
    import normalize
    import parsers
    from ingest import read_document
    from tests.ingest.pdf.rebuilding import rebuilt

    taxonomy = normalize.load_taxonomy(None)
    for file in sorted((shared / "documents").glob("*.txt")):
        printed, merged = (read_document(file.name, file.read_bytes()) for _ in range(2))
        found = [
            normalize.build(document, parsers.parse(document), taxonomy)
            for document in (printed, rebuilt(merged, merged=True))
        ]
        for table, columns in (
            ("initiatives", ("number_raw", "title_raw", "pillar", "topics", "groups", "status")),
            ("kpi_targets", ("kpi_id", "target_value", "actual_value", "status", "actual_as_of")),
            ("actions", ("text", "status", "months", "groups")),
        ):
            first, second = (
                [[getattr(row, name) for name in columns] for row in getattr(records, table)]
                for records in found
            )
            assert second == first, (file.name, table)
