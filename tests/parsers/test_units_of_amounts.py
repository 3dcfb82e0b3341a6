"""Rows that explain a sign or say a unit, above a header; units that stand away from amounts."""

from __future__ import annotations

import pytest

import pipeline
from normalize import load_taxonomy
from parsers.budgets.units import says_unit
from schema.records import Records

HEAD = "<tr><th>No.<th>施策<th>実施内容<th>4月<th>5月<th>6月<th>予算科目<th>予算額</tr>"
BODY = (
    "<tr><td>1<td>健診の推進<td>①勧奨を行う。<td>●<td><td><td>健診経費<td>28,640</tr>"
    "<tr><td>2<td>コラボヘルスの推進<td>①訪問する。<td><td>●<td><td>広報経費<td>3,127</tr>"
)
UNIT = "（予算単位：千円）"


def read(above: str = "", rows: str = "", below: str = "", body: str = BODY) -> Records:
    text = f"<h1>令和6年度 栃木支部事業計画</h1>{above}<table border=1>{rows}{HEAD}{body}</table>"
    data = f'<meta charset="utf-8">{text}{below}'.encode()
    return pipeline.convert_document("a.html", data, taxonomy=load_taxonomy(None)).records


def row(*cells: str) -> str:
    return "<tr>" + "".join(f"<td colspan={8 // len(cells)}>{cell}" for cell in cells) + "</tr>"


def units_told(found: Records) -> list[str]:
    return [issue.message for issue in found.issues if issue.code == "budget_unit"]


@pytest.mark.parametrize(
    "sign",
    [
        "●：実施予定月",
        "●は実施予定",
        "●印は実施月",
        "● 実施予定月",
        "○：支部　●：本部",
        "→：通年実施",
    ],
)
def test_a_row_above_the_header_may_explain_a_sign_beside_the_unit(sign: str) -> None:
    for rows in (row(sign, UNIT), row(sign, "令和6年4月1日", "", UNIT), row(sign) + row(UNIT)):
        found = read(rows=rows)
        assert [item.title_raw for item in found.initiatives] == [
            "健診の推進",
            "コラボヘルスの推進",
        ]
        assert [action.months for action in found.actions] == [[4], [5]]
        assert [budget.budget_yen for budget in found.budgets] == [28_640_000, 3_127_000]
        assert units_told(found) == []


def test_a_unit_may_stand_in_a_row_below_the_header() -> None:
    found = read(body=row("（単位：千円）") + BODY)
    assert len(found.initiatives) == 2
    assert [budget.budget_yen for budget in found.budgets] == [28_640_000, 3_127_000]


@pytest.mark.parametrize(
    ("above", "below"),
    [
        (f"<p>{UNIT}</p><p>計画の概要は次のとおり。</p>", ""),
        ("", "<p>※ 予算の単位は千円。</p>"),
        ("", "<p>（注）予算額は千円単位で記載している。</p>"),
    ],
)
def test_a_unit_that_stands_elsewhere_is_told(above: str, below: str) -> None:
    found = read(above=above, below=below)
    assert [budget.budget_yen for budget in found.budgets] == [28_640_000, 3_127_000]
    assert len(units_told(found)) == 2
    assert all("elsewhere" in message for message in units_told(found))


def test_of_several_units_none_is_taken() -> None:
    found = read(above="<p>医療費（単位：億円、百万円）</p><p>…</p>", below="<p>単位：千円</p>")
    assert [budget.budget_yen for budget in found.budgets] == [28_640, 3_127]
    assert all("taken as yen" in message for message in units_told(found))
    assert len(units_told(found)) == 2


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("（単位：千円）", True),
        ("単位　円", True),
        ("（千円）", True),
        ("予算額（単位：百万円）", True),
        ("（単位：％）", False),
        ("3,000円以上", False),
        ("1,200千円", False),
    ],
)
def test_a_cell_of_nothing_but_a_unit(text: str, said: bool) -> None:
    assert says_unit(text) is said
