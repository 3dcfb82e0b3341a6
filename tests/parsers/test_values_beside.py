"""What stands beside a name: units above amounts, remarks below names, merged grades, schedules."""

from __future__ import annotations

import pytest

import pipeline
from normalize import load_taxonomy
from parsers.budgets.lines import amount_scale
from parsers.headings.legend_text import legend_pairs
from parsers.measures.numerals import same_number
from schema.records import Records

TITLE = "<h1>令和4年度 熊本支部事業報告</h1>"


def records(body: str) -> Records:
    page = f'<meta charset="utf-8">{TITLE}{body}'
    return pipeline.convert_document("a.html", page.encode(), taxonomy=load_taxonomy(None)).records


def row(*cells: str, tag: str = "td") -> str:
    return "<tr>" + "".join(f"<{tag}>{cell}</{tag}>" for cell in cells) + "</tr>"


@pytest.mark.parametrize(
    ("texts", "scale"),
    [
        (["予算額（千円）"], 1000),
        (["予算額 (百万円)"], 1_000_000),
        (["予算額", "（単位：千円）"], 1000),
        (["予算額（円）", "（単位：千円）"], 1),
        (["予算額", "一人当たり医療費は180,000円"], None),
    ],
)
def test_the_unit_of_bare_amounts(texts: list[str], scale: int | None) -> None:
    assert amount_scale(texts) == scale


HEAD = ("No.", "施策", "実施内容", "予算科目", "予算額", "執行額", "執行率")


@pytest.mark.parametrize(
    ("above", "words"),
    [("", "予算額（千円）"), ("", "予算額<br>(千円)"), ("<p>（単位：千円）</p>", "予算額")],
)
def test_amounts_in_thousands_are_yen(above: str, words: str) -> None:
    head = row(*[words if cell == "予算額" else cell for cell in HEAD], tag="th")
    body = row(
        "1",
        "広報の推進",
        "①便りを配る",
        "広報経費<br>・ちらし<br>・動画",
        "98,420",
        "91,337",
        "92.8%",
    )
    body += row("2", "健診の推進", "①案内を送る", "健診経費", "5,600", "3,998", "71.4%")
    found = records(f"{above}<table>{head}{body}</table>").budgets
    assert [(b.category_raw, b.budget_yen, b.executed_yen) for b in found] == [
        ("広報経費", 98_420_000, 91_337_000),
        ("健診経費", 5_600_000, 3_998_000),
    ]
    assert found[0].line_items == ["ちらし", "動画"]


def test_amounts_without_a_unit_are_an_issue() -> None:
    body = row("1", "広報の推進", "①便りを配る", "広報経費", "98,420", "91,337", "92.8%")
    found = records(f"<table>{row(*HEAD, tag='th')}{body}</table>")
    assert found.budgets[0].budget_yen == 98_420
    assert "budget_unit" in [issue.code for issue in found.issues]


def test_an_amount_with_its_own_unit_is_not_scaled_again() -> None:
    head = row(*[cell.replace("予算額", "予算額（千円）") for cell in HEAD], tag="th")
    body = row("1", "広報の推進", "①便りを配る", "広報経費", "98,420円", "91,337円", "92.8%")
    (budget,) = records(f"<table>{head}{body}</table>").budgets
    assert (budget.budget_yen, budget.executed_yen) == (98_420, 91_337)


KPI_HEAD = row("取組内容", "ＫＰＩ", "令和３年度<br>実績", "令和４年度<br>目標", tag="th")


def goals(*rows: tuple[str, str, str]) -> Records:
    body = "".join(row("①案内を送る" if not n else "", *cells) for n, cells in enumerate(rows))
    return records(f"<h3>(1) コラボヘルスの推進</h3><table>{KPI_HEAD}{body}</table>")


