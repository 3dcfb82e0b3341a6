"""Sentences behind a list that an arrow leads to: they are of the item, not of its last measure."""

from __future__ import annotations

import pytest

import pipeline
from normalize import load_taxonomy
from schema.records import Records


def read(behind: str) -> Records:
    page = (
        '<meta charset="utf-8"><h1>令和3年度　島根支部　事業報告</h1>'
        "<h2>１．戦略的保険者機能関係</h2>"
        "<h3>（１）特定保健指導の実施率の向上</h3><p>【主な取組】</p>"
        f"<ul><li>健診の日に面談を行った</li><li>遠隔面談を始めた</li></ul>{behind}"
        "<h3>（２）コラボヘルスの推進</h3><p>【主な取組】</p><ul><li>カルテを配布した</li></ul>"
        "<h3>（３）広報の推進</h3><p>【主な取組】</p><ul><li>広報誌を発行した</li></ul>"
    )
    return pipeline.convert_document("a.html", page.encode(), taxonomy=load_taxonomy(None)).records


def texts(found: Records) -> list[str]:
    return [action.text for action in found.actions]


@pytest.mark.parametrize(
    ("sentence", "kind"),
    [
        ("⇒ 訪問が途切れたため、次の年度は計画を前倒しする。", "next"),
        ("→　面談の時間が足りず、今後は日程を広げる予定。", "next"),
        ("⇒ 対象者の多い事業所を中心に訪問を増やす", "next"),
        ("⇒ 面談を断る人が多く、実施率は前の年を下回った。", "remark"),
    ],
)
def test_a_sentence_behind_a_list_is_a_note_of_the_item(sentence: str, kind: str) -> None:
    found = read(f"<p>{sentence}</p>")
    assert texts(found)[:2] == ["健診の日に面談を行った", "遠隔面談を始めた"]
    (note,) = [note for note in found.notes if note.text[0] in "⇒→"]
    assert (note.kind, note.initiative_id) == (kind, found.initiatives[0].initiative_id)


def test_a_sentence_of_several_lines_is_one_note() -> None:
    found = read("<p>⇒ 訪問が途切れたため、<br>次の年度は計画を前倒しする。</p>")
    assert "前倒し" not in "".join(texts(found))


@pytest.mark.parametrize(
    "behind", ["<ul><li>機関を増やした<br>⇒ 契約は17機関となった。</li></ul>", "<p>⇒ 17機関</p>"]
)
def test_an_arrow_inside_a_measure_or_before_a_figure_stays_with_it(behind: str) -> None:
    found = read(behind)
    assert not [note for note in found.notes if note.text.startswith("⇒")]
    assert any("17機関" in text for text in texts(found))
