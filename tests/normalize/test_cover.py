"""A document's own words go before a web page's `<title>`."""

from __future__ import annotations

import pytest

import pipeline
from normalize import load_taxonomy
from schema.records import DocumentRecord

TABLE = (
    "<table><tr><th>No.</th><th>事業</th><th>計画</th><th>取組結果</th><th>実績</th></tr>"
    "<tr><td>1</td><td>健診</td><td>【KPI】受診率を50％以上とする<br>① 案内する。</td>"
    "<td>① 12回案内した。</td><td>48.2％</td></tr></table>"
)


def document(title: str, cover: str) -> DocumentRecord:
    page = f'<meta charset="utf-8"><title>{title}</title>{cover}{TABLE}'
    made = pipeline.convert_document("a.html", page.encode(), taxonomy=load_taxonomy(None))
    (found,) = made.records.documents
    return found


OTHER = "令和2年度 東京支部 事業計画"
OWN = "令和3年度 茨城支部事業実施結果"


@pytest.mark.parametrize("tag", ["p", "div", "h1", "h2", "b"])
def test_what_is_printed_goes_before_the_title_of_the_page(tag: str) -> None:
    found = document(OTHER, f"<{tag}>{OWN}</{tag}>")
    assert (found.title_raw, found.fiscal_year, found.kind) == (OWN, 2021, "result")
    assert found.branch == "茨城"


def test_a_title_in_two_lines() -> None:
    found = document("令和2年度事業計画", "<p>令和3年度</p><p>茨城支部事業実施結果</p>")
    assert (found.title_raw, found.fiscal_year, found.kind) == (
        "茨城支部事業実施結果",
        2021,
        "result",
    )


def test_the_title_of_the_page_where_nothing_else_is_printed() -> None:
    found = document(OWN, "<p>評議会資料</p>")
    assert (found.title_raw, found.fiscal_year, found.branch) == (OWN, 2021, "茨城")


def test_the_title_of_the_page_where_it_says_the_same_with_the_year() -> None:
    found = document(OWN, "<h1>茨城支部事業実施結果</h1>")
    assert (found.title_raw, found.fiscal_year) == (OWN, 2021)


def test_a_branch_alone_on_the_cover() -> None:
    found = document("資料1", "<p>全国健康保険協会 茨城支部</p><p>令和3年度 KPIの達成状況</p>")
    assert found.branch == "茨城"
