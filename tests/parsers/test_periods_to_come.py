"""Columns of periods after a report's date, and what rows of figures below a target count."""

from __future__ import annotations

import pytest

import pipeline
from normalize import load_taxonomy
from schema.records import Records

QUARTERS = (
    "第1四半期<br>（6月末）",
    "第2四半期<br>（9月末）",
    "第3四半期<br>（12月末）",
    "第4四半期<br>（3月末）",
)
KPI = ("【KPI】生活習慣病予防健診受診率：70.0%以上", "15.8%", "34.6%", "52.1%", "")
AS_OF = "<p>（令和3年12月末現在）</p>"
Row = tuple[str, ...]


def records(
    *rows: Row,
    front: str = AS_OF,
    heads: Row = QUARTERS,
    title: str = "実施状況報告（第３四半期）",
) -> Records:
    cells = [f"<td>{'<td>'.join(row)}<td>○" for row in rows]
    first = f"<tr><td rowspan={len(rows)}>1<td rowspan={len(rows)}>特定健診受診率の向上"
    page = (
        f'<meta charset="utf-8"><h1>令和3年度 島根支部事業計画 {title}</h1>{front}<table>'
        "<tr><th rowspan=2>項番<th rowspan=2>重点施策<th rowspan=2>実施計画"
        f"<th colspan={len(heads)}>実施状況<th rowspan=2>評価</tr><tr><th>{'<th>'.join(heads)}</tr>"
        f"{first}{'</tr><tr>'.join(cells)}</tr></table>"
    )
    return pipeline.convert_document("a.html", page.encode(), taxonomy=load_taxonomy(None)).records


def codes(found: Records) -> set[str]:
    return {issue.code for issue in found.issues}


@pytest.mark.parametrize("last", ["会議開催予定（2月）", "電話勧奨継続", "評議会（1/24予定）"])
def test_what_stands_below_a_period_after_the_report_s_date_comes_next(last: str) -> None:
    found = records(KPI, ("①会議で審査する。", "会議1回", "会議2回", "会議1回", last))
    (action,) = found.actions
    assert action.next_text == f"第4四半期 （3月末） {last}"
    assert action.progress_text is not None and last not in action.progress_text
    assert not codes(found) & {"period_to_come"}


@pytest.mark.parametrize(
    ("front", "title"),
    [
        ("", "実施状況報告（第３四半期）"),
        ("<p>令和3年12月10日 第3回島根支部評議会</p>", "実施状況報告"),
        ("<p>※受診率は令和3年6月末現在の速報値</p>", "実施状況報告（第３四半期）"),
    ],
)
def test_the_title_s_period_or_the_meeting_says_it_too(front: str, title: str) -> None:
    row = ("①会議で審査する。", "会議1回", "会議2回", "会議を開いた", "会議を続ける")
    (action,) = records(row, front=front, title=title).actions
    assert action.next_text == "第4四半期 （3月末） 会議を続ける"


def test_months_ends_and_letters_are_periods() -> None:
    row = ("①会議で審査する。", "会議1回", "会議2回", "会議を開いた", "会議を続ける")
    for heads in (("6月末", "9月末", "12月末", "3月末"), ("Ｑ１", "Ｑ２", "Ｑ３", "Ｑ４")):
        (action,) = records(KPI, row, heads=heads).actions
        assert action.next_text == f"{heads[3]} 会議を続ける"


def test_what_reads_as_done_after_the_date_is_said() -> None:
    found = records(KPI, ("①会議で審査する。", "会議1回", "会議2回", "会議1回", "会議を開いた"))
    assert found.actions[0].next_text is None
    assert "period_to_come" in codes(found)


def test_a_number_after_the_date_is_not_reached() -> None:
    found = records((*KPI[:4], "70.5%"), ("①審査する。", "済", "済", "済", "継続する"))
    (target,) = found.kpi_targets
    assert (target.actual_value, target.actual_as_of) == (52.1, "2021-12")
    assert "period_to_come" in codes(found)


def test_a_report_of_a_day_within_its_year_tells_progress() -> None:
    row = ("①会議で審査する。", "会議1回", "会議2回", "会議を開いた", "")
    meeting = "<p>令和4年1月24日 第3回島根支部評議会</p>"
    assert records(row, front=meeting, title="実施状況報告").documents[0].kind == "progress"
    later = "<p>令和4年7月24日 第1回島根支部評議会</p>"
    assert records(row, front=later, title="実施状況報告").documents[0].kind == "result"


@pytest.mark.parametrize(
    ("label", "measure", "basis"),
    [
        ("受診者数（累計）", "numerator", "cumulative"),
        ("受診者数（単月）", "numerator", "monthly"),
        ("（参考）対象者数", "denominator", "unspecified"),
        ("うち新規", "other", "unspecified"),
    ],
)
def test_a_row_of_counts_below_a_target_is_a_series_of_it(
    label: str, measure: str, basis: str
) -> None:
    counts = (label, "15,204人", "33,297人", "50,138人", "")
    found = records(KPI, counts, ("①勧奨する。", "文書 640社", "電話", "文書", ""))
    assert [action.text for action in found.actions] == ["勧奨する。"]
    own = [o for o in found.observations if o.series_raw == label]
    assert [(o.kpi_id, o.month, o.value) for o in own] == [
        ("lifestyle_checkup_rate", 6, 15204),
        ("lifestyle_checkup_rate", 9, 33297),
        ("lifestyle_checkup_rate", 12, 50138),
    ]
    assert {(o.measure, o.basis) for o in own} == {(measure, basis)}
    assert found.kpi_targets[0].actual_value == 52.1


def test_rows_that_compare_below_a_target_are_no_measures() -> None:
    found = records(
        KPI,
        ("全国平均", "14.8%", "33.6%", "51.1%", ""),
        ("前年同期", "13.8%", "32.6%", "50.1%", ""),
        ("①勧奨する。", "文書 640社", "電話", "文書", ""),
    )
    assert len(found.actions) == 1
    (target,) = found.kpi_targets
    assert (target.actual_value, target.national_value) == (52.1, 51.1)
    years = {o.fiscal_year for o in found.observations if o.series_raw == "前年同期"}
    assert years == {2020}


def test_counts_below_a_count_are_notes_with_an_issue() -> None:
    target = ("【KPI】健康宣言事業所数を1,550事業所以上とする", "1,478社", "1,533社", "1,602社", "")
    found = records(target, ("新規事業所数", "12社", "15社", "20社", ""))
    assert not found.actions
    assert "unplaced_number" in codes(found)
    assert found.kpi_targets[0].actual_value == 1602


@pytest.mark.parametrize(
    "printed",
    [
        "52.1%<br>（全国50.5%）",
        "52.1%<br>全国平均：50.5%",
        "52.1%／全国50.5%",
        "52.1%<br>【全国平均 50.5%】",
        "（全国50.5%）<br>52.1%",
        "52.1%<br>（全国50.5%、3位）",
    ],
)
def test_the_figure_of_all_branches_in_a_quarter_s_cell(printed: str) -> None:
    (target,) = records((*KPI[:3], printed, "")).kpi_targets
    assert (target.actual_value, target.actual_as_of, target.national_value) == (
        52.1,
        "2021-12",
        50.5,
    )


def test_a_figure_that_a_target_s_row_does_not_explain_is_said() -> None:
    found = records((*KPI[:3], "52.1%<br>（前年同期51.5%）", ""))
    assert (found.kpi_targets[0].actual_value, found.kpi_targets[0].national_value) == (52.1, None)
    assert "unread_figure" in codes(found)
