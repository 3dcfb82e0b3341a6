"""Documents that give nothing as they are printed are read again with less in the way."""

from __future__ import annotations

from ingest import read_document
from parsers import parse
from parsers.again import finds_little, readings
from schema.document import Block, Document, Line, Paragraph
from schema.plan import Plan
from tests.parsers.tables import table

ITEMS = (
    ("サービス水準の向上", "窓口の待ち時間を毎週調べる。", "【KPI】郵送化率を95.7％以上とする"),
    ("レセプト点検の推進", "事例を持ち寄る勉強会を開く。", "【KPI】査定率を対前年度以上とする"),
    ("コラボヘルスの推進", "宣言した会社に冊子を届ける。", "【KPI】宣言事業所数を900社以上とする"),
    ("健診受診率の向上", "休日の会場を二つ増やす。", "【KPI】健診実施率を60.0％以上とする"),
)


def page(head: str, rows: list[str], *, above: str = "") -> Plan:
    table = f"<table border=1>{head}{''.join(rows)}</table>"
    text = f"<h1>令和4年度 大分支部 事業計画</h1><p>協会けんぽの加入者と事業主へ</p>{above}{table}"
    return parse(read_document("a.html", f'<meta charset="utf-8">{text}'.encode()))


def plain(*columns: int) -> list[str]:
    return ["<tr>" + "".join(f"<td>{item[n]}" for n in columns) for item in ITEMS]


def codes(plan: Plan) -> list[str]:
    return [finding.code for finding in plan.findings]


def titles(plan: Plan) -> list[str]:
    return [item.title.text for item in plan.initiatives]


def test_columns_with_unknown_headers_are_named_by_what_they_hold_and_a_warning_says_so() -> None:
    found = page("<tr><th>いろは<th>にほへ<th>とちり", plain(0, 1, 2))
    assert titles(found) == [title for title, _, _ in ITEMS]
    assert all(item.measures for item in found.initiatives)
    assert "second_reading" in codes(found)


def test_a_readable_document_is_read_once() -> None:
    found = page("<tr><th>項目<th>取組内容<th>KPI", plain(0, 1, 2))
    assert titles(found) == [title for title, _, _ in ITEMS]
    assert "second_reading" not in codes(found)


def test_names_without_measures_beside_them_make_no_items() -> None:
    found = page("<tr><th>いろは<th>にほへ<th>とちり", plain(0, 0, 0))
    assert not found.initiatives
    assert codes(found)[-1] == "no_initiatives"


def test_a_plan_with_two_items_finds_little() -> None:
    found = page("<tr><th>項目<th>取組内容<th>KPI", plain(0, 1, 2))
    assert not finds_little(found)
    found.initiatives = found.initiatives[:2]
    assert finds_little(found)


def changed(*blocks: Block) -> dict[str, list[str]]:
    document = Document("x.html", "0" * 64, "text/html", 1, blocks=list(blocks))
    return {
        said: [b.text if isinstance(b, Paragraph) else "table" for b in edited.blocks]
        for said, edited in readings(document)
    }


ROWS = ("項目|取組内容|ＫＰＩ", "広報|案内を配る。|", "点検|研修を開く。|")


def test_rows_above_a_header_become_lines_above_the_table() -> None:
    found = changed(table("●は予定を示す||単位：千円", *ROWS))
    assert found == {
        "with the rows above the headers of its tables as lines": [
            "●は予定を示す",
            "単位：千円",
            "table",
        ]
    }


def test_a_short_line_between_a_heading_and_its_table_moves_above_the_heading() -> None:
    heading, line = Paragraph(1, [Line("１ 広報")]), Paragraph(2, [Line("基盤的保険者機能")])
    found = changed(heading, line, table(*ROWS))
    assert list(found.values()) == [["基盤的保険者機能", "１ 広報", "table"]]


def test_a_sentence_above_a_table_stays() -> None:
    heading, told = Paragraph(1, [Line("１ 広報")]), Paragraph(2, [Line("次のとおり行う。")])
    assert changed(heading, told, table(*ROWS)) == {}


def test_cells_keep_the_places_that_a_joined_table_gave_them() -> None:
    joined = table("●は予定を示す||単位：千円", *ROWS)
    joined.place([ref._replace(table=7) for ref in joined.refs()])
    document = Document("x.html", "0" * 64, "text/html", 1, blocks=[joined])
    for _, edited in readings(document):
        assert {ref.table for changed in edited.tables() for ref in changed.refs()} == {7}


def test_unknown_labels_beside_the_titles_of_sheets_are_named() -> None:
    sheets = "".join(
        f"<table border=1><tr><th>No.<td>{n}<th>いろは<td>{title}"
        f"<tr><th>取組内容<td colspan=3>{done}"
        f"<tr><th>KPI<td colspan=3>{kpi}<tr><th>担当<td colspan=3>業務グループ</table><p>次の票</p>"
        for n, (title, done, kpi) in enumerate(ITEMS, 1)
    )
    text = f"<h1>令和4年度 大分支部 事業計画</h1><p>協会けんぽの加入者と事業主へ</p>{sheets}"
    found = parse(read_document("a.html", f'<meta charset="utf-8">{text}'.encode()))
    assert titles(found) == [title for title, _, _ in ITEMS]
    assert "second_reading" in codes(found)
