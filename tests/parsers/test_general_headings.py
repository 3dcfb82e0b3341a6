"""Headings that name no item: general words before the first one, and those of a table."""

from __future__ import annotations

import pipeline
from normalize import load_taxonomy
from schema.records import Records


def records(body: str) -> Records:
    page = f'<meta charset="utf-8"><h1>令和6年度 宮崎支部事業計画</h1>{body}'
    return pipeline.convert_document("a.html", page.encode(), taxonomy=load_taxonomy(None)).records


def test_how_a_branch_sees_its_work_is_no_item() -> None:
    found = records(
        "<h2>第１　事業運営の考え方</h2><p>加入者の健康を支えることを第一に考えて取り組む。</p>"
        "<h2>第２　具体的な取組</h2><h3>１ 基盤的保険者機能関係</h3>"
        "<h4>(1) 広報の推進</h4><p>・便りを毎月送る。</p>"
        "<h4>(2) 健診の推進</h4><p>・案内を個別に送る。</p>"
    )
    assert [i.title_raw for i in found.initiatives] == ["広報の推進", "健診の推進"]
    assert len(found.actions) == 2


def test_a_heading_between_two_tables_that_names_the_second_is_used() -> None:
    head = "<tr><th>項番</th><th>事業</th><th>実施内容</th><th>評価</th></tr>"
    row = "<tr><td>1</td><td>広報の推進</td><td>・便りを送る。</td><td>○</td></tr>"
    one = f"<table>{head}{row}</table>"
    two = one.replace("1</td><td>広報", "2</td><td>健診")
    found = records(f"{one}<h2>２　施策ごとの取組状況</h2>{two}")
    assert len(found.initiatives) == 2
    assert not [issue for issue in found.issues if issue.code == "unused_text"]


def test_small_numerals_below_a_part_numbered_with_large_ones_are_parts_of_items() -> None:
    """Ⅱ 取組の状況, (1), then ⅰ） and ⅱ）, then (2): ⅰ） and ⅱ） are below (1)."""
    table = (
        "<table><tr><th>取組内容</th><th>実施結果</th></tr>"
        "<tr><td>・案内を送る。</td><td>・送った。</td></tr></table>"
    )
    heads = ("(1) データヘルス計画の実施", "ⅰ） 健診の推進", "ⅱ） 健康宣言の推進", "(2) 広報の推進")
    body = "".join(f"<h3>{head}</h3>{table if n else ''}" for n, head in enumerate(heads))
    page = f"<h1>令和5年度 広島支部 取組状況</h1><h2>Ⅱ　取組の状況</h2>{body}"
    found = pipeline.convert_document(
        "a.html", f"<meta charset=utf-8>{page}".encode(), taxonomy=load_taxonomy(None)
    ).records
    assert [(item.number_raw, item.path[-1:]) for item in found.initiatives] == [
        ("ⅰ）", ["データヘルス計画の実施"]),
        ("ⅱ）", ["データヘルス計画の実施"]),
        ("(2)", found.initiatives[-1].path[-1:]),
    ]
    assert "健康宣言の推進" not in found.initiatives[-1].path
