"""Figures in brackets behind targets: the last result known, or nothing that can be told."""

from __future__ import annotations

from itertools import product

import pytest

from bench.phrasings import KPIS, Read, number, page, read_all

LAST_KNOWN = ("現状", "現状値", "現況", "直近実績", "直近", "前回", "従前", "現在")
SHAPES = ("（{}：{}）", "（{}{}）", "（{} {}）", "〔{} {}〕", "【{}：{}】")
UNTOLD = (
    "（{}）",
    "〔{}〕",
    "（R4上期：{}）",
    "（当初：{}）",
    "（過去最高：{}）",
)
AIMS = ("{}", "{}とする", "{}とする。")


def _pages() -> dict[str, str]:
    asides = [shape.format(word, "{}") for word, shape in product(LAST_KNOWN, SHAPES)]
    return {
        f"{aim} {aside}": page(
            ("項目", "KPI"),
            [(k.title, f"{k.name}を{aim.format(k.goal)}{aside.format(k.before)}") for k in KPIS],
        )
        for aim, aside in product(AIMS, (*asides, *UNTOLD))
    }


PAGES = _pages()


@pytest.fixture(scope="module")
def read(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Read]:
    """All pages, read once."""
    return read_all(PAGES, tmp_path_factory.mktemp("asides"))


@pytest.mark.parametrize("name", PAGES)
def test_last_known_figures_are_baselines_and_others_are_told(
    read: dict[str, Read], name: str
) -> None:
    untold = name.endswith(UNTOLD)
    targets = read[name]["kpi_targets"]
    assert [(row["target_value"], row["baseline_value"]) for row in targets] == [
        (number(kpi.goal), None if untold else number(kpi.before)) for kpi in KPIS
    ]
    assert all(row["baseline_fiscal_year"] is None for row in targets)
    assert all(read[name].told(row) is untold for row in targets)
