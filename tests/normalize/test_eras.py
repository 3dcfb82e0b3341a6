"""Eras, fiscal years, dates and months."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from normalize.text.eras import (
    era_year,
    find_dates,
    find_fiscal_years,
    find_year_months,
    fiscal_year_of,
)
from normalize.text.months import calendar_year, fiscal_year_of_month, month_of


@pytest.mark.parametrize(
    ("printed", "year"),
    [
        ("令和元年度", 2019),
        ("令和1年度", 2019),
        ("令和 ５ 年度（新）", 2023),
        ("R2年度", 2020),
        ("Ｒ３年度実績", 2021),
        ("平成31年度/令和元年度", 2019),
        ("平成31（2019）年度", 2019),
        ("2023（令和5）年度", 2023),
        ("2023年度", 2023),
        ("H30", 2018),
        ("R 1: 56.8%", 2019),
        ("平成36年度", 2024),
        ("昭和64年度", 1989),
    ],
)
def test_fiscal_years(printed: str, year: int) -> None:
    assert fiscal_year_of(printed) == year


@pytest.mark.parametrize(
    "printed",
    [
        "",
        "年度",
        "R2.5",
        "R2年5月末",
        "HbA1c",
        "令和99年度",
        "3年度",
        "令和2年7月",
        "KPI",
        "2階",
        "CR2",
    ],
)
def test_what_is_no_fiscal_year(printed: str) -> None:
    assert fiscal_year_of(printed) is None


def test_all_fiscal_years_of_a_text_in_order() -> None:
    text = "令和5年度（新）と令和4年度（旧）"
    found = find_fiscal_years(text)
    assert [f.year for f in found] == [2023, 2022]
    assert [text[f.start : f.end] for f in found] == ["令和5年度", "令和4年度"]


@pytest.mark.parametrize(
    ("printed", "day"),
    [
        ("令和4年7月20日", date(2022, 7, 20)),
        ("令和４年 ７月 ２０日", date(2022, 7, 20)),
        ("R4.4.21", date(2022, 4, 21)),
        ("2022/7/20", date(2022, 7, 20)),
        ("2022-07-20", date(2022, 7, 20)),
        ("2022年7月20日", date(2022, 7, 20)),
        ("平成31年4月30日", date(2019, 4, 30)),
    ],
)
def test_dates(printed: str, day: date) -> None:
    assert [f.date for f in find_dates(printed)] == [day]


@pytest.mark.parametrize("printed", ["令和4年13月1日", "令和4年2月30日", "7月20日", "7/20", "R4.3"])
def test_what_is_no_date(printed: str) -> None:
    assert find_dates(printed) == []


@pytest.mark.parametrize(
    ("printed", "month"),
    [
        ("R2.5", (2020, 5)),
        ("R4.3 照会件数", (2022, 3)),
        ("R2.10 0.5%", (2020, 10)),
        ("R3.4~6月", (2021, 6)),
        ("R3.4～6月", (2021, 6)),
        ("R2.12~3月", (2021, 3)),
        ("令和2年7月現在", (2020, 7)),
        ("令和2年8月末現在", (2020, 8)),
        ("令和2年8月31日現在", (2020, 8)),
        ("R2.5月末現在", (2020, 5)),
        ("R2年5月末現在", (2020, 5)),
        ("令和4年9月末時点", (2022, 9)),
        ("令和3年4～6月", (2021, 6)),
        ("令和3年4月～令和4年3月", (2022, 3)),
        ("2021年6月", (2021, 6)),
        ("5月末現在", (2020, 5)),
        ("3月末", (2021, 3)),
    ],
)
def test_year_months_in_a_plan_of_2020(printed: str, month: tuple[int, int]) -> None:
    assert [(f.year, f.month) for f in find_year_months(printed, 2020)] == [month]


@pytest.mark.parametrize(
    "printed", ["1.12", "R4.4.21", "令和2年度", "11月末までに", "R2.15", "4月"]
)
def test_what_is_no_year_month(printed: str) -> None:
    assert find_year_months(printed, 2020) == []


def test_a_month_without_year_needs_a_fiscal_year() -> None:
    assert find_year_months("5月末現在") == []


@given(
    st.integers(1, 40),
    st.integers(1, 12),
    st.sampled_from(["令和{}年{}月", "R{}.{}", "R{}年{}月末"]),
)
def test_a_month_of_reiwa_survives_printing(era: int, month: int, form: str) -> None:
    (found,) = find_year_months(form.format(era, month))
    assert (found.year, found.month) == (2018 + era, month)


@given(st.dates(date(2019, 5, 1), date(2058, 12, 31)))
def test_a_day_of_reiwa_survives_printing(day: date) -> None:
    printed = f"令和{day.year - 2018}年{day.month}月{day.day}日"
    assert [f.date for f in find_dates(printed)] == [day]


@given(st.sampled_from("MTSHR"), st.integers(1, 70))
def test_letters_and_names_of_eras_agree(letter: str, year: int) -> None:
    name = {"M": "明治", "T": "大正", "S": "昭和", "H": "平成", "R": "令和"}[letter]
    assert era_year(letter, str(year)) == era_year(name, str(year))


@pytest.mark.parametrize(
    ("header", "month"),
    [("4月", 4), ("４月", 4), ("１２ 月", 12), ("令和3年4月", 4), ("3月末", 3), ("4", None),
     ("13月", None), ("4～6月", None), ("年月", None), ("", None), ("合計", None)],
)  # fmt: skip
def test_months_of_header_cells(header: str, month: int | None) -> None:
    assert month_of(header) == month


def test_a_bare_number_is_a_month_only_where_asked_for() -> None:
    assert month_of("４", bare=True) == 4
    assert month_of("13", bare=True) is None


@given(st.integers(2008, 2040), st.integers(1, 12))
def test_fiscal_and_calendar_years_agree(fiscal_year: int, month: int) -> None:
    assert fiscal_year_of_month(calendar_year(fiscal_year, month), month) == fiscal_year


def test_a_fiscal_year_ends_in_march() -> None:
    assert (calendar_year(2020, 4), calendar_year(2020, 3)) == (2020, 2021)
    with pytest.raises(ValueError, match="13"):
        calendar_year(2020, 13)
