"""Lines that are no headings, names above their values, marks of lists, dashes in columns."""

from __future__ import annotations

import pytest

import pipeline
from normalize import load_taxonomy
from schema.records import Records

TITLE = "<h1>令和5年度 熊本支部事業計画</h1>"


def records(body: str) -> Records:
    page = f'<meta charset="utf-8">{TITLE}{body}'
    return pipeline.convert_document("a.html", page.encode(), taxonomy=load_taxonomy(None)).records


@pytest.mark.parametrize("mark", ["・", "①", "●", "▶"])
def test_a_measure_that_speaks_of_the_council_is_no_heading(mark: str) -> None:
    heads = "<h2>１．基盤的保険者機能関係</h2><h3>(1) 健全な財政運営</h3>"
    lines = [f"{mark}支部評議会で保険料率の議論を深める", f"{mark}第2回の評議会で素案を示す。"]
    found = records(heads + "".join(f"<p>{line}</p>" for line in lines))
    assert [action.text for action in found.actions] == [line[1:] for line in lines]


def test_the_line_that_names_the_council_s_meeting_is_a_heading() -> None:
    heads = "<h2>１．基盤的保険者機能関係</h2><h3>(1) サービス水準の向上</h3>"
    body = "<p>・便りを配る</p><p>【KPI】サービススタンダードの達成状況を100％とする</p>"
    found = records(f"<p>第2回熊本支部評議会　資料1－2</p>{heads}{body}")
    assert [cell.role for cell in found.cells if "評議会" in cell.text] == ["heading"]
    assert [action.text for action in found.actions] == ["便りを配る"]


def row(*cells: str, tag: str = "td") -> str:
    return "<tr>" + "".join(f"<{tag}>{cell}</{tag}>" for cell in cells) + "</tr>"


def test_a_name_and_its_value_on_the_next_line_are_one_target() -> None:
    head = row("No.", "施策", "実施内容", "KPI", "実績", "評価", tag="th")
    rows = row("1", "健診", "①案内を送る", "生活習慣病予防健診実施率<br>62.5％以上", "31.2％", "○")
    rows += row("2", "債権", "①督促する", "保険証回収率<br>対前年度（87.1％）以上", "85.0％", "△")
    targets = records(f"<table>{head}{rows}</table>").kpi_targets
    assert [(t.comparator, t.target_value, t.actual_value, t.status_raw) for t in targets] == [
        ("ge", 62.5, 31.2, "○"),
        ("yoy_ge", None, 85.0, "△"),
    ]


def test_a_footnote_mark_behind_a_name_does_not_hide_the_value_beside_it() -> None:
    head = row("No.", "施策", "実施内容", "KPI", "目標値", tag="th")
    rows = row("1", "レセプト点検", "①学び合う", "支払基金と合算した査定率 ※1", "対前年度以上")
    (target,) = records(f"<table>{head}{rows}</table>").kpi_targets
    assert target.comparator == "yoy_ge"


def test_an_empty_national_average_is_not_filled_from_the_next_column() -> None:
    head = row("No.", "施策", "実施内容", "KPI", "実績", "全国平均", "摘要値", "評価", tag="th")
    kpi = "健康宣言事業所数を1,500事業所以上とする"
    rows = row("1", "健康経営", "①勧める", kpi, "1,600事業所", "", "1,664事業所", "○")
    (target,) = records(f"<table>{head}{rows}</table>").kpi_targets
    assert (target.actual_value, target.national_value) == (1600, None)
