"""National figures beside a branch's own: averages; totals over all branches are none."""

from __future__ import annotations

import pytest

import pipeline
from normalize import load_taxonomy
from normalize.national import is_total
from normalize.result import parse_results
from schema.records import Records

HEAD = "<tr><th>項番</th><th>施策</th><th>KPI</th><th>目標値</th><th>実績</th><th>{}</th></tr>"
ROW = "<tr><td>1</td><td>健康宣言の推進</td><td>{}</td><td>{}</td><td>{}</td><td>{}</td></tr>"


@pytest.mark.parametrize(
    ("words", "unit", "total"),
    [
        ("全国計", "offices", True),
        ("（全国合計）", "count", True),
        ("全支部計", "persons", True),
        ("全国", "offices", True),
        ("全国平均", "offices", False),
        ("全国計", "percent", False),
        ("目標", "offices", False),
    ],
)
def test_counts_of_all_branches_are_totals(words: str, unit: str, total: bool) -> None:
    assert is_total(words, unit) is total


@pytest.mark.parametrize(
    ("printed", "actual", "national"),
    [
        ("2,468事業所（全国計 80,474事業所）", 2468, None),
        ("2,468事業所 全国計80,474事業所", 2468, None),
        ("2,468事業所（全国平均 1,700事業所）", 2468, 1700),
        ("2,468事業所 （全国合計）80,474事業所", 2468, None),
        ("50.9％（全国計 56.4％）", 50.9, 56.4),
        ("50.9％（全国平均）56.4％", 50.9, 56.4),
    ],
)
def test_a_total_in_a_result_is_no_national_value(
    printed: str, actual: float, national: float | None
) -> None:
    (result,) = parse_results(printed, 2022)
    assert (result.value, result.national_value) == (actual, national)


def records(column: str, national: str) -> Records:
    row = ROW.format("健康宣言事業所数", "2,100事業所以上", "2,468事業所", national)
    body = f"<h1>令和4年度 佐賀支部事業報告</h1><table>{HEAD.format(column)}{row}</table>"
    page = f'<meta charset="utf-8">{body}'.encode()
    return pipeline.convert_document("a.html", page, taxonomy=load_taxonomy(None)).records


@pytest.mark.parametrize(
    ("column", "printed", "national"),
    [
        ("全国平均", "（全国計）80,474事業所", None),
        ("全国計", "80,474事業所", None),
        ("全国", "80,474事業所", None),
        ("全国平均", "1,712事業所", 1712),
    ],
)
def test_a_total_in_a_column_of_its_own_is_kept_with_an_issue(
    column: str, printed: str, national: float | None
) -> None:
    found = records(column, printed)
    (target,) = found.kpi_targets
    assert (target.actual_value, target.national_value) == (2468, national)
    assert ("national_total" in {issue.code for issue in found.issues}) is (national is None)


@pytest.mark.parametrize(
    "printed",
    [
        "83.5％（R5.6　大分）　82.1％（全国）",
        "82.1％（全国） 83.5％（R5.6 大分）",
        "83.5％（大分支部 R5.6） 82.1％（R5.5 全国）",
        "（R5.6 支部）83.5％ （全国）82.1％",
    ],
)
def test_a_branch_and_its_date_in_one_bracket(printed: str) -> None:
    (result,) = parse_results(printed, 2023)
    assert (result.value, result.national_value, result.as_of) == (83.5, 82.1, "2023-06")


@pytest.mark.parametrize(
    ("opening", "closing"),
    ["［］", "[]", "【】", "〔〕", "＜＞", "〈〉", "≪≫", "（）"],
)
@pytest.mark.parametrize("name", ["全国", "全国平均：", "協会けんぽ平均 "])
def test_any_bracket_may_hold_the_average(opening: str, closing: str, name: str) -> None:
    lines = [("①0.31％（11月末）", "0.33％"), ("②5,200円（11月末）", "5,900円")]
    text = "\n".join(f"{own}{opening}{name}{of_all}{closing}" for own, of_all in lines)
    found = parse_results(text, 2022)
    assert [(r.value, r.national_value, r.as_of) for r in found] == [
        (0.31, 0.33, "2022-11"),
        (5200, 5900, "2022-11"),
    ]


def test_a_heading_in_brackets_is_no_average() -> None:
    assert [r.value for r in parse_results("【全国健康保険協会の目標】0.31％", 2022)] == [0.31]
