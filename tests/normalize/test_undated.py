"""Results of no year in a plan are those of a year before it."""

from __future__ import annotations

import pytest

import pipeline
from normalize import load_taxonomy
from schema.records import IssueRecord, KpiTargetRecord


def read(
    cell: str, kind: str = "", *, result: tuple[str, str] | None = None
) -> tuple[KpiTargetRecord, list[IssueRecord]]:
    header, value = result or ("", "")
    rows = "".join(
        f"<tr><td>({n}) {title}</td><td>・案内する</td><td>{said}</td>"
        + (f"<td>{value if n == 1 else '－'}</td>" if header else "")
        + "</tr>"
        for n, (title, said) in enumerate(
            [("サービス水準の向上", cell), ("広報の推進", "－"), ("人材の育成", "－")], 1
        )
    )
    page = (
        f'<meta charset="utf-8"><h1>令和6年度 長野支部事業計画 {kind}</h1><table>'
        "<tr><th>施策</th><th>取組内容</th><th>ＫＰＩ</th>"
        + (f"<th>{header}</th>" if header else "")
        + f"</tr>{rows}</table>"
    )
    found = pipeline.convert_document("a.html", page.encode(), taxonomy=load_taxonomy(None))
    (target,) = found.records.kpi_targets
    return target, [i for i in found.records.issues if i.code == "unsure_result"]


@pytest.mark.parametrize("words", ["（実績：96.4％）", "<br>⇒ 96.4％", "<br>【実績】96.4％"])
def test_in_a_plan_a_result_of_no_year_is_the_previous_one(words: str) -> None:
    target, issues = read(f"申請の郵送化率：96.5％以上{words}")
    assert (target.actual_value, target.baseline_value, target.baseline_fiscal_year) == (
        None,
        96.4,
        None,
    )
    assert issues
    target, issues = read(f"申請の郵送化率：96.5％以上{words}", "実績報告")
    assert (target.actual_value, target.baseline_value, issues) == (96.4, None, [])


def test_a_column_of_results_in_a_plan_has_an_issue() -> None:
    target, issues = read("申請の郵送化率：96.5％以上", result=("実績", "96.4％"))
    assert (target.actual_value, target.baseline_value) == (96.4, None)
    assert issues


@pytest.mark.parametrize(
    "words",
    [
        "（R5見込み：96.4％）",
        "（令和5年度見込み：96.4％）",
        "（令和5年度（見込） 96.4％）",
        "（令和5年度推計値：96.4％）",
        "（前年度見込：96.4％）",
    ],
)
def test_what_is_expected_of_last_year_is_the_previous_result(words: str) -> None:
    target, issues = read(f"申請の郵送化率：96.5％以上{words}")
    assert (target.baseline_value, target.baseline_fiscal_year, issues) == (96.4, 2023, [])


def test_what_is_expected_of_the_plans_year_is_none() -> None:
    target, issues = read("申請の郵送化率：96.5％以上（R6見込：96.4％）")
    assert (target.actual_value, target.baseline_value) == (None, None)
    assert issues
