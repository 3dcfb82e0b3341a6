"""① heads items in running text, though KPI boxes number their targets so; a list at the end."""

# ruff: noqa: E501
from __future__ import annotations

import pytest

import pipeline
from normalize import load_taxonomy
from schema.records import Records

FRONT = "<p>令和5年度 愛知支部 事業計画</p><p>１．基盤的保険者機能関係</p>"
SERVICE = (
    "<p>（１）サービス水準の向上</p>{}<p>・郵送による申請を勧める。</p><p>・応対の研修を行う。</p>"
)
REVIEW = "<p>（２）レセプト点検の推進</p>{}<p>・勉強会を毎月開く。</p><p>・点検計画を定める。</p>"
BOX = "<p>■KPI：① {}<br>② {}</p>"
APART = "<p>■KPI：① {}</p><p>② {}</p>"
HEALTH = "".join(
    f"<p>{sign} {title}</p><p>■KPI：{kpi}</p><p>◆{first}</p><p>◆{second}</p>"
    for sign, title, kpi, first, second in (
        ("①", "特定健診受診率の向上", "生活習慣病予防健診実施率を57.6％以上とする", "枠を増やす。", "空き枠を知らせる。"),
        ("②", "特定保健指導の推進", "被保険者の特定保健指導の実施率を23.8％以上とする", "遠隔で面談する。", "委託を進める。"),
        ("③", "重症化予防対策の推進", "受診勧奨後3か月以内に医療機関を受診した者の割合を13.1％以上とする", "文書で勧める。", "電話で勧める。"),
    )
)  # fmt: skip
LIST_HEAD = "<tr><th>分野</th><th>具体的施策</th><th>KPI</th><th>令和5年度目標</th><th>令和4年度実績</th></tr>"
ROWS = (
    ("サービス水準の向上", "サービススタンダードの達成状況", "100％", "100％"),
    ("サービス水準の向上", "現金給付等の申請に係る郵送化率", "96.5％以上", "96.1％"),
    ("特定健診受診率の向上", "生活習慣病予防健診実施率", "57.6％以上", "50.9％"),
    ("保健指導の充実", "被保険者の特定保健指導の実施率", "23.8％以上", "16.7％"),
    (
        "重症化予防対策の推進",
        "受診勧奨後3か月以内に医療機関を受診した者の割合",
        "13.1％以上",
        "9.8％",
    ),
)


def records(box: str, end: str = "") -> Records:
    service = (
        "サービススタンダードの達成状況を100％とする",
        "現金給付等の申請に係る郵送化率を96.5％以上とする",
    )
    review = (
        "レセプト点検の査定率を対前年度以上とする",
        "再審査レセプト1件当たりの査定額を対前年度以上とする",
    )
    text = SERVICE.format(box.format(*service)) + REVIEW.format(box.format(*review))
    text += "<p>２．戦略的保険者機能関係</p><p>（１）データヘルス計画の推進</p>" + HEALTH
    page = f'<meta charset="utf-8">{FRONT}{text}{end}'
    return pipeline.convert_document("a.html", page.encode(), taxonomy=load_taxonomy(None)).records


@pytest.mark.parametrize("box", [BOX, APART])
def test_numbered_targets_hide_no_headings(box: str) -> None:
    found = records(box)
    assert [each.number_raw for each in found.initiatives] == ["（１）", "（２）", "①", "②", "③"]
    assert len(found.actions) == 10
    assert len(found.kpi_targets) == 7


@pytest.mark.parametrize(
    ("heading", "lead"),
    [
        ("<h2>【参考】令和5年度KPI一覧表</h2>", "各項目のKPI及び前年度の実績は以下のとおりです。"),
        ("<p>【再掲】目標と実績</p>", "■各KPIを下表にまとめました。"),
    ],
)
def test_a_list_that_repeats_targets(heading: str, lead: str) -> None:
    cells = (f"<td>{'</td><td>'.join(row)}</td>" for row in ROWS)
    rows = "".join(
        f"<tr>{'<td rowspan=5>各分野</td>' if n == 0 else ''}{c}</tr>" for n, c in enumerate(cells)
    )
    found = records(BOX, f"{heading}<p>{lead}</p><table>{LIST_HEAD}{rows}</table>")
    assert len(found.initiatives) == 5
    assert [target.baseline_value for target in found.kpi_targets] == [
        100,
        96.1,
        None,
        None,
        50.9,
        16.7,
        9.8,
    ]
    assert not any(lead in action.text for action in found.actions)
