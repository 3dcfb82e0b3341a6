"""Whatever a document calls all branches together, their figure is not the branch's own."""

from __future__ import annotations

import re

import pytest

from normalize.result import parse_results
from normalize.text.all_branches import ALL_BESIDE_FIGURE, ALL_BRANCHES

NAMES = (
    *("全国", "全国平均", "全国値", "全国平均値", "全国の平均", "全国（平均）", "全国実績"),
    *("全国計", "全支部", "全支部平均", "全支部の平均", "協会平均", "協会けんぽ平均"),
    *("協会全体", "協会けんぽ全体"),
)
SHAPES = (
    *("96.5％（{} 95.9％）", "96.5％（{}：95.9％）", "96.5％ ［{}95.9％］", "96.5％／{} 95.9％"),
    *("96.5％\n{} 95.9％", "96.5％\n（{}：95.9％）", "{} 95.9％　長野 96.5％"),
    "{}：95.9％\n長野支部：96.5％",
)


@pytest.mark.parametrize("shape", SHAPES)
@pytest.mark.parametrize("name", NAMES)
def test_figure_of_all_branches_stands_beside_the_own(shape: str, name: str) -> None:
    (result,) = parse_results(shape.format(name), 2023)
    assert (result.value, result.national_value) == (96.5, 95.9)


@pytest.mark.parametrize("words", ["協会けんぽ長野支部", "協会", "全国健康保険協会"])
def test_the_insurer_is_not_its_branches_together(words: str) -> None:
    """協会けんぽ 長野支部の実績 speaks of the branch; beside a figure 協会 is all of them."""
    assert re.fullmatch(ALL_BRANCHES, words) is None
    assert re.fullmatch(ALL_BESIDE_FIGURE, "協会") is not None
