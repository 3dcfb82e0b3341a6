"""Tables below a line of nothing but a year: 令和5年度 above 8月 | 9月."""

from __future__ import annotations

import pytest

import pipeline
from normalize import load_taxonomy
from schema.records import Records

MAIL, STANDARD = "現金給付等の申請に係る郵送化率", "サービススタンダードの達成状況"


def records(line: str, head: list[str], *rows: list[str]) -> Records:
    """A report of 2024 whose item has a table of targets and, below a line, another table."""
    targets = [["KPI", "目標"], [STANDARD, "100％"], [MAIL, "96.0％以上"]]
    page = [
        '<meta charset="utf-8"><h1>令和6年度 長野支部事業計画の上期実施状況</h1>',
        "<p>令和6年10月25日</p>",
        "<h2>１．基盤的保険者機能関係</h2><h3>（1）サービス水準の向上</h3>",
        *_table(targets),
        f"<p>・申請書の処理を毎日確認した。</p><p>{line}</p>",
        *_table([head, *rows]),
    ]
    text = "".join(page).encode()
    return pipeline.convert_document("a.html", text, taxonomy=load_taxonomy(None)).records


def _table(rows: list[list[str]]) -> list[str]:
    cells = ["<tr>" + "".join(f"<td>{text}</td>" for text in row) + "</tr>" for row in rows]
    return ["<table>", *cells, "</table>"]


BEFORE = ["令和5年度", "【参考】令和5年度", "（参考）前年度実績", "令和5年度　月別実績", "■昨年度"]


@pytest.mark.parametrize("line", BEFORE)
@pytest.mark.parametrize("head", [["指標", "8月", "9月"], ["KPI", "8月末実績", "9月末実績"]])
def test_months_are_of_the_year_that_a_line_states(line: str, head: list[str]) -> None:
    found = records(line, head, [MAIL, "95.1％", "95.8％"], [STANDARD, "99.9％", "99.8％"])
    assert found.documents[0].fiscal_year == 2024  # the line names no document
    numbers = [(n.kpi_id, n.fiscal_year, n.month, n.value) for n in found.observations]
    assert ("mail_application_rate", 2023, 9, 95.8) in numbers
    assert {year for _, year, _, _ in numbers} == {2023}
    assert {target.actual_value for target in found.kpi_targets} == {None}


def test_months_below_the_own_year_are_reached() -> None:
    months = ["指標", "8月", "9月", "10月"]
    found = records("令和6年度", months, [MAIL, "95.1％", "95.8％", "96.1％"])
    assert [t.actual_value for t in found.kpi_targets] == [None, 96.1]
    assert found.kpi_targets[1].actual_as_of == "2024-10"


@pytest.mark.parametrize("line", BEFORE)
def test_targets_below_an_earlier_year_have_no_result_of_the_own(line: str) -> None:
    found = records(line, ["KPI", "目標", "9月末実績"], [MAIL, "95.0％", "95.8％"])
    assert {target.actual_value for target in found.kpi_targets} == {None}
    assert "other_year_table" in [issue.code for issue in found.issues]
