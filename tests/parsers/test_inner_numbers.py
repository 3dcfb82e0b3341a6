"""項番 of a table of KPIs that print the heading's number in front of the item's: (1)①."""

# ruff: noqa: E501 - one line of a page a line

from __future__ import annotations

import pytest

import pipeline
from normalize import load_taxonomy
from parsers.rows.numbered import inner_number
from schema.records import Records

KPIS = [
    ("生活習慣病予防健診実施率", "63.0％以上"),
    ("被保険者の特定保健指導の実施率", "36.0％以上"),
    ("健康宣言事業所数", "750事業所以上"),
]
TITLES = ["特定健診実施率の向上", "特定保健指導の実施率の向上", "コラボヘルスの推進"]


def read(numbers: list[str], items: list[str], second: str = "") -> Records:
    listed = "".join(
        f"<tr><td>{number}</td><td>{name}</td><td>{goal}</td><td>○</td></tr>"
        for number, (name, goal) in zip(numbers, KPIS, strict=True)
    )
    measures = "".join(
        f"<tr><td>{number} {title}</td><td>・{title}のため案内する</td><td>案内 {n}回</td></tr>"
        for n, (number, title) in enumerate(zip(items, TITLES, strict=True), 3)
    )
    head = "<tr><th>項目</th><th>具体的な取組</th><th>上期実績</th></tr>"
    page = (
        '<meta charset="utf-8"><h1>令和4年度 長野支部事業計画 上期進捗状況</h1>'
        "<h2>Ⅱ．戦略的保険者機能関係</h2><table><tr><th>項番</th><th>ＫＰＩ</th><th>目標</th><th>進捗</th></tr>"
        f"{listed}</table><h3>(1) データヘルス計画の実施</h3><table>{head}{measures}</table>{second}"
    )
    return pipeline.convert_document("a.html", page.encode(), taxonomy=load_taxonomy(None)).records


def owners(found: Records) -> list[tuple[str | None, float | None]]:
    titles = {item.initiative_id: item.title_raw for item in found.initiatives}
    return [(titles.get(t.initiative_id), t.target_value) for t in found.kpi_targets]


EACH = list(zip(TITLES, [63.0, 36.0, 750.0], strict=True))


@pytest.mark.parametrize(
    ("outer", "inner"),
    [
        ("(1)", "①②③"),
        ("（１）－", "①②③"),
        ("1-", "①②③"),
        ("１", "①②③"),
        ("(1) ", ["ⅰ)", "ⅱ)", "ⅲ)"]),
    ],
)
def test_the_last_number_is_the_items(outer: str, inner: str | list[str]) -> None:
    found = read([f"{outer}{each}" for each in inner], list(inner))
    assert owners(found) == EACH
    assert not [i for i in found.issues if i.code in ("rows_without_item", "item_number_unknown")]


def test_where_several_items_have_the_last_number_the_indicator_tells() -> None:
    again = (
        "<h3>(2) 広報の推進</h3><table><tr><th>項目</th><th>具体的な取組</th><th>上期実績</th></tr>"
        "<tr><td>① 広報誌の発行</td><td>・広報誌を出す</td><td>2回</td></tr>"
        "<tr><td>② 健康保険委員の拡大</td><td>・委嘱を勧める</td><td>30名</td></tr></table>"
    )
    found = read(["(1)①", "(1)②", "(1)③"], list("①②③"), again)
    assert sorted(owners(found)) == sorted(EACH)


def test_numbers_are_told_from_words() -> None:
    assert inner_number("(1)①") == "①"
    assert inner_number("（２） － （３）") == "（３）"
    assert inner_number("(1)") is None
    assert inner_number("12") is None
    assert inner_number("(1)健全な財政運営") is None
