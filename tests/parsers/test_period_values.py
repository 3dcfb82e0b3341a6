"""Numbers under periods, marks in one column, two status-like columns, remarks between KPIs."""

from __future__ import annotations

import pytest

import pipeline
from normalize import load_taxonomy
from parsers.periods.values import period_end
from schema.records import Records

TITLE = "<h1>令和5年度 熊本支部事業計画の進捗</h1>"


def records(head: str, rows: str) -> Records:
    page = f'<meta charset="utf-8">{TITLE}<table>{head}{rows}</table>'
    return pipeline.convert_document("a.html", page.encode(), taxonomy=load_taxonomy(None)).records


def row(*cells: str, tag: str = "td") -> str:
    return "<tr>" + "".join(f"<{tag}>{cell}</{tag}>" for cell in cells) + "</tr>"


@pytest.mark.parametrize(
    ("words", "month"),
    [("第1四半期(4-6月)", 6), ("第２四半期", 9), ("10～12月", 12), ("4Q", 3), ("年度", None)],
)
def test_the_month_a_period_ends_with(words: str, month: int | None) -> None:
    assert period_end(words) == month


def test_numbers_of_a_target_under_quarters_are_a_series_and_its_result() -> None:
    quarters = [f"第{n}四半期" for n in range(1, 5)]
    head = row("No.", "施策", "実施内容", *quarters, "進捗", tag="th")
    kpi = "【KPI】現金給付等の申請に係る郵送化率を97.0％以上とする"
    rows = row("1", "サービス水準の向上", kpi, "97.4%", "97.2%", "97.1%", "－", "○")
    rows += row("2", "広報の推進", "①便りを配る", "●", "", "●", "", "△")
    found = records(head, rows)
    (target,) = found.kpi_targets
    assert (target.actual_value, target.actual_as_of, target.status_raw) == (97.1, "2023-12", "○")
    assert [(o.month, o.value) for o in found.observations] == [(6, 97.4), (9, 97.2), (12, 97.1)]
    assert "period_values" in [issue.code for issue in found.issues]
    assert found.actions[0].schedule_text == "第1四半期 ● 第3四半期 ●"


def test_signs_below_a_spanning_header_are_statuses_and_text_is_progress() -> None:
    head = "<tr><th rowspan=2>項目</th><th colspan=1>計画</th><th colspan=3>結果</th></tr>"
    head += row("取組内容", "実績", "達成状況", "評価", tag="th")
    rows = "".join(
        row(f"（{n}）健診の案内{n}", "・ちらしを配る", "31.2%", sign, f"支所{n}か所で配り終えた。")
        for n, sign in enumerate("○△○", 1)
    )
    found = records(head, rows)
    assert [action.status_raw for action in found.actions] == ["○", "△", "○"]
    assert found.actions[0].progress_text == "支所1か所で配り終えた。"


def test_one_column_for_importance_and_difficulty() -> None:
    head = row("No.", "施策", "実施内容", "重要度・困難度", tag="th")
    rows = row("1", "健診の推進", "①案内を送る", "重要度：高<br>困難度：高")
    rows += row("2", "広報の推進", "①便りを配る", "困難度：高") + row("3", "研修", "①学ぶ", "－")
    marks = [(i.importance, i.difficulty) for i in records(head, rows).initiatives]
    assert marks == [("high", "high"), (None, "high"), (None, None)]


@pytest.mark.parametrize(
    ("printed", "marks"),
    [
        ("高／高", ("high", "high")),
        ("－／高", (None, "high")),
        ("高・－", ("high", None)),
        ("－/－", (None, None)),
    ],
)
def test_both_grades_without_their_names(printed: str, marks: tuple[str | None, ...]) -> None:
    head = row("No.", "施策", "実施内容", "重要度／困難度", tag="th")
    (item,) = records(head, row("1", "健診の推進", "①案内を送る", printed)).initiatives
    assert (item.importance, item.difficulty) == marks


def test_a_remark_between_two_targets_swallows_neither() -> None:
    head = row("No.", "施策", "実施内容", "数値目標", tag="th")
    goals = (
        "■KPI：支払基金と合算したレセプト点検の査定率（※）を対前年度以上とする<br>（※）査定額を総額で割る"
        "<br>（令和4年度末 0.151％）"
        "<br>■KPI：協会の再審査レセプト1件当たりの査定額を対前年度以上とする"
    )
    found = records(head, row("1", "レセプト点検", "①学び合う", goals))
    assert [(t.kpi_id, t.baseline_value) for t in found.kpi_targets] == [
        ("receipt_assessment_rate", 0.151),
        ("reexam_amount_per_receipt", None),
    ]


def test_a_legend_in_a_frame_is_read() -> None:
    frame = row("Ｓ：計画を大幅に上回る　Ａ：計画どおり　Ｂ：計画をやや下回る")
    head = f"{frame}</table><table>" + row("項目", "実施内容", "評価", tag="th")
    found = records(head, row("(1) 健診の推進", "・案内を送る", "Ｂ"))
    assert [action.status for action in found.actions] == ["behind"]


def test_running_totals_beside_the_figures_of_quarters_are_the_series() -> None:
    head = "<tr><th rowspan=2>項目</th><th rowspan=2>具体的施策</th><th rowspan=2>KPI</th>"
    head += (
        "<th colspan=2>第１四半期</th><th colspan=2>第２四半期</th><th rowspan=2>全国平均</th></tr>"
    )
    head += row("実績", "累計", "実績", "累計", tag="th")
    kpi = "生活習慣病予防健診実施率を62.5％以上とする"
    rows = row("(1) 健診の推進", "①案内を送る", kpi, "12.4", "12.4", "17.9", "30.3", "")
    found = records(head, rows)
    (target,) = found.kpi_targets
    assert (target.actual_value, target.actual_as_of) == (30.3, "2023-09")
    assert target.national_value is None
    assert [(o.month, o.value, o.basis) for o in found.observations] == [
        (6, 12.4, "cumulative"),
        (9, 30.3, "cumulative"),
    ]
    assert found.actions[0].schedule_text is None
