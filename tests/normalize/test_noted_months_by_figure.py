"""Notes that a figure's mark points at: they date that figure and no other."""

from __future__ import annotations

import pytest

import pipeline
from normalize import load_taxonomy
from normalize.marks import mark_behind, marks_in, noted_month, notes_in
from schema.records import Records

HEAD = (
    "<tr><th>No.</th><th>施策</th><th>実施内容</th><th>KPI</th><th>9月末実績（全国平均）</th></tr>"
)
STATED = "・レセプト点検の査定率：0.3％以上<br>・再審査レセプト1件当たりの査定額：7,000円以上"


def read(cell: str, below: str = "") -> Records:
    told = "<td>1</td><td>レセプト点検</td><td>①研修する。</td>"
    row = f"<tr>{told}<td>{STATED}</td><td>{cell}</td></tr>"
    other = (
        "<tr><td>2</td><td>サービス水準の向上</td><td>①案内する。</td>"
        "<td>・郵送化率：95％以上</td><td>95.8％</td></tr>"
    )
    page = f"<h1>令和5年度 徳島支部 上期進捗報告</h1><table>{HEAD}{row}{other}</table>{below}"
    data = f'<meta charset="utf-8">{page}'.encode()
    return pipeline.convert_document("a.html", data, taxonomy=load_taxonomy(None)).records


def dates(found: Records) -> list[str | None]:
    return [target.actual_as_of for target in found.kpi_targets]


@pytest.mark.parametrize(
    ("cell", "below", "expected"),
    [
        ("0.27％（0.31％）※<br>7,204円（7,450円）※<br>※8月末", "", ["2023-08", "2023-08"]),
        ("0.27％（0.31％）※1<br>7,204円（7,450円）<br>※1 8月末", "", ["2023-08", "2023-09"]),
        ("0.27％※1<br>7,204円", "<p>※1 令和5年7月末時点　※2 速報値</p>", ["2023-07", "2023-09"]),
        ("0.27％<br>7,204円（注2）", "<p>（注2）8月診療分の数値</p>", ["2023-09", "2023-08"]),
        ("0.27％*<br>7,204円", "<p>* 令和5年8月末現在の実績</p>", ["2023-08", "2023-09"]),
        ("0.27％※1<br>7,204円", "<p>※1 速報値</p>", ["2023-09", "2023-09"]),
        ("0.27％（8月末）※1<br>7,204円", "<p>※1 令和5年7月末</p>", ["2023-08", "2023-09"]),
        (
            "0.27％※1<br>7,204円",
            "<p>※1 再審査を含む。実績は令和5年7月診療分</p>",
            ["2023-07", "2023-09"],
        ),
    ],
)
def test_a_note_dates_the_figures_that_carry_its_mark(
    cell: str, below: str, expected: list[str]
) -> None:
    assert dates(read(cell, below)) == [*expected, "2023-09"]


def test_marks_are_told_from_the_figures_behind_them() -> None:
    assert mark_behind("0.27％（0.31％）※7,204円", 0) == ("※", 12)
    assert mark_behind("0.27％　※1", 0) == ("※1", 6)
    assert marks_in("52.1％※1、注2） ※") == ["※1", "注2", "※"]


def test_notes_are_told_with_their_marks_and_months() -> None:
    notes = list(notes_in("※ 8月末　※2 令和3年1月末時点"))
    assert [(note.mark, note.start) for note in notes] == [("※", 0), ("※2", 6)]
    assert [noted_month(note.words, 2023) for note in notes] == ["2023-08", None]


def test_a_note_may_say_that_figures_were_counted_when_the_year_was_over() -> None:
    counted = "令和6年6月時点の集計。確定値は令和6年10月に公表の予定。"
    assert noted_month(counted, 2023) == "2024-06"
    assert noted_month("令和6年6月に公表した数値", 2023) is None
