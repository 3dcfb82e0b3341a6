"""Every sample is the same in all of its formats."""

from __future__ import annotations

from pathlib import Path

import pytest

import diffing

FOLDER = Path(__file__).parents[2] / "samples"
OTHERS = sorted(path for path in FOLDER.glob("*.*") if path.suffix in (".html", ".pdf"))


def dump_of(path: Path) -> Path:
    return path.with_name(f"{path.name.partition('.')[0]}.txt")


@pytest.mark.parametrize("path", OTHERS, ids=lambda path: path.name)
def test_another_format_is_no_change(path: Path) -> None:
    found = diffing.compare([str(dump_of(path)), str(path)])
    assert found.exit_code == 0, [each.text for each in found.passages if each.changed]


def test_two_years_of_one_branch_differ() -> None:
    found = diffing.compare([str(FOLDER / f"gunma_{year}.txt") for year in (2022, 2023)])
    assert found.exit_code == 1
    assert {relation.kind for relation in found.relations} - {"same"}


def test_a_comparison_holds_both_sides() -> None:
    found = diffing.compare([str(FOLDER / "saitama_2024.txt")])
    assert (found.old.fiscal_year, found.new.fiscal_year) == (2023, 2024)
    assert {"split", "merged"} & {relation.kind for relation in found.relations}
