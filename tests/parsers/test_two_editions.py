"""Two editions beside each other, each with columns of its own, are each read as a table."""

from __future__ import annotations

import pytest

import pipeline
from normalize import load_taxonomy
from parsers.families.edition_words import said_of, told_apart
from schema.plan import Edition
from schema.records import Records

OLD = ("(1) 財政の運営", "・便りを配る。", "現金給付等の申請に係る郵送化率：95.5％以上")
NEW = ("(1) 財政の健全な運営", "・動画を配る。", "現金給付等の申請に係る郵送化率：97.0％以上")
OTHERS = [("(3) 広報の推進", "・便りを送る。", "－"), ("(4) 研修の実施", "・講師を招く。", "－")]
"""Items that are the same in both editions."""
TITLE = "令和6年度 鳥取支部事業計画（案） 令和5年度との比較"


def records(table: str, title: str = TITLE) -> Records:
    page = f'<meta charset="utf-8"><h1>{title}</h1><h2>１　基盤的保険者機能</h2>{table}'
    return pipeline.convert_document(
        "a.html", page.encode(), taxonomy=load_taxonomy(None), layout="generic"
    ).records


def cells(side: tuple[str, str, str]) -> str:
    return f"<td><p>{side[0]}</p><p>{side[1]}</p></td><td>{side[2]}</td>"


def table(old: str, new: str, *rows: str) -> str:
    """The old edition on the left."""
    below = "<th>主な取組</th><th>KPI</th>" * 2
    head = f"<tr><th colspan=2>{old}</th><th colspan=2>{new}</th></tr><tr>{below}</tr>"
    rows = rows or (cells(OLD) + cells(NEW),)
    rows = (*rows, *(cells(other) * 2 for other in OTHERS))
    return f"<table>{head}{''.join(f'<tr>{row}</tr>' for row in rows)}</table>"


def read(found: Records) -> list[tuple[str, int | None, str, list[str], list[float | None]]]:
    """(edition, year, title, measures, values to reach) of each item."""
    return [
        (
            item.edition,
            item.fiscal_year,
            item.title_raw,
            [a.text for a in found.actions if a.initiative_id == item.initiative_id],
            [t.target_value for t in found.kpi_targets if t.initiative_id == item.initiative_id],
        )
        for item in found.initiatives
        if item.title_raw not in ("広報の推進", "研修の実施")
    ]


def page_of(head: str, row: str) -> str:
    """A table of that header and row, and the others below."""
    others = "".join(f"<tr>{cells(other) * 2}</tr>" for other in OTHERS)
    return f"<table>{head}<tr>{row}</tr>{others}</table>"


CURRENT = ("current", 2024, "財政の健全な運営", ["動画を配る。"], [97.0])
PREVIOUS = ("previous", 2023, "財政の運営", ["便りを配る。"], [95.5])


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("令和5年度 事業計画", "令和6年度 事業計画（案）"),
        ("令和5年度", "令和6年度"),
        ("令和5年度（前年度）", "令和6年度"),
        ("現行", "改正案"),
        ("変更前", "変更後"),
        ("現行（令和5年度）", "令和6年度"),
        ("旧", "新"),
        ("5年度計画", "6年度計画"),
        ("前年度計画", "本年度計画"),
        ("当初計画", "変更計画"),
        ("現計画", "新計画"),
        ("現計画", "見直し案"),
        ("現計画", "計画案"),
        ("現年度", "新年度"),
        ("現行版", "改訂版"),
        ("更新前", "更新後"),
        ("従来の計画", "新しい計画"),
        ("これまでの計画", "新たな計画"),
        ("原案", "修正案"),
        ("現（令和5年度）", "新（案）"),
        ("本年度計画", "次年度計画"),
    ],
)
def test_the_words_of_a_side_say_which_edition_it_is(old: str, new: str) -> None:
    assert read(records(table(old, new))) == [CURRENT, PREVIOUS]
    swapped = table(new, old, cells(NEW) + cells(OLD))
    assert read(records(swapped)) == [CURRENT, PREVIOUS]


