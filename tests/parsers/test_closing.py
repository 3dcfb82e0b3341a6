"""以上 alone at the end of a document says nothing."""

import pytest

import pipeline
from normalize import load_taxonomy
from parsers.headings.titles import is_closing_line
from schema.records import Records

TITLE = "<h1>令和5年度 佐賀支部事業計画</h1>"
ITEMS = (
    "<h2>１．基盤的保険者機能関係</h2><h3>(1) 広報</h3><p>・便りを毎月送る。</p>"
    "<p>【KPI】現金給付等の申請に係る郵送化率を95％以上とする</p>"
    "<h3>(2) 健診</h3><p>・案内を個別に送る。</p>"
)
TABLE = (
    "<table><tr><th>項番</th><th>事業</th><th>実施内容</th></tr>"
    "<tr><td>1</td><td>広報</td><td>・便りを毎月送る。</td></tr>"
    "<tr><td>2</td><td>健診</td><td>・案内を個別に送る。</td></tr>{row}</table>"
)


def records(body: str) -> Records:
    page = f'<meta charset="utf-8">{TITLE}{body}'
    return pipeline.convert_document("a.html", page.encode(), taxonomy=load_taxonomy(None)).records


@pytest.mark.parametrize(
    "body",
    [
        ITEMS + '<p style="text-align:right">以上</p>',
        TABLE.format(row="") + "<p>以　上</p>",
        TABLE.format(row="<tr><td colspan=3>以上</td></tr>"),
    ],
)
def test_a_closing_line_is_no_measure(body: str) -> None:
    found = records(body)
    assert [action.text for action in found.actions] == ["便りを毎月送る。", "案内を個別に送る。"]
    assert "unused_text" not in [issue.code for issue in found.issues]


def test_the_end_of_a_target_is_no_closing_line() -> None:
    assert not is_closing_line("95.0％以上")
    assert is_closing_line("（以上）")
