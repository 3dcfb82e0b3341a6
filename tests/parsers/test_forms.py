"""Forms: labels anywhere in a row, tables of targets and grids of months between them."""

from __future__ import annotations

import pytest

import pipeline
from normalize import load_taxonomy
from schema.records import Records

TITLE = "<h1>令和5年度 宮城支部事業計画シート</h1>"
YEAR = [4, 5, 6, 7, 8, 9, 10, 11, 12, 1, 2, 3]
MONTHS = "".join(f"<th>{month}月</th>" for month in YEAR)


def records(body: str) -> Records:
    page = f'<meta charset="utf-8">{TITLE}{body}'
    return pipeline.convert_document("a.html", page.encode(), taxonomy=load_taxonomy(None)).records


def row(*cells: str) -> str:
    """`=` before a text: a label; `5:` before it: over five columns; `^3:` over three rows."""
    printed = []
    for cell in cells:
        tag, text = ("th", cell[1:]) if cell.startswith("=") else ("td", cell)
        size, colon, rest = text.partition(":")
        spans = ""
        if colon and size.removeprefix("^").isdigit():
            side = "rowspan" if size.startswith("^") else "colspan"
            spans, text = f' {side}="{size.removeprefix("^")}"', rest
        printed.append(f"<{tag}{spans}>{text}</{tag}>")
    return f"<tr>{''.join(printed)}</tr>"


def dots(*months: int) -> str:
    return "".join(f"<td>{'●' if month in months else ''}</td>" for month in YEAR)


def form(number: int, title: str, *rows: str) -> str:
    first = row("=事業番号", f"2:{number}", "=2:事業名", f"8:{title}")
    groups = row("=区分", "6:戦略的保険者機能の発揮", "=2:担当グループ", "4:保健グループ")
    aims = [
        row("=^3:KPI", "=7:指標", "=3:目標値", "=2:前年度実績"),
        row("7:被保険者の特定保健指導の実施率", "3:20.0％以上", "2:18.1％"),
        row("7:被扶養者の特定保健指導の実施率", "3:12.0％以上", "2:－"),
    ]
    plan = f"<tr><th>スケジュール</th>{MONTHS}</tr>"
    measures = row("=取組内容", "12:①案内を送る。<br>②会場を増やす。")
    return "".join([first, groups, measures, *aims, plan, *rows])


GRID = (f"<tr><td>①</td>{dots(4, 5)}</tr>", f"<tr><td>②</td>{dots(9)}</tr>")


def table(*rows: str) -> str:
    return f"<table>{''.join(rows)}</table>"


def test_labels_a_table_of_targets_and_a_grid_of_months_are_one_item() -> None:
    found = records(table(form(1, "特定保健指導の推進", *GRID)))
    (item,) = found.initiatives
    assert (item.number_raw, item.title_raw) == ("1", "特定保健指導の推進")
    assert (item.pillar, item.groups) == ("strategy", ["保健"])
    aims = [(k.kpi_id, k.marker, k.target_value, k.baseline_value) for k in found.kpi_targets]
    assert aims == [
        ("guidance_rate_insured", "kpi", 20.0, 18.1),
        ("guidance_rate_dependents", "kpi", 12.0, None),
    ]
    assert [(a.marker_raw, a.months) for a in found.actions] == [("①", [4, 5]), ("②", [9])]
    assert found.documents[0].kind == "plan"


@pytest.mark.parametrize("glued", [True, False], ids=["one table", "a table each"])
def test_each_number_row_begins_a_form(glued: bool) -> None:
    forms = [form(1, "特定保健指導の推進", *GRID), form(2, "広報の充実", *GRID)]
    found = records(table(*forms) if glued else "".join(table(each) for each in forms))
    assert [(i.number_raw, i.title_raw) for i in found.initiatives] == [
        ("1", "特定保健指導の推進"),
        ("2", "広報の充実"),
    ]
    assert [len(action.months or []) for action in found.actions] == [2, 1, 2, 1]


@pytest.mark.parametrize("name", ["①②", "①・②", "①～②", ""])
def test_one_row_of_months_may_hold_for_several_measures(name: str) -> None:
    found = records(table(form(1, "広報", f"<tr><td>{name}</td>{dots(6)}</tr>")))
    assert [action.months for action in found.actions] == [[6], [6]]


def test_a_row_of_months_that_names_no_measure_is_an_issue() -> None:
    found = records(table(form(1, "広報", f"<tr><td>③</td>{dots(6)}</tr>")))
    assert [action.months for action in found.actions] == [[], []]
    assert "months_unplaced" in [issue.code for issue in found.issues]


def test_words_instead_of_marks_are_the_schedule() -> None:
    rows = "<tr><td>①</td><td colspan='12'>通年</td></tr>"
    found = records(table(form(1, "広報", rows)))
    assert [action.schedule_text for action in found.actions] == ["通年", None]


