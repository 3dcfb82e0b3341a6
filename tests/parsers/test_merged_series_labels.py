"""A row of numbers between the rows of a table whose months stand in columns of their own."""

from __future__ import annotations

import pytest

import pipeline
from normalize import load_taxonomy

HEAD = "<th>No.</th><th>事業</th><th colspan=2>実施概要</th>"
ITEM = "<td rowspan=3>1</td><td rowspan=3>債権回収業務の推進</td><td colspan=2>督促する。</td>"
TARGET = "<td>【KPI】債権の回収率を60.00%以上とする</td><td>目標(%)</td>"


@pytest.mark.parametrize(
    "label",
    [
        pytest.param("<td colspan=2>回収率累計(%)</td>", id="merged over both columns"),
        pytest.param("<td>回収率累計(%)</td><td></td>", id="a blank behind it"),
        pytest.param("<td></td><td>回収率累計(%)</td>", id="a blank in front"),
    ],
)
def test_numbers_stand_below_their_months_wherever_their_label_begins(label: str) -> None:
    """Item 14 of 群馬's plan of 令和2年度 as a print: the label takes the columns of the measure.

    In a dump, which knows no merged cells, a label further left says that the row is shifted.
    """
    months = (4, 5, 6, 7)
    head = HEAD + "".join(f"<th>{month}月</th>" for month in months) + "<th>進捗状況</th>"
    item = ITEM + "<td>●</td>" * len(months) + "<td>順次送付した。</td>"
    target = TARGET + "<td></td><td></td><td></td><td>60.00</td><td></td>"
    series = label + "<td>10.91</td><td></td><td>12.55</td><td></td><td></td>"
    page = (
        "<h1>令和4年度 徳島支部事業計画</h1><table>"
        f"<tr>{head}</tr><tr>{item}</tr><tr>{target}</tr><tr>{series}</tr></table>"
    )
    records = pipeline.convert_document(
        "page.html", page.encode(), taxonomy=load_taxonomy(None), layout="generic"
    ).records
    assert [(row.month, row.value) for row in records.observations] == [
        (7, 60.0),
        (4, 10.91),
        (6, 12.55),
    ]
