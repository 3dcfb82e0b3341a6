"""A target's cell over the columns of its schedule: what stands behind it is what was reached."""

from __future__ import annotations

import pytest

import pipeline
from normalize import load_taxonomy
from schema.records import Records

QUARTERS = ("4～6月", "7～9月", "10～12月", "1～3月")


def read(value: str, periods: tuple[str, ...] = QUARTERS, over: int | None = None) -> Records:
    span = len(periods) + 1 if over is None else over
    heads = "".join(f"<th>{each}" for each in periods)
    kpi = f"<td colspan={span}>【KPI】マイナ保険証利用率を50%以上とする" + "<td>" * (
        len(periods) + 1 - span
    )
    page = (
        '<meta charset="utf-8"><h1>令和6年度　山口支部　事業計画の進捗状況</h1><table border=1>'
        f"<tr><th rowspan=2>項番<th rowspan=2>事業<th rowspan=2>実施内容<th colspan={len(periods)}>"
        "スケジュール<th rowspan=2>進捗状況（令和6年12月末現在）<th rowspan=2>評価</tr>"
        f"<tr>{heads}</tr><tr><td rowspan=2>1<td rowspan=2>オンライン資格確認の推進{kpi}"
        f"<td>{value}<td>△</tr><tr><td>①周知を行う。{'<td>●' * len(periods)}<td>毎月実施<td>○</tr>"
        "</table>"
    )
    return pipeline.convert_document("a.html", page.encode(), taxonomy=load_taxonomy(None)).records


@pytest.mark.parametrize(
    "periods", [QUARTERS, ("上期", "下期"), ("第1四半期", "第2四半期", "第3四半期")]
)
@pytest.mark.parametrize("value", ["21.4%", "21.4％", "21.4％（全国 18.5％）"])
def test_a_bare_number_behind_the_merged_cell_is_of_the_report(
    value: str, periods: tuple[str, ...]
) -> None:
    found = read(value, periods)
    (target,) = found.kpi_targets
    assert (target.actual_value, target.actual_as_of) == (21.4, "2024-12")
    assert not len(found.observations)
    assert (target.status_raw, len(found.actions)) == ("△", 1)


def test_a_count_behind_a_cell_over_the_measure_alone_is_too() -> None:
    (target,) = read("21.4%", over=1).kpi_targets
    assert (target.actual_value, target.actual_as_of) == (21.4, "2024-12")


@pytest.mark.parametrize("value", ["21.4", "100", "12"])
def test_a_number_without_a_unit_is_of_no_quarter_either(value: str) -> None:
    found = read(value)
    assert not len(found.observations)
    assert "unplaced_number" in {issue.code for issue in found.issues}