def test_a_grade_and_next_steps_of_a_form_hold_for_its_tables() -> None:
    rows = [
        row("=No.", "1", "=施策名", "広報", "=評価", "○"),
        row("=6:実施内容"),
        row("6:・案内を送る。"),
        row("=2:KPI", "=目標値", "=実績", "=2:全国平均"),
        row("2:健康宣言事業所数", "1,500事業所", "1,432事業所", "2:－"),
        row("=取組結果", "5:案内を送った。"),
        row("=今後の取組", "5:会場を増やす。"),
    ]
    found = records(table(*rows))
    (aim,), (action,) = found.kpi_targets, found.actions
    assert (aim.actual_value, aim.status_raw, action.status_raw) == (1432, "○", "○")
    assert found.initiatives[0].status_raw == "○"
    assert (action.progress_text, action.next_text) == ("案内を送った。", "会場を増やす。")


def test_a_label_beside_other_labels_and_one_over_several_values() -> None:
    rows = [
        row("=番号", "=3:事業名", "=担当"),
        row("1", "3:広報", "保健Ｇ"),
        row("=現状・課題", "4:認知が低い。"),
        row("=^2:取組", "4:① 案内を送る。"),
        row("4:② 会場を増やす。"),
        row("=^3:KPI", "=指標", "3:健康宣言事業所数"),
        row("=目標値", "3:1,500事業所以上"),
        row("=実績値", "3:1,432事業所（9月末）"),
    ]
    found = records(table(*rows))
    assert [action.marker_raw for action in found.actions] == ["①", "②"]
    (aim,) = found.kpi_targets
    assert (aim.marker, aim.target_value, aim.actual_value) == ("kpi", 1500, 1432)
    assert aim.actual_as_of == "2023-09"


def test_a_table_inside_a_value_is_read_by_its_own_header() -> None:
    inner = table(
        row("=指標", "=目標", "=前年度実績"), row("健康宣言事業所数", "10事業所", "9事業所")
    )
    rows = [
        row("=項目", "=内容"),
        row("=施策名", "広報"),
        row("=具体的な取組", "・案内を送る。"),
        row("=KPI", inner),
    ]
    (aim,) = records(table(*rows)).kpi_targets
    assert (aim.kpi_name_raw, aim.target_value, aim.baseline_value) == ("健康宣言事業所数", 10, 9)


def test_a_target_s_date_is_none_of_the_plan_s_figures() -> None:
    aims = [
        row("=^2:KPI", "=7:指標", "=5:目標値"),
        row("7:マイナ保険証利用率（令和5年11月末時点）", "5:50％以上"),
    ]
    head = row("=事業番号", "2:1", "=2:事業名", "8:広報")
    found = records(table(head, row("=取組内容", "12:案内を送る。"), *aims))
    assert found.kpi_targets[0].target_value == 50
    assert found.documents[0].as_of is None


@pytest.mark.parametrize(
    ("printed", "amounts"),
    [
        (
            "健診経費：18,640千円（集団健診　9,200千円、勧奨　5,140千円）",
            [("健診経費", 18_640_000)],
        ),
        ("広報経費：4,480千円（再掲：No.4　1,100千円を含む）", [("広報経費", 4_480_000)]),
        ("健診経費：1,000円、広報経費：2,000円", [("健診経費", 1000), ("広報経費", 2000)]),
    ],
)
def test_a_category_before_a_colon_and_what_its_amount_is_made_up_of(
    printed: str, amounts: list[tuple[str, int]]
) -> None:
    found = records(table(form(1, "広報", *GRID), row("=予算", f"12:{printed}")))
    assert [(b.category_raw, b.budget_yen) for b in found.budgets] == amounts
    assert all(budget.executed_yen is None for budget in found.budgets)


PLAIN = [
    row("=担当", "5:業務グループ"),
    row("=取組内容", "5:①進捗を管理する。<br>②郵送を進める。"),
    row("=^2:KPI", "=2:指標", "=目標値", "=実績", "=評価"),
    row("2:サービススタンダードの達成状況", "100％", "99.9％", "△"),
    row("=実施結果", "5:①毎日確認した。<br>②案内した。"),
]


def told(found: Records) -> list[tuple[str | None, str | None, int, float | None]]:
    """Number and title of each item, how many measures it has, what its target reached."""
    return [
        (
            item.number_raw,
            item.title_raw,
            sum(a.initiative_id == item.initiative_id for a in found.actions),
            next(
                (
                    k.actual_value
                    for k in found.kpi_targets
                    if k.initiative_id == item.initiative_id
                ),
                None,
            ),
        )
        for item in found.initiatives
    ]