def test_a_remark_below_a_name_does_not_hide_the_value_beside_it() -> None:
    found = goals(
        (
            "健康宣言事業所数（※）<br>※標準化された健康宣言の事業所",
            "1,622事業所",
            "1,700事業所以上",
        ),
        ("レセプト点検の査定率（※１）<br>（※１）査定点数÷請求点数", "0.141％", "対前年度以上"),
        ("返納金債権の回収率<br>注）資格喪失後受診を除く", "67.3％", "70.0％以上"),
    ).kpi_targets
    assert [(t.kpi_name_raw, t.comparator, t.target_value, t.baseline_value) for t in found] == [
        ("健康宣言事業所数", "ge", 1700, 1622),
        ("レセプト点検の査定率", "yoy_ge", None, 0.141),
        ("返納金債権の回収率", "ge", 70.0, 67.3),
    ]


def test_a_column_of_targets_gives_no_result() -> None:
    found = goals(("サービススタンダードの達成状況", "100％", "100％")).kpi_targets
    assert [(t.target_value, t.baseline_value, t.actual_value) for t in found] == [(100, 100, None)]


def test_a_goal_in_words_is_no_part_of_the_name() -> None:
    (target,) = goals(("調整会議における意見発信", "－", "実施")).kpi_targets
    assert (target.kpi_name_raw, target.comparator) == ("調整会議における意見発信", "qualitative")
    assert target.statement_raw == "調整会議における意見発信 実施"


def test_the_branchs_own_target_in_a_column_of_kpis_is_one_target() -> None:
    (target,) = goals(("【支部目標】勧奨文書の送付件数", "540件", "600件以上")).kpi_targets
    assert (target.marker, target.kpi_name_raw) == ("target", "勧奨文書の送付件数")
    assert (target.target_value, target.baseline_value) == (600, 540)


@pytest.mark.parametrize("first", ["①", "取組①", "①案内を送る"])
def test_a_schedule_of_its_own_below_the_measures(first: str) -> None:
    months = [f"{month}月" for month in (4, 5, 6, 7)]
    body = row("①案内を送る<br>②講座を開く", "健康宣言事業所数", "1,622社", "1,700社以上")
    dots = row("", *months, tag="th") + row(first, "●", "●", "", "") + row("②", "", "", "－", "●")
    found = records(
        f"<h3>(1) コラボヘルスの推進</h3><table>{KPI_HEAD}{body}</table><table>{dots}</table>"
    )
    assert [action.months for action in found.actions] == [[4, 5], [7]]


def test_a_grade_merged_over_two_rows_is_for_both() -> None:
    head = row("施策", "取組内容", "実施結果", "評価", tag="th")
    body = (
        "<tr><td rowspan=3>(1) 広報の推進</td><td>①便りを配る</td><td>配った</td>"
        "<td rowspan=2>△</td></tr>" + row("②講座を開く", "開いた") + row("③会議に出る", "出た", "○")
    )
    found = records(f"<table>{head}{body}</table>")
    assert [action.status_raw for action in found.actions] == ["△", "△", "○"]
    assert found.initiatives[0].status_raw is None


def test_a_legend_whose_dash_has_no_colon() -> None:
    line = "評価：◎ 目標を上回る　○ 計画どおり　△ 一部未実施　× 目標に届かず　－ 対象外"
    assert legend_pairs(line)[-2:] == [("×", "目標に届かず"), ("－", "対象外")]


CAPTIONS = [
    ("<p>（参考）ジェネリック医薬品使用割合の推移（単位：％）</p>", "", "generic_usage_rate"),
    ("<h3>（参考）ジェネリック医薬品使用割合の推移</h3>", "", "generic_usage_rate"),
    ("", "ジェネリック医薬品使用割合", "generic_usage_rate"),
    ("<p>（参考）月別の推移</p>", "", None),
]


@pytest.mark.parametrize(("caption", "corner", "kpi_id"), CAPTIONS)
def test_a_monthly_table_at_the_end_is_of_what_its_words_name(
    caption: str, corner: str, kpi_id: str | None
) -> None:
    head = row("施策", "ＫＰＩ", "取組内容", tag="th")
    body = row(
        "(1) ジェネリック医薬品の使用促進",
        "ジェネリック医薬品使用割合を82％以上とする",
        "①訪問する",
    )
    body += row("(2) コスト削減等", "一者応札案件の割合を20％以下とする", "①公告を早める")
    months = row(corner, "4月", "5月", "6月", tag="th") + row("令和4年度", "79.5", "79.6", "79.7")
    found = records(f"<table>{head}{body}</table>{caption}<table>{months}</table>")
    assert {o.kpi_id for o in found.observations} == {kpi_id}
    owner = {i.initiative_id: i.number_raw for i in found.initiatives}
    if kpi_id is not None:
        assert {owner[o.initiative_id] for o in found.observations} == {"(1)"}
    else:
        assert "series_unmapped" in [issue.code for issue in found.issues]


