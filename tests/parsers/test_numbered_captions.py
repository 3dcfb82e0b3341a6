"""Tables of numbers behind all items: the item that the line above them names."""

from __future__ import annotations

import pytest

import pipeline
from normalize import load_taxonomy
from schema.records import Records

HEAD = '<meta charset="utf-8"><h1>令和6年度　岐阜支部　事業計画の進捗状況（令和6年9月末現在）</h1>'
COLUMNS = "<tr><th>項番<th>事業<th>実施内容<th>ＫＰＩ<th>進捗状況<th>評価</tr>"
ITEMS = (
    ("7", "サービス水準の向上", "郵送化率を97.0%以上とする", "95.2%"),
    ("8", "特定健診受診率の向上", "生活習慣病予防健診実施率を65.0%以上とする", "31.5%"),
    ("9", "重症化予防対策の推進", "", ""),
    ("10", "費用対効果を踏まえたコスト削減等", "一者応札案件の割合を20%以下とする", "10.0%"),
)
MONTHS = (
    "<tr><th><th>4月<th>5月<th>6月<th>7月</tr><tr><td>令和6年度<td>1.1<td>2.2<td>3.3<td>4.4</tr>"
)


def read(
    *captions: str, items: tuple[tuple[str, ...], ...] = ITEMS, months: str = MONTHS
) -> Records:
    rows = "".join(
        f"<tr><td>{no}<td>{title}<td>①案内を送る。<td>{kpi}<td>{done}<td>○</tr>"
        for no, title, kpi, done in items
    )
    page = (
        f"{HEAD}<h2>Ⅱ 戦略的保険者機能</h2><table border=1>{COLUMNS}{rows}</table><p>※1 速報値</p>"
    )
    page += "".join(f"{caption}<table border=1>{months}</table>" for caption in captions)
    return pipeline.convert_document("a.html", page.encode(), taxonomy=load_taxonomy(None)).records


def owners(found: Records) -> set[tuple[str | None, str | None]]:
    numbers = {row.initiative_id: row.number_raw for row in found.initiatives}
    return {(numbers.get(row.initiative_id or ""), row.kpi_id) for row in found.observations}


@pytest.mark.parametrize(
    "caption",
    [
        "<h3>（参考）項番8　生活習慣病予防健診実施率の推移</h3>",
        "<p>【参考１】No.8 生活習慣病予防健診 実施率の推移（累計）</p>",
        "<p>生活習慣病予防健診実施率の推移（項目８関係）</p>",
        "<p>＜№8　生活習慣病予防健診実施率＞</p>",
        "<p>8番　生活習慣病予防健診実施率の推移</p>",
        "<p>項番８の生活習慣病予防健診実施率（累計）</p>",
        "<p>（８）生活習慣病予防健診実施率の推移</p>",
        "<p>生活習慣病予防健診実施率の月別推移</p>",
    ],
)
def test_a_caption_that_names_number_or_indicator_gives_its_item(caption: str) -> None:
    found = read(caption)
    assert owners(found) == {("8", "lifestyle_checkup_rate")}
    assert not [row for row in found.issues if row.code == "series_without_item"]


def test_the_number_alone_gives_the_item() -> None:
    found = read("<p>（参考）項番8　実施率の推移</p>", "<p>（参考）項番7③関係の推移</p>")
    assert {number for number, _ in owners(found)} == {"7", "8"}


def test_an_indicator_that_no_item_has_is_of_the_one_about_it_or_of_none() -> None:
    found = read("<p>（参考）健診受診後に医療機関を受診した者の割合の推移</p>")
    found = read(
        "<p>（参考）未治療者の医療機関受診率の推移</p>", "<p>（参考）マイナ保険証利用率の推移</p>"
    )
    assert (None, "mynumber_card_usage_rate") in owners(found)
    assert "10" not in {number for number, _ in owners(found)}
    assert "series_without_item" in {row.code for row in found.issues}


def test_a_number_whose_item_lacks_the_indicator_is_not_believed() -> None:
    found = read("<p>（参考）項番7　生活習慣病予防健診実施率の推移</p>")
    assert owners(found) == {(None, "lifestyle_checkup_rate")}
    assert "series_without_item" in {row.code for row in found.issues}


def test_small_numbers_behind_a_number_are_those_of_items_below_it() -> None:
    items = (
        ("10", "データヘルス計画", "", ""),
        ("ⅰ）", "特定健診の推進", "生活習慣病予防健診実施率を65.0%以上とする", "31.5%"),
        ("ⅱ）", "特定保健指導の推進", "特定保健指導実施率を20.0%以上とする", "11.5%"),
        ("11", "広報活動", "", ""),
    )
    for caption in ("No.10 ⅱ) 実施率の推移", "項番10（ⅱ）の推移", "No.10 特定保健指導実施率の推移"):
        found = read(f"<p>【参考】{caption}</p>", items=items)
        assert {number for number, _ in owners(found)} == {"ⅱ）"}, caption


@pytest.mark.parametrize(
    "heading", ["<h2>４　主な指標の月次推移</h2>", "<h2>（参考）月別の推移</h2>", "<p>月別推移</p>"]
)
def test_below_a_heading_of_numbers_nothing_is_of_the_last_item_in_silence(heading: str) -> None:
    found = read(heading)
    assert "10" not in {number for number, _ in owners(found)}
    assert found.issues
