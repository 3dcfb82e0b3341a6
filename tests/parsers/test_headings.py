"""Which lines of running text number an item."""

import pytest

import pipeline
from normalize import load_taxonomy
from parsers.families.headings import style_of


@pytest.mark.parametrize(
    ("line", "style"),
    [
        ("ⅰ）特定健診の推進", "lower"),
        ("ⅱ　特定保健指導の推進", "lower"),
        ("ⅲ．重症化予防", "lower"),
        ("(ⅰ) 特定健診の推進", "small"),
        ("（ii）特定保健指導の推進", "small"),
        ("96.0％以上", None),
        ("20 件を訪問", None),
        ("2　広報", "number"),
        ("Ⅱ　戦略的保険者機能", "chapter"),
    ],
)
def test_which_numerals_number_headings(line: str, style: str | None) -> None:
    assert style_of(line) == style


def test_headings_marked_alike_rank_by_their_numbers() -> None:
    page = (
        '<meta charset="utf-8"><h1>令和3年度 福井支部事業報告</h1><h2>１．戦略的保険者機能関係</h2>'
        "<h3>(1)　健康づくりの推進</h3><h3>①　特定健診の推進</h3><p>・文書を送った。</p>"
        "<h3>②　特定保健指導の推進</h3><p>・面談を行った。</p>"
        "<h3>(2)　広報の推進</h3><p>・広報誌を配った。</p>"
    )
    found = pipeline.convert_document("a.html", page.encode(), taxonomy=load_taxonomy(None))
    pillar = "１．戦略的保険者機能関係"
    assert [(i.number_raw, i.path) for i in found.records.initiatives] == [
        ("①", [pillar, "健康づくりの推進"]),
        ("②", [pillar, "健康づくりの推進"]),
        ("(2)", [pillar]),
    ]
