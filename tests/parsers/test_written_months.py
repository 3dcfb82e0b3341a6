"""Words under months and quarters where other rows print marks: 随時, 通年, 準備 | 実施."""

from __future__ import annotations

import pytest

import pipeline
from normalize import load_taxonomy
from schema.records import Records

MONTHS = [f"{month}月" for month in (4, 5, 6, 7, 8, 9, 10, 11, 12, 1, 2, 3)]
YEAR = [4, 5, 6, 7, 8, 9, 10, 11, 12, 1, 2, 3]
HEAD = ("No.", "事業", "実施内容")


def row(*cells: str, tag: str = "td") -> str:
    plain = (cell if cell.startswith("<") else f"<{tag}>{cell}</{tag}>" for cell in cells)
    return f"<tr>{''.join(plain)}</tr>"


def over(words: str, count: int) -> str:
    return f'<td colspan="{count}">{words}</td>'


def records(head: str, rows: str) -> Records:
    page = "<h1>令和5年度 佐賀支部 事業計画</h1>"
    page = f'<meta charset="utf-8">{page}<table>{head}{rows}</table>'
    return pipeline.convert_document("a.html", page.encode(), taxonomy=load_taxonomy(None)).records


@pytest.mark.parametrize(
    ("cells", "months", "schedule"),
    [
        ([over("通年", 12)], YEAR, "4月～3月 通年"),
        (["", "", over("随時", 6), *[""] * 4], [6, 7, 8, 9, 10, 11], "6月～11月 随時"),
        ([over("準備", 3), "●", *[""] * 7, "検証"], [4, 5, 6, 7, 3], "4月～6月 準備 3月 検証"),
        (["通年", *[""] * 11], YEAR, "4月 通年"),
        (["●", *[""] * 11], [4], None),
    ],
)
def test_words_over_months_plan_the_months_they_cover(
    cells: list[str], months: list[int], schedule: str | None
) -> None:
    rows = row("1", "サービス水準の向上", "①案内を配る。", *cells, "業務グループ")
    rows += row("2", "健診の推進", "①勧奨する。", over("→", 12), "保健グループ")
    found = records(row(*HEAD, *MONTHS, "担当", tag="th"), rows)
    assert (found.actions[0].months, found.actions[0].schedule_text) == (months, schedule)
    assert "unplaced_cell" not in [issue.code for issue in found.issues]


@pytest.mark.parametrize(
    "words", ["随 時", "随時（開催日程に応じて実施）", "会議の都度実施", "不定期"]
)
def test_as_needed_is_a_schedule_of_no_month(words: str) -> None:
    cells = [over(words, 12), "業務グループ"]
    rows = row("1", "サービス水準の向上", "①案内を配る。", *cells)
    found = records(row(*HEAD, *MONTHS, "担当", tag="th"), rows)
    (action,) = found.actions
    assert (action.months, action.schedule_text) == (None, f"4月～3月 {words}")
    assert "months_not_fixed" in [issue.code for issue in found.issues]


def test_what_was_done_in_a_month_is_no_plan() -> None:
    cells = [over("送付済", 2), *[""] * 10, "業務グループ"]
    rows = row("1", "サービス水準の向上", "①案内を配る。", *cells)
    found = records(row(*HEAD, *MONTHS, "担当", tag="th"), rows)
    assert found.actions[0].months == []
    assert "unplaced_cell" in [issue.code for issue in found.issues]


def test_a_word_over_all_quarters_is_the_whole_year() -> None:
    quarters = [f"第{n}四半期" for n in range(1, 5)]
    rows = row("1", "サービス水準の向上", "①案内を配る。", over("通年", 4))
    rows += row("2", "健診の推進", "①勧奨する。", over("配布", 2), "", "検証")
    found = records(row(*HEAD, *quarters, tag="th"), rows)
    assert [action.months for action in found.actions] == [YEAR, None]
    assert found.actions[1].schedule_text == "第1四半期～第2四半期 配布 第4四半期 検証"
