"""Boxes of targets below a line that says whom they are for, and brackets on lines of their own."""

from __future__ import annotations

import pytest

import pipeline
from normalize import load_taxonomy
from schema.records import KpiTargetRecord

RATES = ("・特定保健指導 実施率 21.3％", "・特定保健指導 実施率 12.0％")


def read(*blocks: str) -> list[KpiTargetRecord]:
    title = "<h1>令和4年度 秋田支部事業計画</h1><h2>１．戦略的保険者機能関係</h2>"
    first = (
        "<h3>（１） サービス水準の向上</h3><p>・案内する。</p><h3>（２） 特定保健指導の推進</h3>"
    )
    body = "".join(block if block[0] == "<" else f"<p>{block}</p>" for block in blocks)
    last = "<h3>（３） コラボヘルスの推進</h3><p>・広報する。</p>"
    page = f'<meta charset="utf-8">{title}{first}{body}{last}'
    found = pipeline.convert_document("a.html", page.encode(), taxonomy=load_taxonomy(None))
    return found.records.kpi_targets


def box(*lines: str) -> str:
    return f"<table><tr><td>{'<br>'.join(('■ＫＰＩ', *lines))}</td></tr></table>"


@pytest.mark.parametrize(
    "head",
    [
        "○ {}（特定保健指導対象者数：{}人）",
        "【{}】（対象者数：{}人）",
        "● {}（40歳以上）（対象者数：{}人）",
    ],
)
def test_a_box_is_of_the_population_above_it(head: str) -> None:
    first, second = head.format("被保険者", "137,213"), head.format("被扶養者", "7,570")
    found = read(first, box(RATES[0]), second, box(RATES[1]), "○ 受診勧奨対策", "・面談を行う。")
    assert [(t.kpi_id, t.target_value, t.eligible_count) for t in found] == [
        ("guidance_rate_insured", 21.3, 137213),
        ("guidance_rate_dependents", 12.0, 7570),
    ]


def test_a_box_below_another_heading_is_of_no_population() -> None:
    head = "○ 被扶養者（対象者数：7,570人）"
    found = read(head, box(RATES[1]), "○ 保健指導の全体", "・面談を行う。", box(RATES[0]))
    assert [t.kpi_id for t in found] == ["guidance_rate_dependents", "guidance_rate_overall"]


@pytest.mark.parametrize("bracket", ["（令和2年度実績　0.307％）", "（令和２年度　0.307％）"])
def test_a_bracket_on_a_line_of_its_own_is_the_target_s(bracket: str) -> None:
    lines = ("①合算したレセプト点検の査定率を対前年度以上とする", bracket)
    more = ("②再審査レセプト１件当たりの査定額を対前年度以上とする", "（令和2年度実績　5,648円）")
    found = read(box(*lines, *more))
    assert [(t.comparator, t.baseline_value, t.baseline_fiscal_year) for t in found] == [
        ("yoy_ge", 0.307, 2020),
        ("yoy_ge", 5648.0, 2020),
    ]
