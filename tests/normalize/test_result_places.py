"""All branches in front of the branch itself: 全国 95.9％　長野 96.5％."""

from __future__ import annotations

import pytest

from normalize.result import parse_results


@pytest.mark.parametrize(
    "text",
    [
        "全国 95.9％　長野 96.5％",
        "全国平均95.9％（長野96.5％）",
        "全国（95.9％）　長野（96.5％）",
        "（全国95.9％）96.5％",
        "【全国】95.9％【長野】96.5％",
        "全支部平均 95.9％、長野支部 96.5％",
        "協会けんぽ平均95.9％・当支部96.5％",
        "95.9％（全国）96.5％（長野）",
        "長野：96.5％／全国：95.9％",
        "当支部96.5％、全国計95.9％",
        "支部96.5％／協会全体95.9％",
        "・全国 95.9％\n・支部 96.5％",
    ],
)
def test_the_figure_of_all_branches_is_beside_the_branchs_own(text: str) -> None:
    (reached,) = parse_results(text, 2024)
    assert (reached.value, reached.national_value) == (96.5, 95.9)


def test_each_of_two_results_keeps_the_average_in_front_of_it() -> None:
    found = parse_results("全国 95.9％　長野 96.5％\n全国 99.9％　長野 100％", 2024)
    assert [(r.value, r.national_value) for r in found] == [(96.5, 95.9), (100, 99.9)]


def test_a_total_of_all_branches_is_no_average_of_the_branchs() -> None:
    (reached,) = parse_results("全国 80,474事業所　長野 1,600事業所", 2024)
    assert (reached.value, reached.national_value) == (1600, None)


def test_the_average_of_another_indicator_is_not_the_next_ones() -> None:
    (reached,) = parse_results("全国 95.9％　窓口での受付 96.5％", 2024)
    assert reached.national_value is None