@pytest.mark.parametrize(
    "head",
    [
        "<tr><th>令和5年度 主な取組</th><th>令和5年度 KPI</th>"
        "<th>令和6年度 主な取組</th><th>令和6年度 KPI</th></tr>",
        "<tr><th>令和5年度 主な取組</th><th>KPI</th><th>令和6年度 主な取組</th><th>KPI</th></tr>",
        "<tr><th>主な取組（令和5年度）</th><th>KPI（令和5年度）</th>"
        "<th>主な取組（令和6年度）</th><th>KPI（令和6年度）</th></tr>",
    ],
)
def test_a_header_of_one_row_may_name_the_editions_in_its_words(head: str) -> None:
    found = records(page_of(head, cells(OLD) + cells(NEW)))
    assert read(found) == [CURRENT, PREVIOUS]
    assert [document.kind for document in found.documents] == ["comparison"]


def test_the_years_may_stand_below_what_the_columns_hold() -> None:
    head = (
        "<tr><th colspan=2>主な取組</th><th colspan=2>KPI</th></tr>"
        "<tr><th>令和5年度</th><th>令和6年度</th><th>令和5年度</th><th>令和6年度</th></tr>"
    )
    rows = ""
    for sides in ((OLD, NEW), *((other, other) for other in OTHERS)):
        texts = "".join(f"<td><p>{side[0]}</p><p>{side[1]}</p></td>" for side in sides)
        rows += f"<tr>{texts}{''.join(f'<td>{side[2]}</td>' for side in sides)}</tr>"
    assert read(records(f"<table>{head}{rows}</table>")) == [CURRENT, PREVIOUS]


def test_columns_of_both_editions_and_of_the_new_one() -> None:
    head = (
        "<tr><th rowspan=2>担当</th><th colspan=2>令和5年度</th><th colspan=2>令和6年度</th>"
        "<th rowspan=2>変更点</th></tr><tr><th>主な取組</th><th>KPI</th>"
        "<th>主な取組</th><th>KPI</th></tr>"
    )
    rows = f"<td>業務グループ</td>{cells(OLD)}{cells(NEW)}<td>配り方を見直した</td>"
    for other in OTHERS:
        rows += f"</tr><tr><td>業務グループ</td>{cells(other) * 2}<td></td>"
    found = records(f"<table>{head}<tr>{rows}</tr></table>")
    assert read(found) == [CURRENT, PREVIOUS]
    assert [item.groups for item in found.initiatives] == [["業務"]] * 6
    assert [note.text for note in found.notes if "見直した" in note.text] == ["配り方を見直した"]


def test_what_stands_for_an_item_is_none() -> None:
    gone = ("(2) 窓口の案内", "・張り紙をする。", "－")
    for words in (
        "（(1)に統合）",
        "－（新規）",
        "令和6年度の施策の統合により削除",
        "新規",
        "－",
        "",
    ):
        rows = (cells(OLD) + cells(NEW), cells(gone) + f"<td>{words}</td><td>－</td>")
        found = records(table("令和5年度 計画", "令和6年度 計画", *rows))
        assert read(found) == [
            CURRENT,
            PREVIOUS,
            ("previous", 2023, "窓口の案内", ["張り紙をする。"], []),
        ]


def test_the_same_as_the_other_side() -> None:
    same = cells(OLD) + "<td>同左</td><td>（同左）</td>"
    found = records(table("令和5年度 計画", "令和6年度 計画", same))
    assert read(found) == [("current", 2024, *PREVIOUS[2:]), PREVIOUS]
    assert [t.provenance.column for t in found.kpi_targets] == [1, 1]  # what prints the number
    told = [issue for issue in found.issues if issue.code == "same_as_beside"]
    assert [(issue.severity, issue.text) for issue in told] == [
        ("info", "同左"),
        ("info", "（同左）"),
    ]


def test_the_same_as_nothing_is_told() -> None:
    found = records(
        table("令和5年度 計画", "令和6年度 計画", f"{cells(OLD)}<td>同左</td><td></td>")
    )
    assert "unread_same" not in [issue.code for issue in found.issues]
    found = records(
        table(
            "令和5年度 計画",
            "令和6年度 計画",
            f"<td></td><td></td>{cells(NEW)}",
            f"<td></td><td>同右</td><td>{NEW[0]}</td><td></td>",
        )
    )
    assert "unread_same" in [issue.code for issue in found.issues]


