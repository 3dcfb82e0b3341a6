"""Titles that a page sets right in front of their sentence are told by the words it repeats."""

from __future__ import annotations

import pipeline
from normalize import load_taxonomy

RUN_ON = (
    "(2) 支部保健計画の着実な実施支部保健計画の最終年度として、結果をまとめて次の計画に生かす。"
)


def test_a_title_ends_where_its_sentence_repeats_it() -> None:
    cells = [
        "(1) 健全な財政運営<br>①評議会を開催し、保険料率を議論する。",
        RUN_ON,
        "(3) 広報の推進<br>①紙面で知らせる。",
        "(4) 人材の育成<br>①研修を開催する。",
    ]
    rows = "".join(f"<tr><td>{cell}</td><td>－</td></tr>" for cell in cells)
    page = (
        '<meta charset="utf-8"><h1>令和5年度 茨城支部事業計画</h1>'
        f"<table><tr><th>具体的施策等</th><th>ＫＰＩ</th></tr>{rows}</table>"
    )
    found = pipeline.convert_document("a.html", page.encode(), taxonomy=load_taxonomy(None)).records
    assert [item.title_raw for item in found.initiatives][1] == "支部保健計画の着実な実施"
    assert found.actions[1].text.startswith("支部保健計画の最終年度として")
    assert len(found.initiatives) == 4
