"""Sheets of labels and values that touch, and sheets that a page break cuts."""

from collections.abc import Iterator
from itertools import count

import pytest

from parsers.forms.runs import sheet_runs
from parsers.forms.sheets import sheets_of
from parsers.grid import GridRow, rows_of
from parsers.rows.align import Aligned
from tests.parsers.tables import table


def sheet(number: int, title: str, target: str) -> list[str]:
    return [
        f"No.|{number}|事業名|{title}",
        f"取組内容|・{title}の案内を配る",
        f"ＫＰＩ|{target}",
        "評価|○|担当|業務G",
    ]


ROWS = [
    *sheet(1, "広報", "95.0％以上"),
    *sheet(2, "健診", "51.2％以上"),
    *sheet(3, "相談", "対前年度以"),
]


def said(sheets: list[Aligned]) -> list[dict[str, str]]:
    return [{column.role: cell.text for column, cell in sheet.roles} for sheet in sheets]


def named(sheets: list[Aligned]) -> list[tuple[str, str]]:
    return [(roles["number"], roles["title"]) for roles in said(sheets)]


def test_the_number_row_opens_its_own_sheet_and_not_ends_the_one_before() -> None:
    sheets = sheets_of(rows_of(table(*ROWS)))
    assert named(sheets) == [("1", "広報"), ("2", "健診"), ("3", "相談")]


def test_a_number_in_a_row_of_its_own_opens_the_sheet_too() -> None:
    rows = [
        row
        for n, title in enumerate(("広報", "健診"), 1)
        for row in (f"番号|{n}", f"施策名|{title}", "取組内容|・案内を配る", "評価|○")
    ]
    assert named(sheets_of(rows_of(table(*rows)))) == [("1", "広報"), ("2", "健診")]


def pages(*cuts: list[str]) -> list[GridRow]:
    numbers: Iterator[int] = count(1)
    runs = sheet_runs([table(*rows, number=next(numbers)) for rows in cuts])
    assert [len(rows) for rows in runs.values()][1:] == [0] * (len(cuts) - 1)
    return runs[1]


@pytest.mark.parametrize("place", range(3, 11))
def test_a_page_break_inside_a_sheet_changes_nothing(place: int) -> None:
    rows = pages(ROWS[:place], ROWS[place:])
    assert said(sheets_of(rows)) == said(sheets_of(rows_of(table(*ROWS))))


def test_words_that_a_page_break_cut_off_go_on_with_their_cell() -> None:
    rows = pages(ROWS[:-1], ["|上とする", ROWS[-1]])
    assert said(sheets_of(rows))[-1]["target"] == "対前年度以上とする"
    assert said(sheets_of(rows))[-1]["status"] == "○"
