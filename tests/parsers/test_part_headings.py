"""Headings of an item's parts are no items, however they are numbered."""

from __future__ import annotations

import pytest

import pipeline
from normalize import load_taxonomy
from parsers.headings.parts import part_heading
from schema.records import Records


def records(body: str) -> Records:
    page = f'<meta charset="utf-8"><h1>令和6年度 福井支部事業計画</h1>{body}'
    return pipeline.convert_document("a.html", page.encode(), taxonomy=load_taxonomy(None)).records


@pytest.mark.parametrize(
    ("text", "role"),
    [
        ("(1) 現状・課題", "remark"),
        ("（２）令和５年度のＫＰＩ", "target"),
        ("■主な取組", "measure"),
        ("③ スケジュール", "schedule"),
        ("(1) コラボヘルスの取組", None),
        ("主な取組", None),
        ("4. 広報", None),
    ],
)
def test_only_header_words_with_a_number_or_a_sign_are_parts(text: str, role: str | None) -> None:
    assert part_heading(text) == role


TITLES = ("広報の推進", "特定健診の推進", "レセプト点検の推進")


@pytest.mark.parametrize("form", ["({}) {}", "■{1}"])
@pytest.mark.parametrize("title", ["{}　{}", "{}．{}"])
def test_parts_above_tables_leave_the_item_its_title(form: str, title: str) -> None:
    one, two = form.format(1, "現状・課題"), form.format(2, "主な取組")
    head = "<tr><th>主な取組</th><th>時期</th></tr>"
    table = f"<table>{head}<tr><td>・配る。</td><td>通年</td></tr></table>"
    found = records(
        "".join(
            f"<p>{title.format(n, t)}</p><p>{one}</p><p>認知度が低い。</p><p>{two}</p>{table}"
            for n, t in enumerate(TITLES, 1)
        )
    )
    assert [item.title_raw for item in found.initiatives] == list(TITLES)
    assert len(found.actions) == 3
    assert [note.text for note in found.notes] == ["認知度が低い。"] * 3
    assert not found.issues


def test_parts_in_running_text_leave_the_item_its_title() -> None:
    found = records(
        "".join(
            f"<p>{n}　{t}</p><p>(1) 現状・課題</p><p>認知度が低い。</p>"
            "<p>(2) 主な取組</p><p>①　便りを送る。</p><p>②　研修を開く。</p>"
            for n, t in enumerate(TITLES, 1)
        )
    )
    assert [item.title_raw for item in found.initiatives] == list(TITLES)
    assert len(found.actions) == 6


def test_a_remark_labelled_on_its_line_is_no_measure() -> None:
    found = records(
        "".join(
            f"<p>{n}　{t}</p><p>【現状・課題】認知度が低い。</p><p>①　便りを送る。</p>"
            for n, t in enumerate(TITLES, 1)
        )
    )
    assert [action.text for action in found.actions] == ["便りを送る。"] * 3