def test_the_same_as_the_other_column_of_text() -> None:
    page = (
        "<table><tr><th>項目</th><th>新</th><th>旧</th></tr>"
        "<tr><td>1 窓口の案内</td><td>・便りを年に四回、加入者に配る。</td>"
        "<td>・便りを配ることとする。</td></tr><tr><td>2 申請の受付</td>"
        "<td>・郵送を勧める。<br>【KPI】申請の郵送化率を95.5％以上とする</td><td>同左</td></tr></table>"
    )
    found = records(page, "令和6年度 鳥取支部事業計画 新旧対照表")
    assert [(t.edition, t.target_value, t.provenance.column) for t in found.kpi_targets] == [
        ("current", 95.5, 1),
        ("previous", 95.5, 1),
    ]
    assert "同左" not in [action.text for action in found.actions]
    assert "same_as_beside" in [issue.code for issue in found.issues]


def test_an_old_edition_without_a_year_is_told() -> None:
    found = records(table("変更前", "変更後"), title="令和6年度 鳥取支部事業計画の変更")
    assert [year for _, year, *_ in read(found)] == [2024, None]
    assert "fiscal_year_unknown" in [issue.code for issue in found.issues]


def test_words_that_contradict_the_years_are_told() -> None:
    found = records(table("令和5年度（新）", "令和6年度（旧）"))
    assert read(found) == [CURRENT, PREVIOUS]
    assert "unsure_edition" in [issue.code for issue in found.issues]


def test_what_was_done_beside_what_is_planned_is_no_comparison() -> None:
    for old, new in (
        ("令和5年度実施結果", "令和6年度計画"),
        ("令和5年度の取組状況", "令和6年度の取組予定"),
    ):
        found = records(table(old, new))
        assert {item.edition for item in found.initiatives} == {"current"}
    long = (
        "手続きの案内を事業所とその加入者に広く配り、財政の見通しを分かりやすく伝えることに努める。"
    )
    sides = f"<td>(1) 財政の運営</td><td>・{long}</td><td>・新しい{long}</td>"
    head = "<tr><th>施策</th><th>令和5年度の取組状況</th><th>令和6年度の取組</th></tr>"
    found = records(f"<table>{head}{f'<tr>{sides}</tr>' * 3}</table>")
    assert {document.kind for document in found.documents} == {"plan"}


def test_a_table_of_targets_below_two_columns_of_text() -> None:
    text = (
        "<table><tr><th>令和5年度 事業計画</th><th>令和6年度 事業計画（案）</th></tr>"
        "<tr><td><p>(1) サービス水準の向上</p><p>・便りを年に四回、事業所とその加入者に広く配り、"
        "手続きを分かりやすく伝えることに努める。</p></td>"
        "<td><p>(1) サービス水準の向上</p><p>・動画を年に四回、事業所とその加入者に広く配り、"
        "手続きを分かりやすく伝えることに努める。</p></td></tr></table>"
        "<h2>KPI一覧</h2><table><tr><th>指標</th><th>令和5年度目標</th><th>令和6年度目標</th></tr>"
        "<tr><td>現金給付等の申請に係る郵送化率</td><td>95.5％以上</td><td>97.0％以上</td></tr>"
        "</table>"
    )
    found = records(text)
    new, old = found.initiatives
    assert [(t.initiative_id, t.fiscal_year, t.target_value) for t in found.kpi_targets] == [
        (new.initiative_id, 2024, 97.0),
        (old.initiative_id, 2023, 95.5),
    ]


def test_an_indicator_and_its_value_among_measures_is_a_target() -> None:
    lines = [
        "(1) サービスの向上",
        "①窓口の案内を分かりやすくする。",
        "・サービススタンダードの達成状況：100％",
        "・現金給付等の申請に係る郵送化率：対前年度以上",
        "（令和4年度実績 95.4％）",
    ]
    side = "<td>" + "".join(f"<p>{line}</p>" for line in lines) + "</td>"
    page = f"<table><tr><th>令和5年度（旧）</th><th>令和6年度（新）</th></tr><tr>{side}{side}</tr>"
    found = records(page + "</table>")
    assert [a.text for a in found.actions] == ["窓口の案内を分かりやすくする。"] * 2
    assert [
        (t.kpi_id, t.comparator, t.target_value, t.baseline_value)
        for t in found.kpi_targets
        if t.edition == "current"
    ] == [
        ("service_standard_rate", "eq", 100, None),
        ("mail_application_rate", "yoy_ge", None, 95.4),
    ]