def test_a_table_at_the_end_whose_rows_name_several_indicators() -> None:
    head = row("施策", "ＫＰＩ", "取組内容", tag="th")
    body = row("(1) 健診の推進", "生活習慣病予防健診実施率を60％以上とする", "①案内を送る")
    body += row("(2) 後発品", "ジェネリック医薬品使用割合を82％以上とする", "①訪問する")
    body += row("(3) コスト削減", "一者応札案件の割合を20％以下とする", "①公告を早める")
    months = row("", "4月", "5月", "6月", tag="th")
    months += row("生活習慣病予防健診実施率", "5.1", "9.9", "14.2")
    months += row("ジェネリック医薬品使用割合", "80.1", "80.2", "80.3")
    found = records(f"<table>{head}{body}</table><p>（参考）推移</p><table>{months}</table>")
    owner = {i.initiative_id: i.number_raw for i in found.initiatives}
    assert [(owner[o.initiative_id], o.kpi_id) for o in found.observations] == [
        *[("(1)", "lifestyle_checkup_rate")] * 3,
        *[("(2)", "generic_usage_rate")] * 3,
    ]


@pytest.mark.parametrize("number", ["(1)①", "(1)-①"])
def test_a_number_below_a_number_is_that_item_again(number: str) -> None:
    assert same_number("(1)①", "①") and same_number("①", "①")
    assert not same_number("(1)①", "②") and not same_number("11", "1")
    kpis = row("施策", "ＫＰＩ", "目標値", tag="th")
    kpis += row(f"{number} 特定健診実施率の向上", "生活習慣病予防健診実施率", "62.3％以上")
    kpis += row("(2) 広報の推進", "健康保険委員の委嘱数", "500人以上")
    head = row("施策", "取組内容", "実施結果", "評価", tag="th")
    group = (
        "<tr><td colspan=4>(1) データヘルス計画の着実な実施<br>上位目標：死亡率を下げる。</td></tr>"
    )
    body = row("① 特定健診実施率の向上", "案内を送る", "送った", "○")
    body += row("② 重症化予防の推進", "文書を送る", "送った", "○")
    found = records(f"<table>{kpis}</table><table>{head}{group}{body}</table>")
    assert [(i.number_raw, i.title_raw) for i in found.initiatives] == [
        ("①", "特定健診実施率の向上"),
        ("(2)", "広報の推進"),
        ("(1)", "データヘルス計画の着実な実施"),
        ("②", "重症化予防の推進"),
    ]


@pytest.mark.parametrize(
    ("head", "cell", "baseline"),
    [
        ("現状<br>（令和2年度実績）", "79.6％", (79.6, 2020)),
        ("現状（令和2年度末）", "79.6％", (79.6, 2020)),
        ("直近の実績（R2年度）※", "79.6％", (79.6, 2020)),
        ("参考（令和2年度実績）", "79.6％", (79.6, 2020)),
        ("現状", "79.6％", (None, None)),
        ("現状（令和2年度）", "使用割合は全国を下回る。", (None, None)),
    ],
)
def test_the_last_figures_known_of_a_year_are_baselines(
    head: str, cell: str, baseline: tuple[float | None, int | None]
) -> None:
    heads = row("No.", "施策", "実施内容", "KPI", head, tag="th")
    target = "【KPI】ジェネリック医薬品使用割合を80.0％以上とする"
    body = row("1", "ジェネリック医薬品の使用促進", "①周知する。", target, cell)
    found = records(f"<table>{heads}{body}</table>").kpi_targets[0]
    assert (found.baseline_value, found.baseline_fiscal_year) == baseline
    assert found.actual_value is None
