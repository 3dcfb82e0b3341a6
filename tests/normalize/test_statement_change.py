"""Targets said as a change, and those in brackets behind a measure's words."""

from __future__ import annotations

import pytest

from normalize.statement import parse_statement


def read(text: str) -> list[tuple[str | None, float | None, float | None]]:
    return [(t.name_raw, t.target_value, t.baseline_value) for t in parse_statement(text)]


def test_each_part_becomes_a_target_with_the_present_figure_as_baseline() -> None:
    assert read("喫煙者の割合(男性31.4%、女性9.8%)を10%低下させ男性28.3%、女性8.8%にする") == [
        ("喫煙者の割合", 28.3, 31.4),
        ("喫煙者の割合", 8.8, 9.8),
    ]


def test_a_bracket_in_the_name_is_no_figure() -> None:
    text = (
        "上位目標　受診者（35歳以上）の高血糖の割合（１２．０％）を５％低下させ１１．４％にする。"
    )
    assert read(text) == [("受診者（35歳以上）の高血糖の割合", 11.4, 12.0)]


@pytest.mark.parametrize(
    "text",
    [
        "喫煙者の割合(男性31.4%、女性9.8%)を10%低下させ28.3%にする",
        "喫煙者の割合(男性31.4%)を10%低下させ女性8.8%にする",
    ],
)
def test_figures_that_do_not_pair_make_no_baseline(text: str) -> None:
    assert all(baseline is None for _, _, baseline in read(text))


def test_a_measure_names_the_target_in_its_brackets() -> None:
    (target,) = parse_statement("宣言の勧奨（目標：トータル800社）")
    assert (target.name_raw, target.target_value, target.unit) == ("宣言の勧奨", 800, "offices")
    assert target.text == "宣言の勧奨（目標：トータル800社）"