def test_a_row_above_the_labels_or_a_heading_above_the_table_names_the_item() -> None:
    named = "".join(table(row(f"=6:№{n}　施策{n}の推進"), *PLAIN) for n in (1, 2))
    headed = "".join(f"<h3>{n} 施策{n}の推進</h3>{table(*PLAIN)}" for n in (1, 2))
    for body in (named, f"<h2>Ⅰ 基盤的保険者機能関係</h2>{headed}"):
        assert told(records(body)) == [
            ("1", "施策1の推進", 2, 99.9),
            ("2", "施策2の推進", 2, 99.9),
        ]


def test_an_inner_label_says_which_part_of_a_text_stands_beside_it() -> None:
    rows = [
        row("=施策番号", "1-(1)", "=施策名", "3:広報"),
        row("=^2:取組状況", "=上期", "4:・案内した。"),
        row("=下期", "4:・会場を増やした。"),
        row("=計画", "5:・案内を送る。"),
    ]
    found = records(table(*rows, *PLAIN[2:4]))
    assert told(found) == [("1-(1)", "広報", 1, 99.9)]
    assert found.actions[0].progress_text == "・案内した。"
    assert "・会場を増やした。" in [note.text for note in found.notes]


def test_a_name_headed_as_item_with_figures_of_two_years_is_a_target() -> None:
    rows = [
        row("=施策番号", "1", "=施策名", "3:広報"),
        row("=計画", "5:・案内を送る。"),
        row("=^2:KPI", "=項目", "=令和4年度実績", "=令和5年度目標", "=令和5年度実績", "=評価"),
        row("健康宣言事業所数", "9事業所", "10事業所", "11事業所", "○"),
    ]
    (aim,) = records(table(*rows)).kpi_targets
    assert (aim.kpi_id, aim.target_value) == ("health_declaration_offices", 10)
    assert (aim.baseline_value, aim.actual_value) == (9, 11)


def test_headings_between_the_parts_and_marks_over_several_months() -> None:
    months = "".join(f"<td>{month}月</td>" for month in YEAR)
    rows = [
        row("2:事業名", "7:広報", "2:主管", "2:業務グループ"),
        row("13:１　事業の概要"),
        row("13:広く知らせる。"),
        row("13:２　具体的な取組とスケジュール"),
        f"<tr><td>取組内容</td>{months}</tr>",
        row("①案内の送付", "12:→"),
        f"<tr><td>②会場の拡大</td><td></td><td></td><td colspan='3'>●</td>{'<td></td>' * 7}</tr>",
        row("13:３　数値目標"),
        row("5:指標", "4:目標値", "4:前年度実績"),
        row("5:健康宣言事業所数", "4:10事業所", "4:9事業所"),
    ]
    found = records(table(*rows))
    assert told(found) == [(None, "広報", 2, None)]
    assert [action.months for action in found.actions] == [YEAR, [6, 7, 8]]
    assert found.kpi_targets[0].baseline_value == 9


def test_what_heads_the_columns_of_labels_and_values_is_no_label() -> None:
    rows = [
        row("項目", "内容"),
        row("施策名", "広報"),
        row("具体的な取組", "・案内を送る。"),
        row("KPI", "健康宣言事業所数　10事業所以上"),
        row("評価", "○"),
    ]
    found = records(table(*rows))
    assert [item.title_raw for item in found.initiatives] == ["広報"]
    assert not [issue for issue in found.issues if issue.code == "unused_text"]


def test_headings_with_a_table_between_them_are_headings() -> None:
    body = "".join(f"<p>({n}) 施策{n}の推進</p>{table(*PLAIN)}" for n in (1, 2))
    found = records(f"<p>Ⅰ 基盤的保険者機能関係</p>{body}")
    assert told(found) == [("(1)", "施策1の推進", 2, 99.9), ("(2)", "施策2の推進", 2, 99.9)]


@pytest.mark.parametrize(
    ("figures", "actual"),
    [
        (
            "サービススタンダード：100％（全国 99.98％）<br>郵送化率：95.2％（全国 95.8％）",
            [100, 95.2],
        ),
        ("サービススタンダード：100％<br>郵送化率：未集計", [100, None]),
    ],
)
def test_figures_beside_what_was_done_are_the_results_of_the_targets(
    figures: str, actual: list[float | None]
) -> None:
    aims = (
        "【KPI】サービススタンダードの達成状況を100%とする<br>"
        "【KPI】現金給付等の申請に係る郵送化率を96.0％以上とする"
    )
    found = records(
        "<table>"
        + row("=施策1", "サービス水準の向上", "=担当", "業務グループ")
        + row("=目標", f"3:{aims}")
        + row("=上期実績", f"3:{figures}")
        + row("=実施計画", "3:①　進捗を毎日管理する。<br>②　郵送を呼びかける。")
        + row("=上期の進捗状況", "3:①　平均7.1日。<br>②　チラシを送った。")
        + row("=下期の取組", "郵送を呼びかける。", "=評価", "○")
        + "</table>"
    )
    assert [target.actual_value for target in found.kpi_targets] == actual
    told = [action.progress_text for action in found.actions]
    assert told == ["平均7.1日。", "チラシを送った。"]
