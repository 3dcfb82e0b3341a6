"""Boxes of text inside a cell keep their place between the cell's lines."""

from __future__ import annotations

import pytest

from tests.ingest.pdf.drawing import Sheet
from tests.ingest.pdf.reading import grid, read

Printed = list[tuple[str, bool]]


def cell_of(printed: Printed) -> list[str]:
    """The lines of a cell in which each text stands below the one before, some in boxes."""
    sheet = Sheet(480, 400).rules([50, 250, 430], [40, 60, 220]).write(53, 53, "項目")
    sheet.write(253, 53, "結果").write(253, 73, "送った")
    for number, (text, boxed) in enumerate(printed):
        y = 75 + 20 * number
        sheet.write(58, y, text)
        if boxed:
            sheet.box(54, y - 11, 246, y + 4)
    (table,) = read(sheet).tables()
    return grid(table)[1][0].split("\n")


TITLES = ("(6) 回収の強化", "(7) 債権の管理")
AIMS = ("KPI：回収率を94.0％以上とする", "KPI：管理率を60.0％以上とする")


@pytest.mark.parametrize(
    "printed",
    [
        [(TITLES[0], False), (AIMS[0], True), (TITLES[1], False), (AIMS[1], True)],
        [(AIMS[0], True), (TITLES[0], False), (TITLES[1], False)],
        [(TITLES[0], True), ("・文書を送る。", False), (TITLES[1], True), ("・訪ねる。", False)],
    ],
)
def test_boxes_stand_between_the_lines(printed: Printed) -> None:
    assert cell_of(printed) == [text for text, _ in printed]


def test_a_stamp_above_the_text_stands_behind_it() -> None:
    stamp = "インセンティブ関連"
    assert cell_of([(stamp, True), (TITLES[0], False), ("・送る。", False)])[-1] == stamp


def test_a_box_beside_a_line_stands_behind_the_text() -> None:
    sheet = Sheet(480, 400).rules([50, 250, 430], [40, 60, 220]).write(53, 53, "項目")
    sheet.write(253, 53, "結果").write(253, 73, "送った")
    sheet.write(58, 75, TITLES[0]).write(180, 75, "関連").box(178, 65, 204, 79)
    sheet.write(58, 95, "・送る。")
    (table,) = read(sheet).tables()
    assert grid(table)[1][0].split("\n") == [TITLES[0], "・送る。", "関連"]
