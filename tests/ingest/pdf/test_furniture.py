"""What stands at a page's edge: numbers, what repeats, and what a browser prints there."""

from __future__ import annotations

import pytest

from tests.ingest.pdf.drawing import Sheet
from tests.ingest.pdf.reading import read


def kinds(*sheets: Sheet) -> dict[str, str]:
    return {paragraph.text: paragraph.kind for paragraph in read(*sheets).paragraphs()}


@pytest.mark.parametrize(
    "address", ["https://example.jp/plan.html", "file:///home/plan.html", "f ile:///plan.html"]
)
def test_the_address_below_a_single_page_is_a_footer(address: str) -> None:
    sheet = Sheet().write(60, 400, "窓口での案内を続ける。").write(30, 830, address)
    assert kinds(sheet) == {"窓口での案内を続ける。": "text", address: "page_footer"}


def test_the_time_of_printing_and_the_title_beside_it_are_headers() -> None:
    sheet = (
        Sheet().write(30, 20, "2026/11/23 8:16").write(300, 20, "事業計画").write(60, 400, "本文")
    )
    assert kinds(sheet) == {
        "2026/11/23 8:16": "page_header",
        "事業計画": "page_header",
        "本文": "text",
    }


def test_a_title_at_the_top_of_a_page_that_no_browser_printed_is_text() -> None:
    assert kinds(Sheet().write(200, 30, "令和5年度事業計画").write(60, 400, "本文")) == {
        "令和5年度事業計画": "text",
        "本文": "text",
    }


def test_a_sentence_with_an_address_is_text() -> None:
    sentence = "申込みは https://example.jp/ から。"
    assert kinds(Sheet().write(60, 400, "本文").write(60, 810, sentence))[sentence] == "text"
