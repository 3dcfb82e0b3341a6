"""The sheet gives back what was decided, whatever the names look like."""

from __future__ import annotations

import csv
import io

from hypothesis import given
from hypothesis import strategies as st

from review import Decision, OpenName, read_sheet, write_sheet

NAMES = st.text(st.characters(codec="utf-8", exclude_characters="\0\r"), min_size=1)


def opened(name: str) -> OpenName:
    return OpenName(name, "indicator", 1, ("a.pdf",), "page 1", "", (("x", 0.5),))


@given(st.lists(NAMES, unique=True, max_size=5))
def test_every_name_comes_back_as_it_was(names: list[str]) -> None:
    sheet = write_sheet(opened(name) for name in names).decode("utf-8-sig")
    rows = list(csv.reader(io.StringIO(sheet, newline="")))
    text = io.StringIO(newline="")
    csv.writer(text).writerows([rows[0], *([*row[:-1], "some_id"] for row in rows[1:])])
    found = read_sheet(text.getvalue().encode())
    assert [decision.name for decision in found] == names


def test_a_cell_is_never_a_formula() -> None:
    sheet = write_sheet([opened("=1+1")]).decode("utf-8-sig")
    assert "'=1+1,indicator" in sheet


def test_rows_without_a_decision_are_left_out() -> None:
    sheet = "name,kind,decision\n花,indicator, \n水,item,service_level\n".encode()
    assert read_sheet(sheet) == [Decision("水", "item", "service_level", "line 3")]
