"""Text of a cell: reading order, wrapped lines, bullets, spaces, marks."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from schema.document import Cell
from tests.ingest.pdf.drawing import Sheet
from tests.ingest.pdf.reading import at, only_table, paragraphs, read


def cell_of(*lines: str, width: float = 100.0, size: float = 9.0) -> Cell:
    """The cell that holds these printed lines."""
    sheet = Sheet().rules([50.0, 50.0 + width, 60.0 + width], [100.0, 400.0])
    for number, line in enumerate(lines):
        sheet.write(53, 115 + number * size * 1.4, line, size)
    return at(only_table(read(sheet)), 0, 0)


def texts(*lines: str, width: float = 100.0) -> list[str]:
    """The cell's lines as read."""
    return [line.text for line in cell_of(*lines, width=width).lines]


def test_a_full_line_goes_on_without_a_space() -> None:
    assert texts("加入者の利便性の向上や", "負担軽減を図る。") == [
        "加入者の利便性の向上や負担軽減を図る。"
    ]


def test_a_number_apart_from_the_text_before_it_needs_more_room() -> None:
    """LibreOffice sets 月 15 日 with quarters of a letter between: 15 alone would have fitted."""
    upper = "部位以上の割合かつ月"
    assert texts(upper, "15 日以上の申請", width=107.5) == [upper + " 15 日以上の申請"]
    assert len(texts(upper, "15日以上の申請", width=107.5)) == 2
    assert len(texts(upper, "15 日以上の申請", width=112)) == 2


def test_a_number_a_little_apart_from_the_text_behind_it_needs_more_room_too() -> None:
    """Where the quarters are too narrow to be read as spaces (2 points of 9)."""
    upper = "部位以上の割合かつ月"

    def printed(gap: float) -> list[str]:
        sheet = Sheet().rules([50.0, 157.5, 167.5], [100.0, 400.0]).write(53, 115, upper)
        sheet.write(53, 127.6, "15").write(53 + 9 + gap, 127.6, "日以上の申請")
        return [line.text for line in at(only_table(read(sheet)), 0, 0).lines]

    assert printed(1.9) == [upper + "15日以上の申請"]
    assert printed(0.0) == [upper, "15日以上の申請"]


def test_a_line_with_room_left_has_ended() -> None:
    assert texts("照会件数745件", "前年は709件") == ["照会件数745件", "前年は709件"]


@pytest.mark.parametrize(
    "bullet", ["・", "●", "◆", "■", "○", "①", "(1)", "（2）", "1.", "i)", "ア", "【KPI】", "第2"]
)
def test_bullets_and_numbers_open_a_line(bullet: str) -> None:
    other = {"①": "②", "(1)": "(2)", "（2）": "（3）", "1.": "2.", "i)": "ii)", "ア": "イ"}
    first, second = f"{bullet} 実施する", f"{other.get(bullet, bullet)} 報告する"
    assert texts(first, second, width=90) == [first, second]


def test_a_dot_in_the_middle_of_a_text_is_no_bullet() -> None:
    """標準化・効率化 may be wrapped right before the dot."""
    assert texts("業務の標準化と簡素化の", "・効率化を推進し徹底し") == [
        "業務の標準化と簡素化の・効率化を推進し徹底し"
    ]


def test_a_dot_below_a_full_line_that_states_a_target_is_a_bullet() -> None:
    lines = ["申請の割合を95％以上とする", "・封筒に案内を入れる"]
    assert texts(*lines, width=120) == lines


def test_a_ring_below_a_full_line_that_ends_with_a_count_is_a_bullet() -> None:
    lines = ["勧奨を実施する予定9,000人", "○文書の後に電話する"]
    assert texts(*lines, width=120) == lines


