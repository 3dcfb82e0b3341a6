"""Numbers as the documents print them."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from normalize.text.numbers import find_numbers, parse_number


@pytest.mark.parametrize(
    ("printed", "value", "unit"),
    [
        ("93.8%", 93.8, "percent"),
        ("９３．８％", 93.8, "percent"),
        ("2,908", 2908, "none"),
        ("△2", -2, "none"),
        ("▲２", -2, "none"),
        ("−2", -2, "none"),
        ("ー3", -3, "none"),
        ("△ 126,525千円", -126_525_000, "yen"),
        ("+0.011%", 0.011, "percent"),
        ("40,788,000円", 40_788_000, "yen"),
        ("100%", 100, "percent"),
        ("１，９１５事業所", 1915, "offices"),
        ("347社", 347, "offices"),
        ("約677万人", 6_770_000, "persons"),
        ("約9.8万人", 98_000, "persons"),
        ("0.11万人", 1100, "persons"),
        ("約9億円", 900_000_000, "yen"),
        ("1億2,000万円", 120_000_000, "yen"),
        (" 8,041 円 ", 8041, "yen"),
        ("5件", 5, "count"),
        ("3回", 3, "count"),
    ],
)
def test_a_text_that_is_one_number(printed: str, value: float, unit: str) -> None:
    number = parse_number(printed)
    assert number is not None
    assert (number.value, number.unit) == (value, unit)
    assert number.approximate == printed.strip().startswith("約")
    assert printed[number.start : number.end] == number.text


@pytest.mark.parametrize(
    "printed",
    [
        "",
        "-",
        "―",
        "△",
        "3/6件",
        "2022/7/20",
        "1,2345",
        "5月",
        "R2.5",
        "93.8%以上",
        "未集計",
        "12%15%",
    ],
)
def test_a_text_that_is_no_number(printed: str) -> None:
    assert parse_number(printed) is None


def test_numbers_in_a_text_keep_their_place() -> None:
    text = "累計１，２３４事業所（前年差△56社）、9.5%"
    found = find_numbers(text)
    assert [(n.value, n.unit, n.text) for n in found] == [
        (1234, "offices", "１，２３４事業所"),
        (-56, "offices", "△56社"),
        (9.5, "percent", "9.5%"),
    ]
    assert all(text[n.start : n.end] == n.text for n in found)


def test_a_fraction_is_kept_apart() -> None:
    (number, share) = find_numbers("3/6件 50.0%")
    assert (number.value, number.denominator, number.unit) == (3, 6, "count")
    assert (share.value, share.denominator) == (50, None)


@pytest.mark.parametrize("text", ["2022/7/20", "938‰", "R2", "H30", "HbA1c", "ABC-D"])
def test_dates_permille_and_letters_hold_no_number(text: str) -> None:
    assert find_numbers(text) == []


def test_a_dash_between_numbers_is_no_minus() -> None:
    assert [n.value for n in find_numbers("10-20件")] == [10, 20]
    assert [n.value for n in find_numbers("(前年比:-2,748件)")] == [-2748]


@given(
    st.integers(0, 10**12), st.sampled_from(["", "%", "円", "事業所", "人", "件"]), st.booleans()
)
def test_a_whole_number_survives_printing(value: int, unit: str, wide: bool) -> None:
    printed = f"{value:,}{unit}"
    if wide:
        printed = "".join(chr(ord(c) + 0xFEE0) if "!" <= c <= "~" else c for c in printed)
    number = parse_number(printed)
    assert number is not None
    assert number.value == value


@given(st.decimals(0, 1000, places=3), st.sampled_from(["", "△", "▲", "-"]))
def test_a_decimal_survives_printing(value: object, sign: str) -> None:
    number = parse_number(f"{sign}{value}%")
    assert number is not None
    assert number.value == float(f"{'-' if sign else ''}{value}")


@given(st.text(st.sampled_from("0123456789０１,.，．%％円件人/-△約千万億 月年第R()")))
def test_spans_are_true_and_numbers_never_raise(text: str) -> None:
    last = 0
    for number in find_numbers(text):
        assert last <= number.start < number.end <= len(text)
        assert text[number.start : number.end] == number.text
        last = number.end
    parse_number(text)
