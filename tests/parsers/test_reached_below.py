"""Lines below a target: what it reached, and what it had reached before, in any bracket."""

from __future__ import annotations

import pytest

import pipeline
from normalize import load_taxonomy
from schema.records import KpiTargetRecord

MAILS = "申請の郵送化率：対前年度（96.1％）以上"
OFFICES = "健康宣言事業所数：1,580事業所以上"


def targets(
    *lines: str, header: str = "ＫＰＩと進捗", kind: str = "進捗状況"
) -> list[KpiTargetRecord]:
    rows = "".join(
        f"<tr><td>({n}) {title}</td><td>・案内する</td><td>{cell}</td></tr>"
        for n, (title, cell) in enumerate(
            [
                ("サービス水準の向上", "<br>".join(lines)),
                ("広報の推進", "－"),
                ("人材の育成", "－"),
            ],
            1,
        )
    )
    page = (
        f'<meta charset="utf-8"><h1>令和6年度 長野支部事業計画 {kind}</h1><table>'
        f"<tr><th>施策</th><th>取組内容</th><th>{header}</th></tr>{rows}</table>"
    )
    found = pipeline.convert_document("a.html", page.encode(), taxonomy=load_taxonomy(None))
    return found.records.kpi_targets


@pytest.mark.parametrize(
    "arrow", ["⇒ ", "→", "➡　", "", "進捗：", "実績　", "【進捗】", "・", "KPI実績："]
)
def test_a_line_of_a_dated_figure_is_the_result_of_the_target_above(arrow: str) -> None:
    mails, offices = targets(
        MAILS, f"{arrow}9月末 96.5％（全国 95.9％）", "", OFFICES, f"{arrow}8月末 1,566事業所"
    )
    assert (mails.actual_value, mails.actual_as_of, mails.national_value) == (96.5, "2024-09", 95.9)
    assert (offices.actual_value, offices.actual_as_of) == (1566, "2024-08")


@pytest.mark.parametrize(
    ("line", "as_of"),
    [
        ("⇒ 長野 96.5%　全国 95.9%", None),
        ("長野 96.5%　全国 95.9%", None),
        ("長野支部：96.5％、全国：95.9％", None),
        ("当支部 96.5％（全国 95.9％）", None),
        ("R6.8 長野 96.5% 全国 95.9%", "2024-08"),
        ("⇒ R6.8末 長野 96.5% 全国 95.9%", "2024-08"),
        ("8月末　長野 96.5%／全国 95.9%", "2024-08"),
        ("⇒ 全国 95.9%　長野 96.5%", None),
        ("⇒ 全国平均95.9%（長野96.5%）", None),
        ("全国（95.9%）　長野（96.5%）", None),
        ("9月末　全支部平均 95.9%、長野支部 96.5%", "2024-09"),
        ("⇒ 【全国】95.9％【長野】96.5％", None),
    ],
)
def test_a_line_that_names_the_branch_is_the_result_of_the_target_above(
    line: str, as_of: str | None
) -> None:
    mails, offices = targets(MAILS, line, OFFICES, "⇒ 8月末 1,566事業所")
    assert (mails.actual_value, mails.national_value) == (96.5, 95.9)
    assert (mails.actual_as_of, offices.actual_value) == (as_of, 1566)


@pytest.mark.parametrize("words", ["⇒ 未集計", "未集計", "進捗：集計中"])
def test_a_line_of_nothing_known_yet_is_no_target(words: str) -> None:
    mails, offices = targets(MAILS, words, OFFICES, "⇒ 8月末 1,566事業所")
    assert (mails.actual_value, offices.actual_value) == (None, 1566)


@pytest.mark.parametrize(
    "behind",
    [
        "　9月末 96.5％（全国 95.9％）",
        "（9月末 96.5％、全国 95.9％）",
        " ⇒ 9月末 96.5％（全国 95.9％）",
    ],
)
def test_a_dated_figure_behind_a_target_is_its_result(behind: str) -> None:
    (mails,) = targets(f"{MAILS}{behind}")
    assert (mails.actual_value, mails.actual_as_of, mails.national_value) == (96.5, "2024-09", 95.9)


def test_without_a_month_of_its_own_the_header_says_it() -> None:
    (mails,) = targets(MAILS, "⇒ 96.5％", header="ＫＰＩと進捗（9月末）")
    assert (mails.actual_value, mails.actual_as_of) == (96.5, "2024-09")


def test_a_line_that_says_what_is_to_be_reached_is_no_result() -> None:
    found = targets("健康宣言事業所数", "⇒ 年度末 1,580事業所以上")
    assert [each.actual_value for each in found] == [None] * len(found)


