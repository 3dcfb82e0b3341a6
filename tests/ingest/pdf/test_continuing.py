"""A row that a page break cuts where a rule closes its upper part: the contents tell."""

from __future__ import annotations

import numpy as np

from ingest.pdf.continuing import by_counts, by_tables, ends_twice
from ingest.pdf.tables import DraftCell, DraftTable
from ingest.pdf.wrapping import Ends
from schema.document import Line

NARROW = Ends(room=2.0, length=4, first=9.0, printed=4)
"""A full line of a column four glyphs wide."""


def nested(*rows: tuple[str, ...]) -> DraftTable:
    cells = [
        DraftCell(y, x, 1, 1, [Line(text)], (0.0, 0.0, 9.0, 9.0))
        for y, row in enumerate(rows)
        for x, text in enumerate(row)
    ]
    return DraftTable(1, np.array([0.0, 20.0, 40.0]), len(rows), cells, (0.0, 0.0, 40.0, 20.0))


def cell(column: int, text: str = "", table: DraftTable | None = None) -> DraftCell:
    lines = [Line(text)] if text else []
    tables = [table] if table is not None else []
    return DraftCell(0, column, 1, 1, lines, (0.0, 0.0, 9.0, 9.0), tables, NARROW)


SERIES = (
    cell(1, table=nested(("回収率", "4月"), ("令和2年度", "95.9"))),
    cell(1, table=nested(("令和3年度", "94.0"))),
)


def test_a_nested_table_goes_on_and_so_does_the_narrow_title_beside_it() -> None:
    assert by_tables([(cell(0, "のための保険"), cell(0, "証回収強化")), SERIES])


def test_a_title_that_had_ended_begins_a_row_of_its_own() -> None:
    above = cell(0, "の推進")
    above.ends = Ends(room=None, length=3)
    assert not by_tables([(above, cell(0, "重症化予防")), SERIES])


def test_texts_alone_are_not_told_by_tables() -> None:
    assert not by_tables([(cell(0, "のための保険"), cell(0, "証回収強化"))])


COUNTS = "（対象者数：151,200人 実施見込者数：103,570人）"


def test_a_head_count_at_the_top_of_a_page_is_of_the_target_above() -> None:
    assert by_counts([(cell(0, "8 健診"), cell(0)), (cell(1, "受診率：68.5%"), cell(1, COUNTS))])


def test_a_row_that_begins_with_a_number_or_below_nothing_is_no_rest() -> None:
    assert not by_counts([(cell(1, "受診率：68.5%"), cell(1, "(1) 健診の推進"))])
    assert not by_counts([(cell(1), cell(1, COUNTS))])
    ended = cell(0, "健診")
    ended.ends = Ends(room=None, length=2)
    assert not by_counts([(ended, cell(0, "広報")), (cell(1, "8%"), cell(1, COUNTS))])


def test_two_rows_of_values_groups_or_signs_are_no_row_cut_in_two() -> None:
    def pairs(*texts: tuple[str, str]) -> list[tuple[DraftCell, DraftCell]]:
        return [(cell(x, above), cell(x, below)) for x, (above, below) in enumerate(texts)]

    assert ends_twice(pairs(("3,300事業所以上", "47.0％以上"), ("2,704事業所", "45.2%")))
    assert ends_twice(pairs(("対前年度以上", "100%"), ("業務G", "業務G"), ("○", "△")))
    assert not ends_twice(pairs(("3,300事業所以上", "47.0％以上"), ("点検の強", "化")))
