"""Goals of last year that this year's is to reach: 対前年度目標（15.0％）以上."""

from __future__ import annotations

import pytest

from normalize.statement import parse_statement


@pytest.mark.parametrize(
    "words",
    [
        "：対前年度目標（15.0％）以上",
        "：前年度の目標値（15.0％）以上とする",
        "を前年度目標15.0％以上とする",
        "：令和5年度目標（15.0％）以上",
        "：対前年度計画値（15.0％）以上",
        "：前年度目標以上（15.0％以上）",
        "：前年度目標以上（15.0％）",
    ],
)
def test_the_goal_of_last_year_is_the_value_to_reach(words: str) -> None:
    (target,) = parse_statement(f"健診実施率{words}")
    assert (target.name_raw, target.comparator, target.target_value) == ("健診実施率", "ge", 15.0)
    assert target.baseline_value is None


def test_a_result_behind_or_beside_the_goal_is_quoted() -> None:
    (target,) = parse_statement("健診実施率：前年度目標（15.0％）以上（令和5年度実績 14.2％）")
    assert (target.comparator, target.target_value) == ("ge", 15.0)
    assert (target.baseline_value, target.baseline_fiscal_year) == (14.2, 2023)


@pytest.mark.parametrize("note", ["（前年度目標：15.0％以上）", "（対前年度目標（15.0％）以上）"])
def test_a_goal_of_last_year_in_a_note_stays_one(note: str) -> None:
    (target,) = parse_statement(f"健診実施率：18.0％以上{note}")
    assert (target.comparator, target.target_value, target.baseline_value) == ("ge", 18.0, None)


def test_without_a_figure_the_goal_is_no_number() -> None:
    (target,) = parse_statement("健診実施率：対前年度目標以上")
    assert (target.name_raw, target.comparator) == ("健診実施率", "qualitative")
