"""What offices print around an indicator's name changes nothing about which indicator it is."""

from __future__ import annotations

import pytest

from normalize.taxonomy_loader import load_taxonomy

SAME = (
    "【KPI】{}",
    "目標指標　{}",
    "{}[新規]",
    "{}【重点】",
    "{}（注1）",
    "{}（再掲）",
    "{}（○○支部）",
    "{}（支部）％",
    "R5 {}",
    "{}（年度累計）",
)
NAMES = (
    ("マイナ保険証利用率", "mynumber_card_usage_rate"),
    ("特定保健指導実施率", "guidance_rate_overall"),
    ("ジェネリック医薬品使用割合", "generic_usage_rate"),
)
MATCHER = load_taxonomy().matcher


@pytest.mark.parametrize(("name", "kpi_id"), NAMES)
@pytest.mark.parametrize("around", SAME)
def test_decorated_names_are_the_names(around: str, name: str, kpi_id: str) -> None:
    """A mark, a branch, a note, the unit or the year beside a name leave it what it is."""
    assert MATCHER.match(around.format(name), fiscal_year=2024).kpi_id == kpi_id


@pytest.mark.parametrize("name", ("健康宣言事業所数（新規）", "特定保健指導実施率（全国支部平均）"))
def test_brackets_that_narrow_a_name_are_not_left_out(name: str) -> None:
    """（新規） behind a count is of new offices, 全国支部 is not the branch: neither is mapped."""
    assert MATCHER.match(name, fiscal_year=2024).kpi_id is None
