"""Indicators' names that a narrow cell broke in two."""

from __future__ import annotations

import pytest

import pipeline
from ingest.pdf.points import states_value
from normalize import load_taxonomy


@pytest.mark.parametrize(
    ("printed", "name", "value"),
    [
        ("【KPI】サービススタンダードの<br>達成状況：100％", "サービススタンダードの達成状況", 100),
        (
            "・サービススタンダードの達成<br>状況：100％",
            "サービススタンダードの達成状況",
            100,
        ),
        ("【目標】健康企業宣<br>言事業所数：1,000事業所以上", "健康企業宣言事業所数", 1000),
        ("現金給付等の申請に係る<br>郵送化率：95.5％以上", "現金給付等の申請に係る郵送化率", 95.5),
    ],
)
def test_the_rest_of_a_name_on_the_next_line_goes_on(printed: str, name: str, value: float) -> None:
    head = "<tr><th>No.</th><th>施策</th><th>実施内容</th><th>KPI・目標値</th></tr>"
    row = f"<tr><td>1</td><td>サービスの向上</td><td>①案内する。</td><td>{printed}</td></tr>"
    page = f'<meta charset="utf-8"><h1>令和5年度 熊本支部事業計画</h1><table>{head}{row}</table>'
    converted = pipeline.convert_document("a.html", page.encode(), taxonomy=load_taxonomy(None))
    (target,) = converted.records.kpi_targets
    assert (target.kpi_name_raw, target.target_value) == (name, value)


def test_an_aim_and_an_indicator_below_it_stay_two() -> None:
    head = "<tr><th>No.</th><th>施策</th><th>実施内容</th><th>KPI・目標値</th></tr>"
    cell = "【KPI】健康宣言事業所の拡大<br>特定健診実施率：60.0％以上"
    row = f"<tr><td>1</td><td>健診の推進</td><td>①案内する。</td><td>{cell}</td></tr>"
    page = f'<meta charset="utf-8"><h1>令和5年度 熊本支部事業計画</h1><table>{head}{row}</table>'
    converted = pipeline.convert_document("a.html", page.encode(), taxonomy=load_taxonomy(None))
    assert len(converted.records.kpi_targets) == 2


def test_a_value_below_a_marked_target_may_be_the_rest_of_its_name() -> None:
    assert states_value("◆健康づくりの推進", "上期目標：25事業所")
    assert not states_value("・サービススタンダードの達成", "状況：100％")
    assert not states_value("【目標】健康企業宣", "言事業所数：1,000事業所以上")
