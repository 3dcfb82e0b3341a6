"""Cells keep their columns where the page says where they stand, whatever they hold."""

from __future__ import annotations

import pipeline
from ingest import read_document
from normalize import load_taxonomy
from parsers.grid import rows_of
from schema.records import Records

HEAD = "<tr><th>項番</th><th>事業名</th><th>実施内容・KPI</th><th>取組結果</th><th>評価</th></tr>"
MONTHS = (
    "<table><tr><td></td><td>4月</td><td>5月</td><td>6月</td></tr>"
    "<tr><td>令和3年度</td><td>95.8%</td><td>96.1%</td><td>96.4%</td></tr></table>"
)
ITEM = (
    '<tr><td rowspan="2">1</td><td rowspan="2">サービス水準の向上</td>'
    "<td>・案内を続ける。</td><td>・案内した。</td><td>○</td></tr>"
)
WITH_SERIES = (
    "<tr><td>・郵送を勧める。<br>【KPI】現金給付等の申請に係る郵送化率を95.5％以上とする"
    f"{MONTHS}</td><td></td><td>○</td></tr>"
)
SPARSE = (
    f"<tr><td>・郵送を勧める。<br>【KPI】郵送化率を95.5％以上とする{MONTHS}</td><td>○</td></tr>"
)


def page(*rows: str) -> bytes:
    title = "<h1>令和3年度 三重支部事業報告</h1>"
    return f'<meta charset="utf-8">{title}<table>{HEAD}{"".join(rows)}</table>'.encode()


def read(*rows: str) -> Records:
    return pipeline.convert_document(
        "a.html", page(*rows), taxonomy=load_taxonomy(None), layout="generic"
    ).records


def test_a_series_among_the_measures_leaves_them_measures() -> None:
    """A table of months speaks for the progress column, which this row leaves empty."""
    found = read(ITEM, WITH_SERIES)
    assert [a.text for a in found.actions] == ["案内を続ける。", "郵送を勧める。"]
    assert [(t.kpi_id, t.target_value) for t in found.kpi_targets] == [
        ("mail_application_rate", 95.5)
    ]
    assert {o.kpi_id for o in found.observations} == {"mail_application_rate"}


def test_a_target_below_all_columns_of_its_item_is_a_target() -> None:
    wide = '<tr><td colspan="5">【KPI】サービススタンダードの達成状況を100％とする</td></tr>'
    found = read(ITEM, WITH_SERIES, wide)
    assert [t.kpi_id for t in found.kpi_targets] == [
        "mail_application_rate",
        "service_standard_rate",
    ]


def test_a_page_whose_cells_do_not_fill_the_grid_does_not_say_where_they_stand() -> None:
    def exact(*rows: str) -> set[bool]:
        table = next(read_document("a.html", page(*rows)).tables())
        return {row.exact for row in rows_of(table)}

    assert exact(ITEM, WITH_SERIES) == {True}
    assert exact(ITEM, SPARSE) == {False}


def test_a_single_ring_under_a_month_plans_the_month() -> None:
    head = (
        "<tr><th>項目</th><th>取組内容</th><th>4月</th><th>5月</th><th>6月</th><th>評価</th></tr>"
    )
    rows = (
        '<tr><td rowspan="2">1 人材育成の推進</td><td>・研修を行う。</td><td>○</td><td>○</td>'
        "<td></td><td>◎</td></tr>"
        "<tr><td>・講師を招く。</td><td></td><td></td><td>○</td><td></td></tr>"
    )
    title = "<h1>令和2年度 京都支部事業計画</h1>"
    data = f'<meta charset="utf-8">{title}<table>{head}{rows}</table>'.encode()
    done = pipeline.convert_document("a.html", data, taxonomy=load_taxonomy(None), layout="generic")
    found = done.records.actions
    assert [(a.months, a.status_raw) for a in found] == [([4, 5], "◎"), ([6], None)]
