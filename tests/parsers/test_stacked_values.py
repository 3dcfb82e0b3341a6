"""A target and what it reached in one column, one below the other."""

from __future__ import annotations

from collections.abc import Callable

import pytest

import pipeline
from normalize import load_taxonomy
from parsers.whole.stacked_words import levels_of, parts_of
from schema.records import KpiTargetRecord, Records

TITLE = "<h1>令和2年度 三重支部事業計画の実施状況（令和3年3月末現在）</h1>"
ITEMS = [
    ("サービス水準の向上", "現金給付等の申請に係る郵送化率", "92.0％以上", "95.3％（94.8％）", "○"),
    (
        "限度額適用認定証の利用促進",
        "限度額適用認定証の使用割合",
        "85.0％以上",
        "81.4％（80.6％）",
        "×",
    ),
    ("インセンティブ制度の周知", "", "", "", ""),
    ("被扶養者資格の再確認", "被扶養者資格の確認書の提出率", "92.0％以上", "集計中", "－"),
]
Rows = Callable[[str, str], list[list[str]]]


def two(goal: str, result: str) -> list[list[str]]:
    return [[goal], [result]]


def records(head: list[str], rows: Rows = two, above: str = "") -> Records:
    """A table of four items; `rows` gives the cells of an indicator, row by row."""
    names = ["No.", "事業", "実施計画", "KPI", *head, "KPI評価", "実施状況", "取組評価"]
    page = [f'<meta charset="utf-8">{TITLE}{above}<table><tr>', *(f"<th>{n}</th>" for n in names)]
    for number, (title, kpi, goal, result, sign) in enumerate(ITEMS, 1):
        values = rows(goal, result) if kpi else [[""] * len(head)]
        tall = f"<td rowspan={len(values)}>"
        lead = [str(number), title, f"①{title}のため文書を送付する。", kpi]
        tail = [sign, "・文書を214社へ送付した。", "△"]
        page += ["</tr><tr>", *(tall + text for text in lead)]
        page += [f"<td>{text}" for text in values[0]]
        page += [tall + text for text in tail]
        for other in values[1:]:
            page += ["</tr><tr>", *(f"<td>{text}" for text in other)]
    text = "".join([*page, "</tr></table>"])
    return pipeline.convert_document("a.html", text.encode(), taxonomy=load_taxonomy(None)).records


def read(target: KpiTargetRecord) -> tuple[object, ...]:
    return target.target_value, target.actual_value, target.national_value, target.status_raw


EXPECTED = [(92.0, 95.3, 94.8, "○"), (85.0, 81.4, 80.6, "×"), (92.0, None, None, "－")]


@pytest.mark.parametrize(
    "header",
    [
        "目標／実績",
        "計画・結果",
        "R2目標<br>R2実績",
        "上段：目標<br>下段：実績",
        "数値（上段：目標、下段：令和3年3月末実績（全国平均））",
        "目標（上段）実績（下段）",
        "目標値",
    ],
)
def test_targets_above_their_results(header: str) -> None:
    found = records([header])
    assert [read(target) for target in found.kpi_targets] == EXPECTED
    assert [action.status_raw for action in found.actions] == ["△"] * 4
    assert not [issue for issue in found.issues if issue.severity == "warning"]


@pytest.mark.parametrize(
    "line",
    ["※KPI欄は上段が目標値、下段が実績値です。", "KPIの数値は、目標（上段）及び実績（下段）を記載"],
)
def test_a_line_above_the_table_says_what_stands_where(line: str) -> None:
    found = records(["数値"], above=f"<p>{line}</p>")
    assert [read(target) for target in found.kpi_targets] == EXPECTED


def with_labels(goal: str, result: str) -> list[list[str]]:
    return [["目標", goal], ["実績", result], ["達成率", "96.5％"]]


def in_front(goal: str, result: str) -> list[list[str]]:
    return [[f"目標：{goal}"], [f"実績：{result}"]]


def in_one_cell(goal: str, result: str) -> list[list[str]]:
    return [[f"{goal}<br>{result}"]]


def with_earlier(goal: str, result: str) -> list[list[str]]:
    return [["90.1％"], [goal], [result]]


def turned(goal: str, result: str) -> list[list[str]]:
    return [[result], [goal]]


@pytest.mark.parametrize(
    ("head", "rows"),
    [
        (["区分", "数値"], with_labels),
        (["", ""], with_labels),
        (["数値"], in_front),
        (["目標・実績"], in_front),
        (["目標／実績"], in_one_cell),
        (["前年度実績／目標／実績"], with_earlier),
        (["実績／目標"], turned),
        (["目標／実績"], turned),
    ],
)
def test_labels_lines_and_other_orders(head: list[str], rows: Rows) -> None:
    found = records(head, rows)
    assert [read(target) for target in found.kpi_targets] == EXPECTED
    base = 90.1 if rows is with_earlier else None
    assert {target.baseline_value for target in found.kpi_targets} == {base}


@pytest.mark.parametrize("head", [["令和元年度", "令和2年度"], ["R1目標／実績", "R2目標／実績"]])
def test_two_years_each_with_target_and_result(head: list[str]) -> None:
    def years(goal: str, result: str) -> list[list[str]]:
        return [["91.0％以上", goal], ["90.1％", result]]

    found = records(head, years, "<p>上段：目標　下段：実績</p>")
    assert [read(target) for target in found.kpi_targets] == EXPECTED


def test_another_column_beside_both_rows() -> None:
    def averages(goal: str, result: str) -> list[list[str]]:
        return [[goal, "93.0％"], [result.partition("（")[0], "94.8％"]]

    found = records(["目標／実績", "全国平均"], averages)
    assert [target.target_value for target in found.kpi_targets] == [92.0, 85.0, 92.0]
    assert {target.national_value for target in found.kpi_targets} <= {94.8, None}
    assert found.kpi_targets[0].national_value == 94.8


def test_texts_of_both_rows_that_cannot_be_parted_have_an_issue() -> None:
    long = "全ての対象者に文書を送付し、その後に電話による勧奨を行った。" * 3

    def told(goal: str, result: str) -> list[list[str]]:
        return [[goal, f"計画：{long}"], [result, f"結果：{long}"]]

    found = records(["目標／実績", "補足"], told)
    named = [issue.text for issue in found.issues if issue.code == "stacked_values"]
    assert named == [goal for _, kpi, goal, _, _ in ITEMS if kpi]


def test_values_that_no_word_tells_apart_stay() -> None:
    def plain(goal: str, result: str) -> list[list[str]]:
        return [["60.1％"], ["58.3％"]]

    found = records(["数値"], plain)
    assert all(target.actual_value is None for target in found.kpi_targets)


@pytest.mark.parametrize(
    ("words", "roles"),
    [
        ("目標／実績", ["goal", "result"]),
        ("目標 実績 達成率", ["goal", "result", "achievement"]),
        ("目標／目標", []),
        ("実施状況／評価", []),
    ],
)
def test_words_of_a_header(words: str, roles: list[str]) -> None:
    assert [part.role for part in parts_of(words)] == roles


def test_words_of_a_line() -> None:
    told = levels_of("ＫＰＩ欄　上段：目標　下段：令和３年３月末実績（全国平均）")
    assert [part.role for part in told] == ["goal", "result"]
    assert levels_of("上段：実施計画の概要　下段：担当") == []
