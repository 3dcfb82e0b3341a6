"""Editions beside each other that number their items each in its own way."""

from __future__ import annotations

import pytest

import pipeline
from normalize import load_taxonomy
from schema.records import Records

PILLAR = "１．基盤的保険者機能関係"
OLD = [
    "<p>(1) 財政の運営</p><p>・便りを配る。</p>",
    "<p>(2) 業務の改革</p><p>・手順を揃える。</p>",
    "<p>(3) 窓口の改善</p><p>・案内を置く。</p>",
]
RATED = "【重要度：高】"


def records(new: list[str], *, swapped: bool = False, pillar: str = "") -> Records:
    """The old edition on the left, unless `swapped`."""
    rows = [(pillar or f"<td>{PILLAR}</td>" * 2)]
    for old, now in zip([*OLD, "（新設）", "（新設）"], new, strict=False):
        pair = (now, old) if swapped else (old, now)
        rows.append("".join(f"<td>{cell}</td>" for cell in pair))
    heads = ["<th>令和5年度（旧）</th>", "<th>令和6年度（新）</th>"]
    page = (
        '<meta charset="utf-8"><h1>令和6年度 佐賀支部事業計画（案） 新旧対照表</h1><table>'
        f"<tr>{''.join(reversed(heads) if swapped else heads)}</tr>"
        f"{''.join(f'<tr>{row}</tr>' for row in rows)}</table>"
    )
    return pipeline.convert_document("a.html", page.encode(), taxonomy=load_taxonomy(None)).records


def items(found: Records, edition: str = "current") -> list[tuple[str, str, list[str], int]]:
    """(number, title, headings above it but the pillar, count of measures)."""
    measures = [action.initiative_id for action in found.actions]
    return [
        (i.number_raw or "", i.title_raw, i.path[1:], measures.count(i.initiative_id))
        for i in found.initiatives
        if i.edition == edition
    ]


def numbered(outer: tuple[str, str, str], inner: tuple[str, str]) -> list[str]:
    """Two items of which the second is a heading over two, and a third."""
    return [
        f"<p>{outer[0]}財政の運営{RATED}</p><p>・動画を配る。</p>",
        f"<p>{outer[1]}業務の改革</p><p>{inner[0]}体制の強化</p><p>・訓練を行う。</p><p>・事例を集める。</p>",
        f"<p>{inner[1]}窓口の改善</p><p>・案内を置く。</p>",
        f"<p>{outer[2]}電子化の推進</p><p>・申請を広める。</p>",
    ]


@pytest.mark.parametrize("swapped", [False, True])
@pytest.mark.parametrize(
    ("outer", "inner", "numbers"),
    [
        (("Ⅰ ", "Ⅱ ", "Ⅲ "), ("① ", "② "), ("Ⅰ", "①", "②", "Ⅲ")),
        (("Ⅰ．", "Ⅱ．", "Ⅲ．"), ("(1) ", "(2) "), ("Ⅰ", "(1)", "(2)", "Ⅲ")),
        (("(1) ", "(2) ", "(3) "), ("① ", "② "), ("(1)", "①", "②", "(3)")),
        (("1. ", "2. ", "3. "), ("(1) ", "(2) "), ("1", "(1)", "(2)", "3")),
        (("Ⅰ ", "Ⅱ ", "Ⅲ "), ("ア ", "イ "), ("Ⅰ", "ア", "イ", "Ⅲ")),
    ],
)
def test_each_edition_has_a_numbering_of_its_own(
    outer: tuple[str, str, str],
    inner: tuple[str, str],
    numbers: tuple[str, ...],
    swapped: bool,
) -> None:
    found = records(numbered(outer, inner), swapped=swapped)
    above = ["業務の改革"]
    assert items(found) == [
        (numbers[0], "財政の運営", [], 1),
        (numbers[1], "体制の強化", above, 2),
        (numbers[2], "窓口の改善", above, 1),
        (numbers[3], "電子化の推進", [], 1),
    ]
    assert [title for _, title, _, _ in items(found, "previous")] == [
        "財政の運営",
        "業務の改革",
        "窓口の改善",
    ]
    assert {item.pillar for item in found.initiatives} == {"foundation"}