def test_what_stands_behind_a_value_on_its_line_stays() -> None:
    line = "・サービススタンダードの達成状況：100％　⇒ 9月末 99.9％"
    texts = f"{line}　【目標】取次率を90％以上とする<br>・郵送化率：95.4％以上"
    row = cells(("(1) 窓口", texts, "－")) + cells(("(1) 窓口", "・続ける。", "－"))
    found = records(table("令和5年度 計画", "令和6年度 計画", row))
    old = [target for target in found.kpi_targets if target.edition == "previous"]
    assert [target.target_value for target in old][:3] == [100.0, 90.0, 95.4]
    assert old[0].actual_value == 99.9


def test_a_value_alone_among_measures_stays_there() -> None:
    row = cells(("(1) 窓口", "・郵送化率：95.4％", "－")) + cells(("(1) 窓口", "・続ける。", "－"))
    found = records(table("令和5年度 計画", "令和6年度 計画", row))
    assert list(found.kpi_targets) == []


def test_a_month_of_the_year_before_dates_a_baseline() -> None:
    aim = "健康宣言事業所数：2,250事業所以上（令和5年11月末現在 2,164事業所）"
    rows = (cells(OLD) + cells(("(1) 宣言", "・勧める。", aim)),)
    found = records(table("令和5年度 計画", "令和6年度 計画", *rows))
    new = found.kpi_targets[0]
    assert (new.target_value, new.baseline_value, new.baseline_fiscal_year) == (2250, 2164, 2023)


def test_the_new_edition_alone_may_have_a_column_of_targets() -> None:
    head = "<tr><th>令和5年度の取組</th><th>令和6年度の取組</th><th>令和6年度 KPI</th></tr>"
    rows = ""
    for old, new in ((OLD, NEW), *((other, other) for other in OTHERS)):
        texts = "".join(f"<td><p>{side[0]}</p><p>{side[1]}</p></td>" for side in (old, new))
        rows += f"<tr>{texts}<td>{new[2]}</td></tr>"
    assert read(records(f"<table>{head}{rows}</table>")) == [CURRENT, (*PREVIOUS[:4], [])]


def test_the_editions_may_stand_one_above_the_other() -> None:
    rows = ""
    for old, new in ((OLD, NEW), *((other, other) for other in OTHERS)):
        rows += f"<tr><td rowspan=2>業務グループ</td><td>令和5年度</td>{cells(old)}</tr>"
        rows += f"<tr><td>令和6年度</td>{cells(new)}</tr>"
    head = "<tr><th>担当</th><th>年度</th><th>主な取組</th><th>KPI</th></tr>"
    found = records(f"<table>{head}{rows}</table>")
    assert read(found) == [CURRENT, PREVIOUS]
    assert [item.groups for item in found.initiatives] == [["業務"]] * 6
    assert "年度" not in [issue.text for issue in found.issues]


def test_the_labels_may_stand_in_front_of_both_editions() -> None:
    page = ""
    for old, new in ((OLD, NEW), *((other, other) for other in OTHERS)):
        page += "<table><tr><th>項目</th><th>令和5年度</th><th>令和6年度（案）</th></tr>"
        for place, label in enumerate(("施策", "主な取組", "KPI")):
            page += f"<tr><th>{label}</th><td>{old[place]}</td><td>{new[place]}</td></tr>"
        page += "</table><p>　</p>"
    assert read(records(page)) == [CURRENT, PREVIOUS]


def test_where_no_words_name_the_editions_their_place_does_with_an_issue() -> None:
    head = "<tr><th>主な取組</th><th>KPI</th><th>主な取組</th><th>KPI</th></tr>"
    for title, left, right in (
        ("令和6年度 鳥取支部事業計画 新旧対照表", NEW, OLD),
        (TITLE, OLD, NEW),
    ):
        found = records(page_of(head, cells(left) + cells(right)), title=title)
        assert [each[2:] for each in read(found)] == [CURRENT[2:], PREVIOUS[2:]]
        assert "unsure_edition" in [issue.code for issue in found.issues]


