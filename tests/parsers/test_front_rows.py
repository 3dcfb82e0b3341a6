"""Rows of text above a table's header: what a spreadsheet prints over its columns."""

import pipeline
from normalize import load_taxonomy
from parsers.grid import rows_of
from parsers.header.front import front_of
from schema.records import Records
from tests.parsers.tables import table

HEADER = "項番|事業|実施内容|評価"


def records(*rows: str) -> Records:
    cells = "".join(
        "<tr>" + "".join(f"<td>{cell}</td>" for cell in row.split("|")) + "</tr>" for row in rows
    )
    page = f'<meta charset="utf-8"><table>{cells}</table>'
    return pipeline.convert_document("a.html", page.encode(), taxonomy=load_taxonomy(None)).records


def test_form_number_title_and_date_above_the_header_are_the_documents_own() -> None:
    found = records(
        "|||（様式２）",
        "令和5年度　佐賀支部　事業計画（案）|||",
        "|||令和5年3月7日",
        HEADER,
        "1|広報の推進|・便りを毎月送る。|○",
        "2|健診の推進|・案内を個別に送る。|△",
    )
    (document,) = found.documents
    assert (document.fiscal_year, document.kind, document.branch) == (2023, "plan", "佐賀")
    assert document.title_raw == "令和5年度 佐賀支部 事業計画(案)".replace("(", "（").replace(
        ")", "）"
    )
    assert [(i.number_raw, i.title_raw) for i in found.initiatives] == [
        ("1", "広報の推進"),
        ("2", "健診の推進"),
    ]
    assert [action.text for action in found.actions] == ["便りを毎月送る。", "案内を個別に送る。"]


def test_items_and_numbers_above_a_header_are_no_front() -> None:
    assert front_of(rows_of(table("・便りを送る", "・案内を送る", HEADER))) == 0
    assert front_of(rows_of(table("広報|95.0%", "健診|51.2%", HEADER))) == 0
    assert front_of(rows_of(table("佐賀支部|令和5年3月末現在", "事業計画", HEADER))) == 2
