"""Headers of several lines in dumps, where a spanned cell leaves blanks behind it."""

from __future__ import annotations

import pipeline
from normalize import load_taxonomy
from parsers.grid import rows_of
from parsers.header.front import front_of
from parsers.header.reading import read_header
from tests.parsers.tables import table


def roles(*rows: str) -> tuple[dict[int, str], int]:
    header, taken = read_header(rows_of(table(*rows)))
    return {column.index: column.role for column in header.columns}, taken


def test_words_below_the_blanks_of_a_header_cell_are_a_line_of_the_header() -> None:
    found, taken = roles(
        "項目|計画||結果||",
        "|取組内容|目標|実績|達成状況|課題",
        "(1)広報の推進|・便りを毎月送る。|100％以上|99％|○|部数が減った",
    )
    assert taken == 2
    assert found == {0: "title", 1: "measure", 2: "target", 3: "result", 4: "status", 5: "next"}


def test_periods_with_two_values_each_are_one_header_too() -> None:
    _, taken = roles(
        "項目|KPI|目標値|第１四半期||第２四半期||評価",
        "|||実績|累計|実績|累計|",
        "(1)広報の推進|登録者数|100人以上|10|10|20|30|○",
    )
    assert taken == 2


def test_a_row_of_the_table_below_blanks_is_no_header() -> None:
    for row in (
        "|・便りを送る|100％",
        "|便りを毎月送る。|窓口で配る。",
        "|便り||",
        "広報|便り|冊子",
    ):
        _, taken = roles("項目|計画||結果", row, "健診|・案内を送る|51％|○")
        assert taken == 1, row


def test_a_numbered_heading_below_the_title_stands_above_the_header() -> None:
    header = "分野|項目|KPI|実績|評価"
    rows = ("令和3年度 広島支部事業報告||||", "１．KPI達成状況一覧||||", header)
    assert front_of(rows_of(table(*rows))) == 2
    assert front_of(rows_of(table("１．便りを送る||||", header))) != 2


def test_the_title_among_the_first_lines_of_a_dump_names_branch_and_year() -> None:
    text = (
        "ホーム\n令和6年度 愛知支部事業計画\nこの計画は評議会の意見を踏まえて定めた。\n"
        "1. 基盤的保険者機能の盤石化\n(1) 健全な財政運営\n・令和4年度の結果を加入者に伝える。\n"
        "(2) 業務改革の実践\n・申請の多い日に応援する。\n【KPI】郵送化率を98％以上とする\n"
    )
    found = pipeline.convert_document("a.txt", text.encode(), taxonomy=load_taxonomy(None))
    (document,) = found.records.documents
    assert (document.branch, document.fiscal_year) == ("愛知", 2024)
    assert not [i for i in found.records.issues if i.code == "fiscal_year_inferred"]
