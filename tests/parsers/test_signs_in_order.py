"""Several signs in one cell, for a row's measures; marks of what the row's own target reached."""

from __future__ import annotations

import pytest

import pipeline
from normalize import load_taxonomy
from schema.records import Records

HEAD = "<tr><th>重点施策</th><th>実施計画</th><th>実施結果</th><th>評価</th></tr>"


def read(rows: str, top: str = "<h1>令和3年度 岩手支部 事業報告</h1>") -> Records:
    """The records of a page that reports."""
    data = f'<meta charset="utf-8">{top}<table>{HEAD}{rows}</table>'.encode()
    return pipeline.convert_document("a.html", data, taxonomy=load_taxonomy(None)).records


@pytest.mark.parametrize(
    ("signs", "read_as", "issues"),
    [("○<br>△", ["○", "△"], 0), ("○", ["○", "○"], 0), ("○<br>△<br>×", [None, None], 1)],
)
def test_signs_go_in_order_where_they_are_as_many(
    signs: str, read_as: list[str | None], issues: int
) -> None:
    row = (
        "<tr><td>1 広報</td><td><p>・広報を行う。</p><p>・研修会を開く。</p></td>"
        f"<td><p>・放送した。</p><p>・一部で開いた。</p></td><td>{signs}</td></tr>"
    )
    records = read(row)
    assert [action.status_raw for action in records.actions] == read_as
    assert sum(issue.code == "unplaced_symbol" for issue in records.issues) == issues


@pytest.mark.parametrize("told", ["3,046件", "メールマガジン登録件数：3,046件"])
def test_what_the_own_target_of_a_row_reached(told: str) -> None:
    rows = (
        "<tr><td rowspan=2>1 広報</td>"
        "<td>【KPI】現金給付等の申請に係る郵送化率を92.0％以上とする</td>"
        "<td>【KPI実績】82.9%（令和4年2月末　全国 80.3%）</td><td>△</td></tr>"
        "<tr><td>【目標】メールマガジン登録件数：3,200件以上<br>・周知する。</td>"
        f"<td>【目標実績】{told}<br>・チラシを配布した。</td><td>△</td></tr>"
    )
    reached = [(t.actual_value, t.actual_as_of, t.national_value) for t in read(rows).kpi_targets]
    assert reached == [(82.9, "2022-02", 80.3), (3046, None, None)]


@pytest.mark.parametrize(
    ("day", "month"), [("令和4年1月25日", None), ("令和4年7月14日", "2022-03")]
)
def test_year_end_in_a_target_dates_no_earlier_result(day: str, month: str | None) -> None:
    row = (
        "<tr><td>1 ジェネリック医薬品の使用促進</td>"
        "<td>【KPI】ジェネリック医薬品使用割合を年度末時点で79.0％以上とする</td>"
        "<td>【KPI実績】79.1%</td><td>○</td></tr>"
    )
    records = read(row, f"<h1>令和3年度 岩手支部 事業の実施状況</h1><p>{day}</p>")
    assert [target.actual_as_of for target in records.kpi_targets] == [month]
