"""Notes below a table that date the figures which carry their mark."""

from __future__ import annotations

import pytest

import pipeline
from normalize import load_taxonomy

NAME = "ジェネリック医薬品使用割合"
TARGET = "年度末時点で対前年度以上"
OFFICES = "健康宣言事業所数{}|900事業所以上|950事業所|880事業所|－"


def read(
    row: str, *rows: str, head: str = "令和5年度実績", below: str = ""
) -> dict[str | None, str | None]:
    def line(cells: str, tag: str = "td") -> str:
        return "<tr>" + "".join(f"<{tag}>{cell}</{tag}>" for cell in cells.split("|")) + "</tr>"

    header = line(f"ＫＰＩ|目標|{head}|令和4年度実績|全国", "th")
    done = line("主な取組|実施結果", "th") + line("①働きかける。|310薬局に送った。")
    page = (
        "<p>令和6年7月12日</p><h1>令和５年度 岡山支部 事業報告</h1><h3>(1)　ジェネリック医薬品</h3>"
        f"<table>{header}{line(row)}{''.join(map(line, rows))}</table>"
        f"{below}<table>{done}</table><h3>(2)　人材育成</h3><table>{done}</table>"
    )
    data = f'<meta charset="utf-8">{page}'.encode()
    found = pipeline.convert_document("a.html", data, taxonomy=load_taxonomy(None)).records
    assert next(t.kpi_name_raw for t in found.kpi_targets) == NAME
    return {target.kpi_id: target.actual_as_of for target in found.kpi_targets}


def of(name: str = NAME, target: str = TARGET, actual: str = "83.1％") -> str:
    return f"{name}|{target}|{actual}|81.6％|83.2％"


@pytest.mark.parametrize(
    ("row", "note", "month"),
    [
        (of(f"{NAME} ※2"), "※2　調剤を含む。実績は令和6年2月診療分。", "2024-02"),
        (of(f"{NAME}（注1）"), "（注1）2月診療分の実績", "2024-02"),
        (of(f"{NAME}*1"), "*1 令和5年4月～令和6年1月診療分", "2024-01"),
        (of(f"{NAME}※"), "※令和6年2月時点の速報値。7月に公表の予定。", "2024-02"),
        (of(actual="83.1％（※3）"), "※1 査定率の説明<br>※3 令和6年2月末の数値", "2024-02"),
        (of(target=f"{TARGET} ※2"), "※1 令和6年1月末時点　※2 令和6年2月診療分", "2024-02"),
        (of(), "※実績は令和6年2月診療分", "2024-02"),
        (of(f"{NAME}※1"), "※1 令和4年度の実績は令和5年2月診療分", "2024-03"),
        (of(f"{NAME}※1"), "※1 全国平均は令和6年1月診療分", "2024-03"),
        (of(f"{NAME}※1"), "※1 全国の実績は令和6年1月診療分", "2024-03"),
        (of(f"{NAME}※1"), "※1 目標は令和5年8月末に見直した", "2024-03"),
        (of(f"{NAME}※1"), "※1 令和5年5月までに送った者の速報値", "2024-03"),
        (of(f"{NAME}※1"), "※1 3月診療分が未集計のため空欄", "2024-03"),
        (of(f"{NAME}※1", actual="83.1％（R6.1診療分）"), "※1 令和6年2月診療分", "2024-01"),
        (of(f"{NAME}※1"), "※2 実績は令和6年2月診療分", "2024-03"),
        (of(f"{NAME}※1", actual="83.1％（令和6年1月）"), "※1 令和6年2月診療分", "2024-01"),
    ],
)
def test_a_note_dates_the_figure_with_its_mark(row: str, note: str, month: str) -> None:
    assert read(row, below=f"<p>{note}</p>") == {"generic_usage_rate": month}


def test_the_mark_may_stand_in_the_header_and_the_note_in_a_row_of_the_table() -> None:
    found = read(of(), "※1 実績は令和6年2月診療分||||", head="令和5年度実績※1")
    assert found == {"generic_usage_rate": "2024-02"}


def test_each_mark_has_its_own_note_and_figures_without_one_have_none() -> None:
    notes = "<p>※1 令和5年12月末時点の数値</p><p>※2 令和6年2月診療分</p>"
    marked = read(of(f"{NAME} ※2"), OFFICES.format(" ※1"), below=notes)
    assert marked == {"generic_usage_rate": "2024-02", "health_declaration_offices": "2023-12"}
    bare = read(of(f"{NAME} ※2"), OFFICES.format(""), below=notes)
    assert bare == {"generic_usage_rate": "2024-02", "health_declaration_offices": None}


def test_a_number_used_again_is_that_of_the_next_note() -> None:
    again = "<p>※1 調剤を含む。</p><table><tr><td>①研修</td></tr></table><p>※1 令和6年2月診療分</p>"
    assert read(of(f"{NAME} ※1"), below=again) == {"generic_usage_rate": "2024-03"}
