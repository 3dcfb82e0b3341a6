"""Vertical labels in a narrow first column are one word."""

from __future__ import annotations

from tests.ingest.pdf.drawing import Sheet
from tests.ingest.pdf.reading import at, only_table, read


def labelled(sheet: Sheet) -> Sheet:
    """A table whose first column is narrow and spans all rows."""
    for x in (50.0, 68.0, 200.0):
        sheet.rule(x, 100, x, 300)
    for y in (100.0, 300.0):
        sheet.rule(50, y, 200, y)
    for y in (150.0, 200.0, 250.0):
        sheet.rule(68, y, 200, y)
    return sheet.write(80, 120, "健全な財政運営")


def test_one_glyph_a_line() -> None:
    sheet = labelled(Sheet())
    for number, character in enumerate("基盤的保険者機能"):
        sheet.write(54, 120 + 13 * number, character)
    cell = at(only_table(read(sheet)), 0, 0)
    assert (cell.text, cell.row_span) == ("基盤的保険者機能", 4)


def test_a_number_above_the_label_belongs_to_it() -> None:
    sheet = labelled(Sheet()).write(56.5, 115, "1")
    sheet.write_down(54, 128, "基盤的保険者機能")
    assert at(only_table(read(sheet)), 0, 0).text.replace(" ", "") == "1基盤的保険者機能"


def test_turned_glyphs() -> None:
    sheet = labelled(Sheet()).write(56, 120, "基盤的保険者機能", turn=1)
    assert at(only_table(read(sheet)), 0, 0).text == "基盤的保険者機能"
    sheet = labelled(Sheet()).write(63, 220, "基盤的保険者機能", turn=3)
    assert at(only_table(read(sheet)), 0, 0).text == "基盤的保険者機能"


def test_two_columns_of_vertical_writing_are_read_from_the_right() -> None:
    sheet = Sheet().rules([50.0, 90.0, 200.0], [100.0, 300.0]).write(110, 120, "本文")
    sheet.write_down(72, 115, "戦略的保険者", 10).write_down(58, 115, "機能の発揮", 10)
    assert at(only_table(read(sheet)), 0, 0).text.replace("\n", "") == "戦略的保険者機能の発揮"


def test_stacked_results_are_no_word() -> None:
    """Two symbols for two targets, one below the other (Kumamoto)."""
    sheet = Sheet().rules([50.0, 66.0, 200.0], [100.0, 160.0])
    sheet.write(53, 115, "○").write(53, 128, "×").write(53, 141, "○")
    assert at(only_table(read(sheet)), 0, 0).text == "○\n×\n○"


def test_wrapped_horizontal_text_in_a_narrow_column() -> None:
    """○： cannot be parted, so its line has two glyphs and the others one."""
    sheet = (
        Sheet().rules([50.0, 72.0, 200.0], [100.0, 260.0]).write(53, 115, "○").write(62, 115, ":")
    )
    for number, character in enumerate("概ね目標達成"):
        sheet.write(53, 128 + 13 * number, character)
    assert at(only_table(read(sheet)), 0, 0).text.replace("\n", "") == "○:概ね目標達成"


def test_a_page_of_vertical_writing() -> None:
    sheet = Sheet(842, 595)
    for number, text in enumerate(
        ("第一条この省令は次の", "事業に適用する。", "第二条施行の期日を定")
    ):
        sheet.write_down(700 - 20 * number, 80, text, 10)
    words = "".join(block.text for block in read(sheet).paragraphs())
    assert words == "第一条この省令は次の事業に適用する。第二条施行の期日を定"
