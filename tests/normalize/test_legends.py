"""Legends of other branches, results with a date beside the average, labels of series."""

import pytest

from normalize import load_taxonomy
from normalize.records.naming import quantity_of
from normalize.result import parse_results

STATUS = load_taxonomy().status_of


@pytest.mark.parametrize(
    ("legend", "expected"),
    [
        ({"S": "上期に達成した", "A": "計画どおり", "B": "計画を下回る", "C": "達成は見込めない"},
         {"S": "exceeded", "A": "achieved", "B": "behind", "C": "not_achieved"}),
        ({"△": "目標に届いていないが前年同期を上回る", "×": "前年同期を下回る"},
         {"△": "behind", "×": "not_achieved"}),
        ({"×": "年度目標の達成が困難"}, {"×": "not_achieved"}),
        ({"▲": "目標未達だが前年度より改善", "×": "目標未達"},
         {"▲": "behind", "×": "not_achieved"}),
    ],
)  # fmt: skip
def test_legends_grade_signs(legend: dict[str, str], expected: dict[str, str]) -> None:
    assert {sign: STATUS(sign, legend) for sign in legend} == expected


def test_a_bracket_holds_a_date_and_the_average() -> None:
    (reached,) = parse_results("89.0％（令和3年3月診療分、全国平均 80.4％）", 2020)
    assert (reached.value, reached.national_value, reached.as_of) == (89.0, 80.4, "2021-03")


def test_what_a_label_counts() -> None:
    assert quantity_of("受診率累計（令和3年度）") == "受診率"
    assert quantity_of("累計（事業所）") == ""
    assert quantity_of("Ｒ３") == "r3"
