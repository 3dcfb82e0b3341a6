"""Rows and columns of another year than the document's are no part of its plan."""

from __future__ import annotations

import pytest

import pipeline
from normalize import load_taxonomy
from schema.records import Records

_BEFORE = ("・窓口を見直した。", "・勉強会を開いた。")
_PLANS = ("・案内を窓口に置く。", "・事例を毎月配る。")
_ITEMS = ("サービス水準の向上", "レセプト点検の推進")
REPORT = "令和5年度 鳥取支部 事業報告"
PLAN = "令和5年度 鳥取支部 事業計画"


def records(table: str, title: str) -> Records:
    page = f'<meta charset="utf-8"><h1>{title}</h1><table>{table}</table>'
    return pipeline.convert_document(
        "a.html", page.encode(), taxonomy=load_taxonomy(None), layout="generic"
    ).records


def row(*cells: str) -> str:
    tagged = (cell if cell.startswith("<td") else f"<td>{cell}</td>" for cell in cells)
    return f"<tr>{''.join(tagged)}</tr>"


def in_turn(labels: tuple[str, str], aims: tuple[str, str]) -> str:
    """A table whose items have a row below each label."""
    rows = [row("項目", "年度", "内容", "目標")]
    for item, before, plan in zip(_ITEMS, _BEFORE, _PLANS, strict=True):
        rows.append(row(f"<td rowspan=2>{item}</td>", labels[0], before, aims[0]))
        rows.append(row(labels[1], plan, aims[1]))
    return "".join(rows)


def measures(found: Records) -> list[tuple[str, str]]:
    return [(action.edition, action.text) for action in found.actions]


def codes(found: Records) -> list[str]:
    return [issue.code for issue in found.issues]


@pytest.mark.parametrize("title", [REPORT, PLAN])
@pytest.mark.parametrize(
    "labels",
    [("令和4年度", "令和5年度"), ("R4", "R5"), ("前年度", "今年度"), ("次年度", "本年度の取組")],
)
def test_rows_of_other_years_are_notes_with_an_issue(labels: tuple[str, str], title: str) -> None:
    found = records(in_turn(labels, ("郵送化率 90％", "郵送化率 95％以上")), title)
    assert measures(found) == [("current", text.removeprefix("・")) for text in _PLANS]
    assert {target.target_value for target in found.kpi_targets} == {95.0}
    assert codes(found).count("other_year_row") == len(_ITEMS)


def test_results_of_earlier_years_are_not_those_of_the_document() -> None:
    rows = [row("指標", "目標", "年度", "実績")]
    for name, reached in (("郵送化率", "95.1％"), ("一者応札案件の割合", "15.3％")):
        cell = "<td rowspan=2>{}</td>"
        rows.append(row(cell.format(name), cell.format("96％以上"), "令和4年度", "80.0％"))
        rows.append(row("令和5年度", reached))
    head = rows[0].replace("指標", "項目")
    found = records("".join([head, *rows[1:]]), REPORT)
    assert [target.actual_value for target in found.kpi_targets] == [95.1, 15.3]
    assert codes(found).count("other_year_row") == 2


def test_series_by_year_are_left_as_they_are() -> None:
    months = ("4月", "5月", "6月")
    rows = [row("項目", "年度", *months)]
    for item in _ITEMS:
        rows.append(row(f"<td rowspan=2>{item}</td>", "令和4年度", "10", "20", "30"))
        rows.append(row("令和5年度", "11", "21", "31"))
    assert "other_year_row" not in codes(records("".join(rows), REPORT))


def beside(later: str = "令和6年度") -> str:
    wide = "<td colspan=2>{}</td>"
    head = row("項目", wide.format("令和5年度"), wide.format(later))
    below = row("", "取組内容", "KPI", "取組内容", "KPI")
    aims = ("95.0％以上", "96.0％以上")
    rows = [
        row(item, before, aims[0], plan, aims[1])
        for item, before, plan in zip(_ITEMS, _BEFORE, _PLANS, strict=True)
    ]
    return "".join([head, below, *rows])


def test_the_next_year_beside_the_documents_own_is_no_edition() -> None:
    found = records(beside(), REPORT)
    assert {item.edition for item in found.initiatives} == {"current"}
    assert [item.fiscal_year for item in found.initiatives] == [2023, 2023]
    assert {target.target_value for target in found.kpi_targets} == {95.0}


@pytest.mark.parametrize(
    ("title", "later"),
    [("令和6年度 鳥取支部 事業計画", "令和6年度"), (PLAN, "令和6年度（案）")],
)
def test_the_documents_own_year_beside_the_last_one_is_an_edition(title: str, later: str) -> None:
    found = records(beside(later), title)
    assert {item.edition for item in found.initiatives} == {"current", "previous"}
