"""What a target is made up of stays beside it, and an issue says so."""

import pipeline
from normalize import load_taxonomy

PAGE = """<meta charset="utf-8"><h1>令和2年度 東京支部事業計画</h1>
<p>１．健診の推進</p><p>○健診を勧める。</p><p>■ KPI：生活習慣病予防健診受診率を45.8％以上とする</p>
<p>２．特定保健指導の実施率の向上</p>
<p>・特定保健指導 実施率 15.2％（実施見込者数：29,460人）</p>
<p>（内訳）保健師実施分 4.9％（実施見込者：9,497人）<br>委託分 10.3％（実施見込者数：19,963人）</p>
<p>○面談を勧める。</p>"""


def test_a_breakdown_is_a_note_with_an_issue() -> None:
    found = pipeline.convert_document("a.html", PAGE.encode(), taxonomy=load_taxonomy(None)).records
    assert [t.target_value for t in found.kpi_targets] == [45.8, 15.2]
    assert [n.text[:4] for n in found.notes if n.kind == "note"] == ["（内訳）"]
    assert "breakdown_kept_as_note" in [issue.code for issue in found.issues]
