"""A row of short measures and targets is no header row, even where it holds header words."""

import pipeline
from normalize import load_taxonomy

LONG = "・申請の処理状況を毎週確かめ、遅れを早めに見つけ、手当てを考えて広く伝えることとする。"
FIRST = f"<td>1 サービス水準の向上</td><td>{LONG}</td><td>{LONG}</td>"


def test_a_short_row_of_a_comparison_is_read() -> None:
    new = "<p>・健診を勧める。</p><p>【KPI】生活習慣病予防健診実施率を60.1％以上とする</p>"
    old = "<p>・健診を案内する。</p><p>【KPI】生活習慣病予防健診実施率を58.4％以上とする</p>"
    page = (
        '<meta charset="utf-8"><h1>令和6年度 鳥取支部事業計画 新旧対照表</h1><table>'
        f"<tr><th>項目</th><th>新</th><th>旧</th></tr><tr>{FIRST}</tr>"
        f"<tr><td>2 健診の推進</td><td>{new}</td><td>{old}</td></tr></table>"
    )
    found = pipeline.convert_document("a.html", page.encode(), taxonomy=load_taxonomy(None)).records
    assert [(t.edition, t.target_value) for t in found.kpi_targets] == [
        ("current", 60.1),
        ("previous", 58.4),
    ]
