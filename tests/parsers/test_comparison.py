"""Two editions side by side: notes that stand for an item are no measures."""

import pipeline
from normalize import load_taxonomy
from parsers.families.comparison import _MOVED
from schema.records import Records


def records(*rows: tuple[str, str]) -> Records:
    cells = "".join(f"<tr><td>{new}</td><td>{old}</td></tr>" for new, old in rows)
    page = (
        '<meta charset="utf-8"><h1>佐賀支部事業計画 新旧対照表</h1><table>'
        f"<tr><th>令和6年度（新）</th><th>令和5年度（旧）</th></tr>{cells}</table>"
    )
    return pipeline.convert_document("a.html", page.encode(), taxonomy=load_taxonomy(None)).records


def test_a_bracketed_note_alone_in_a_cell_is_a_note() -> None:
    found = records(
        ("１．基盤的保険者機能の盤石化", "１．基盤的保険者機能関係"),
        ("<p>(1) 債権管理</p><p>・催告を急ぐ。</p>", "<p>(1) 債権管理</p><p>・催告を行う。</p>"),
        ("（(1)に統合）", "<p>(2) 債権回収</p><p>・訪問を行う。</p>"),
        ("<p>(2) 広報</p><p>・便りを送る。</p>", "（新設）"),
    )
    texts = [(action.edition, action.text) for action in found.actions]
    assert texts == [
        ("current", "催告を急ぐ。"),
        ("current", "便りを送る。"),
        ("previous", "催告を行う。"),
        ("previous", "訪問を行う。"),
    ]
    assert {"（(1)に統合）", "（新設）"} <= {note.text for note in found.notes}


def test_a_measure_that_ends_like_a_note_is_a_measure() -> None:
    assert _MOVED.match("(5)へ移管")
    assert _MOVED.match("（本部へ移管）")
    assert not _MOVED.match("事務の集約")
    assert not _MOVED.match("【新規】帳票の追加")


def test_a_title_in_the_table_above_the_editions_is_the_documents() -> None:
    rows = [
        "<td colspan=2>（様式３）</td>",
        "<td colspan=2>佐賀支部事業計画 新旧対照表</td>",
        "<td colspan=2>令和6年1月25日</td>",
        "<td>令和6年度（新）</td><td>令和5年度（旧）</td>",
        "<td>１．基盤的保険者機能の盤石化</td><td>１．基盤的保険者機能関係</td>",
        "<td><p>(1) 債権</p><p>・催告を急ぐ。</p></td><td><p>(1) 債権</p><p>・行う。</p></td>",
    ]
    page = '<meta charset="utf-8"><table>' + "".join(f"<tr>{row}</tr>" for row in rows)
    taxonomy = load_taxonomy(None)
    found = pipeline.convert_document("a.html", page.encode(), taxonomy=taxonomy).records
    (document,) = found.documents
    assert (document.branch, document.fiscal_year, document.kind) == ("佐賀", 2024, "comparison")
    assert document.title_raw == "佐賀支部事業計画 新旧対照表"
    assert [action.text for action in found.actions] == ["催告を急ぐ。", "行う。"]
