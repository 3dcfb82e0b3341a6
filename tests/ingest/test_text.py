"""Blanks collapse, characters stay, marks count in the cleaned line."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ingest.limits import TooMuch
from ingest.text import LineBuilder, squeeze
from schema.document import Line, Mark


@pytest.mark.parametrize(
    ("printed", "line"),
    [
        ("  健診 \t の\xa0案内  ", "健診 の 案内"),
        ("健診の\n    案内", "健診の案内"),
        ("100%\n以上", "100% 以上"),
        ("KPI\ntarget", "KPI target"),
        ("全角　空白", "全角　空白"),
        ("消\x00える\ufeff", "消える"),
        ("①②㈱ﾊﾝｶｸ－", "①②㈱ﾊﾝｶｸ－"),
    ],
)
def test_squeeze(printed: str, line: str) -> None:
    assert squeeze(printed) == line


def test_marks_are_offsets_in_the_line() -> None:
    builder = LineBuilder(100)
    builder.add("　 目標は ")
    builder.open_style("u", "underline")
    builder.add(" 九割 ")
    builder.open_style("b", "bold")
    builder.add("以上")
    builder.close_style("u")
    builder.add("とする")
    assert builder.take() == [
        Line("目標は 九割 以上とする", 0, (Mark(4, 9, "underline"), Mark(7, 12, "bold")))
    ]


def test_a_wrapped_line_joins_across_pieces() -> None:
    builder = LineBuilder(100)
    builder.add("受診率を\n  ")
    builder.open_style("b", "bold")
    builder.add("高める")
    builder.end_line()
    builder.add("a\n")
    builder.add("b")
    assert [line.text for line in builder.take()] == ["受診率を高める", "a b"]


def test_an_item_keeps_its_level_until_something_is_printed() -> None:
    builder = LineBuilder(100)
    builder.open_item(2)
    builder.add("  ")
    builder.end_line()
    builder.add("冊子を配る")
    builder.end_line()
    builder.add("続き")
    assert [(line.level, line.text) for line in builder.take()] == [(2, "冊子を配る"), (0, "続き")]


def test_a_line_may_not_grow_without_end() -> None:
    builder = LineBuilder(10)
    builder.add("12345")
    with pytest.raises(TooMuch):
        builder.add("678901")


@given(st.lists(st.tuples(st.text("ab 　\n\xa0計画"), st.sampled_from(["", "b", "/b", "u", "/u"]))))
def test_marks_stay_inside_their_line(pieces: list[tuple[str, str]]) -> None:
    builder = LineBuilder(10_000)
    for text, tag in pieces:
        if tag.startswith("/"):
            builder.close_style(tag[1:])
        elif tag:
            builder.open_style(tag, "bold" if tag == "b" else "underline")
        builder.add(text)
    for line in builder.take():
        assert line.text == line.text.strip("\u3000 ")
        for mark in line.marks:
            assert 0 <= mark.start < mark.end <= len(line.text)
