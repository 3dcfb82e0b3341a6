"""Head counts above a row's measures, for the targets in the column beside them."""

from __future__ import annotations

import pipeline
from normalize import load_taxonomy

HEAD = "<tr><td>分野</td><td>重点施策</td><td>具体的な取組内容</td><td>KPI・目標値</td></tr>"
MEASURES = (
    "<p>＜被保険者（40歳以上）＞（受診対象者数：283,600人）</p><p>①　個別に勧奨する。</p>"
    "<p>＜被扶養者＞（受診対象者数：76,900人）</p><p>①　集団健診を行う。</p>"
)
TARGETS = (
    "<p>【KPI】生活習慣病予防健診受診率：61.2％以上</p><p>【KPI】事業者健診データ取得率：9.1％以上</p>"
    "<p>【KPI】被扶養者の特定健診受診率：33.3％以上</p><p>【KPI】健康宣言事業所数：880事業所以上</p>"
)


def test_each_target_takes_the_count_of_its_population_and_others_none() -> None:
    row = f"<td>戦略的保険者機能関係</td><td>(1) 健診受診率の向上</td><td>{MEASURES}</td>"
    page = (
        f"<h1>令和4年度 岡山支部事業計画</h1><table>{HEAD}<tr>{row}<td>{TARGETS}</td></tr></table>"
    )
    data = f'<meta charset="utf-8">{page}'.encode()
    records = pipeline.convert_document("a.html", data, taxonomy=load_taxonomy(None)).records
    counts = [target.eligible_count for target in records.kpi_targets]
    assert counts == [283600, 283600, 76900, None]
    assert [action.text for action in records.actions] == ["個別に勧奨する。", "集団健診を行う。"]


def test_counts_in_a_list_or_cut_off_are_no_measures() -> None:
    rows = (
        "<tr><td>1 健診</td><td><p>・被保険者（40歳以上）（実施対象者数：1,112,400人）</p>"
        "<p>【KPI】生活習慣病予防健診実施率を64.3％以上とする</p><p>・案内を送る。</p></td></tr>"
        "<tr><td>2 保健指導</td><td><p>【KPI】特定保健指導の実施率を26.1％以上とする</p></td></tr>"
        "<tr><td></td><td><p>（対象者数：151,200人　実施見込者数：39,570人）</p>"
        "<p>・訪問する。</p></td></tr>"
    )
    table = f"<table><tr><th>重点施策</th><th>実施計画</th></tr>{rows}</table>"
    data = f'<meta charset="utf-8"><h1>令和4年度 岩手支部事業計画</h1>{table}'.encode()
    records = pipeline.convert_document("a.html", data, taxonomy=load_taxonomy(None)).records
    counts = [(target.eligible_count, target.expected_count) for target in records.kpi_targets]
    assert counts == [(1112400, None), (151200, 39570)]
    assert [action.text for action in records.actions] == ["案内を送る。", "訪問する。"]


def test_a_count_on_the_last_line_of_a_measure_is_of_its_population() -> None:
    row = (
        "<tr><td>1 健診</td><td><p>【被保険者（40歳以上）】</p><p>・電話で勧奨する</p>"
        "<p>実施見込者数：138,600人</p></td><td>生活習慣病予防健診実施率</td><td>64.3％以上</td></tr>"
    )
    head = "<tr><th>重点施策</th><th>取組内容</th><th>KPI</th><th>目標値</th></tr>"
    data = f'<meta charset="utf-8"><h1>令和4年度 岩手支部事業計画</h1><table>{head}{row}</table>'
    records = pipeline.convert_document(
        "a.html", data.encode(), taxonomy=load_taxonomy(None)
    ).records
    assert [target.expected_count for target in records.kpi_targets] == [138600]