@pytest.mark.parametrize("dot", ["・", "○"])
def test_a_dot_where_other_points_of_the_page_begin_is_a_bullet(dot: str) -> None:
    heading = "(4) 広報紙や地域のつながりを通じた加入者の皆さまの理解の促進"
    points = [
        f"{dot}{text}"
        for text in ("広報紙を年に四回配る", "市町村の窓口に置く", "研修会を五か所で開く")
    ]
    sheet = Sheet(480, 400).write(50, 40, heading)
    for number, point in enumerate(points):
        sheet.write(60, 54 + 14 * number, point)
    assert paragraphs(read(sheet)) == [heading, *points]


def test_a_decimal_point_stays_in_its_number() -> None:
    """Ink boxes would let the point float to another line: 93.8% became 938%."""
    assert texts("93.8%", width=60) == ["93.8%"]
    assert texts("一・一", width=60) == ["一・一"]


def test_a_long_word_that_moved_down_whole_was_wrapped() -> None:
    """YouTube did not fit: the line above has room, but not enough."""
    assert texts("動画のInstagram、", "YouTubeによる広報", width=84) == [
        "動画のInstagram、YouTubeによる広報"
    ]


def test_words_parted_at_a_space_keep_it() -> None:
    assert texts("使用率は前年の97.8%", "2.5%増である。", width=98)[0].startswith(
        "使用率は前年の97.8% 2.5%"
    )


def test_a_gap_is_a_space() -> None:
    sheet = Sheet().rules([50.0, 250.0, 300.0], [100.0, 130.0])
    sheet.write(53, 118, "件数").write(53 + 18 + 4.5, 118, "745").write(
        53 + 18 + 4.5 + 13.5, 118, "件"
    )
    assert at(only_table(read(sheet)), 0, 0).text == "件数 745件"


def test_letter_spacing_is_no_space() -> None:
    sheet = Sheet().rules([50.0, 250.0, 300.0], [100.0, 130.0])
    for number, character in enumerate("実施状況の報告"):
        sheet.write(53 + 14 * number, 118, character)
    assert at(only_table(read(sheet)), 0, 0).text == "実施状況の報告"


def test_text_drawn_out_of_order_is_read_in_order() -> None:
    sheet = Sheet().rules([50.0, 250.0, 300.0], [100.0, 160.0])
    sheet.write(53, 150, "下の行").write(80, 118, "右").write(53, 118, "上の左")
    assert at(only_table(read(sheet)), 0, 0).text == "上の左右\n下の行"


def test_glyphs_printed_twice_count_once() -> None:
    """Bold made by printing twice, a little apart."""
    sheet = Sheet().rules([50.0, 250.0, 300.0], [100.0, 130.0])
    sheet.write(53, 118, "目標").write(53.3, 118, "目標")
    assert at(only_table(read(sheet)), 0, 0).text == "目標"


def test_narrow_letters_in_a_row_are_all_kept() -> None:
    """II. and III. are set closely in proportional fonts."""
    sheet = Sheet().rules([50.0, 250.0, 300.0], [100.0, 130.0])
    for number, character in enumerate("III."):
        sheet.write(53 + 2.4 * number, 118, character)
    assert at(only_table(read(sheet)), 0, 0).text == "III."


def test_punctuation_hung_over_the_edge_belongs_to_its_cell() -> None:
    sheet = Sheet().rules([50.0, 98.0, 200.0], [100.0, 130.0])
    sheet.write(53, 118, "実施する。", 9).write(110, 118, "○")
    table = only_table(read(sheet))
    assert [cell.text for cell in table.cells] == ["実施する。", "○"]


def test_centred_results_below_each_other_stay_apart() -> None:
    """Kumamoto prints the result and the national average of two indicators in one cell."""
    sheet = Sheet().rules([50.0, 200.0, 250.0], [100.0, 150.0])
    sheet.write(95, 118, "31.4%（18.2%）").write(95, 131, "14.5%（12.8%）")
    assert at(only_table(read(sheet)), 0, 0).text == "31.4%（18.2%）\n14.5%（12.8%）"


