"""The bracket behind a result is what the header over it, or a note, says."""

# ruff: noqa: E501 - one header a word

from __future__ import annotations

import pytest

import pipeline
from normalize import load_taxonomy
from schema.records import IssueRecord, KpiTargetRecord

OTHERS = [("広報の推進", "－"), ("人材の育成", "－")]


def read(
    header: str,
    cell: str,
    national: str | None = None,
    *,
    note: str = "",
    kind: str = "上期実施状況",
    target: str = "申請の郵送化率：96.5％以上",
) -> tuple[KpiTargetRecord, list[IssueRecord]]:
    head = header if header.startswith("<tr>") else f"<th>{header}</th>"
    head = head.removeprefix("<tr>") + ("<th>全国平均</th>" if national is not None else "")
    rows = "".join(
        f"<tr><td>({n}) {title}</td><td>・案内する</td><td>{said}</td>"
        f"<td>{cell if n == 1 else '－'}</td>"
        + (f"<td>{national if n == 1 else '－'}</td>" if national is not None else "")
        + "</tr>"
        for n, (title, said) in enumerate([("サービス水準の向上", target), *OTHERS], 1)
    )
    page = (
        f'<meta charset="utf-8"><h1>令和4年度 長野支部事業計画 {kind}</h1><table>'
        f"<tr><th>施策</th><th>取組内容</th><th>ＫＰＩ</th>{head}</tr>{rows}</table><p>{note}</p>"
    )
    found = pipeline.convert_document("a.html", page.encode(), taxonomy=load_taxonomy(None))
    (record,) = found.records.kpi_targets
    return record, found.records.issues


def values(record: KpiTargetRecord) -> tuple[float | None, float | None, float | None]:
    return record.actual_value, record.national_value, record.baseline_value


@pytest.mark.parametrize(
    "header",
    [
        "9月末実績<br>（前年同期）", "9月末実績（前年同月）", "上期実績［同期］", "9月末実績（昨年）",
        "9月末実績（前回）", "9月末実績（R3）", "9月末実績（R3.9末）", "9月末実績（令和3年9月末）",
        "9月末実績（前年度）", "9月末実績（目標比）", "9月末実績（達成率）", "9月末実績（全国順位）",
        "9月末実績（全国平均との差）", "9月末実績 （　）内は前年同期",
    ],
)  # fmt: skip
@pytest.mark.parametrize("cell", ["96.4％（95.8％）", "96.4%<br>(95.8%)", "96.4％［95.8％］※1"])
def test_a_header_says_that_a_bracket_is_no_national_average(header: str, cell: str) -> None:
    record, _ = read(header, cell, "95.7％")
    assert values(record) == (96.4, 95.7, None)
    record, _ = read(header, cell)
    assert values(record) == (96.4, None, None)
    assert record.actual_as_of == ("2022-09" if "9月末実績" in header else None)


@pytest.mark.parametrize(
    "header", ["実績（全国平均）", "実績［全国］", "実績（協会平均）", "結果（　）内は全国平均"]
)
def test_a_header_says_that_a_bracket_is_the_national_average(header: str) -> None:
    record, issues = read(header, "96.4％（95.8％）")
    assert values(record) == (96.4, 95.8, None)
    assert "unsaid_bracket" not in {issue.code for issue in issues}


def test_a_bracket_that_nothing_speaks_of_has_an_issue() -> None:
    record, issues = read("9月末実績", "96.4％（95.8％）")
    assert values(record) == (96.4, 95.8, None)
    assert [issue.text for issue in issues if issue.code == "unsaid_bracket"] == [
        "96.4％（95.8％）"
    ]
    record, issues = read("9月末実績", "96.4％（全国95.8％）")
    assert values(record) == (96.4, 95.8, None)
    assert "unsaid_bracket" not in {issue.code for issue in issues}


def test_a_column_of_the_national_average_says_that_brackets_are_none() -> None:
    assert values(read("9月末実績", "96.4％（95.8％）", "95.7％")[0]) == (96.4, 95.7, None)
    assert values(read("9月末実績", "96.4％（95.8％）", "未集計")[0]) == (96.4, None, None)


