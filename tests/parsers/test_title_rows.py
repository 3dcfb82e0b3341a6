"""Titles over all columns of a table, and columns of another year than the document's."""

from __future__ import annotations

import pipeline
from normalize import load_taxonomy
from schema.records import Records

HEAD = "令和5年度の実施状況と課題|令和6年度の取組|令和6年度KPI"
POST = "・郵送化率は95.0％（12月末時点）。|・郵送を呼びかける。|・郵送化率を95.7％以上とする"
CARE = "・照会の回答が少ない。|・併給調整を行う。|－"
DRUGS = "・出荷調整が続く。|・薬局へ情報を届ける。|－"


def records(*rows: str, head: str = HEAD, title: str = "令和6年度 茨城支部事業計画") -> Records:
    lines = [f"<tr>{''.join(f'<th>{cell}</th>' for cell in head.split('|'))}</tr>"]
    width = head.count("|") + 1
    for row in rows:
        cells = row.split("|")
        span = f" colspan={width}" if len(cells) == 1 else ""
        lines.append(f"<tr>{''.join(f'<td{span}>{cell}</td>' for cell in cells)}</tr>")
    date = "<p>令和6年1月17日</p>"
    page = f'<meta charset="utf-8">{date}<h1>{title}</h1><table>{"".join(lines)}</table>'
    return pipeline.convert_document("a.html", page.encode(), taxonomy=load_taxonomy(None)).records


def titles(found: Records) -> list[tuple[str | None, str]]:
    return [(item.number_raw, item.title_raw) for item in found.initiatives]


def test_a_numbered_title_over_all_columns_opens_the_item_of_the_rows_below_it() -> None:
    found = records(
        "(1) サービス水準の向上【重要度：高】", POST, "(2) 現金給付の適正化", CARE, CARE
    )
    assert titles(found) == [("(1)", "サービス水準の向上"), ("(2)", "現金給付の適正化")]
    assert found.initiatives[0].importance == "high"
    assert [action.initiative_id[-3:] for action in found.actions] == ["001", "002", "002"]


def test_a_title_with_titles_below_it_is_only_their_path() -> None:
    found = records("(5) 医療費適正化", "① 後発医薬品の使用促進", DRUGS, "② 意見発信", CARE)
    assert titles(found) == [("①", "後発医薬品の使用促進"), ("②", "意見発信")]
    assert [item.path for item in found.initiatives] == [["医療費適正化"], ["医療費適正化"]]


def test_titles_without_a_number_open_items_where_there_are_several() -> None:
    found = records("サービス水準の向上【重要度：高】", POST, "○現金給付の適正化", CARE)
    assert titles(found) == [(None, "サービス水準の向上"), (None, "現金給付の適正化")]


def test_what_was_done_the_year_before_is_neither_progress_nor_dates_the_document() -> None:
    found = records("(1) サービス水準の向上", POST, "(2) 現金給付の適正化", CARE)
    assert [action.text for action in found.actions] == ["郵送を呼びかける。", "併給調整を行う。"]
    assert {action.progress_text or action.next_text for action in found.actions} == {None}
    assert [note.kind for note in found.notes if "95.0％" in note.text] == ["earlier"]
    assert (found.documents[0].kind, found.documents[0].as_of) == ("plan", None)


def test_the_year_before_may_be_named_from_the_documents_own() -> None:
    found = records("(1) サービス水準の向上", POST, head="前年度の実施状況|今年度の取組|KPI")
    assert [(action.text, action.progress_text) for action in found.actions] == [
        ("郵送を呼びかける。", None)
    ]


def test_what_a_report_prints_for_the_next_year_comes_next() -> None:
    head = "施策|令和5年度の取組|令和5年度の実施結果|令和6年度の取組"
    row = "1. サービス水準の向上|・郵送を呼びかける。|・チラシを配った。|・窓口に掲示する。"
    (action,) = records(row, head=head, title="令和5年度 茨城支部事業報告").actions
    assert action.text == "郵送を呼びかける。"
    assert (action.progress_text, action.next_text) == ("・チラシを配った。", "・窓口に掲示する。")


def test_a_column_of_measures_beside_one_of_titles_is_none_of_them() -> None:
    head = f"具体的施策|{HEAD}"
    found = records(f"(1) サービス水準の向上|{POST}", f"(2) 現金給付の適正化|{CARE}", head=head)
    assert titles(found) == [("(1)", "サービス水準の向上"), ("(2)", "現金給付の適正化")]
