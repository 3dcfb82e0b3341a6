"""Tables whose rows name their items by number alone, and figures with a month of their own."""

from __future__ import annotations

import pytest

import pipeline
from normalize import load_taxonomy
from parsers.periods.own_dates import is_blank, is_figure, own_month
from parsers.vocabulary import vocabulary
from schema.records import Records

ITEMS = (
    "項番|事業項目|主な取組|実施状況|第4四半期の取組予定",
    "1|サービス水準の向上|・窓口の案内を見直す|見直した。|継続する",
    "2|現金給付の適正化|・併給調整を行う|68件行った。|継続する",
    "3|レセプト点検の推進|・点検員の研修を行う|3回行った。|4回目を行う",
    "4|ジェネリック医薬品の使用促進|・軽減額通知を送る|8月に送った。|2月に送る",
)
LIST = (
    "項番|KPI|目標|6月末|9月末|12月末|評価",
    "1|サービススタンダードの達成状況|100%|100%|100%|100%|○",
    "3|レセプト点検の査定率|0.3%以上|0.1%|0.2%|0.3%<br>(11月末)|○",
    "4|ジェネリック医薬品使用割合|83%以上|82.1%|82.5%|未集計|△",
)


def table(*rows: str) -> str:
    lines = [rows[0].replace("|", "</th><th>").join(("<th>", "</th>"))]
    for row in rows[1:]:
        cells = row.split("|")
        wide = f" colspan={rows[0].count('|') + 1}" if len(cells) == 1 else ""
        lines.append("".join(f"<td{wide}>{cell}</td>" for cell in cells))
    return f"<table>{''.join(f'<tr>{line}</tr>' for line in lines)}</table>"


def read(*parts: str) -> Records:
    head = '<meta charset="utf-8"><h1>令和3年度 長野支部事業計画の進捗状況</h1>'
    page = head + "".join(parts)
    return pipeline.convert_document("a.html", page.encode(), taxonomy=load_taxonomy(None)).records


def owners(found: Records) -> list[str | None]:
    numbers = {item.initiative_id: item.number_raw for item in found.initiatives}
    return [numbers[target.initiative_id] for target in found.kpi_targets]


def codes(found: Records) -> list[str]:
    return [issue.code for issue in found.issues if issue.code == "item_number_unknown"]


@pytest.mark.parametrize("parts", [(LIST, ITEMS), (ITEMS, LIST)])
def test_targets_go_to_the_item_of_their_number(parts: tuple[tuple[str, ...], ...]) -> None:
    found = read(*(table(*rows) for rows in parts))
    assert [item.number_raw for item in found.initiatives] == ["1", "2", "3", "4"]
    assert owners(found) == ["1", "3", "4"]
    assert not codes(found)
    assert [action.next_text for action in found.actions][-1] == "2月に送る"


def test_a_figure_may_print_its_own_month_and_a_word_stands_for_one_unknown() -> None:
    found = read(table(*LIST), table(*ITEMS))
    values = {(row.kpi_id, row.month): row.value for row in found.observations}
    assert values["receipt_assessment_rate", 11] == 0.3
    assert values["generic_usage_rate", 9] == 82.5
    actual = [(target.actual_value, target.actual_as_of) for target in found.kpi_targets]
    assert actual == [(100.0, "2021-12"), (0.3, "2021-11"), (82.5, "2021-09")]


def test_a_number_that_no_item_has_is_an_issue() -> None:
    found = read(
        table(*LIST, "9|健康宣言事業所数|1,300事業所以上|1,100|1,200|1,250|○"), table(*ITEMS)
    )
    assert owners(found) == ["1", "3", "4"]
    assert codes(found) == ["item_number_unknown"]


def test_the_rows_of_a_list_that_counts_them_go_by_their_indicators() -> None:
    counted = [f"{n}|{row.split('|', 1)[1]}" for n, row in enumerate(LIST[1:], 1)]
    found = read(table(LIST[0], *counted), table(*ITEMS))
    assert owners(found) == ["1", "3", "4"]
    told = [issue.code for issue in found.issues if issue.code == "item_by_indicator"]
    assert len(told) == 3


def test_pillars_of_the_list_are_those_of_its_rows_alone() -> None:
    items = [line.split("|") for line in ITEMS[1:]]
    heads = [
        f"<h3>{number}. {title}</h3>" + table("主な取組|実施状況", f"{what}|{done}")
        for number, title, what, done, _ in items
    ]
    listed = table(
        LIST[0], "Ⅰ 基盤的保険者機能", *LIST[1:], "Ⅲ 組織・運営体制", "9|残業|1%以下|1%|1%|1%|○"
    )
    found = read("<h2>1. KPIの進捗状況</h2>", listed, *heads)
    assert owners(found) == ["1", "3", "4"]
    assert [item.pillar for item in found.initiatives] == ["foundation", None, *["foundation"] * 2]


def test_numbers_below_an_items_heading_count_its_rows() -> None:
    head = "No.|取組内容|実施結果"
    found = read(
        "<h3>1. サービス水準の向上</h3>",
        table(head, "1|窓口の案内を見直す|見直した。", "2|チラシを配る|配った。"),
        "<h3>2. 現金給付の適正化</h3>",
        table(head, "1|併給調整を行う|68件行った。"),
    )
    numbers = {item.initiative_id: item.number_raw for item in found.initiatives}
    assert [numbers[action.initiative_id] for action in found.actions] == ["1", "1", "2"]


@pytest.mark.parametrize(
    ("text", "read_as"),
    [("0.315％（11月末）", ("0.315%", 11)), ("(8月診療分) 83.5%", ("83.5%", 8)), ("96%", None)],
)
def test_month_in_brackets(text: str, read_as: tuple[str, int] | None) -> None:
    assert own_month(text) == read_as
    assert is_figure(text)
    assert not is_blank(text)
    assert is_blank("未集計")


def test_words_for_what_comes_next() -> None:
    for words in ("第4四半期の取組予定", "取組予定"):
        assert vocabulary().guess(words) == ("next", "measure")
    for words in ("次四半期の取組", "来期の取組予定", "残り期間の取組"):
        assert vocabulary().guess(words) == ("next",)


def test_a_number_may_name_the_pillar_too() -> None:
    lines = [line.split("|", 1)[1] for line in LIST[1:]]
    listed = [
        f"{number}|{line}" for number, line in zip(("Ⅰ-1", "Ⅱ-1", "Ⅱ－2"), lines, strict=True)
    ]
    rows = [f"{n}|{line.split('|', 1)[1]}" for n, line in zip((1, 2, 1, 2), ITEMS[1:], strict=True)]
    pillars = ("Ⅰ 基盤的保険者機能", "Ⅱ 戦略的保険者機能")
    items = table(ITEMS[0], pillars[0], *rows[:2], pillars[1], *rows[2:])
    found = read(table(LIST[0], *listed), items)
    assert owners(found) == ["1", "1", "2"]
    assert [target.initiative_id[-1] for target in found.kpi_targets] == ["1", "3", "4"]


def test_lists_of_each_pillar_with_a_figure_not_known_yet_are_no_progress() -> None:
    done = "4|医療データを活用した効果的な意見発信|実施する|未実施|実施|実施|○"
    found = read(table(*LIST), table(LIST[0], done), table(*ITEMS))
    assert len(found.observations) == 8
