"""Cards of indicators: a name, and below it the target, what was reached and the grade."""

from __future__ import annotations

import pytest

import pipeline
from normalize import load_taxonomy
from schema.records import Records

CARDS = (
    ("被保険者の特定保健指導の実施率", "25.2%以上", "22.6%", "18.2%", "19.8%", "×"),
    ("被扶養者の特定保健指導の実施率", "10.5%以上", "12.9%", "12.8%", "11.4%", "○"),
)
LABELS = ("目標", "島根支部", "全国平均", "（令和2年度", "達成状況")
BARE = ("目標", "島根支部", "全国平均", "令和2年度", "達成状況")


def page(cards: str) -> str:
    return (
        '<meta charset="utf-8"><h1>令和3年度　島根支部　事業報告</h1>'
        "<p>達成状況　○：達成　×：未達成</p><h2>１．戦略的保険者機能関係</h2>"
        f"<h3>（１）特定保健指導の実施率の向上</h3>{cards}"
        "<p>【主な取組】</p><ul><li>健診の日に面談を行った</li><li>遠隔面談を始めた</li></ul>"
        "<h3>（２）コラボヘルスの推進</h3><p>【主な取組】</p><ul><li>カルテを配布した</li></ul>"
        "<h3>（３）広報の推進</h3><p>【主な取組】</p><ul><li>広報誌を発行した</li></ul>"
    )


def read(cards: str) -> Records:
    data = page(cards).encode()
    return pipeline.convert_document("a.html", data, taxonomy=load_taxonomy(None)).records


def lines(card: tuple[str, ...], between: str = "　") -> list[str]:
    pairs = zip(LABELS, card[1:], strict=True)
    told = [f"{label}{between}{value}" for label, value in pairs]
    return [card[0], *(line + "）" if line[0] == "（" else line for line in told)]


def paragraphs(between: str) -> str:
    return "".join(f"<p>{line}</p>" for card in CARDS for line in lines(card, between))


def one_paragraph(tag: str) -> str:
    return "".join(f"<{tag}>{'<br>'.join(lines(card))}</{tag}>" for card in CARDS)


def cells() -> str:
    inner = "".join(f"<td>{'<br>'.join(lines(card))}</td>" for card in CARDS)
    return f"<table border=1><tr>{inner}</tr></table>"


def columns() -> str:
    rows = zip(*(lines(card) for card in CARDS), strict=True)
    return "<table>" + "".join(f"<tr><td>{'<td>'.join(row)}</tr>" for row in rows) + "</table>"


def rows() -> str:
    body = "".join(f"<tr><td>{'<td>'.join(lines(card))}</tr>" for card in CARDS)
    return f"<table>{body}</table>"


def labels_beside(name: str = "<tr><th colspan=2>{}</tr>", over: str = "") -> str:
    tables = []
    for card in CARDS:
        pairs = zip(BARE, card[1:], strict=True)
        body = "".join(f"<tr><td>{label}<td>{value}</tr>" for label, value in pairs)
        tables.append(f"{over.format(card[0])}<table border=1>{name.format(card[0])}{body}</table>")
    return "".join(tables)


def joined() -> str:
    """As a PDF gives tables that touch."""
    return labels_beside().replace("</table><table border=1>", "")


def run_in() -> str:
    """As a PDF gives a cell whose name ends where its line does."""
    return cells().replace("の実施率<br>", "の実施率")


def labels_above() -> str:
    head = f"<tr><td>{'<td>'.join(BARE)}</tr>"
    tables = []
    for card in CARDS:
        values = f"<tr><td>{'<td>'.join(card[1:])}</tr>"
        tables.append(f"<table border=1><tr><th colspan=5>{card[0]}</tr>{head}{values}</table>")
    return "".join(tables)


def side_by_side() -> str:
    head = "".join(f"<th colspan=2>{card[0]}" for card in CARDS)
    body = "".join(
        "<tr>" + "".join(f"<td>{label}<td>{card[at]}" for card in CARDS) + "</tr>"
        for at, label in enumerate(BARE, 1)
    )
    return f"<table border=1><tr>{head}</tr>{body}</table>"


def labels_in_front(corner: str = "") -> str:
    head = "".join(f"<th>{card[0]}" for card in CARDS)
    body = "".join(
        f"<tr><td>{label}" + "".join(f"<td>{card[at]}" for card in CARDS) + "</tr>"
        for at, label in enumerate(BARE, 1)
    )
    return f"<table border=1><tr><th>{corner}{head}</tr>{body}</table>"


@pytest.mark.parametrize(
    "cards",
    [
        paragraphs("　"),
        paragraphs("："),
        paragraphs(""),
        one_paragraph("p"),
        one_paragraph("div"),
        cells(),
        columns(),
        rows(),
        labels_beside(),
        joined(),
        run_in(),
        labels_beside(name="", over="<p>{}</p>"),
        labels_beside(name="", over="<h4>{}</h4>"),
        labels_above(),
        side_by_side(),
        labels_in_front(),
        labels_in_front("ＫＰＩ"),
    ],
)
def test_cards_are_targets_of_the_item_above(cards: str) -> None:
    found = read(cards)
    told = [
        (k.kpi_id, k.comparator, k.target_value, k.actual_value, k.national_value, k.status_raw)
        for k in found.kpi_targets
    ]
    assert told == [
        ("guidance_rate_insured", "ge", 25.2, 22.6, 18.2, "×"),
        ("guidance_rate_dependents", "ge", 10.5, 12.9, 12.8, "○"),
    ]
    assert [k.baseline_value for k in found.kpi_targets] == [19.8, 11.4]
    assert {k.baseline_fiscal_year for k in found.kpi_targets} == {2020}
    first = found.initiatives[0]
    assert (first.title_raw, first.status_raw) == ("特定保健指導の実施率の向上", None)
    own = [a for a in found.actions if a.initiative_id == first.initiative_id]
    assert [action.text for action in own] == ["健診の日に面談を行った", "遠隔面談を始めた"]
    assert not any(action.status_raw or action.progress_text for action in own)
    assert not [issue for issue in found.issues if issue.code == "unused_text"]


@pytest.mark.parametrize(
    ("labels", "values"),
    [
        (("目標値", "実績", "評価"), ("25.2%以上", "22.6%", "×")),
        (("令和3年度目標", "令和3年度実績", "判定"), ("25.2％", "22.6％", "×")),
        (("KPI目標", "支部", "全国"), ("25.2%以上", "22.6%", "18.2%")),
        (("目標", "結果", "前年度実績"), ("対前年度以上", "22.6%", "19.8%")),
    ],
)
def test_labels_may_say_otherwise(labels: tuple[str, ...], values: tuple[str, ...]) -> None:
    for between in ("　", "："):
        pairs = zip(labels, values, strict=True)
        facts = "".join(f"<p>{label}{between}{value}</p>" for label, value in pairs)
        found = read(f"<p>被保険者の特定保健指導の実施率</p>{facts}")
        (target,) = found.kpi_targets
        assert (target.kpi_id, target.actual_value) == ("guidance_rate_insured", 22.6)


def test_what_is_no_card_is_never_lost_in_silence() -> None:
    """A card of other words stays in the measures' text, and an issue says so."""
    for fact in ("目標　25.2%以上", "目標値：25.2％", "目標 25.2%"):
        found = read(f"<p>被保険者の特定保健指導の実施率</p><p>{fact}</p><p>備考　面談を含む。</p>")
        targets = [k.target_value for k in found.kpi_targets]
        told = {issue.code for issue in found.issues}
        assert targets == [25.2] or told & {"target_in_measure", "unused_text"}, fact
