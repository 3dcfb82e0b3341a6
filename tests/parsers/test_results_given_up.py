"""Columns of results beside what was done, and texts of one of a row's measures alone."""

from __future__ import annotations

import pytest

import pipeline
from normalize import load_taxonomy
from schema.records import Records

TITLE = "<h1>令和6年度 鳥取支部事業計画 上期実施状況</h1><p>（令和6年9月末現在）</p>"
PLAN = "①施設と話し合う。<br>②薬局へ資料を送る。<br>③広告を出す。"
TOLD = "①7月に訪ねた。<br>②34か所へ送った。<br>③9月に出した。"


def records(
    first: str, *, head: str = "上期実績（9月末）", following: str = "引き続き行う。"
) -> Records:
    page = (
        f'<meta charset="utf-8">{TITLE}<table><tr><th>重点施策</th><th>計画</th><th>上期の進捗</th>'
        f"<th>KPI</th><th>{head}</th><th>今後の対応</th></tr>"
        f"<tr><td>(1) 医薬品の適正使用</td><td>{PLAN}</td><td>{TOLD}</td>"
        f"<td>・ジェネリック医薬品使用割合を86.0%以上とする</td><td>{first}</td><td>{following}</td></tr>"
        "<tr><td>(2) 健診の推進</td><td>・枠を増やす。</td><td>・枠を増やした。</td>"
        "<td>・生活習慣病予防健診実施率を70.4%以上とする</td><td>36.5%</td><td>案内する。</td></tr>"
        "<tr><td>(3) 意見の発信</td><td>・意見を述べる。</td><td>・会議で述べた。</td>"
        "<td>・会議において効果的な意見発信を実施する</td><td>実施</td><td>資料を作る。</td></tr></table>"
    )
    return pipeline.convert_document("a.html", page.encode(), taxonomy=load_taxonomy(None)).records


@pytest.mark.parametrize("head", ["上期実績（9月末）", "上期実績", "実績"])
@pytest.mark.parametrize(
    ("printed", "as_of"),
    [
        ("8月：87.9%", "2024-08"),
        ("R6.6　87.9%", "2024-06"),
        ("令和6年6月　87.9%", "2024-06"),
        ("6月診療分：87.9%", "2024-06"),
        ("（R6.6）87.9%", "2024-06"),
        ("鳥取　87.9%", "2024-09"),
        ("約87.9%", "2024-09"),
    ],
)
def test_a_date_in_front_of_a_figure_hides_no_column(printed: str, as_of: str, head: str) -> None:
    generics, checkups, _ = records(printed, head=head).kpi_targets
    assert (generics.actual_value, generics.actual_as_of) == (87.9, as_of)
    assert (checkups.actual_value, checkups.actual_as_of) == (36.5, "2024-09")


def test_results_that_no_target_is_given_have_an_issue() -> None:
    printed = (
        "見える化した資料を配った34か所の割合は前の年の同じ月より少し上がり87.9%となった。" * 2
    )
    found = records(printed)
    assert found.kpi_targets[1].actual_value is None
    assert "result_not_taken" in {issue.code for issue in found.issues}


@pytest.mark.parametrize(
    ("printed", "steps"),
    [
        ("②2月に説明する。", [None, "2月に説明する。", None]),
        ("①会を開く。<br>③続ける。", ["会を開く。", None, "続ける。"]),
        ("②・③とも続ける。", [None, "とも続ける。", "とも続ける。"]),
        ("②③について、続ける。", [None, "続ける。", "続ける。"]),
        ("続ける。", ["続ける。"] * 3),
        ("④続ける。", ["④続ける。"] * 3),
        ("②続ける。①開く。", ["②続ける。①開く。"] * 3),
    ],
)
def test_what_comes_next_is_of_the_measures_it_numbers(
    printed: str, steps: list[str | None]
) -> None:
    actions = records("87.9%", following=printed).actions[:3]
    assert [action.next_text for action in actions] == steps
