"""Tables without rules, or with horizontal ones only."""

from __future__ import annotations

from tests.ingest.pdf.drawing import Sheet
from tests.ingest.pdf.reading import at, grid, paragraphs, read

ROWS = [
    ("年度", "件数", "率"), ("令和元年度", "745", "93.8%"), ("令和2年度", "1,709", "95.1%"),
    ("令和3年度", "812", "96.0%"), ("令和4年度", "9", "97.25%"),
]  # fmt: skip

CASES = [
    ("8015", "女性", "県内確定例の\n接触者"),
    ("8014", "男性", "調査中"),
    ("8013", "男性", "県内確定例の\n接触者"),
    ("8012", "女性", "調査中"),
]


def aligned(sheet: Sheet, step: float = 18.0) -> Sheet:
    """Texts set in columns."""
    for number, row in enumerate(ROWS):
        for x, text in zip((60, 180, 300), row, strict=True):
            sheet.write(x, 120 + step * number, text)
    return sheet


def test_columns_are_found_by_alignment() -> None:
    document = read(aligned(Sheet()).write(60, 80, "郵送化率の推移"))
    (table,) = document.tables()
    assert not table.ruled
    assert grid(table) == [list(row) for row in ROWS]
    assert [finding.code for finding in document.findings] == ["unruled_table"]
    assert [finding.severity for finding in document.findings] == ["info"]
    assert paragraphs(document) == ["郵送化率の推移"]


def test_horizontal_rules_part_the_rows() -> None:
    """Case lists of Okinawa: no vertical rule, texts of two lines in some cells."""
    sheet = Sheet()
    for number, row in enumerate(CASES):
        y = 120 + 34 * number
        sheet.rule(55, y - 20, 400, y - 20)
        for x, text in zip((60, 150, 300), row, strict=True):
            lines = text.split("\n")
            for place, line in enumerate(lines):
                sheet.write(x, y - 6 * (len(lines) - 1) + 12 * place, line)
    (table,) = read(sheet.rule(55, 236, 400, 236)).tables()
    assert [row[0] for row in grid(table)] == ["8015", "8014", "8013", "8012"]
    assert at(table, 0, 2).text.replace("\n", "") == "県内確定例の接触者"


def test_prose_is_no_table() -> None:
    sheet = Sheet()
    for number in range(8):
        sheet.write(
            60, 100 + 16 * number, "加入者及び事業主に対して制度の仕組みや意義を周知し広報する"
        )
    assert list(read(sheet).tables()) == []


def test_two_columns_of_prose_are_no_table() -> None:
    sheet = Sheet()
    for number in range(8):
        for x in (50, 320):
            sheet.write(x, 100 + 16 * number, "加入者及び事業主に対して制度の仕組みや意義を広報し")
    assert list(read(sheet).tables()) == []


def test_a_few_lines_side_by_side_are_no_table() -> None:
    sheet = Sheet().write(400, 60, "令和4年7月20日").write(60, 60, "群馬支部")
    assert list(read(sheet).tables()) == []


def test_headings_set_alike_above_drawn_tables_are_no_table() -> None:
    """Numbered titles with the group in charge at the right, a drawn table below each."""
    sheet = Sheet()
    for number in range(4):
        y = 80 + 120 * number
        for x, text in zip(
            (60, 90, 400), (str(number + 4), "現金給付の適正化", "業務"), strict=True
        ):
            sheet.write(x, y, text)
        sheet.rule(55, y + 4, 480, y + 4)
        for place in range(3):
            sheet.rule(55, y + 20 + 20 * place, 480, y + 20 + 20 * place)
        for x in (55, 260, 480):
            sheet.rule(x, y + 20, x, y + 60)
        for x, text in ((60, "主な取組"), (270, "実施結果")):
            sheet.write(x, y + 35, text).write(x, y + 55, "研修を行う")
    tables = list(read(sheet).tables())
    assert [table.ruled for table in tables] == [True] * 4
