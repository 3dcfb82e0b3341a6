"""Populations above rates, figures that are not known yet, parts of a receipt review."""

from __future__ import annotations

import pytest

import pipeline
from normalize import load_taxonomy
from normalize.statement import parse_statement
from schema.records import Records

TITLE = "<h1>令和5年度 熊本支部事業計画の実施結果</h1>"


def records(rows: str, *heads: str) -> Records:
    head = row(*heads, tag="th")
    page = f'<meta charset="utf-8">{TITLE}<table>{head}{rows}</table>'
    return pipeline.convert_document("a.html", page.encode(), taxonomy=load_taxonomy(None)).records


def row(*cells: str, tag: str = "td") -> str:
    return "<tr>" + "".join(f"<{tag}>{cell}</{tag}>" for cell in cells) + "</tr>"


@pytest.mark.parametrize("first", ["・未集計", "・-", "未集計", "①集計中", "・未集計（8月公表）"])
def test_a_line_without_a_figure_takes_its_target_s_place(first: str) -> None:
    marks = {"・": "・", "①": "②"}
    targets = (
        "・広報活動における加入者理解率の平均：対前年度（41.5％）以上<br>"
        "・全被保険者数に占める健康保険委員が委嘱されている事業所の被保険者数の割合：52.0％以上"
    )
    reached = f"{first}<br>{marks.get(first[0], '')}54.3％<br>（全国 45.6％）"
    rows = row("13", "広報の推進", "①便りを配る。", targets, reached)
    found = records(rows, "No.", "事業", "実施内容", "KPI", "実績")
    assert [(t.actual_value, t.national_value) for t in found.kpi_targets] == [
        (None, None),
        (54.3, 45.6),
    ]


def test_fewer_figures_than_targets_are_an_issue() -> None:
    targets = "・郵送化率：92.0％以上<br>・窓口サービスの満足度：97.0％以上"
    rows = row("1", "サービスの向上", "①案内する。", targets, "96.8％")
    found = records(rows, "No.", "事業", "実施内容", "KPI", "実績")
    assert "unsure_result" in [issue.code for issue in found.issues]


@pytest.mark.parametrize(
    ("insured", "dependents"),
    [
        ("【被保険者（40歳以上）】（受診対象者数：8,400人）", "【被扶養者】（対象者数：4,700人）"),
        ("＜被保険者＞<br>（受診対象者数：8,400人）", "＜被扶養者＞<br>（対象者数：4,700人）"),
        ("被保険者（40歳以上）（対象者数：8,400人）", "被扶養者（対象者数：4,700人）"),
    ],
)
def test_a_population_s_head_count_is_for_the_rates_below_it(insured: str, dependents: str) -> None:
    cell = (
        f"{insured}<br>・生活習慣病予防健診　実施率 66.2％（実施見込者数：5,561人）"
        "<br>・事業者健診データ　取得率 8.6％（取得見込者数：722人）"
        f"<br>{dependents}<br>・特定健康診査　実施率 31.0％（実施見込者数：1,457人）"
        "<br>・案内を送る。"
    )
    found = records(row("1", "特定健診の推進", cell), "No.", "事業", "実施内容")
    assert [t.eligible_count for t in found.kpi_targets] == [8400, 8400, 4700]
    assert [action.text for action in found.actions] == ["案内を送る。"]


def test_a_population_alone_is_no_measure() -> None:
    rows = row("9", "健診の推進", "<u>被保険者</u><br>①案内を送る。<br>被扶養者<br>②冊子を配る。")
    found = records(rows, "No.", "事業", "実施内容")
    assert [action.text for action in found.actions] == ["案内を送る。", "冊子を配る。"]


def test_parts_of_a_receipt_review_in_rows_of_their_own_are_topics() -> None:
    rows = "<tr><td rowspan=3>4</td><td rowspan=3>効果的なレセプト点検の推進</td>"
    rows += "<td>（内容点検）<br>・高点数を見る。</td></tr>"
    rows += row("（資格点検）<br>・喪失後の受診を調べる。") + row(
        "（外傷点検）<br>・原因を尋ねる。"
    )
    (item,) = records(rows, "No.", "事業", "実施内容").initiatives
    assert set(item.topics) == {
        "receipt_review_content",
        "receipt_review_eligibility",
        "receipt_review_injury",
    }


@pytest.mark.parametrize("name", ["査定率（※1）（％）", "査定率（％）（※1）"])
def test_a_mark_before_the_unit_swallows_no_target(name: str) -> None:
    (target,) = parse_statement(f"協会のレセプト点検の{name} 対前年度（0.148％）以上")
    assert (target.comparator, target.baseline_value) == ("yoy_ge", 0.148)
