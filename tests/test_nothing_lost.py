"""Every figure of a cell or paragraph stands in a record or an issue, not only in the ledger.

The ledger counts a cell as used when any record holds some of its text; a figure beside that one
may still be lost. Here each figure of the pages in tests/unseen* is looked for.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pyarrow.parquet as pq
import pytest

import pipeline
from bench import unseen
from normalize.text.folding import fold

_SILENT = ("header", "heading", "decoration")
"""Roles of text that the ledger alone holds."""
_PLACES = ("provenance", "sources")
_FIGURE = re.compile(r"\d[\d,.]*")
_CIRCLED = re.compile("[①-⑳⑴-⒇]")
_SCALES = (1, 1000, 10000, 1_000_000, -1)
KNOWN = {
    ("70_saga", "103"),  # 第103回 of the meeting, on the second line of a date
    ("91_gifu", "4.9"),  # （R4.9月診療分）: the month is in actual_as_of
}


@pytest.fixture(scope="module")
def out(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """All pages converted."""
    folder = tmp_path_factory.mktemp("lost") / "out"
    pipeline.convert([str(page) for page in unseen.sources((), None)], folder)
    return folder


def rows(out: Path, table: str) -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = pq.read_table(out / f"{table}.parquet").to_pylist()
    return found


def values(value: object) -> Iterator[str | float]:
    """All texts and numbers of a row, those that say where it stands left out."""
    if isinstance(value, dict):
        for name, each in value.items():
            yield from values(each) if name not in _PLACES else ()
    elif isinstance(value, list):
        for each in value:
            yield from values(each)
    elif isinstance(value, (str, float, int)) and not isinstance(value, bool):
        yield value


def figures(text: str) -> list[str]:
    plain = fold(_CIRCLED.sub(" ", text).replace("\n", " | "))
    return [figure.rstrip(".,") for figure in _FIGURE.findall(plain)]


def number(figure: str) -> float | None:
    try:
        return float(figure.replace(",", ""))
    except ValueError:  # 1.2.3
        return None


def lost_in(out: Path) -> set[tuple[str, str]]:
    """The figures of an output that no record and no issue holds, each with its document."""
    texts: dict[str, list[str]] = defaultdict(list)
    numbers: dict[str, set[float]] = defaultdict(set)
    for table in (path.stem for path in out.glob("*.parquet") if path.stem != "cells"):
        for row in rows(out, table):
            for value in values(row):
                if isinstance(value, str):
                    texts[row["document_id"]].append("".join(fold(value).split()))
                else:
                    numbers[row["document_id"]].add(round(value, 6))
    said = {document: "\n".join(each) for document, each in texts.items()}
    names = {row["document_id"]: Path(row["source"]).stem for row in rows(out, "documents")}
    lost = set()
    for cell in (row for row in rows(out, "cells") if row["role"] not in _SILENT):
        document = cell["document_id"]
        for figure in figures(cell["text"]):
            known = number(figure)
            if figure in said[document] or known is None:
                continue
            if not any(round(known * scale, 6) in numbers[document] for scale in _SCALES):
                lost.add((names[document], figure))
    return lost


def test_each_figure_stands_in_a_record_or_an_issue(out: Path) -> None:
    assert lost_in(out) <= KNOWN


def test_each_figure_of_the_real_documents_does(converted: Path) -> None:
    assert lost_in(converted) <= KNOWN
