"""Columns headed as grades that hold figures: what the targets reached, or shares of them."""

import pytest

from parsers.grid import rows_of
from parsers.header.reading import read_header
from tests.parsers.tables import table

_ITEMS = ("サービス水準の向上", "健康宣言の推進", "広報の推進")
_AIMS = ("郵送化率95％以上", "宣言事業所400社以上", "広報回数4回以上")
_DONE = ("・窓口を見直した。", "・宣言を募った。", "・便りを配った。")


def role_of(word: str, *held: str, beside: str = "KPI") -> str:
    rows = [" | ".join(cells) for cells in zip(_ITEMS, _AIMS, held, _DONE, strict=True)]
    header, _ = read_header(rows_of(table(f"項目 | {beside} | {word} | 取組状況", *rows)))
    return next(column.role for column in header.columns if column.index == 2)


@pytest.mark.parametrize("word", ["状況", "状況（9月末）", "達成度", "進捗度"])
def test_amounts_below_a_grades_word_are_reached(word: str) -> None:
    assert role_of(word, "58.2％", "380社", "5回") == "result"


def test_percentages_alone_may_be_shares_of_the_target() -> None:
    assert role_of("状況", "58.2％", "40.1％", "70.0％") == "result"
    assert role_of("達成度", "97％", "95％", "125％") == "achievement"


def test_grades_stay_grades() -> None:
    assert role_of("状況", "○", "△", "○") == "status"
    assert role_of("評価点", "3点", "2点", "4点") == "status"
    assert role_of("ランク", "3", "2", "4") == "status"
