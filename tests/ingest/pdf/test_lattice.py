"""Grids from lines: merged cells, missing, doubled and dashed rules, boxes, neighbours."""

from __future__ import annotations

from itertools import pairwise

import pytest

from tests.ingest.pdf.drawing import Sheet
from tests.ingest.pdf.reading import at, grid, only_table, paragraphs, read, shape

XS, YS = [50.0, 150.0, 250.0, 350.0], [100.0, 130.0, 160.0, 190.0]


def lettered(sheet: Sheet, xs: list[float] = XS, ys: list[float] = YS) -> Sheet:
    """A letter in each square."""
    letters = iter("甲乙丙丁戊己庚辛壬癸子丑寅卯辰巳午未申酉戌亥")
    for y in ys[:-1]:
        for x in xs[:-1]:
            sheet.write(x + 5, y + 18, next(letters))
    return sheet


def test_a_plain_grid_has_a_cell_for_each_square() -> None:
    table = only_table(read(lettered(Sheet().rules(XS, YS))))
    assert grid(table) == [["甲", "乙", "丙"], ["丁", "戊", "己"], ["庚", "辛", "壬"]]
    assert table.ruled
    assert at(table, 1, 1).bbox == pytest.approx((150, 130, 250, 160), abs=0.5)


def test_empty_cells_are_there_without_lines() -> None:
    table = only_table(read(Sheet().rules(XS, YS).write(55, 118, "甲")))
    assert shape(table) == (3, 3, 9)
    assert sum(not cell.lines for cell in table.cells) == 8


def test_a_missing_rule_merges_cells_across() -> None:
    sheet = Sheet()
    for y in YS:
        sheet.rule(50, y, 350, y)
    for x in (50, 250, 350):
        sheet.rule(x, 100, x, 190)
    sheet.rule(150, 130, 150, 190)
    table = only_table(read(sheet.write(60, 118, "見出し")))
    assert at(table, 0, 0).column_span == 2
    assert shape(table) == (3, 3, 8)


def test_a_missing_rule_merges_cells_down() -> None:
    sheet = Sheet()
    for x in XS:
        sheet.rule(x, 100, x, 190)
    for y in (100, 190):
        sheet.rule(50, y, 350, y)
    for y in (130, 160):
        sheet.rule(150, y, 350, y)
    table = only_table(read(sheet.write(60, 150, "項目")))
    assert at(table, 0, 0).row_span == 3
    assert at(table, 0, 0).text == "項目"


def test_rules_drawn_as_thin_filled_boxes_cell_by_cell() -> None:
    """Browsers draw each cell's sides as boxes one pixel thick."""
    sheet = Sheet()
    for y in YS:
        for x0, x1 in pairwise(XS):
            sheet.fill(x0, y - 0.375, x1, y + 0.375)
    for x in XS:
        for y0, y1 in pairwise(YS):
            sheet.fill(x - 0.375, y0, x + 0.375, y1)
    assert shape(only_table(read(lettered(sheet)))) == (3, 3, 9)


def test_dashes_are_one_rule() -> None:
    sheet = Sheet().rules(XS, [100.0, 190.0])
    for start in range(50, 350, 6):
        sheet.rule(start, 145, start + 3.5, 145)
    table = only_table(read(sheet.write(60, 120, "上").write(60, 170, "下")))
    assert grid(table) == [["上", "", ""], ["下", "", ""]]


def test_doubled_borders_make_no_phantom_columns() -> None:
    sheet = Sheet()
    for x in XS:
        sheet.rule(x - 0.9, 100, x - 0.9, 190).rule(x + 0.9, 100, x + 0.9, 190)
    for y in YS:
        sheet.rule(49, y - 0.9, 351, y - 0.9).rule(49, y + 0.9, 351, y + 0.9)
    assert shape(only_table(read(lettered(sheet)))) == (3, 3, 9)


def test_sides_without_rules_are_closed() -> None:
    """Many plans draw no rule at the left and right of a table."""
    sheet = Sheet()
    for y in YS:
        sheet.rule(50, y, 350, y)
    for x in XS[1:-1]:
        sheet.rule(x, 100, x, 190)
    table = only_table(read(lettered(sheet)))
    assert grid(table)[1] == ["丁", "戊", "己"]


