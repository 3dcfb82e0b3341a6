"""A whole statement asked for its indicator: the name in it, where nothing else is in it."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from normalize.stated_name import stated_name
from normalize.taxonomy_loader import load_taxonomy

TAXONOMY = load_taxonomy()


@pytest.mark.parametrize(
    ("text", "kpi_id"),
    [
        ("②　申請書の郵送化率を対前年度以上とする", "mail_application_rate"),
        ("■KPI：健診データの取得率を9.1％以上とする。", "employer_checkup_data_rate"),
        ("健康宣言事業所数 1,200社以上", "health_declaration_offices"),
        ("再審査レセプト1件当たりの査定額：対前年度（5,120円）以上", "reexam_amount_per_receipt"),
        ("生活習慣病予防健診 実施率 51.2％（実施見込者数：120,500人）", "lifestyle_checkup_rate"),
        ("一者応札案件の割合を15％以下とする。ただし、4件以下なら1件", "single_bid_ratio"),
    ],
)
def test_a_statement_means_the_indicator_of_its_target(text: str, kpi_id: str) -> None:
    assert TAXONOMY.match_printed(text, fiscal_year=2023).kpi_id == kpi_id
    assert any(kpi_id in line for line in TAXONOMY.explain(text, 2023))


@pytest.mark.parametrize(
    "text",
    [
        "ジェネリック医薬品使用割合80％以上の支部数",  # the figure is part of the name
        "健康保険委員カバー率60％以上の市の数",
        "郵送化率を95％以上、査定率を0.3％以上とする",  # two targets
        "訪問により、郵送化率を95％以上とする",  # a measure with its aim
        "ジェネリック医薬品使用割合が80％以上の薬局を表彰",
    ],
)
def test_a_text_with_more_than_a_target_means_none(text: str) -> None:
    assert TAXONOMY.match_printed(text, fiscal_year=2023).kpi_id is None


def test_a_statement_of_an_ambiguous_name_keeps_its_candidates() -> None:
    match = TAXONOMY.match_printed("特定健診受診率を30％以上とする", fiscal_year=2021)
    assert match.kpi_id is None
    assert {c for c, _ in match.candidates} == {"dependent_checkup_rate", "lifestyle_checkup_rate"}


@given(st.text(alphabet="①1１.KPI目標：%以上とするただし※（） 率"))
def test_any_text_is_read(text: str) -> None:
    found = stated_name(text)
    assert found is None or found[0]
