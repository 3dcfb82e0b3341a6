"""Sub-headings that say whom the targets below them are for."""

from __future__ import annotations

import pytest

import pipeline
from normalize import load_taxonomy
from schema.records import Records

RATE = "■ KPI：特定保健指導の実施率"
BOTH = [("guidance_rate_insured", 28.4), ("guidance_rate_dependents", 20.5)]


def read(*lines: str) -> Records:
    body = "".join(f"<p>{line}</p>" for line in lines)
    title = "<h1>令和6年度 秋田支部事業計画</h1><p>（１）戦略的保険者機能関係</p>"
    item = "<p>① サービス水準の向上</p><p>・案内する。</p><p>② 特定保健指導の推進</p>"
    page = (
        f'<meta charset="utf-8">{title}{item}{body}<p>③ コラボヘルスの推進</p><p>・広報する。</p>'
    )
    return pipeline.convert_document("a.html", page.encode(), taxonomy=load_taxonomy(None)).records


@pytest.mark.parametrize(
    "head",
    [
        "【{}】（対象者数：{}人）",
        "（{}）（対象者数：{}人）",
        "【{}（40歳以上）】（対象者数：{}人）",
        "【{}】　対象者数　{}人",
        "＜{}＞対象者数：{}人",
        "〇{}（対象者数{}人）",
        "・{}（実施対象者数：{}人）",
    ],
)
def test_the_heading_names_the_population_and_its_count(head: str) -> None:
    first, second = head.format("被保険者", "19,552"), head.format("被扶養者", "932")
    found = read(first, f"{RATE}　28.4％以上", second, f"{RATE}　20.5％以上", "・面談を行う。")
    assert [(t.kpi_id, t.target_value) for t in found.kpi_targets] == BOTH
    assert [t.eligible_count for t in found.kpi_targets] == [19552, 932]
    assert [a.text for a in found.actions] == ["案内する。", "面談を行う。", "広報する。"]


@pytest.mark.parametrize("head", ["【{}】", "（{}）", "{}"])
def test_measures_may_stand_in_between(head: str) -> None:
    first, second = head.format("被保険者"), head.format("被扶養者")
    lines = (first, "・面談を行う。", f"{RATE}　28.4％以上", second, f"{RATE}　20.5％以上")
    assert [(t.kpi_id, t.target_value) for t in read(*lines).kpi_targets] == BOTH


def test_a_target_behind_the_measures_for_both_is_of_both() -> None:
    lines = (
        "【被保険者】",
        "・面談を行う。",
        "【被扶養者】",
        "・案内を送る。",
        f"{RATE}　24.0％以上",
    )
    (target,) = read(*lines).kpi_targets
    assert target.kpi_id == "guidance_rate_overall"


def test_a_target_that_names_others_is_theirs() -> None:
    lines = ("【被扶養者】（対象者数：932人）", "■ KPI：被保険者の特定保健指導の実施率　28.4％以上")
    (target,) = read(*lines).kpi_targets
    assert (target.kpi_id, target.eligible_count) == ("guidance_rate_insured", None)


def test_a_numbered_population_with_its_count_is_no_item() -> None:
    kana = ("ア 被保険者（対象者数：19,552人）", "イ 被扶養者（対象者数：932人）")
    found = read(kana[0], f"{RATE}　28.4％以上", kana[1], f"{RATE}　20.5％以上", "・面談を行う。")
    assert len(found.initiatives) == 3
    assert [(t.kpi_id, t.target_value) for t in found.kpi_targets] == BOTH
