"""Sheets with the same labels are a table printed on its side."""

from parsers.forms.turned import turn
from parsers.grid import rows_of
from schema.document import Block, Document, Line, Paragraph, Table
from tests.parsers.tables import table

SHEETS = (
    ("分野|基盤", "具体的施策|(1) 広報 ・案内を配る", "ＫＰＩ|", "担当|業務Ｇ"),
    ("分野|基盤", "具体的施策|(2) 点検 ・研修を開く", "ＫＰＩ|査定率を対前年度以上とする"),
    (
        "分野|戦略",
        "具体的施策|(3) 健診 ・会場を増やす",
        "ＫＰＩ|実施率を57.8％以上とする",
        "担当|保健Ｇ",
    ),
)


def document(*blocks: Block) -> Document:
    return Document("x.html", "0" * 64, "text/html", 1, blocks=list(blocks))


def sheets() -> list[Table]:
    return [table(*rows, number=n) for n, rows in enumerate(SHEETS, 1)]


def printed(found: Document) -> list[list[list[str]]]:
    return [[row.texts for row in rows_of(block)] for block in found.tables()]


def test_three_sheets_with_the_same_labels_are_one_table() -> None:
    (rows,) = printed(turn(document(*sheets())).document)
    assert rows[0] == ["分野", "具体的施策", "ＫＰＩ", "担当"]
    assert rows[1] == ["基盤", "(1) 広報 ・案内を配る", "業務Ｇ"]
    assert rows[2] == ["基盤", "(2) 点検 ・研修を開く", "査定率を対前年度以上とする"]


def test_a_value_stands_below_its_label_and_says_where_it_was_printed() -> None:
    (turned,) = turn(document(*sheets())).document.tables()
    group = rows_of(turned)[1].cells[-1]
    assert (group.column, group.ref.table, group.ref.row, group.ref.column) == (3, 1, 3, 1)


def test_every_label_is_told_as_one() -> None:
    places = {(ref.table, ref.row) for ref in turn(document(*sheets())).labels}
    assert places == {(n, row) for n, rows in enumerate(SHEETS, 1) for row in range(len(rows))}


def test_text_between_sheets_stays_between_two_tables() -> None:
    one, two, three = sheets()
    found = turn(document(one, two, Paragraph(1, [Line("２．戦略的保険者機能")]), three)).document
    assert [type(block).__name__ for block in found.blocks] == ["Table", "Paragraph", "Table"]


def test_two_sheets_or_sheets_with_other_labels_stay_as_they_are() -> None:
    one, two, _ = sheets()
    other = table("件名|広報", "内容|案内を配る", "備考|なし", number=3)
    plain = document(one, two, other)
    assert turn(plain).document is plain


def test_sheets_that_touch_and_a_page_break_between_label_and_value() -> None:
    one, two, three = SHEETS
    first = table(*one, *two, three[0], three[1], number=1)
    second = table("|会場を選びやすくする", *three[2:], number=2)
    first.page, second.page = 1, 2
    (rows,) = printed(turn(document(first, second)).document)
    assert len(rows) == 4
    assert rows[3] == [
        "戦略",
        "(3) 健診 ・会場を増やす会場を選びやすくする",
        "実施率を57.8％以上とする",
        "保健Ｇ",
    ]


def test_counts_and_months_that_repeat_are_no_sheets() -> None:
    counts = ("被保険者|1,200人", "被扶養者|300人", "合計|1,500人")
    months = ("4月|91.1％", "5月|91.2％", "6月|91.3％")
    for rows in (counts, months):
        plain = document(*(table(*rows, number=n) for n in (1, 2, 3)))
        assert turn(plain).document is plain
