"""Figures beside the labels of a form: a header stands over them, or they name themselves."""

from __future__ import annotations

import pytest

import pipeline
from normalize import load_taxonomy
from schema.records import Records

POST = "現金給付等の申請に係る郵送化率を対前年度以上とする"
RATE = "サービススタンダードの達成状況を100％とする"


def read(*rows: str, year: str = "令和6年度") -> Records:
    sheets = ""
    for number, title in enumerate(("財政運営", "広報の推進", "サービス水準の向上"), start=1):
        own = rows if number == 3 else ()
        sheets += (
            f"<table border=1><tr><td>事業番号<td>{number}<td>区分<td colspan=2>基盤的保険者機能"
            f"<tr><td>施策名<td colspan=4>{title}<tr><td>担当<td>業務グループ<td>困難度<td>－<td>"
            f"{''.join(own)}<tr><td>取組内容<td colspan=4>① 行う。</table>"
        )
    data = f'<meta charset="utf-8"><h1>{year} 沖縄支部事業計画</h1>{sheets}'.encode()
    return pipeline.convert_document("a.html", data, taxonomy=load_taxonomy(None)).records


def targets(found: Records) -> list[tuple[str | None, float | None, int | None, float | None]]:
    return [
        (each.comparator, each.baseline_value, each.baseline_fiscal_year, each.actual_value)
        for each in found.kpi_targets
    ]


BOTH = (
    f"<tr><td rowspan=2>KPI<td colspan=3>{RATE}<td>99.9％<tr><td colspan=3>{POST}<td>95.0％",
    [("eq", 99.9, 2022, None), ("yoy_ge", 95.0, 2022, None)],
)
ONE = (f"<tr><td>KPI<td colspan=3>{POST}<td>95.0％", [("yoy_ge", 95.0, 2022, None)])


@pytest.mark.parametrize("corner", ["", "項目", "成果指標"])
@pytest.mark.parametrize("tag", ["td", "th"])
@pytest.mark.parametrize(("rows", "expected"), [BOTH, ONE])
@pytest.mark.parametrize(
    "last", ["令和4年度実績", "（参考）令和4年度実績値", "令和4年度末", "前々年度実績"]
)
def test_a_header_stands_over_the_labels_below(
    corner: str,
    tag: str,
    rows: str,
    expected: list[tuple[str, float, int, float | None]],
    last: str,
) -> None:
    head = f"<tr><{tag}>{corner}<{tag} colspan=3>令和6年度 目標<{tag}>{last}"
    found = read(head, rows)
    assert targets(found) == expected
    assert [item.title_raw for item in found.initiatives][2:] == ["サービス水準の向上"]
    assert found.initiatives[2].groups == ["業務"]


@pytest.mark.parametrize("named", ["令和4年度実績 95.0％", "令和4年度実績：95.0％"])
def test_a_figure_that_names_itself_is_no_target(named: str) -> None:
    assert targets(read(f"<tr><td>KPI<td colspan=3>{POST}<td>{named}")) == ONE[1]


def test_a_figure_that_nothing_names_is_an_issue() -> None:
    found = read(ONE[0])
    assert targets(found) == [("yoy_ge", None, None, None)]
    assert "unnamed_figure" in [issue.code for issue in found.issues]


@pytest.mark.parametrize(
    ("printed", "category"),
    [
        ("医療費適正化等予算：2,090千円", "医療費適正化等予算"),
        ("健診経費：2,090千円", "健診経費"),
        ("令和6年度予算：2,090千円", None),
        ("支部保険者機能強化予算：2,090千円", None),
    ],
)
def test_a_budget_named_for_its_purpose_is_a_category(printed: str, category: str | None) -> None:
    (budget,) = read(f"<tr><td>予算<td colspan=4>{printed}").budgets
    assert (budget.category_raw, budget.budget_yen) == (category, 2_090_000)
