"""Brackets behind a target that quote several figures: goals, other years, 全国, the branch."""

from __future__ import annotations

import pytest

from normalize.statement import parse_statement

RATE = "郵送化率を97.0％以上"


@pytest.mark.parametrize(
    ("quoted", "value", "year", "offset"),
    [
        ("（R3実績：96.4％）", 96.4, 2021, None),
        ("（R2：92.2％）", 92.2, 2020, None),
        ("（R3実績 96.4％、全国平均 95.5％）", 96.4, 2021, None),
        ("（令和3年度実績　山形96.4％、全国95.5％）", 96.4, 2021, None),
        ("（令和3年度実績　全国95.5％、山形96.4％）", 96.4, 2021, None),
        ("（R2実績94.9%、R1実績91.3%）", 94.9, 2020, None),
        ("（R1実績91.3%、R2実績94.9%）", 94.9, 2020, None),
        ("（令和2年度目標 60.2%、実績 59.8%）", 59.8, 2020, None),
        ("（前年度の目標値は15.0％、実績は14.2％）", 14.2, None, -1),
        ("（前年度目標：15.0％以上）", None, None, None),
        ("（令和4年度目標：15.0％以上）", None, None, None),
        ("（昨年度目標値15.0％）", None, None, None),
        ("（令和3年度実績　全国95.5％）", None, None, None),
        ("（R3実績　被保険者30.2％、被扶養者12.0％）", None, None, None),
        ("（R3実績　山形96.4％、秋田95.1％）", None, None, None),
    ],
)
@pytest.mark.parametrize("form", [f"{RATE}とする{{}}", f"{RATE}{{}}とする"])
def test_the_previous_result_is_the_branchs_of_the_latest_year(
    form: str, quoted: str, value: float | None, year: int | None, offset: int | None
) -> None:
    (target,) = parse_statement(form.format(quoted))
    assert (target.target_value, target.comparator) == (97.0, "ge")
    found = (target.baseline_value, target.baseline_fiscal_year, target.baseline_year_offset)
    assert found == (value, year, offset)


def test_a_national_figure_beside_last_years_is_no_previous_result() -> None:
    (target,) = parse_statement("査定率を対前年度（0.359％、全国0.401％）以上とする")
    assert (target.comparator, target.baseline_value) == ("yoy_ge", 0.359)
    (target,) = parse_statement("査定率を対前年度以上とする（全国平均0.401％、令和4年度0.359％）")
    assert (target.baseline_value, target.baseline_fiscal_year) == (0.359, 2022)