def test_lines_that_hardly_miss_each_other_still_meet() -> None:
    sheet = Sheet()
    for y in YS:
        sheet.rule(51.2, y, 348.8, y)
    for x in XS:
        sheet.rule(x, 100.0, x, 190.0)
    assert shape(only_table(read(lettered(sheet)))) == (3, 3, 9)


@pytest.mark.parametrize("gap", [4.0, 8.0])
def test_a_grid_in_a_cell_is_that_cells_table(gap: float) -> None:
    sheet = Sheet().rules([50.0, 150.0, 450.0], [100.0, 130.0, 220.0])
    inner = [150.0 + gap, 250.0, 350.0, 450.0 - gap]
    sheet.rules(inner, [130.0 + gap, 160.0, 180.0]).write(55, 120, "指標")
    sheet.write(170, 150, "4月").write(270, 150, "5月").write(170, 172, "93.8%")
    sheet.write(160, 205, "順調に進捗")
    table = only_table(read(sheet))
    assert shape(table) == (2, 2, 4)
    cell = at(table, 1, 1)
    assert cell.text == "順調に進捗"
    assert grid(cell.tables[0]) == [["4月", "5月", ""], ["93.8%", "", ""]]
    assert (table.number, cell.tables[0].number) == (1, 2)


def test_a_nested_grid_that_touches_its_cell_is_not_welded_to_it() -> None:
    """A page break can put the rest of a nested table right below the repeated header."""
    sheet = Sheet().rules([50.0, 150.0, 450.0], [100.0, 130.0, 220.0])
    for x in (170.0, 250.0, 330.0, 430.0):
        sheet.rule(x, 130, x, 160)
    sheet.rule(170, 160, 430, 160).write(180, 150, "96.8%").write(270, 150, "96.7%")
    table = only_table(read(sheet))
    assert shape(table) == (2, 2, 4)
    assert grid(at(table, 1, 1).tables[0]) == [["96.8%", "96.7%", ""]]


def test_a_stamp_in_a_cell_is_text_of_the_cell() -> None:
    sheet = Sheet().rules(XS, YS).write(55, 112, "指導の実施率")
    sheet.box(70, 116, 140, 127, "1 0 0").write(73, 124, "インセンティブ", 8)
    cell = at(only_table(read(sheet)), 0, 0)
    assert [line.text for line in cell.lines] == ["指導の実施率", "インセンティブ"]
    assert cell.tables == []


def test_a_frame_around_the_page_holds_no_table_of_its_own() -> None:
    document = read(lettered(Sheet().rules(XS, YS)).box(20, 20, 575, 822).write(60, 80, "表題"))
    assert shape(only_table(document)) == (3, 3, 9)
    assert paragraphs(document) == ["表題"]


def test_a_text_frame_is_a_paragraph() -> None:
    document = read(Sheet().box(450, 30, 560, 60).write(470, 50, "資料2-1", 14))
    assert list(document.tables()) == []
    assert paragraphs(document) == ["資料2-1"]


def test_shading_is_no_table() -> None:
    sheet = Sheet().fill(50, 100, 350, 130, "0.85 0.9 0.95").write(60, 120, "見出し")
    assert list(read(sheet).tables()) == []


def test_neighbouring_tables_are_not_glued() -> None:
    sheet = Sheet().rules([50.0, 100.0, 150.0], YS).rules([162.0, 212.0, 262.0], YS)
    tables = list(read(sheet.write(55, 118, "左").write(167, 118, "右")).tables())
    assert [shape(table) for table in tables] == [(3, 2, 6), (3, 2, 6)]


def test_an_underline_is_a_mark_not_a_rule() -> None:
    sheet = Sheet().rules(XS, YS).write(52, 118, "周知広報を実施すること")
    sheet.rule(88, 119.2, 150, 119.2, 0.4)
    table = only_table(read(sheet))
    assert shape(table) == (3, 3, 9)
    (mark,) = at(table, 0, 0).lines[0].marks
    assert at(table, 0, 0).lines[0].text[mark.start : mark.end] == "を実施すること"
    assert mark.style == "underline"


