"""Rings at the beginning of lines: marks of a list, or grades in front of what they judge."""

import pytest

from parsers.measures.markers import Piece
from parsers.measures.segments import segments_of
from schema.document import Ref

_POINTS = (
    "鳥取県（健康課）と協定を結ぶ。",
    "薬局（院内を含む）への案内",
    "40歳以上の被扶養者に受診券を送る。",
    "第2期の保健計画を進める。",
    "年2回の広報を行う。",
    "県、市町村との意見交換",
)


def kinds(*lines: str) -> list[tuple[str, str]]:
    found = segments_of([Piece(line, Ref(None, 1, 0, 2)) for line in lines])
    return [(segment.kind, segment.text) for segment in found]


@pytest.mark.parametrize("ring", ["○ ", "〇 ", "○\u3000", "○", "◎ "])
@pytest.mark.parametrize("point", _POINTS)
def test_a_ring_heads_points_that_begin_with_a_figure_or_a_short_word(
    ring: str, point: str
) -> None:
    first = "窓口での案内の仕方を見直す。"
    assert kinds(f"{ring}{first}", f"{ring}{point}") == [("measure", first), ("measure", point)]
    assert kinds(f"{ring}{point}", f"{ring}{first}") == [("measure", point), ("measure", first)]


@pytest.mark.parametrize(
    "grade",
    ["○ 58.2％（前の年の数に0.3を足す）", "○ 達成（目標4回）を上回った", "○ 4回（目標3回）で達成"],
)
def test_a_ring_in_front_of_a_result_heads_no_point(grade: str) -> None:
    assert kinds("窓口での案内の仕方を見直す。", grade)[-1][1].endswith(grade)
