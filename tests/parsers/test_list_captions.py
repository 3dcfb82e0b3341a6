"""Lists of targets below a pillar's caption, one a pillar, behind items under headings."""

# ruff: noqa: E501 - one line of a page a line

from __future__ import annotations

import pytest

import pipeline
from normalize import load_taxonomy
from parsers.headings.pillar_lines import heads_targets
from schema.records import Records

ITEMS = [
    ("①", "レセプト点検の推進", ["点検員の研修を行う。", "点検計画を見直す。"]),
    ("②", "特定保健指導の実施率の向上", ["健診当日の面談を行う。"]),
    ("③", "コラボヘルスの推進", ["健康宣言事業所を増やす。"]),
]
LINES = (
    "<p>■被保険者（対象者数：20,000人）</p><p>・特定保健指導　実施率　24.0％（実施見込者数：4,800人）</p>"
    "<p>■被扶養者（対象者数：1,000人）</p><p>・特定保健指導　実施率　18.0％（実施見込者数：180人）</p>"
)
HEAD = "<tr><th>具体的施策</th><th>令和6年度ＫＰＩ</th><th>参考（令和4年度末実績）</th></tr>"


def rows(*cells: tuple[str, str, str]) -> str:
    return "".join(f"<tr>{''.join(f'<td>{text}</td>' for text in row)}</tr>" for row in cells)


def read(caption: str, below: str = "") -> Records:
    headed = "".join(
        f"<h4>{number}　{title}</h4>{LINES if number == '②' else ''}"
        f"<ul>{''.join(f'<li>{each}</li>' for each in measures)}</ul>"
        for number, title, measures in ITEMS
    )
    listed = rows(
        ("① レセプト点検の推進", "レセプト点検の査定率を対前年度以上とする", "0.120％"),
        (
            "② 特定保健指導の実施率の向上",
            "被保険者の特定保健指導実施率を24.0％以上とする",
            "20.0％",
        ),
        (
            "② 特定保健指導の実施率の向上",
            "被扶養者の特定保健指導実施率を18.0％以上とする",
            "15.0％",
        ),
        ("③ コラボヘルスの推進", "健康宣言事業所数を2,000事業所以上とする", "1,800"),
    )
    last = rows(
        ("（１）費用対効果を踏まえたコスト削減等", "一者応札案件の割合を15％以下とする", "16.7％")
    )
    page = (
        '<meta charset="utf-8"><h1>令和6年度 長野支部事業計画</h1><h2>２．戦略的保険者機能の一層の発揮</h2>'
        f"{headed}<p><b>{caption}</b></p><table>{HEAD}{listed}</table>{below}"
        "<h2>３．組織・運営体制の整備</h2><h3>（１）費用対効果を踏まえたコスト削減等</h3>"
        "<ul><li>一者応札を減らす。</li></ul><p><b>【ＫＰＩ】組織・運営体制関係</b></p>"
        f"<table>{HEAD}{last}</table>"
    )
    return pipeline.convert_document("a.html", page.encode(), taxonomy=load_taxonomy(None)).records


@pytest.mark.parametrize(
    "caption",
    [
        "【ＫＰＩ】戦略的保険者機能関係（健康づくり）", "■ＫＰＩ　戦略的保険者機能関係",
        "戦略的保険者機能関係のＫＰＩ", "＜令和6年度ＫＰＩ＞戦略的保険者機能",
    ],
)  # fmt: skip
def test_a_pillars_caption_is_no_target(caption: str) -> None:
    found = read(caption)
    assert len(found.initiatives) == 4
    assert len(found.actions) == 5
    assert [target.comparator for target in found.kpi_targets].count("qualitative") == 0
    assert len(found.kpi_targets) == 5


def test_rows_of_a_list_take_the_head_counts_of_lines_that_they_repeat() -> None:
    found = read("【ＫＰＩ】戦略的保険者機能関係")
    rates = [t for t in found.kpi_targets if (t.kpi_id or "").startswith("guidance")]
    assert [(t.comparator, t.target_value, t.baseline_value) for t in rates] == [
        ("ge", 24.0, 20.0),
        ("ge", 18.0, 15.0),
    ]
    assert [(t.eligible_count, t.expected_count) for t in rates] == [(20000, 4800), (1000, 180)]
    owners = {t.initiative_id for t in rates}
    assert [i.title_raw for i in found.initiatives if i.initiative_id in owners] == [
        "特定保健指導の実施率の向上"
    ]


@pytest.mark.parametrize(
    "sentence",
    [
        "健康づくりの予算は、下表のとおりです。",
        "予算の内訳は次の表に示します。",
        "予算は以下の表を参照。",
    ],
)
def test_a_sentence_that_leads_to_a_table_is_no_measure(sentence: str) -> None:
    budgets = rows(("健診経費", "48,916", ""), ("保健指導経費", "7,340", ""))
    table = f"<table><tr><th>区分</th><th>予算額（千円）</th><th>備考</th></tr>{budgets}</table>"
    found = read("【ＫＰＩ】戦略的保険者機能関係", f"<p>{sentence}</p>{table}")
    assert len(found.actions) == 5
    assert len(found.budgets) == 2


def test_captions_are_told_from_targets() -> None:
    assert heads_targets("【KPI】基盤的保険者機能関係")
    assert heads_targets("組織・運営体制関係【ＫＰＩ】")
    assert not heads_targets("【KPI】健康宣言事業所数を2,000事業所以上とする")
    assert not heads_targets("基盤的保険者機能関係")
    assert not heads_targets("【KPI】戦略的保険者機能関係の研修受講率を90％以上とする")