def test_a_pillar_across_both_columns_is_of_both() -> None:
    new = numbered(("Ⅰ ", "Ⅱ ", "Ⅲ "), ("① ", "② "))
    found = records(new, pillar=f"<td colspan=2>{PILLAR}</td>")
    assert {item.pillar for item in found.initiatives} == {"foundation"}


def test_measures_below_a_title_stay_measures() -> None:
    found = records(
        [
            "<p>(1) 財政の運営</p><p>①説明の充実</p><p>・動画を配る。</p>"
            "<p>②情報の収集</p><p>・調べる。</p>",
            "<p>(2) 業務の改革</p><p>①体制の強化を図る。</p>",
        ]
    )
    assert [title for _, title, _, _ in items(found)] == ["財政の運営", "業務の改革"]


def test_numbers_that_sentences_have_too_are_those_of_measures() -> None:
    """埼玉's comparison as a print: a page break leaves ② 内容点検 at the top of a cell."""
    found = records(
        [
            "<p>(1) 財政の運営</p><p>①動画を配り、周知する。</p><p>②会議で説明する。</p>",
            "<p>(2) 点検の推進</p><p>①資格点検</p><p>・手順を揃える。</p>",
            "<p>②内容点検</p><p>・事例を集める。</p>",
            "<p>(3) 業務の改革</p><p>①訓練を行う。</p>",
        ]
    )
    assert items(found) == [
        ("(1)", "財政の運営", [], 2),
        ("(2)", "点検の推進", [], 2),
        ("(3)", "業務の改革", [], 1),
    ]


def test_a_title_in_a_row_of_its_own_heads_those_below() -> None:
    new = numbered(("Ⅰ ", "Ⅱ ", "Ⅲ "), ("① ", "② "))
    title, _, rest = new[1].partition("</p>")
    found = records([new[0], f"{title}</p>", rest, *new[2:]])
    assert [(number, path) for number, _, path, _ in items(found)] == [
        ("Ⅰ", []),
        ("①", ["業務の改革"]),
        ("②", ["業務の改革"]),
        ("Ⅲ", []),
    ]


def test_an_edition_without_items_is_an_error() -> None:
    found = records(
        ["<p>便りを配ることとする。</p>", "<p>手順を揃えることとする。</p>", "<p>案内。</p>"]
    )
    assert not items(found)
    (issue,) = [i for i in found.issues if i.code == "empty_edition"]
    assert (issue.severity, issue.text) == ("error", "令和6年度（新）")


@pytest.mark.parametrize("head", ["", "<th>ＫＰＩ</th>", "<td>【KPI】</td>"])
def test_small_tables_in_cells_stand_between_their_lines(head: str) -> None:
    def aim(value: str) -> str:
        mark = "" if head else "■ＫＰＩ："
        rate = "現金給付等の申請に係る郵送化率を"
        return f"<table><tr>{head}<td>{mark}{rate}{value}以上とする</td></tr></table>"

    cell = (
        f"<p>(1) 財政の運営</p><p>・動画を配る。</p>{aim('96.0％')}"
        f"<p>(2) 業務の改革</p><p>・手順を揃える。</p>{aim('97.5％')}"
    )
    found = records([cell, "<p>(3) 窓口の改善</p><p>・案内を置く。</p>"])
    titles = {i.initiative_id: i.title_raw for i in found.initiatives}
    assert [(titles[t.initiative_id], t.target_value) for t in found.kpi_targets] == [
        ("財政の運営", 96.0),
        ("業務の改革", 97.5),
    ]
    assert not [i for i in found.issues if i.code == "unused_text"]