def test_a_page_turned_by_its_dictionary_is_read_upright() -> None:
    """/Rotate 90: the page is stored on its side and shown turned clockwise."""
    sheet = Sheet(width=842, height=595, rotate=90)
    for x in (100.0, 200.0, 300.0):
        sheet.rule(x, 100, x, 400)
    for y in (100.0, 250.0, 400.0):
        sheet.rule(100, y, 300, y)
    sheet.write(120, 380, "甲", turn=3).write(220, 380, "乙", turn=3)
    for number in range(12):
        sheet.write(400, 500 - 20 * number, "本文", turn=3)
    table = only_table(read(sheet))
    assert [row[0] for row in grid(table)] == ["甲", "乙"]


def test_a_page_drawn_on_its_side_is_turned() -> None:
    """Some price lists are drawn turned without saying so in /Rotate."""
    sheet = Sheet(width=595, height=842)
    for number in range(20):
        sheet.write(100 + 20 * number, 100, "医薬品の名称", turn=1)
    document = read(sheet)
    assert paragraphs(document)[0] == "医薬品の名称"
    box = next(document.paragraphs()).bbox
    assert box is not None
    assert box[2] - box[0] > box[3] - box[1]


def test_a_label_over_all_rows_of_a_page_is_a_column() -> None:
    """No rule reaches the side of a table whose first column one cell fills (Gunma, no header)."""
    sheet = Sheet(400, 400).rules([80.0, 200.0, 350.0], [30.0, 130.0, 270.0, 370.0])
    sheet.rule(50, 30, 50, 370).write(60, 60, "基").write(90, 60, "財政").write(90, 160, "広報")
    table = only_table(read(sheet))
    assert (table.rows, table.columns) == (3, 3)
    assert at(table, 0, 0).row_span == 3
    assert at(table, 1, 1).text == "広報"


def test_tables_that_share_a_rule_are_two_where_columns_and_header_begin_again() -> None:
    sheet = Sheet(400, 400).rules([30.0, 80.0, 200.0, 370.0], [30.0, 60.0, 90.0])
    sheet.rules([30.0, 130.0, 260.0, 370.0], [90.0, 120.0, 150.0])
    for y, xs in ((50, (35, 85, 205)), (110, (35, 135, 265))):
        for x, text in zip(xs, ("番", "事業", "進捗状況"), strict=True):
            sheet.write(x, y, text)
    sheet.write(85, 80, "健全な財政").write(135, 140, "広報の推進")
    tables = list(read(sheet).tables())
    assert [(table.rows, table.columns) for table in tables] == [(2, 3), (2, 3)]
    assert [at(table, 1, 1).text for table in tables] == ["健全な財政", "広報の推進"]


def test_a_form_that_changes_its_columns_is_one() -> None:
    sheet = Sheet(400, 400).rules([30.0, 80.0, 200.0, 370.0], [30.0, 60.0])
    sheet.rules([30.0, 130.0, 260.0, 370.0], [60.0, 90.0])
    sheet.write(35, 50, "氏名").write(85, 50, "生年月日").write(35, 80, "住所").write(135, 80, "印")
    assert only_table(read(sheet)).rows == 2


def test_grids_of_the_same_rows_with_an_arrow_between_are_one_table() -> None:
    sheet = Sheet().rules([50, 150, 250], YS).rules([280, 360], YS)
    for row, (name, before, now) in enumerate([("指標", "実績", "目標"), ("甲", "10", "20")]):
        y = YS[row] + 18
        sheet.write(55, y, name).write(155, y, before).write(285, y, now)
        sheet.write(258, y, "→")
    table = only_table(read(sheet))
    assert grid(table)[:2] == [["指標", "実績", "→", "目標"], ["甲", "10", "→", "20"]]
    assert len(paragraphs(read(sheet))) == 0


def test_grids_of_other_rows_stay_apart() -> None:
    sheet = Sheet().rules([50, 150, 250], YS).rules([280, 360], [100, 140, 190])
    assert len(list(read(sheet.write(55, 118, "甲").write(285, 118, "乙")).tables())) == 2