def test_a_drawn_disc_opens_a_list_item() -> None:
    """Browsers paint the bullet of a list as a small disc."""
    sheet = Sheet().rules([50.0, 200.0, 250.0], [100.0, 150.0])
    for y, text in ((118, "打ち合わせを行う"), (131, "研修を行う")):
        sheet.fill(58, y - 5, 61, y - 2).write(66, y, text)
    lines = at(only_table(read(sheet)), 0, 0).lines
    assert [(line.text, line.level) for line in lines] == [
        ("打ち合わせを行う", 1),
        ("研修を行う", 1),
    ]


def test_radicals_are_folded() -> None:
    assert texts("⽬標の⼈数") == ["目標の人数"]


def test_marks_move_with_joined_lines() -> None:
    sheet = Sheet().rules([50.0, 150.0, 160.0], [100.0, 200.0])
    sheet.write(53, 115, "加入者の利便性の向上や").write(53, 128, "負担の軽減を図る。")
    sheet.rule(125, 116, 152, 116, 0.4).rule(53, 129, 71, 129, 0.4)
    (line,) = at(only_table(read(sheet)), 0, 0).lines
    assert [line.text[mark.start : mark.end] for mark in line.marks] == ["向上や負担"]


def test_paragraphs_outside_of_tables_keep_their_order() -> None:
    sheet = Sheet().write(50, 60, "令和5年度事業計画", 16).write(50, 90, "基盤的保険者機能")
    sheet.rules([50.0, 150.0, 250.0], [100.0, 130.0]).write(55, 118, "表")
    sheet.write(50, 160, "戦略的保険者機能")
    document = read(sheet)
    assert [type(block).__name__ for block in document.blocks] == [
        "Paragraph", "Paragraph", "Table", "Paragraph",
    ]  # fmt: skip
    assert next(document.paragraphs()).level == 1


def test_a_label_takes_the_statement_below_it() -> None:
    sheet = Sheet().write(50, 60, "【KPI】").write(50, 74, "提出率を92.6%以上とする")
    for number in range(3):
        sheet.write(50, 200 + 14 * number, "本文の行")
    assert paragraphs(read(sheet))[0] == "【KPI】\n提出率を92.6%以上とする"


@settings(max_examples=25, deadline=None)
@given(st.lists(st.text("あいうえお漢字計画目標", min_size=1, max_size=9), min_size=1, max_size=6))
def test_no_glyph_is_lost_or_made_up(lines: list[str]) -> None:
    assert "".join(cell_of(*lines).text.split()) == "".join(lines)


def test_lines_of_other_sizes_keep_their_order() -> None:
    sheet = Sheet().write(50, 400, "案内を送る。", 10).write(40, 404.5 + 8, "見出し", 12)
    sheet.write(50, 430, "会場を増やす。", 10)
    assert paragraphs(read(sheet)) == ["案内を送る。", "見出し", "会場を増やす。"]


def test_a_raised_footnote_mark_stays_in_its_line() -> None:
    sheet = Sheet().rules([50, 150, 250], [100, 130]).write(55, 118, "使用割合", 9)
    (table,) = read(sheet.write(91, 114.4, "※2", 7)).tables()
    assert at(table, 0, 0).text == "使用割合※2"


def test_two_whole_values_stay_two() -> None:
    """Also where the cell is too narrow for both, or set to the right."""
    assert texts("27.0%以上", "16.5%以上", width=48.0) == ["27.0%以上", "16.5%以上"]
    assert texts("2,214事業所", "15.2%", width=55.0) == ["2,214事業所", "15.2%"]


def test_a_footnote_s_mark_goes_on_below() -> None:
    assert texts("申請に係る郵送の率（注", "１）", width=105) == ["申請に係る郵送の率（注１）"]


def test_a_voiced_letter_in_half_width_kana_is_one() -> None:
    assert texts("ｺﾗﾎﾞﾍﾙｽの推進", width=120) == ["ｺﾗﾎﾞﾍﾙｽの推進"]
