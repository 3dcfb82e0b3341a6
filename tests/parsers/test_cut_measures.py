"""A measure cut by a page break, its rest in a row of its own on the next page."""

import pytest

from parsers.grid import GridCell, rows_of
from parsers.header.reading import read_header
from parsers.rows.align import align
from parsers.rows.cut_measures import pieces_below
from schema.document import Ref
from schema.plan import Initiative, Measure, Quote
from tests.parsers.tables import table


def after(tail: str, text: str, page: int = 2, top: float = 40.0) -> tuple[str, list[str]]:
    """The measure above the break, and the texts that are left of the cell below it."""
    rows = rows_of(table("項番|事業|実施内容|評価", "1|広報|・配る|○", f"||{tail}|"))
    header, _ = read_header(rows)
    aligned = align(rows[2], header)
    cell = aligned.get("measure")[0]
    placed = GridCell(cell.cell, Ref(page, 1, 2, 2, (50.0, top, 200.0, top + 20)))
    item = Initiative("1", Quote("広報", Ref(1, 1, 1, 1)))
    above = Ref(1, 1, 1, 2, (50.0, 300.0, 200.0, 320.0))
    item.measures.append(Measure(Quote(text, above), "・"))
    left = [piece.text for piece in pieces_below(aligned, placed, item)]
    return item.measures[0].quote.text, left


@pytest.mark.parametrize("tail", ["する。", "で案内を配る。", "認する。", "、窓口に置く。"])
def test_the_rest_of_a_sentence_ends_the_measure_above(tail: str) -> None:
    assert after(tail, "便りの送付を検討") == (f"便りの送付を検討{tail}", [])


def test_a_later_row_that_stands_higher_is_on_the_next_page() -> None:
    """A table over two pages is one, and its cells say the first page."""
    assert after("する。", "便りの送付を検討", page=1) == ("便りの送付を検討する。", [])


@pytest.mark.parametrize(
    ("tail", "text", "page", "top"),
    [
        ("する。", "便りを送る。", 2, 40.0),
        ("する。", "便りの送付を検討", 1, 320.0),
        ("・配る。", "便りの送付", 2, 40.0),
        ("研修会の開催", "便りの送付", 2, 40.0),
    ],
)
def test_what_is_no_rest_stays(tail: str, text: str, page: int, top: float) -> None:
    assert after(tail, text, page, top) == (text, [tail])
