"""Two tables in one grid: the header of the second stands below the last row of the first."""

from __future__ import annotations

import pipeline
from ingest import read_document
from normalize import load_taxonomy
from parsers.grid import rows_of
from parsers.header.stacked import stacked

KPI = (
    '<tr><th colspan="2">KPI</th><th>目標値</th><th>実績</th><th>進捗</th></tr>'
    '<tr><td colspan="2">サービススタンダードの達成状況</td><td>100％</td><td>100％</td>'
    "<td>○</td></tr>"
    '<tr><td colspan="2">現金給付等の申請に係る郵送化率</td><td>95.5％以上</td><td>94.1％</td>'
    "<td>△</td></tr>"
)
MEASURES = (
    '<tr><th>令和5年度計画</th><th colspan="2">上期の取組状況</th><th colspan="2">下期の取組</th>'
    "</tr>"
    '<tr><td>・窓口で案内する</td><td colspan="2">・案内を配った</td><td colspan="2">・続ける</td>'
    "</tr>"
)
TITLE = "<h1>令和5年度 静岡支部事業計画の進捗状況</h1><h2>1．基盤的保険者機能関係</h2>"
HEADING = "<h3>（1）サービス水準の向上</h3>"


def page(*rows: str) -> bytes:
    return f'<meta charset="utf-8">{TITLE}{HEADING}<table>{"".join(rows)}</table>'.encode()


def parts(*rows: str) -> list[list[str]]:
    table = next(read_document("a.html", page(*rows)).tables())
    return [[row.texts[0] for row in part] for part in stacked(rows_of(table))]


def test_each_header_begins_a_part() -> None:
    assert [part[0] for part in parts(KPI, MEASURES)] == ["KPI", "令和5年度計画"]


def test_a_header_printed_again_in_the_same_columns_begins_none() -> None:
    assert len(parts(KPI, KPI)) == 1


def test_a_row_of_other_columns_without_header_words_begins_none() -> None:
    row = '<tr><td>案内</td><td colspan="2">配った</td><td colspan="2">送った</td></tr>'
    assert len(parts(KPI, row, row)) == 1


def test_both_tables_are_read() -> None:
    done = pipeline.convert_document(
        "a.html", page(KPI, MEASURES), taxonomy=load_taxonomy(None), layout="generic"
    )
    found = done.records
    assert [(t.kpi_id, t.actual_value, t.status_raw) for t in found.kpi_targets] == [
        ("service_standard_rate", 100.0, "○"),
        ("mail_application_rate", 94.1, "△"),
    ]
    assert [(a.text, a.progress_text, a.next_text) for a in found.actions] == [
        ("窓口で案内する", "・案内を配った", "・続ける")
    ]


LABELS = (
    '<tr><td>取組内容</td><td colspan="4">・窓口で案内する</td></tr>'
    '<tr><td>実施結果</td><td colspan="4">・案内を配った</td></tr>'
)


def test_labels_beside_values_begin_a_part() -> None:
    assert [part[0] for part in parts(KPI, LABELS)] == ["KPI", "取組内容"]
    assert len(parts(KPI, LABELS[: len(LABELS) // 2])) == 1


def test_labels_below_a_table_of_targets_are_no_targets() -> None:
    done = pipeline.convert_document(
        "a.html", page(KPI, LABELS), taxonomy=load_taxonomy(None), layout="generic"
    )
    found = done.records
    assert [t.kpi_id for t in found.kpi_targets] == [
        "service_standard_rate",
        "mail_application_rate",
    ]
    assert [(a.text, a.progress_text) for a in found.actions] == [
        ("窓口で案内する", "・案内を配った")
    ]


def test_a_header_over_months_begins_a_part() -> None:
    """主な取組 | 実施時期 over 4月 …: the rows below have the columns of its second line."""
    months = (
        '<tr><th colspan="2" rowspan="2">主な取組</th><th colspan="3">実施時期</th></tr>'
        "<tr><th>4月</th><th>5月</th><th>6月</th></tr>"
        '<tr><td colspan="2">①案内を送る</td><td>●</td><td></td><td>●</td></tr>'
    )
    wide = KPI.replace('colspan="2"', 'colspan="3"').replace("<th>進捗</th>", "")
    wide = wide.replace("<td>○</td>", "").replace("<td>△</td>", "")
    assert [part[0] for part in parts(wide, months)] == ["KPI", "主な取組"]


def test_a_header_of_wider_cells_on_the_same_columns_begins_a_part() -> None:
    wide = MEASURES.replace('<th>令和5年度計画</th><th colspan="2">', '<th colspan="3">', 1)
    wide = wide.replace('<td>・窓口で案内する</td><td colspan="2">', '<td colspan="3">', 1)
    assert [part[0] for part in parts(KPI, wide)] == ["KPI", "上期の取組状況"]
