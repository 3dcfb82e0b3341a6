"""Two editions side by side: notes that stand for an item are no measures."""

import pipeline
from normalize import load_taxonomy
from parsers.families.editions import MOVED
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
    assert MOVED.match("(5)へ移管")
    assert MOVED.match("（本部へ移管）")
    assert not MOVED.match("事務の集約")
    assert not MOVED.match("【新規】帳票の追加")


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


def test_items_below_a_numbered_one_begin_their_rows() -> None:
    kpi = (
        "<p>■ＫＰＩ：</p><p>【被保険者】（40歳以上）（実施対象者数：1,400人）</p>"
        "<p>・特定保健指導　実施率　38.5％以上（実施見込者数：539人）</p>"
        "<p>【被扶養者】（実施対象者数：300人）</p>"
        "<p>・特定保健指導　実施率　17.0％以上（実施見込者数：51人）</p>"
        "<p>①面談の機関を増やす。</p>"
    )
    old = "■ＫＰＩ：特定保健指導の実施率を35.2％以上とする"
    found = records(
        ("２．戦略的保険者機能関係", "２．戦略的保険者機能関係"),
        ("<p>(1)保健事業の着実な実施</p><p>・計画を進める。</p>",) * 2,
        (
            f"<p>ⅰ) 特定保健指導の推進【重要度：高】</p>{kpi}",
            f"<p>ⅰ) 特定保健指導の推進</p><p>①面談を行う。</p><p>{old}</p>",
        ),
        (
            "<p>ⅱ) 重症化予防の推進</p><p>・文書を送る。</p>",
            "<p>ⅱ) 重症化予防</p><p>・文書を送る。</p><p>（新設）</p>",
        ),
        ("<p>(2)広報の推進</p><p>ⅰ) 便りを送る。</p>", "<p>(2)広報の推進</p><p>・送る。</p>"),
    )
    current = [i for i in found.initiatives if i.edition == "current"]
    assert [(i.number_raw, len(i.path)) for i in current] == [
        ("(1)", 1),
        ("ⅰ)", 2),
        ("ⅱ)", 2),
        ("(2)", 1),
    ]
    assert [
        (t.kpi_id, t.marker, t.eligible_count, t.expected_count) for t in found.kpi_targets
    ] == [
        ("guidance_rate_insured", "kpi", 1400, 539),
        ("guidance_rate_dependents", "kpi", 300, 51),
        ("guidance_rate_overall", "kpi", None, None),
    ]
    assert [action.text for action in found.actions if action.edition == "current"] == [
        "計画を進める。",
        "面談の機関を増やす。",
        "文書を送る。",
        "便りを送る。",
    ]
    assert "unread_statement" not in [issue.code for issue in found.issues]


def test_a_population_on_the_line_of_the_mark() -> None:
    kpi = (
        "<p>■ＫＰＩ：【被扶養者】（対象者数：300人）</p>"
        "<p>・特定健康診査　実施率　33.2％以上（実施見込者数：99人）</p>"
    )
    found = records((f"<p>(1)健診の推進</p>{kpi}", "<p>(1)健診</p><p>・案内を送る。</p>"))
    (target,) = found.kpi_targets
    assert (target.kpi_id, target.marker) == ("dependent_checkup_rate", "kpi")
    assert (target.eligible_count, target.expected_count) == (300, 99)


def test_circled_items_in_rows_of_their_own_and_measures_that_go_on() -> None:
    found = records(
        ("２．戦略的保険者機能関係", "２．戦略的保険者機能関係"),
        ("<p>(1)保健事業の着実な実施</p><p>・計画を進める。</p>",) * 2,
        (
            "<p>①特定健診の推進</p><p>・案内を送る。</p>",
            "<p>①特定健診の推進</p><p>・案内を行う。</p>",
        ),
        (
            "<p>(2)広報の推進</p><p>①便りの送付</p>",
            "<p>(2)広報の推進</p><p>①便りを送る。</p>",
        ),
        (
            "<p>②講座の開催</p><p>③表彰の実施</p>",
            "<p>②講座を開く。</p><p>③表彰を行う。</p>",
        ),
    )
    current = [i for i in found.initiatives if i.edition == "current"]
    assert [(i.number_raw, i.title_raw) for i in current] == [
        ("(1)", "保健事業の着実な実施"),
        ("①", "特定健診の推進"),
        ("(2)", "広報の推進"),
    ]
    assert [a.text for a in found.actions if a.edition == "current"][-3:] == [
        "便りの送付",
        "講座の開催",
        "表彰の実施",
    ]
