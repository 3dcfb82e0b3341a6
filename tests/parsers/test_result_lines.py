"""Results at the top of a progress text, national rows, and head counts below a rate."""

from __future__ import annotations

import pytest

import pipeline
from normalize import load_taxonomy
from parsers.rows.result_lines import reaches_one
from schema.records import Records

TITLE = "<h1>令和4年度 熊本支部事業計画 上期実績</h1>"
HEAD = "<tr><th>項目</th><th>実施内容</th><th>上期実績</th><th>評価</th></tr>"
RATE = "【KPI】生活習慣病予防健診実施率を62.1％以上とする<br>・空き枠を知らせる"


def records(kpi: str, progress: str) -> Records:
    row = f"<tr><td>(1) 健診の推進</td><td>{kpi}</td><td>{progress}</td><td>○</td></tr>"
    page = f'<meta charset="utf-8">{TITLE}<table>{HEAD}{row}</table>'
    return pipeline.convert_document("a.html", page.encode(), taxonomy=load_taxonomy(None)).records


@pytest.mark.parametrize(
    ("printed", "actual", "national", "as_of"),
    [
        ("31.2％（全国26.4％）", 31.2, 26.4, None),
        ("①31.2％", 31.2, None, None),
        ("・健診実施率　31.2％", 31.2, None, None),
        ("8月末 31.2％", 31.2, None, "2022-08"),
        ("31.2％（令和4年8月末現在）", 31.2, None, "2022-08"),
        ("31.20％<br>（全国26.40％）<br>・催告状を9,114件送った", 31.2, 26.4, None),
        ("勧奨2,050件<br>・31か所で配った", None, None, None),
        ("31.2％の事業所へ案内を送った", None, None, None),
    ],
)
def test_a_line_of_nothing_but_a_result(
    printed: str, actual: float | None, national: float | None, as_of: str | None
) -> None:
    (target,) = records(RATE, printed).kpi_targets
    assert (target.actual_value, target.national_value) == (actual, national)
    assert target.actual_as_of == as_of


def test_two_lines_for_two_targets_go_in_order() -> None:
    kpi = "【KPI】被保険者の特定保健指導の実施率を35.4％以上とする<br>"
    kpi += "【KPI】被扶養者の特定保健指導の実施率を15.1％以上とする<br>①面談を増やす"
    found = records(kpi, "被保険者　15.8％（全国8.9％）<br>被扶養者　12.0％（全国7.7％）")
    assert [(t.actual_value, t.national_value) for t in found.kpi_targets] == [
        (15.8, 8.9),
        (12.0, 7.7),
    ]


MONTHS = "".join(f"<td>{month}月</td>" for month in (4, 5, 6))


def series(*rows: tuple[str, ...]) -> str:
    body = "".join("<tr>" + "".join(f"<td>{cell}</td>" for cell in row) + "</tr>" for row in rows)
    return f"<table><tr><td>実施率</td>{MONTHS}</tr>{body}</table>"


def test_a_national_row_is_not_the_branch_s_result() -> None:
    table = series(("令和4年度", "30.1", "30.8", "31.2"), ("全国平均", "25.0", "26.0", "26.4"))
    found = records(RATE, table)
    (target,) = found.kpi_targets
    assert (target.actual_value, target.national_value) == (31.2, 26.4)
    assert [o.measure for o in found.observations] == ["value"] * 3 + ["other"] * 3


def test_numbers_over_100_are_no_percentage() -> None:
    found = records(
        RATE, series(("令和4年度", "3,010", "3,084", "3,127")).replace("実施率", "健診")
    )
    (target,) = found.kpi_targets
    assert target.actual_value is None
    assert {o.measure for o in found.observations} == {"other"}
    assert "unit_mismatch" in [issue.code for issue in found.issues]


def test_a_corner_names_the_second_target_of_the_row() -> None:
    kpi = "【KPI】支払基金と合算したレセプト点検の査定率を対前年度（0.319％）以上とする<br>"
    kpi += "【KPI】協会けんぽの再審査レセプト1件当たりの査定額を対前年度（4,655円）以上とする"
    first = series(("令和4年度", "0.301", "0.310", "0.322")).replace("実施率", "査定率累計(%)")
    second = series(("令和4年度", "4,980", "5,022", "5,110"))
    found = records(kpi, first + second.replace("実施率", "再審査1件当たり査定額累計（円）"))
    assert [(t.kpi_id, t.actual_value) for t in found.kpi_targets] == [
        ("receipt_assessment_rate", 0.322),
        ("reexam_amount_per_receipt", 5110),
    ]
    assert {o.measure for o in found.observations} == {"value"}


def test_the_date_of_a_target_is_not_the_document_s() -> None:
    kpi = "【KPI】令和4年11月末時点におけるマイナ保険証利用率を50％以上とする"
    assert records(kpi, "").documents[0].as_of is None
    dated = records(kpi, "（令和4年9月末現在）").documents[0].as_of
    assert dated is not None
    assert dated.isoformat() == "2022-09-30"


def test_results_under_small_roman_numerals_are_those_of_the_targets_in_order() -> None:
    line = "ⅰ）31.2％（51,377人）（全国平均 28.9％）"
    assert reaches_one(line, ["生活習慣病予防健診実施率:35.0%以上"])


TWO = (
    "【KPI】①広報活動における加入者理解率の平均について対前年度以上とする<br>"
    "②全被保険者数に占める健康保険委員が委嘱されている事業所の被保険者数の割合を45.0％以上とする"
)


@pytest.mark.parametrize(
    "printed",
    [
        "①未集計<br>②44.72％（全国 44.04％）",
        "②44.72％（全国 44.04％）",
        "①実施なし（会議が書面開催のため）<br>②44.72％（全国 44.04％）",
        "①（集計中）<br>②44.72％（全国 44.04％）",
    ],
)
def test_the_printed_number_says_whose_a_result_is(printed: str) -> None:
    found = records(TWO, printed)
    assert [(t.actual_value, t.national_value) for t in found.kpi_targets] == [
        (None, None),
        (44.72, 44.04),
    ]
    assert "unpaired_result" not in [issue.code for issue in found.issues]


@pytest.mark.parametrize(
    ("printed", "as_of"),
    [
        ("31.2％（全国 26.4％）<br>※令和4年7月診療分", "2022-07"),
        ("31.2％（全国 26.4％）<br>※7月末現在", "2022-07"),
        ("31.2％<br>（全国 26.4％）<br>※令和4年7月診療分", "2022-07"),
        ("31.2％（全国 26.4％）<br>※7月に案内を送った", None),
    ],
)
def test_a_note_below_a_figure_dates_it(printed: str, as_of: str | None) -> None:
    (target,) = records(RATE, printed).kpi_targets
    assert (target.actual_value, target.national_value) == (31.2, 26.4)
    assert target.actual_as_of == as_of
