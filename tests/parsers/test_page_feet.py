"""Feet of pages among paragraphs, and headings inside headings of other numbers."""

from __future__ import annotations

import pytest

import pipeline
from normalize import load_taxonomy
from schema.records import Records

TITLES = ("サービス水準の向上", "健全な財政運営", "コスト削減")


def records(body: str) -> Records:
    page = f'<meta charset="utf-8"><h1>令和3年度 宮城支部事業実施結果</h1>{body}'
    return pipeline.convert_document("a.html", page.encode(), taxonomy=load_taxonomy(None)).records


def sheet(number: int, title: str) -> str:
    rows = f"<tr><th>施策<td>({number}) {title}</tr><tr><th>担当<td>業務グループ</tr>"
    return f"<table>{rows}<tr><th>取組内容<td>・見直した。</tr></table>"


@pytest.mark.parametrize(
    "foot",
    [
        "宮城支部　{}",
        "- 宮城支部 {} -",
        "{}／3　宮城支部",
        "宮城支部 P.{}",
        "令和3年度 宮城支部 {}",
    ],
)
def test_the_branch_s_name_with_a_running_number_is_a_page_s_foot(foot: str) -> None:
    body = "".join(sheet(n, t) + f"<p>{foot.format(n)}</p>" for n, t in enumerate(TITLES, 1))
    found = records(body)
    assert [i.title_raw for i in found.initiatives] == list(TITLES)
    assert not [issue for issue in found.issues if issue.code == "unused_text"]


def test_numbers_that_do_not_run_are_kept() -> None:
    body = "".join(sheet(n, t) + "<p>宮城支部　4</p>" for n, t in enumerate(TITLES, 1))
    assert [issue for issue in records(body).issues if issue.code == "unused_text"]


def test_a_heading_right_below_one_numbered_otherwise_is_a_part_of_it() -> None:
    table = "<table><tr><th>取組内容<th>KPI</tr><tr><td>・見直した。<td>－</tr></table>"
    body = f"<h2>（２）業務改革の実践</h2><h3>①サービス水準の向上</h3>{table}"
    body += f"<h3>②現金給付の適正化</h3>{table}<h2>（３）ＤＸの推進</h2>{table}"
    assert [(i.number_raw, i.path) for i in records(body).initiatives] == [
        ("①", ["業務改革の実践"]),
        ("②", ["業務改革の実践"]),
        ("（３）", []),
    ]
