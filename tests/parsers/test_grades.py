"""Marks of 重要度 and 困難度 in titles, and what a legend says of letters and stars."""

from __future__ import annotations

import pytest

import pipeline
from normalize import load_taxonomy
from parsers.headings.grades import is_grade, without_grades
from schema.records import InitiativeRecord


def items(legend: str, *titles: str) -> list[InitiativeRecord]:
    rows = "".join(
        f"<tr><td>{n}</td><td>{title}</td><td>・案内する</td><td>業務</td></tr>"
        for n, title in enumerate(titles, 1)
    )
    page = (
        f'<meta charset="utf-8"><h1>令和2年度 愛媛支部事業計画</h1><p>{legend}</p><table>'
        f"<tr><th>No.</th><th>施策</th><th>取組内容</th><th>担当</th></tr>{rows}</table>"
    )
    found = pipeline.convert_document("a.html", page.encode(), taxonomy=load_taxonomy(None))
    return found.records.initiatives


PLAIN = "健全な財政運営"


@pytest.mark.parametrize(
    ("legend", "important", "difficult"),
    [
        ("【重要】：重要度が高い施策　【困難】：困難度が高い施策", "【重要】", "【困難】"),
        ("（重要）は重要度が高い施策、（困難）は困難度が高い施策", "（重要）", "（困難）"),
        ("★：重要度が高い施策　☆：困難度が高い施策", "★", "☆"),
        ("★重要　☆困難", "★", "☆"),
        ("※重要度が高い施策に★、困難度が高い施策に☆を付している", "（★）", "（☆）"),
        ("【重】：重要度の高いもの、【困】：困難度の高いもの", "【重】", "【困】"),
        ("（重）は重要度、（困）は困難度が高い施策を示す", "（重）", "（困）"),
        ("", "【重要度：高】", "【困難度：高】"),
        ("", "【重要度高】", "［困難度：高］"),
    ],
)
def test_a_mark_says_that_an_item_is_important_or_difficult(
    legend: str, important: str, difficult: str
) -> None:
    found = items(
        legend,
        f"サービス水準の向上{important}",
        f"効果的なレセプト点検の推進{important}{difficult}",
        f"保険証回収の強化 {difficult}",
        PLAIN,
    )
    assert [(i.title_raw, i.importance, i.difficulty) for i in found] == [
        ("サービス水準の向上", "high", None),
        ("効果的なレセプト点検の推進", "high", "high"),
        ("保険証回収の強化", None, "high"),
        (PLAIN, None, None),
    ]


def test_stars_that_nothing_explains_say_nothing() -> None:
    found = items("★：インセンティブ関連", "サービス水準の向上★", PLAIN)
    assert (found[0].importance, found[0].incentive) == (None, True)


@pytest.mark.parametrize(
    "text", ["【重要・困難】", "【重要度・困難度：高】", "（重要度：高、困難度：高）"]
)
def test_one_mark_may_say_both(text: str) -> None:
    assert without_grades(f"広報の推進{text}")[1] == ["重要度:高", "困難度:高"]
    assert is_grade(text)


@pytest.mark.parametrize(
    "text", ["重症化予防対策の推進", "困難事例への対応", "広報（重点）", "広報【重点施策】"]
)
def test_words_of_a_title_are_no_marks(text: str) -> None:
    assert without_grades(text) == (text, [])


@pytest.mark.parametrize("mark", ["【重】", "（重）", "［重・困］", "【重】【困】", "（重困）"])
@pytest.mark.parametrize("place", ["(1) {mark}広報の推進", "(1) 広報の推進 {mark}"])
def test_a_letter_that_nothing_explains_is_no_part_of_the_title(place: str, mark: str) -> None:
    titles = (place.format(mark=mark), "(2) 人材の育成", "(3) サービス水準の向上")
    rows = "".join(f"<tr><td>{title}</td><td>・案内する</td><td>－</td></tr>" for title in titles)
    page = (
        '<meta charset="utf-8"><h1>令和2年度 愛媛支部事業計画</h1><table>'
        f"<tr><th>施策</th><th>取組内容</th><th>ＫＰＩ</th></tr>{rows}</table>"
    )
    found = pipeline.convert_document("a.html", page.encode(), taxonomy=load_taxonomy(None)).records
    first = found.initiatives[0]
    assert (first.number_raw, first.title_raw, first.importance) == ("(1)", "広報の推進", None)
    assert [issue.code for issue in found.issues if issue.code == "unexplained_mark"]