@pytest.mark.parametrize(
    "note",
    [
        "※（　）内は前年同期の実績",
        "（ ）書きは前年同月",
        "カッコ内の数値は前年同期です。",
        "注）〔　〕内：令和3年9月末",
    ],
)
def test_a_note_says_what_brackets_hold(note: str) -> None:
    assert values(read("9月末実績", "96.4％（95.8％）", note=note)[0]) == (96.4, None, None)
    # The header over the figures and the words in a bracket speak before it.
    assert values(read("9月末実績（全国）", "96.4％（95.8％）", note=note)[0]) == (96.4, 95.8, None)
    assert values(read("9月末実績", "96.4％（全国95.8％）", note=note)[0]) == (96.4, 95.8, None)


@pytest.mark.parametrize(
    "header",
    ["令和4年度末実績（前年度末）", "令和4年度実績（前年度実績）", "年度末実績（令和3年度末）"],
)
def test_the_whole_year_before_is_a_previous_result(header: str) -> None:
    record, _ = read(header, "96.4％（95.8％）", kind="実施結果")
    assert values(record) == (96.4, None, 95.8)
    assert record.baseline_fiscal_year == 2021


def test_two_brackets_go_by_their_shape_or_place() -> None:
    both = read("実績［前年同期］（全国平均）", "96.4％［95.8％］（95.7％）")[0]
    assert values(both) == (96.4, 95.7, None)
    both = read("実績（前年同期）（全国平均）", "96.4％（95.8％）（95.7％）")[0]
    assert values(both) == (96.4, 95.7, None)
    alone = read("実績［前年同期］（全国平均）", "96.4％（95.7％）")[0]
    assert values(alone) == (96.4, 95.7, None)


def test_brackets_about_the_column_itself_say_nothing() -> None:
    for header in (
        "実績（9月末現在）",
        "実績（速報値）",
        "実績（％）",
        "KPI（重要業績評価指標）実績",
    ):
        assert values(read(header, "96.4％（95.8％）")[0])[1] == 95.8


def test_a_share_in_a_bracket_is_the_result() -> None:
    record, _ = read(
        "9月末実績（前年同期）", "8件中2件（25.0％）", target="一者応札案件の割合：20％以下"
    )
    assert record.actual_value == 25.0


@pytest.mark.parametrize(
    "cell", ["7,650（6,988）※1", "7,650 ※1", "7,650（※1）", "7,650（6,988）（※1）"]
)
def test_a_figure_without_unit_in_front_of_a_mark_is_a_result(cell: str) -> None:
    target = "再審査レセプト1件当たりの査定額を対前年度（7,214円）以上とする"
    record, _ = read(
        "9月末実績（前年同期）", cell, target=target, note="※1 令和4年7月末現在の数値です。"
    )
    assert (record.actual_value, record.actual_as_of) == (7650, "2022-07")
    assert record.national_value is None


@pytest.mark.parametrize(
    ("cell", "told"),
    [
        ("96.4％くらい", True),
        ("未集計（95.8％）", False),
        ("－ ※1", False),
        ("10月下旬に発送", False),
    ],
)
def test_a_figure_that_was_not_read_has_an_issue(cell: str, told: bool) -> None:
    record, issues = read("9月末実績", cell, "95.7％")
    assert (record.actual_value, record.national_value) == (None, 95.7)
    assert ("unread_result" in {issue.code for issue in issues}) == told


@pytest.mark.parametrize("header", ["実績（令和3年度）", "実績（R3）", "実績<br>（前年度）"])
def test_in_a_report_of_the_year_the_bracket_is_the_whole_year_before(header: str) -> None:
    record, _ = read(header, "96.4％（95.8％）", "95.7％", kind="事業報告")
    assert values(record) == (96.4, 95.7, 95.8)
    assert record.baseline_fiscal_year == 2021