def test_results_of_a_year_beside_the_next_plan_are_a_report() -> None:
    head = (
        "<tr><th colspan=3>令和5年度</th><th colspan=2>令和6年度</th></tr><tr><th>主な取組</th>"
        "<th>KPI</th><th>実施結果</th><th>主な取組</th><th>KPI</th></tr>"
    )
    rows = ""
    for old, new in ((OLD, NEW), *((other, other) for other in OTHERS)):
        rows += f"<tr>{cells(old)}<td>よく読まれた。</td>{cells(new)}</tr>"
    report = records(f"<table>{head}{rows}</table>", title="令和5年度 鳥取支部事業計画の実施結果")
    assert read(report) == [("current", 2023, *PREVIOUS[2:])]
    plan = records(f"<table>{head}{rows}</table>", title="令和6年度 鳥取支部事業計画（案）")
    assert read(plan) == [CURRENT, PREVIOUS]


def test_budgets_of_the_old_edition_are_told() -> None:
    head = "<tr><th colspan=2>令和5年度 予算</th><th colspan=2>令和6年度 予算</th></tr>"
    head += f"<tr>{'<th>区分</th><th>予算額</th>' * 2}</tr>"
    row = "<tr><td>健診経費</td><td>3,000千円</td><td>健診経費</td><td>3,500千円</td></tr>"
    found = records(table("令和5年度", "令和6年度") + f"<table>{head}{row}</table>")
    assert [budget.budget_yen for budget in found.budgets] == [3_500_000]
    assert {"earlier_budget", "earlier_year"} & {issue.code for issue in found.issues}


def test_done_counts_above_a_target_stay_measures() -> None:
    """訪問件数：120件 tells what was done; only 100％ above a target is one too."""
    told = "・訪問件数：120件<br>・現金給付等の申請に係る郵送化率：95.5％以上"
    row = f"<td>(1) 郵送の推進</td><td>{told}</td>"
    head = "<tr><th>施策</th><th>取組内容</th></tr>"
    more = "<tr><td>(2) 広報の推進</td><td>・便りを送る。</td></tr>"
    found = records(
        f"<table>{head}<tr>{row}</tr>{more}</table>", title="令和6年度 鳥取支部事業計画"
    )
    assert [target.target_value for target in found.kpi_targets] == [95.5]
    assert found.actions[0].text.startswith("訪問件数")


def test_a_comparison_with_other_branches_is_none_of_editions() -> None:
    below = "<th>主な取組</th><th>KPI</th>" * 2
    rows = "".join(f"<tr>{cells(other) * 2}</tr>" for other in [OLD, *OTHERS])
    title = "令和6年度 鳥取支部事業計画 他支部との比較"
    found = records(f"<table><tr>{below}</tr>{rows}</table>", title=title)
    assert {item.edition for item in found.initiatives} <= {"current"}


def test_a_count_below_a_rate_is_not_what_the_rate_reached() -> None:
    head = (
        "<tr><th>項目</th><th>取組</th><th>第1四半期</th><th>第2四半期</th><th>第3四半期</th></tr>"
    )
    rows = (
        "<tr><td rowspan=2>健診の推進</td><td>KPI：受診率60%以上</td><td>10.0%</td><td>25.0%</td>"
        "<td>40.0%</td></tr><tr><td>健診機関数</td><td>20機関</td><td>22機関</td><td>25機関</td></tr>"
        "<tr><td>コラボヘルス</td><td>KPI：宣言事業所400社以上</td><td>310社</td><td>320社</td>"
        "<td>330社</td></tr>"
    )
    title = "令和6年度 鳥取支部事業報告（第3四半期）"
    found = records(f"<table>{head}{rows}</table>", title=title)
    assert [target.actual_value for target in found.kpi_targets] == [40.0, 330.0]


def test_this_year_beside_next_year_is_no_other_edition() -> None:
    assert told(["今年度の取組", "来年度の取組"]) is None
    assert told(["今年度計画", "来年度計画"]) == ["previous", "current"]


def told(words: list[str]) -> list[Edition] | None:
    return told_apart([said for word in words if (said := said_of(word)) is not None])


def test_this_year_beside_a_bare_year_is_unsure() -> None:
    found = records(table("令和5年度", "今年度"))
    assert [issue.severity for issue in found.issues if issue.code == "unsure_edition"] == [
        "warning"
    ]


@pytest.mark.parametrize(("old", "codes"), [("甲", ["unread_comparison"]), ("旧", [])])
def test_a_title_that_compares_over_no_editions_has_an_issue(old: str, codes: list[str]) -> None:
    found = records(table(old, "新"), "令和6年度 鳥取支部事業計画 新旧対照表")
    assert [i.code for i in found.issues if i.code == "unread_comparison"] == codes
