"""What stands beside an item whose number goes on over a page break."""

from __future__ import annotations

import numpy as np

from ingest.pdf.continuing import names_rows
from ingest.pdf.span_labels import labels_over
from ingest.pdf.tables import DraftCell, DraftTable
from ingest.pdf.wrapping import Ends
from schema.document import Line

FULL = Ends(room=2.0, length=14, first=9.0, printed=1)
"""A full line, and a text that begins without a bullet."""


def cell(column: int, text: str, rows: int, row: int = 0) -> DraftCell:
    lines = [Line(text)] if text else []
    return DraftCell(row, column, rows, 1, lines, (0.0, 0.0, 90.0, 9.0), [], FULL)


def joined(*texts: tuple[str, str, int, int]) -> list[int]:
    """Columns that `labels_over` joins: text above, text below, rows above, rows below."""
    pairs = [(cell(x, a, up), cell(x, b, down)) for x, (a, b, up, down) in enumerate(texts)]
    return [above.column for above, _ in labels_over(pairs)]


def test_title_group_and_an_unfinished_sentence_go_on_beside_the_number() -> None:
    assert joined(
        ("5", "", 1, 3),
        ("柔道整復施術療養費の照会業務", "の強化", 1, 3),
        ("【KPI】施術箇所３部位以上、", "かつ月15日以上の割合を下げる", 1, 1),
        ("業務", "", 1, 3),
        ("目標", "実績", 1, 1),
        ("対前年度以下", "1.41％", 1, 1),
    ) == [0, 1, 2, 3]


def test_another_item_below_keeps_its_title() -> None:
    assert joined(("5", "6", 1, 3), ("照会業務の強化", "債権の回収", 1, 3)) == []


def test_measures_with_a_sign_each_stay_two() -> None:
    beside = [("15", "", 2, 2), ("人材育成の推進", "", 2, 2)]
    measures = ("① 研修を行う。", "② 発表会を開く。", 2, 2)
    assert joined(*beside, measures, ("○", "×", 2, 2)) == [0, 1]


def test_labels_that_other_rows_hold_are_those_of_two_rows() -> None:
    box = (0.0, 0.0, 90.0, 9.0)
    above, below = cell(0, "目標（累計）", 1, 2), cell(0, "実績（累計）", 1)
    upper = [cell(0, "目標（累計）", 1), cell(0, "実績（累計）", 1, 1), above]
    tables = [
        DraftTable(page, np.array([0.0, 90.0]), len(cells), cells, box)
        for page, cells in enumerate((upper, [below]), 1)
    ]
    assert names_rows([(above, below)], *tables)
    above.lines = [Line("目標（見込）")]
    assert not names_rows([(above, below)], *tables)
