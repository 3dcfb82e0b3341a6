"""Tables that a page break has cut in two are one again; headers printed again are left out."""

from __future__ import annotations

import pytest

import pipeline
from ingest import read_document
from normalize import load_taxonomy
from parsers.whole.broken import rejoined
from schema.document import Paragraph
from schema.records import Records

HEAD = "<tr><th>施策</th><th>KPI</th><th>取組内容</th><th>評価</th></tr>"
FIRST = (
    "<tr><td>(1) 健診の推進</td><td>受診率を50％以上とする</td>"
    "<td>・機関を訪ねる。</td><td>A</td></tr>"
    "<tr><td>(2) 広報の推進</td><td>－</td><td>・広報紙を出す。</td><td>B</td></tr>"
)
REST = (
    "<tr><td></td><td></td><td>・動画を作る。</td><td>B</td></tr>"
    "<tr><td>(3) 人材の育成</td><td>－</td><td>・研修を行う。</td><td>A</td></tr>"
)


def _page(*tables: str, between: str = "") -> bytes:
    body = between.join(f"<table>{rows}</table>" for rows in tables)
    return f"<h1>令和4年度 高知支部事業報告</h1>{body}".encode()


def _read(page: bytes) -> Records:
    return pipeline.convert_document(
        "a.html", page, taxonomy=load_taxonomy(None), layout="generic"
    ).records


def _tables(page: bytes) -> list[int]:
    """How many rows the tables have, after those that belong together were joined."""
    return [table.rows for table in rejoined(read_document("a.html", page)).tables()]


@pytest.mark.parametrize("between", ["", "<p>- 2 -</p>", "<p>2</p>", "<p>2 / 5 ページ</p>"])
def test_a_table_without_a_header_goes_on_from_the_one_above(between: str) -> None:
    """The page's number between them is furniture; (2) goes on in the first row of the rest."""
    page = _page(HEAD + FIRST, REST, between=between)
    assert _tables(page) == [5]
    records = _read(page)
    assert [row.number_raw for row in records.initiatives] == ["(1)", "(2)", "(3)"]
    of = {row.initiative_id: row.number_raw for row in records.initiatives}
    assert [of[row.initiative_id] for row in records.actions] == ["(1)", "(2)", "(2)", "(3)"]
    assert {cell.table for cell in records.cells if cell.table} == {1, 2}


def test_a_header_printed_again_below_a_pages_number_is_left_out() -> None:
    """So the item that the break has cut in two is one."""
    page = _page(HEAD + FIRST, HEAD + REST, between="<p>- 2 -</p>")
    assert _tables(page) == [5]
    assert len(_read(page).initiatives) == 3
    assert _tables(_page(HEAD + FIRST + HEAD + REST)) == [5]


def test_a_header_below_a_title_and_a_date_is_not_printed_again() -> None:
    """The first one stays, and of two that a PDF's page repeats the second is left out."""
    title = "<tr><td colspan=3>令和4年度 高知支部 KPI一覧及び取組結果</td><td>資料３</td></tr>"
    dated = "<tr><td colspan=3>事業の報告</td><td>令和5年3月末現在</td></tr>"
    assert _tables(_page(title + dated + HEAD + FIRST)) == [5]
    assert _tables(_page(title + dated + HEAD + FIRST + HEAD + REST)) == [7]
    assert len(_read(_page(title + dated + HEAD + FIRST + HEAD + REST)).initiatives) == 3


def test_tables_below_text_or_of_other_columns_stay_apart() -> None:
    """A heading between two tables parts them; so do a header of its own and other contents."""
    assert _tables(_page(HEAD + FIRST, REST, between="<p>2 組織・運営体制関係</p>")) == [3, 2]
    assert _tables(_page(HEAD + FIRST, HEAD + REST)) == [3, 3]
    narrow = "<tr><td>(3) 人材の育成</td><td>・研修を行う。</td></tr>"
    assert _tables(_page(HEAD + FIRST, narrow)) == [3, 1]
    figures = "<tr><td>10.1</td><td>20.3</td><td>30.9</td><td>41.2</td></tr>"
    assert _tables(_page(HEAD + FIRST, figures)) == [3, 1]


def test_the_rest_of_a_sheet_below_a_pages_number_belongs_to_its_item() -> None:
    """実績 | 支部 | 全国 at the top of a page is no header of a table of its own."""
    sheet = (
        "<tr><th>施策名</th><td>{0} 健診の推進</td><td>担当：保健グループ</td></tr>"
        "<tr><th>取組内容</th><td colspan=2>① 機関を訪ねる。</td></tr>"
        "<tr><th rowspan=2>数値目標</th><td>令和4年度目標</td><td>令和3年度実績</td></tr>"
        "<tr><td>生活習慣病予防健診受診率 50％以上</td><td>48.1％</td></tr>"
    )
    rest = (
        "<tr><th rowspan=2>上期実績</th><td>支部</td><td>全国平均</td></tr>"
        "<tr><td>25.2％</td><td>27.0％</td></tr>"
        "<tr><th>評価</th><td colspan=2>△</td></tr>"
    )
    first, second = sheet.format(1), sheet.format(2)
    assert _tables(_page(first, rest, between="<p>- 2 -</p>")) == [7]
    assert _tables(_page(first, second, between="<p>- 2 -</p>")) == [4, 4]


@pytest.mark.parametrize("number", ["- 2 -", "P.3", "2/5", "（2ページ）"])
def test_a_pages_number_is_furniture_of_a_page_of_html(number: str) -> None:
    """A number in brackets or alone may be one of a heading."""
    document = read_document("a.html", f"<p>本文</p><p>{number}</p><p>（2）</p>".encode())
    kinds = [block.kind for block in document.blocks if isinstance(block, Paragraph)]
    assert kinds == ["text", "page_footer", "text"]
