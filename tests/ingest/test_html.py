"""Whole pages: what is content, what stands around it, and what a block is."""

from hypothesis import given
from hypothesis import strategies as st

from ingest import read_document
from tests.ingest.show import (
    assert_sound,
    codes,
    document,
    kinds,
    lines,
    marked,
    only_table,
    page,
    places,
)

PAGE = """<!DOCTYPE html>
<html lang="ja"><head><meta charset="utf-8"><title>事業計画 | 支部</title>
<style>td { color: red }</style><script>var x = "<p>no</p>";</script></head>
<body>
<header><h1>令和5年度の計画</h1><a href="/">ホーム</a></header>
<nav><ul><li><a href="/a">健診</a></li><li><a href="/b">給付</a></li></ul></nav>
<main>
<h2>1 広報</h2>
<p>加入者へ<u>毎月</u>お知らせを
送る。<br>冊子も<strong>配る</strong>。</p>
<ul><li>会社<ul><li>郵便</li></ul></li><li>家庭</li></ul>
<table border="1"><caption>表1</caption><tr><th>項目</th><th>目標</th></tr>
<tr><td>郵送化率</td><td>九割</td></tr></table>
<article><header>お知らせ</header><p>終わり</p></article>
</main>
<aside>関連</aside><footer>電話 000</footer>
</body></html>"""


def test_a_page_in_reading_order() -> None:
    read = document(PAGE)
    assert_sound(read)
    assert kinds(read) == [
        ("page_header", "事業計画 | 支部"),
        ("text", "令和5年度の計画"),
        ("navigation", "ホーム"),
        ("navigation", "健診\n給付"),
        ("text", "1 広報"),
        ("text", "加入者へ毎月お知らせを送る。\n冊子も配る。"),
        ("text", "会社\n郵便\n家庭"),
        ("text", "表1"),
        ("text", "お知らせ"),
        ("text", "終わり"),
        ("navigation", "関連"),
        ("navigation", "電話 000"),
    ]
    assert places(only_table(read))[(1, 1)] == "九割"
    assert (read.media_type, read.pages) == ("text/html", None)


def test_headings_lists_and_marks() -> None:
    read = document(PAGE)
    paragraphs = list(read.paragraphs())
    assert [paragraph.level for paragraph in paragraphs[:5]] == [0, 1, 0, 0, 2]
    assert lines(paragraphs[6]) == [(1, "会社"), (2, "郵便"), (1, "家庭")]
    assert marked(paragraphs[5]) == [("毎月", "underline"), ("配る", "bold")]


def test_a_paragraph_of_links_is_navigation_and_one_link_in_prose_is_not() -> None:
    read = page(
        "<p><a href=a>健診</a> | <a href=b>給付</a> | <a href=c>広報</a></p>"
        "<p>くわしくは<a href=d>こちら</a>を見る。</p>"
        "<p><a name=1>第一条</a><a name=2>第二条</a><a name=3>第三条</a></p>"
    )
    assert [kind for kind, _ in kinds(read)] == ["navigation", "text", "text"]


def test_tables_that_only_arrange_the_page_are_unwrapped() -> None:
    data = "<table><tr><td>4月<td>5月<td>6月<tr><td>1<td>2<td>3<tr><td>4<td>5<td>6</table>"
    read = page(
        "<table width=100%><tr><td colspan=2>支部の計画</td></tr>"
        f"<tr><td>案内</td><td><h2>1 広報</h2>{data}</td></tr></table>"
    )
    assert [text for _, text in kinds(read)] == ["支部の計画", "案内", "1 広報"]
    assert only_table(read).columns == 3
    assert only_table(page(f"<table><tr><td>{data}</td></tr></table>")).columns == 3
    assert kinds(page("<table><tr><td>枠の中</td></tr></table>")) == [("text", "枠の中")]


def test_a_data_table_with_tables_in_its_cells_is_data() -> None:
    series = "<table border=1><tr><th>累計<th>4月<tr><td>令和3年度<td>51%</table>"
    read = page(
        "<table><tr><th>項番<th>事業<th>進捗<th>評価"
        f"<tr><td>8<td>点検<td>次のとおり{series}<td>○</table>"
    )
    (outer,) = read.tables()
    assert places(outer)[(1, 2)] == "次のとおり"
    (inner,) = outer.cells[6].tables
    assert (outer.number, inner.number) == (1, 2)
    assert places(inner)[(1, 1)] == "51%"


def test_a_boxed_word_inside_a_cell_is_a_line_of_the_cell() -> None:
    box = "<table><tr><td>関連</td></tr></table>"
    read = page(f"<table border=1><tr><td>題{box}後<td>x<tr><td>y<td>z</table>")
    assert places(only_table(read))[(0, 0)] == "題\n関連\n後"


def test_broken_markup_keeps_its_text() -> None:
    read = page("<table border=1><tr><td>a<td>b<tr><td><b>c<td>d</b></tr></td></table></p>後<p>")
    assert places(only_table(read)) == {(0, 0): "a", (0, 1): "b", (1, 0): "c", (1, 1): "d"}
    assert kinds(read)[-1] == ("text", "後")


def test_a_table_between_the_cells_of_another_ends_it() -> None:
    read = page("<table border=1><tr><td>a<td>b</td><table border=1><tr><td>c<td>d</table>e")
    assert [places(table) for table in read.tables()] == [
        {(0, 0): "a", (0, 1): "b"},
        {(0, 0): "c", (0, 1): "d"},
    ]
    assert_sound(read)


def test_preformatted_text_keeps_its_lines() -> None:
    (paragraph,) = page("<pre>一行\n  二行</pre>").paragraphs()
    assert lines(paragraph) == [(0, "一行"), (0, "二行")]


def test_the_charset_is_settled_before_parsing() -> None:
    text = '<html><meta charset="shift_jis"><p>表示は計画どおり</p></html>'
    for encoding in ("cp932", "utf-8", "euc_jp"):
        (paragraph,) = read_document("a", text.encode(encoding)).paragraphs()
        assert paragraph.text == "表示は計画どおり"


def test_a_page_without_text_says_so() -> None:
    read = document("<html><body><img src=plan.png></body></html>")
    assert (read.blocks, codes(read)) == ([], ["no_text"])


TAGS = st.one_of(
    st.sampled_from(["<p>", "</p>", "<div>", "<ul>", "</ul>", "<li>", "<br>", "<h2>", "</h2>"]),
    st.sampled_from(["<table>", "<table border=1>", "</table>", "<tr>", "<td>", "<th>", "</td>"]),
    st.sampled_from(["<a href=x>", "</a>", "<nav>", "</nav>", "<main>", "<pre>", "<title>"]),
    st.sampled_from(["<select>", "<option>", "<svg>", "<template>", "<thead>", "<b>", "</b>"]),
    st.sampled_from(["</html>", "<!--", "-->", "<![CDATA[", "]]>", "&amp;", "&#0;", " ", "語"]),
)


@given(st.lists(TAGS, max_size=60))
def test_any_markup_is_read(tags: list[str]) -> None:
    assert_sound(page("".join(tags)))
