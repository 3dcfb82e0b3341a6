"""Text dumps: which lines are rows, which paragraphs, and what a paragraph's line is."""

from hypothesis import given
from hypothesis import strategies as st

from tests.ingest.show import assert_sound, document, lines, marked, only_table, places, repeats

DUMP = """

# 令和5年度 事業計画

第1回評議会
資料1

項番\t事業\t実施内容\t
1\t広報\t\t冊子
---\t--

■ 目標：\x20\x20
受診率を**八割**以上とする

- ・冊子を配る
- ・案内を送る
  - ① 会社へ送る
- 印のない行
"""


def test_runs_of_rows_are_tables_and_the_rest_is_paragraphs() -> None:
    read = document(DUMP)
    assert [type(block).__name__ for block in read.blocks] == [
        "Paragraph",
        "Paragraph",
        "Table",
        "Paragraph",
        "Paragraph",
    ]
    assert read.pages is None
    assert read.media_type == "text/plain"
    assert_sound(read)


def test_a_row_keeps_its_columns_and_leaves_out_empty_fields() -> None:
    table = only_table(document(DUMP))
    assert (table.rows, table.columns) == (3, 4)
    assert places(table) == {
        (0, 0): "項番",
        (0, 1): "事業",
        (0, 2): "実施内容",
        (1, 0): "1",
        (1, 1): "広報",
        (1, 3): "冊子",
    }


def test_a_ruling_line_is_kept_apart() -> None:
    assert repeats(only_table(document(DUMP))) == {(2, 0): "---", (2, 1): "--"}


def test_a_single_dash_is_a_value() -> None:
    assert places(only_table(document("-\t○\n-\t-\n"))) == {
        (0, 0): "-",
        (0, 1): "○",
        (1, 0): "-",
        (1, 1): "-",
    }


def test_paragraph_lines() -> None:
    heading, cover, target, items = document(DUMP).paragraphs()
    assert (heading.level, heading.text) == (1, "令和5年度 事業計画")
    assert lines(cover) == [(0, "第1回評議会"), (0, "資料1")]
    assert lines(target) == [(0, "■ 目標："), (0, "受診率を八割以上とする")]
    assert marked(target) == [("八割", "bold")]
    assert lines(items) == [
        (1, "・冊子を配る"),
        (1, "・案内を送る"),
        (2, "① 会社へ送る"),
        (1, "- 印のない行"),
    ]


def test_bold_runs_keep_other_marks_in_place() -> None:
    (paragraph,) = document("前**甲<u>乙**丙</u>丁**戊**己").paragraphs()
    assert paragraph.text == "前甲乙丙丁戊己"
    assert sorted(marked(paragraph)) == [("乙丙", "underline"), ("戊", "bold"), ("甲乙", "bold")]


def test_a_row_of_one_field_that_holds_a_table_is_a_row() -> None:
    read = document("項目\t値\n<table><tr><td>4月</td><td>5月</td></tr></table>\n4月\t5月\n")
    table = only_table(read)
    assert [(held.row, len(held.tables)) for held in table.cells] == [(0, 0), (0, 0), (1, 1)]
    assert repeats(table) == {(2, 0): "4月", (2, 1): "5月"}


def test_line_ends_of_all_kinds() -> None:
    read = document("甲\t乙\r\n丙\t丁\r\n\r\n段落\f次の頁")
    assert only_table(read).rows == 2
    assert [paragraph.text for paragraph in read.paragraphs()] == ["段落\n次の頁"]


@given(st.text(st.sampled_from("\t\n -#*甲乙<>/pulitabler1&;=\"'"), max_size=200))
def test_any_text_is_read_as_a_dump(text: str) -> None:
    assert_sound(document("第1章\n" + text))
