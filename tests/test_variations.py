"""What a page says does not depend on how its tables are printed."""

from __future__ import annotations

from pathlib import Path

import pytest

from bench import unseen, variations

PAGES = unseen.sources((), None)[::20]
LEAST = 0.97


@pytest.mark.parametrize("name", variations.VARIATIONS)
def test_pages_are_read_alike_in_another_layout(shared: Path, name: str) -> None:
    """`shared` holds the scorer. Every twentieth page; no number is wrong without an issue."""
    found = variations.scored(name, PAGES)
    overall = [score for score, _ in found.values()]
    assert sum(overall) / len(overall) >= LEAST
    assert not any(silent for _, silent in found.values())


def test_a_merged_cell_taken_apart_stands_in_each_row() -> None:
    page = b"<table><tr><td rowspan=2>a<td>b</tr><tr><td>c</tr></table>"
    text = variations.varied(page, "again").decode()
    assert text.count(">a</td>") == 2
    assert "rowspan" not in text


def test_a_table_becomes_a_sheet_an_item() -> None:
    head = "<tr><th>No.</th><th>項目</th><th>x</th></tr>"
    page = f"<table>{head}<tr><td>1</td><td>a</td><td>b</td></tr></table>"
    text = variations.varied(page.encode(), "sheets").decode()
    assert text.count("<tr>") == 3
    assert "<th>x</th><td><div>b</div></td>" in text
