"""The day of presentation: a date alone near the top, or beside the meeting it was shown at."""

from __future__ import annotations

from datetime import date

import pytest

import pipeline
from normalize import load_taxonomy

DAY = date(2022, 7, 13)


def day(front: str, row: str = "") -> date | None:
    page = (
        f'<meta charset="utf-8">{front}<table>{row}'
        "<tr><th>項番</th><th>事業</th><th>実施内容</th><th>評価</th></tr>"
        "<tr><td>1</td><td>広報の推進</td><td>・便りを毎月送る。</td><td>○</td></tr></table>"
    )
    found = pipeline.convert_document("a.html", page.encode(), taxonomy=load_taxonomy(None))
    return found.records.documents[0].presented_on


@pytest.mark.parametrize(
    "line",
    [
        "<p>令和4年7月13日</p>",
        "<p>（令和４年７月１３日）</p>",
        "<p>令和4年7月13日　第1回富山支部評議会　資料2</p>",
        "<p>令和４年７月１３日<br>第１回支部評議会<br>資料２</p>",
        "<p>令和4年7月13日の支部評議会で報告した内容です。</p>",
        "<p>評議会（令和4年7月13日）で了承を得た。</p>",
    ],
)
def test_a_date_alone_or_beside_its_meeting_is_the_day_of_presentation(line: str) -> None:
    assert day(line) == DAY


@pytest.mark.parametrize(
    "line",
    [
        "<p>※健康保険証との一体化（令和６年12月２日）までの取組とする。</p>",
        "<p>令和6年12月2日から新しい様式を使う。</p>",
        "<p>令和4年9月30日現在</p>",
        "<p>制度は令和6年12月2日に変わった</p>",
    ],
)
def test_a_date_in_a_note_or_a_sentence_is_none(line: str) -> None:
    assert day(line) is None


def test_a_title_row_of_the_first_table_may_hold_it() -> None:
    row = '<tr><td></td><td colspan="3">令和4年7月13日　第1回富山支部評議会　資料2</td></tr>'
    assert day("", row) == DAY


def test_a_row_of_the_table_itself_does_not() -> None:
    assert day("", "<tr><td>令和4年7月13日</td><td>評議会</td><td>資料</td></tr>") is None