@pytest.mark.parametrize("bracket", ["〔〕", "【】", "［］", "（）", "＜＞", "≪≫", "『』"])
def test_any_bracket_below_a_target_quotes_the_previous_result(bracket: str) -> None:
    left, right = bracket
    quoted = f"{left}令和5年度実績：95.3％{right}"
    mails, rate = targets(
        "■申請の郵送化率を96.0％以上とする", quoted, "■査定率を対前年度以上とする", quoted,
        header="ＫＰＩ", kind="",
    )  # fmt: skip
    assert (mails.baseline_value, mails.baseline_fiscal_year) == (95.3, 2023)
    assert (rate.baseline_value, rate.baseline_fiscal_year) == (95.3, 2023)


@pytest.mark.parametrize("gap", ["<br>", ""])
@pytest.mark.parametrize("bracket", ["〔〕", "【】", "（）"])
def test_a_bracket_of_words_is_no_part_of_a_name(bracket: str, gap: str) -> None:
    left, right = bracket
    said = "会議において効果的な意見発信を実施する"
    (opinion,) = targets(f"■{said}{gap}{left}令和5年度実績：実施{right}", header="ＫＰＩ", kind="")
    assert opinion.kpi_name_raw == said


def test_a_column_of_what_the_kpis_reached_states_none() -> None:
    page = (
        '<meta charset="utf-8"><h1>令和6年度 長野支部事業計画 進捗状況</h1><table>'
        "<tr><th>施策</th><th>取組内容</th><th>ＫＰＩ</th><th>ＫＰＩ進捗（全国）</th></tr>"
        f"<tr><td>(1) 申請の郵送化</td><td>・案内する</td><td>{MAILS}</td>"
        "<td>9月末 96.5％（全国 95.9％）</td></tr>"
        f"<tr><td>(2) 健康宣言の推進</td><td>・勧める</td><td>{OFFICES}</td>"
        "<td>8月末 1,566事業所</td></tr></table>"
    )
    found = pipeline.convert_document("a.html", page.encode(), taxonomy=load_taxonomy(None))
    reached = [(t.actual_value, t.actual_as_of) for t in found.records.kpi_targets]
    assert reached == [(96.5, "2024-09"), (1566, "2024-08")]


def test_a_quoted_result_of_the_reports_own_year_is_no_previous_one() -> None:
    stated = "■申請の郵送化率を96.0％以上とする"
    (mails,) = targets(stated, "（令和6年度実績：96.5％）", header="ＫＰＩ", kind="実績報告")
    assert (mails.actual_value, mails.baseline_value) == (96.5, None)
    (mails,) = targets(stated, "（令和5年度実績：95.3％）", header="ＫＰＩ", kind="実績報告")
    assert (mails.actual_value, mails.baseline_value) == (None, 95.3)


@pytest.mark.parametrize(
    "line",
    [
        "令和5年度実績：95.3％",
        "R5実績 95.3％",
        "・令和5年度実績：95.3％（全国平均 94.8％）",
        "⇒ 令和5年度 95.3％",
        "（参考）令和5年度実績　95.3％",
        "※令和5年度実績：95.3％",
        "前年度実績：95.3％",
        "令和5年度実績見込み　95.3％",
    ],
)
def test_the_figure_of_a_year_below_a_target_is_its_previous_result(line: str) -> None:
    mails, offices = targets(
        "申請の郵送化率：96.0％以上", line, OFFICES, header="ＫＰＩ", kind="実績報告"
    )
    assert (mails.baseline_value, mails.baseline_fiscal_year) == (95.3, 2023)
    assert (mails.actual_value, offices.baseline_value, offices.target_value) == (None, None, 1580)


def test_of_two_months_below_a_target_the_later_is_what_it_reached() -> None:
    (mails,) = targets(MAILS, "⇒ 8月末 95.9％（全国 95.0％）", "⇒ 9月末 96.5％（全国 95.9％）")
    assert (mails.actual_value, mails.actual_as_of, mails.national_value) == (96.5, "2024-09", 95.9)


@pytest.mark.parametrize(
    "line",
    ["⇒ 長野 －　全国 －", "⇒ 全国 －　長野 －", "長野：未集計（全国：未集計）", "⇒ 長野 未公表"],
)
def test_a_place_without_a_figure_is_no_target(line: str) -> None:
    mails, offices = targets(MAILS, line, OFFICES, "⇒ 8月末 1,566事業所")
    assert (mails.actual_value, offices.actual_value) == (None, 1566)


def test_the_state_of_now_is_the_previous_result_in_a_plan_and_unsure_elsewhere() -> None:
    lines = ("申請の郵送化率：96.0％以上", "現状：95.3％", OFFICES, "【現状】1,566事業所")
    mails, offices = targets(*lines, header="ＫＰＩ", kind="")
    assert (mails.baseline_value, offices.baseline_value) == (95.3, 1566)
    mails, offices = targets(*lines)
    assert (mails.baseline_value, mails.actual_value, offices.actual_value) == (None, None, None)
