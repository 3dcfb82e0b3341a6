"""Columns of measures that only their time tells apart: halves of a year, now and then."""

import pytest

from parsers.grid import rows_of
from parsers.header.halves import plan_what_comes
from parsers.header.reading import Header, read_header
from schema.document import Ref
from schema.plan import Quote
from tests.parsers.tables import table

_PLANS = ("・窓口を見直す。", "・勉強会を毎月開く。")
_DONE = ("・窓口を見直した。", "・勉強会を開いた。")
_NEXT = ("・案内を置く予定", "・事例を配る予定")
_NAMES = ("サービス水準の向上", "レセプト点検の推進")


def read(*heads: str, cells: tuple[tuple[str, ...], ...]) -> Header:
    body = [" | ".join(parts) for parts in zip(_NAMES, *cells, strict=True)]
    return read_header(rows_of(table(" | ".join(heads), *body)))[0]


def roles(header: Header) -> list[str]:
    return [column.role for column in header.columns]


@pytest.mark.parametrize("plan", ["取組", "計画", "取組内容"])
@pytest.mark.parametrize("half", ["上期の取組", "上半期の取組", "今期の取組"])
def test_what_a_half_did_stands_beside_the_plan(plan: str, half: str) -> None:
    header = read("項目", plan, half, "下期の取組", cells=(_PLANS, _DONE, _NEXT))
    assert roles(header) == ["title", "measure", "progress", "next"]


def test_what_the_second_half_did_is_no_next_step() -> None:
    header = read("項目", "取組", "上期の取組", "下期の取組", cells=(_PLANS, _DONE, _DONE))
    assert roles(header) == ["title", "measure", "progress", "progress"]


def test_what_a_plan_will_do_in_the_second_half_is_planned_too() -> None:
    header = read("項目", "上期の取組", "下期の取組", cells=(_PLANS, _PLANS))
    assert roles(header) == ["title", "measure", "measure"]


@pytest.mark.parametrize("now", ["現行の取組", "従来の取組", "これまでの取組"])
def test_measures_of_now_beside_new_ones_have_no_role(now: str) -> None:
    header = read("項目", now, "新たな取組", cells=(_PLANS, _PLANS))
    assert roles(header) == ["title", "unknown", "measure"]


def test_two_rows_of_lists_are_enough_to_be_measures() -> None:
    header = read("施策", "支部の取組", "継続の取組", cells=(_PLANS, _DONE))
    assert roles(header) == ["title", "measure", "measure"]


def test_problems_in_front_of_measures_are_no_next_steps() -> None:
    header = read("項目", "課題", "取組", cells=(("・件数が多い。", "・率が低い。"), _PLANS))
    assert roles(header) == ["title", "remark", "measure"]
    behind = read("項目", "取組", "課題", cells=(_PLANS, ("・件数が多い。", "・率が低い。")))
    assert roles(behind)[-1] == "next"


@pytest.mark.parametrize(
    ("title", "expected"),
    [
        ("令和6年度 事業計画", ["title", "earlier", "measure"]),
        ("令和6年度 事業計画の実施状況", ["title", "progress", "next"]),
    ],
)
def test_what_comes_in_a_plan_is_the_plan(title: str, expected: list[str]) -> None:
    header = read("項目", "これまでの取組", "今後の取組", cells=(_DONE, _PLANS))
    plan_what_comes(header.columns, [Quote(title, Ref())])
    assert roles(header) == expected
