"""Every value says which unbroken piece of its series it belongs to."""

from __future__ import annotations

from itertools import pairwise
from pathlib import Path

import pyarrow.parquet as pq
import pytest

import pipeline
from normalize import Taxonomy, load_taxonomy
from normalize.records.breaks import series_break

SAMPLES = Path(__file__).parents[2] / "samples"
YEARS = range(2017, 2031)
CLAIMS = "claim_recovery_rate"


@pytest.fixture(scope="module")
def taxonomy() -> Taxonomy:
    return load_taxonomy(None)


def test_before_a_break_there_is_none_and_after_it_all_years_agree(taxonomy: Taxonomy) -> None:
    found = {year: series_break(taxonomy, CLAIMS, year) for year in YEARS}
    assert found[2023] is None
    assert found[2024] is not None
    assert found[2024].startswith("2024: scope widened")
    assert found[2025] == found[2024], "a folder without 2024 still shows the break"


@pytest.mark.parametrize(("kpi_id", "year"), [(None, 2024), (CLAIMS, None)])
def test_what_is_unknown_has_no_break(
    kpi_id: str | None, year: int | None, taxonomy: Taxonomy
) -> None:
    assert series_break(taxonomy, kpi_id, year) is None


def test_two_years_agree_exactly_where_no_break_lies_between_them(taxonomy: Taxonomy) -> None:
    for kpi_id in taxonomy.indicators:
        broken = {event.year for event in taxonomy.breaks(kpi_id)}
        for before, after in pairwise(YEARS):
            one, other = (series_break(taxonomy, kpi_id, year) for year in (before, after))
            assert (one != other) == (after in broken), f"{kpi_id} {after}"


def test_the_two_sides_of_a_comparison_over_a_break_differ(tmp_path: Path) -> None:
    """The sample of 埼玉 puts 令和6年度 beside 令和5年度; the rate of recovered claims broke."""
    pipeline.convert([str(SAMPLES / "saitama_2024.html")], tmp_path)
    columns = ["kpi_id", "fiscal_year", "series_break"]
    rows = pq.read_table(tmp_path / "kpi_targets.parquet", columns=columns).to_pylist()
    broken = {row["fiscal_year"]: row["series_break"] for row in rows if row["kpi_id"] == CLAIMS}
    assert broken[2023] is None
    assert broken[2024].startswith("2024: ")
    steady = [row for row in rows if row["kpi_id"] == "lifestyle_checkup_rate"]
    assert {row["fiscal_year"] for row in steady} == {2023, 2024}
    assert {row["series_break"] for row in steady} == {None}
