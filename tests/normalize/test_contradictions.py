"""What a document says against itself becomes an issue, and nothing else changes."""

from __future__ import annotations

import pipeline
from normalize import load_taxonomy
from schema.records import IssueRecord

DATE = "令和5年9月末現在"


def page(numbers: list[int], dates: list[str]) -> bytes:
    """One table for each date; its items are the next numbers."""
    tables, left = "", list(numbers)
    size = -(-len(numbers) // len(dates))
    for date in dates:
        rows = "".join(
            f"<tr><td>{n}</td><td>健診の案内{n}</td><td>・ちらしを{n}回配る</td>"
            f"<td>・{n}か所で配った</td></tr>"
            for n in left[:size]
        )
        left = left[size:]
        head = f"<th>項番</th><th>項目</th><th>具体的施策</th><th>進捗状況（{date}）</th>"
        tables += f"<table><tr>{head}</tr>{rows}</table><p> </p>"
    title = "<h1>令和5年度 熊本支部事業計画の進捗</h1>"
    return f'<!doctype html><meta charset="utf-8"><body>{title}{tables}</body>'.encode()


def told(data: bytes, code: str) -> list[IssueRecord]:
    done = pipeline.convert_document("page.html", data, taxonomy=load_taxonomy(None))
    return [issue for issue in done.records.issues if issue.code == code]


def test_a_number_that_is_left_out_is_told_with_the_item_behind_it() -> None:
    (issue,) = told(page([1, 2, 3, 5, 6, 7], [DATE]), "number_gap")
    assert "leaves out 4" in issue.message
    assert issue.text == "健診の案内5"


def test_a_count_that_begins_anew_or_leaves_nothing_out_is_no_gap() -> None:
    assert told(page([1, 2, 3, 4, 5, 6], [DATE]), "number_gap") == []
    assert told(page([1, 2, 3, 1, 2, 3, 4], [DATE]), "number_gap") == []
    assert told(page([1, 2, 3, 4, 5, 30, 31], [DATE]), "number_gap") == []


def test_one_header_of_another_year_than_all_others_is_told() -> None:
    numbers = list(range(1, 13))
    dates = [DATE, DATE, "令和4年9月末現在", DATE, DATE, DATE]
    (issue,) = told(page(numbers, dates), "odd_date")
    assert "令和4年9月末現在" in issue.message
    assert "2023" in issue.message
    assert told(page(numbers, [DATE] * 6), "odd_date") == []
